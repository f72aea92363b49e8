"""An article opened: its text with links, what it punishes, the duties behind it, how it read before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup, escape

from assistant.law import lookup
from assistant.law.citations import Context, find_citations
from assistant.law.diff import Change, ChangeKind, compare
from assistant.law.library import LawLibrary
from assistant.law.links import LinkedRule, linked_rules, rules_at, rules_enforcing
from assistant.law.model import Article, LawRef, Version
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule
from assistant.law.penalty_query import COLUMNS, provision_label, rows_of
from assistant.web.components.ranges import range_bar
from assistant.web.components.shapes import NOTHING, card, folded, href, joined, link, pill, said
from assistant.web.lawroom.changes import change
from assistant.web.lawroom.reading import Opened

EMPTY = card("条文", Markup('<p class="dim">点条号，这里列出罚则、所罚的义务和历次文本。</p>'))


def pane(opened: Opened) -> Markup:
    """All about the article that is opened."""
    article = opened.article
    if article is None or opened.version is None:
        return EMPTY
    head = card(
        article.label,
        joined([Markup('<p class="law-one">{}</p>').format(linked(opened.library, article))]),
        right=link("本条的地址", opened.address(article.label)),
    )
    return joined([head, _penalties(article), _duties(opened, article), _earlier(opened, article)])


def linked(library: LawLibrary, article: Article) -> Markup:
    """The text with its citations of held law as links."""
    words, out, done = article.text, [], 0
    context = Context(article.version.law.name, article.number)
    for citation in find_citations(words, library=library, context=context):
        found = library.find(citation.name) if citation.name and citation.provision else []
        if len(found) == 1 and citation.provision and citation.start >= done:
            where = href("law", id=str(found[0].id), article=citation.provision.label)
            out += [escape(words[done : citation.start]), link(words[citation.start : citation.end], where)]
            done = citation.end
    return Markup("<br>").join(joined([*out, escape(words[done:])]).split("\n"))


def _penalties(article: Article) -> Markup:
    rules = list(parse_article(article))
    drawn = [_rule(rule, article) for rule in rules]
    unread = [words for rule in rules for words in rule.unread]
    warn = said(f"有没读出的幅度：{'；'.join(unread)}", "a") if unread else NOTHING
    if not rules:
        return card("罚则", Markup('<p class="dim">本条没有读出处罚规定。</p>'))
    return card(f"罚则 {len(rules)}", joined([warn, *drawn]))


def _rule(rule: PenaltyRule, article: Article) -> Markup:
    """One punished conduct: what follows in which case and for whom."""
    body = dict.fromkeys(row[2:6] for row in rows_of(rule, article))
    lines = (
        Markup("<tr>{}</tr>").format(joined(Markup("<td>{}</td>").format(cell) for cell in row))
        for row in body
    )
    head = joined(Markup("<th>{}</th>").format(name) for name in COLUMNS[2:6])
    tiers = [
        (Decimal(str(fine.min or 0)), Decimal(str(fine.max)))
        for fine in rule.fines
        if fine.type == "amount" and fine.max is not None
    ]
    return Markup(
        '<div class="law-rule"><p><b>{}</b>　{}</p>{}<div class="scroll" tabindex="0" role="region" aria-label="罚则表">'
        "<table><tr>{}</tr>{}</table></div></div>"
    ).format(rule.provision.format(), rule.conduct, range_bar(tiers), head, joined(lines))


@lru_cache(maxsize=8)
def _linked_rules(library: LawLibrary, stamp: str, version: Version) -> tuple[LinkedRule, ...]:
    """The rules of a version with their duties; ``stamp`` is there to look again after an import."""
    return tuple(linked_rules(library.articles(version)))


def _duties(opened: Opened, article: Article) -> Markup:
    """Penalty clause to duties, and duty to penalty clauses."""
    if opened.version is None or article.number is None:
        return NOTHING
    found = _linked_rules(opened.library, opened.library.stamp, opened.version)
    own = [
        _duty(opened, duty.duty, inferred=duty.inferred)
        for one in rules_at(found, article.number)
        for duty in one.duties
    ]
    back = [
        _duty(opened, LawRef(opened.law.name, one.rule.provision), inferred=_guessed(one, article))
        for one in rules_enforcing(found, opened.law.name, article.number)
        if one.article.number != article.number
    ]
    parts = [_links("所罚的义务", own), _links("违反本条的罚则", back)]
    return card("关联", joined(parts)) if any(parts) else NOTHING


def _guessed(one: LinkedRule, article: Article) -> bool:
    place = article.number
    return all(link.inferred for link in one.duties if place and place.touches(link.duty.provision))


def _duty(opened: Opened, ref: LawRef, *, inferred: bool) -> Markup:
    words = provision_label(ref, opened.law.name)
    day = opened.day.isoformat() if opened.day else ""
    where = (
        href("law", id=str(opened.law.id), article=ref.provision.label, as_of=day)
        if ref.law == opened.law.name
        else href("law", name=ref.law, article=ref.provision.label, as_of=day)
    )
    return Markup("{}{}").format(
        link(words, where), Markup(" {}").format(pill("推断", "a")) if inferred else ""
    )


def _links(title: str, found: Sequence[Markup]) -> Markup:
    seen = list(dict.fromkeys(found))
    return (
        Markup('<p><span class="dim">{}：</span>{}</p>').format(title, joined(seen, "　"))
        if seen
        else NOTHING
    )


@lru_cache(maxsize=8)
def _compared(library: LawLibrary, stamp: str, old: Version, new: Version) -> tuple[Change, ...]:
    return tuple(compare(library.articles(old), library.articles(new)))


def _earlier(opened: Opened, article: Article) -> Markup:
    """How the article read in the versions before, each against the one after it."""
    drawn = [
        folded(f"{found.kind}：{lookup.version_label(version)}", change(found))
        for version, found in _history(opened, article)
    ]
    return card("历次文本", joined(drawn)) if drawn else NOTHING


def _history(opened: Opened, article: Article) -> Iterator[tuple[Version, Change]]:
    versions = opened.library.versions(opened.law)
    at = versions.index(article.version) if article.version in versions else 0
    for place in range(at, 0, -1):
        old, new = versions[place - 1], versions[place]
        found = next(
            (
                c
                for c in _compared(opened.library, opened.library.stamp, old, new)
                if c.after and c.after.number == article.number
            ),
            None,
        )
        if found is None or found.before is None:
            if found is not None and found.kind is ChangeKind.ADDED:
                yield old, found
            return
        if found.kind is not ChangeKind.SAME:
            yield old, found
        article = found.before
