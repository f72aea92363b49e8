"""Penalty clauses -> rules (DOMAIN §3): what is punished, on what condition, by whom, within which range.

The grammar lives in assistant.law.penalties; this module joins paragraphs, items and shared consequences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.law.model import Article, LawRef, Provision
from assistant.law.penalties import references
from assistant.law.penalties.layout import ClauseItem, ClauseParagraph, Source, paragraphs_of
from assistant.law.penalties.reading import Reading
from assistant.law.penalty_model import PenaltyRule, Span

_LISTING = re.compile(r"下列|以下|之一")
_LONGEST = 10_000  # the longest article of the law library that names a fine has 2,766 characters
__all__ = ["parse_article"]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the rule being built stands."""

    source: Source
    law: str
    own: Provision
    paragraph: int
    item: int = 0

    @property
    def provision(self) -> Provision:
        return replace(self.own.whole_article(), paragraph=self.paragraph, item=self.item)


def parse_article(article: Article) -> tuple[PenaltyRule, ...]:
    """Every penalty rule of an article, in order; empty when it punishes nothing, one unread when it is far too long.

    Items under 有下列行为之一 become one rule each and share the consequence of the head; items with a
    consequence of their own keep it.

    Args:
        article: an article of the library; its text is the only thing read.
    """
    if article.number is None:
        return ()
    if len(article.text) > _LONGEST:
        return (
            PenaltyRule(
                article.number.whole_article(), "", unread=(f"条文过长（{len(article.text)} 字），没有解析",)
            ),
        )
    source = Source(article.text)
    rules: list[PenaltyRule] = []
    paragraphs = paragraphs_of(source)
    for paragraph in paragraphs:
        place = _Place(source, article.version.law.name, article.number, paragraph.number)
        rules.extend(_paragraph(place, paragraph))
    if not any(rule.penalties or rule.fines or rule.unread for rule in rules):
        return ()
    rules = _without_vague(rules)
    if len(paragraphs) == 1:
        rules = [replace(r, provision=replace(r.provision, paragraph=0)) for r in rules]
    return tuple(rules)


def _without_vague(rules: list[PenaltyRule]) -> list[PenaltyRule]:
    """处以罚款 without a number is dropped where a later paragraph gives the range for 前款第X项行为."""
    later = [r.provision.paragraph for r in rules if any("前款第" in f.condition for f in r.fines)]
    return [
        replace(rule, fines=tuple(f for f in rule.fines if f.type != "unspecified"))
        if rule.provision.paragraph + 1 in later
        else rule
        for rule in rules
    ]


def _paragraph(place: _Place, paragraph: ClauseParagraph) -> Iterator[PenaltyRule]:
    from assistant.law.penalties.grammar import read  # its patterns take a third of a second to compile

    head = read(place.source, paragraph.head)
    if not paragraph.items:
        yield from (_rule(place, r) for r in head if _punishes(r))
        return
    *before, last = head or [Reading("", Span(0, 0))]
    yield from (_rule(place, r) for r in before if _punishes(r))
    for item in paragraph.items:
        yield from _item(replace(place, item=item.number), last, item)


def _item(place: _Place, head: Reading, item: ClauseItem) -> Iterator[PenaltyRule]:
    from assistant.law.penalties.grammar import read

    graded = bool(head.conduct) and not _LISTING.search(head.conduct)
    readings = read(place.source, item.phrases, head.subject, head.for_items, graded)
    own = [r for r in readings if _own(head, r)]
    if own:
        head = replace(head, fines=[f for f in head.fines if f.type != "unspecified"])
        yield from (_rule(place, _joined(head, r)) for r in own)
    elif _punishes(head) and item.phrases:
        yield _rule(place, _with_conduct(place, head, item))


def _punishes(reading: Reading) -> bool:
    return reading.imposes or bool(reading.unread)


def _own(head: Reading, reading: Reading) -> bool:
    """An item that punishes by itself; a bare list of penalties (听证的范围, 处罚的种类) does not."""
    return _punishes(reading) and bool(reading.conduct or head.imposes or head.for_items)


def _with_conduct(place: _Place, head: Reading, item: ClauseItem) -> Reading:
    """The head's consequences for the conduct of one item."""
    start, end = item.phrases[0].start, item.phrases[-1].end
    text = place.source.text[start:end]
    own = Reading(text, place.source.span(start, end), violated=list(references.violated(text)))
    for found in own.violated:
        own.mark("violated", place.source.span(start + found.start, start + found.end))
    return replace(_joined(head, own), subject=head.subject)


def _joined(head: Reading, own: Reading) -> Reading:
    """An item under a head: the head's duties, orders and penalties hold too."""
    spans = {name: [*head.spans.get(name, []), *own.spans.get(name, [])] for name in head.spans | own.spans}
    return replace(
        own,
        conduct=f"{head.conduct}：{own.conduct}" if head.conduct else own.conduct,
        violated=head.violated + own.violated,
        agencies=list(dict.fromkeys(head.agencies + own.agencies)),
        orders=list(dict.fromkeys(head.orders + own.orders)),
        order_conditions=own.order_conditions | head.order_conditions,
        penalties=head.penalties + own.penalties,
        fines=head.fines + own.fines,
        borrowed=head.borrowed + own.borrowed,
        other=head.other + own.other,
        unread=head.unread + own.unread,
        spans=spans,
    )


def _rule(place: _Place, reading: Reading) -> PenaltyRule:
    return PenaltyRule(
        provision=place.provision,
        conduct=reading.conduct,
        violated=tuple(dict.fromkeys(LawRef(f.law or place.law, f.provision) for f in reading.violated)),
        same_article=tuple(references.violated_here(reading.conduct, place.own, place.paragraph)),
        subject=reading.subject,
        agency=tuple(reading.agencies),
        orders=tuple(reading.orders),
        order_conditions=tuple(reading.order_conditions.get(order, "") for order in reading.orders),
        penalties=tuple(reading.penalties),
        fines=tuple(dict.fromkeys(reading.fines)),
        references=_references(place, reading.borrowed),
        other=tuple(reading.other),
        unread=tuple(reading.unread),
        conduct_span=reading.span,
        spans={name: tuple(spans) for name, spans in reading.spans.items()},
    )


def _references(place: _Place, norms: list[str]) -> tuple[LawRef, ...]:
    found = (f for norm in norms for f in references.borrowed_from(norm, place.own, place.paragraph))
    return tuple(dict.fromkeys(LawRef(f.law or place.law, f.provision) for f in found))
