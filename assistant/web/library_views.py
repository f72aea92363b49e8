"""HTML of the library tab: a law with its contents, the differences of two versions, an import's report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from assistant.law import lookup
from assistant.law.citations import Context, find_citations
from assistant.law.diff import Change, ChangeKind
from assistant.law.importer import Report
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Provision, Version
from assistant.law.penalties.text import limits
from assistant.law.transition import Transition
from assistant.web.common import escape

_LISTED = 200
_NAMED = 5
_TITLE = re.compile("《[^《》]+(?:《[^《》]+》[^《》]*)*》")
_TAGS = {-1: "del", 1: "ins"}


def title_html(library: LawLibrary, law: Law, version: Version | None, day: date | None = None) -> str:
    """Name, standing and dates of a law, and all its versions."""
    standing = lookup.status(version, day) if version else "该日尚无收录的文本"
    tone = "ok" if standing == "现行有效" else "warn"
    dates = escape(lookup.version_label(version)) if version else ""
    sure = f"施行日期{escape(version.certainty)}；来源 {escape(version.source)}" if version else ""
    if version and version.incomplete:
        sure += f"；<b>本库文本不完整</b>（{escape(version.incomplete)}），请核对公布文本"
    readings = library.variants(version) if version else []
    if readings:
        places = "、".join(sorted({label or "正文" for _, label, _ in readings})[:_NAMED])
        sure += f"；另一来源的同日文本有 {len(readings)} 处文字不同（{escape(places)}），请核对公布文本"
    return (
        f'<div class="card"><h3>{escape(law.name)}</h3><span class="tag {tone}">{escape(standing)}</span>'
        f'<span class="tag">{escape(law.level)}</span><span class="tag">{escape(law.region or "全国")}</span> {dates}'
        f"<br><small>{sure}<br>库内版本：{escape(lookup.describe_versions(library.versions(law)))}</small></div>"
    )


def contents_html(articles: Iterable[Article]) -> str:
    """Chapters and article numbers as links into the text."""
    out, chapter = [], ""
    for article in articles:
        if article.chapter != chapter:
            chapter = article.chapter
            out.append(f'<div class="law-chapter">{escape(chapter)}</div>')
        out.append(f'<a href="#{anchor(article)}">{escape(article.label)}</a> ')
    return f'<nav class="law-contents">{"".join(out)}</nav>'


def text_html(
    library: LawLibrary, law: Law, articles: Iterable[Article], here: Provision | None = None
) -> str:
    """The whole text; citations of loaded law are links.

    Args:
        library: to settle the citations.
        law: the law shown.
        articles: its articles in order.
        here: the article to scroll to and mark.
    """
    out, chapter = [], ""
    for article in articles:
        if article.chapter != chapter:
            chapter = article.chapter
            out.append(f"<h4>{escape(chapter)}</h4>")
        marked = " here" if here and article.number == here.whole_article() else ""
        label = f"<b>{escape(article.label)}</b>　" if article.number else ""
        body = _linked(library, law, article).replace("\n", "<br>　　")
        out.append(f'<p class="law-article{marked}" id="{anchor(article)}">{label}{body}</p>')
    return f'<div class="law-text">{"".join(out)}</div>'


def anchor(article: Article) -> str:
    """The id of an article within the page."""
    number = article.number
    return f"law-{number.article}-{number.suffix}" if number else f"law-part-{article.position}"


def _linked(library: LawLibrary, law: Law, article: Article) -> str:
    """The article's text, escaped, with citations and titles of loaded law as links that the page opens."""
    text, out, done = article.text, [], 0
    for start, end, target, at in sorted(_references(library, law, article), key=lambda r: (r[0], -r[1])):
        if start >= done:
            out.append(escape(text[done:start]) + _link(target, at, law, text[start:end]))
            done = end
    return "".join(out) + escape(text[done:])


def _references(
    library: LawLibrary, law: Law, article: Article
) -> Iterator[tuple[int, int, Law, Provision | None]]:
    """Places in the text that name a loaded law: start, end, the law and the address in it."""
    for citation in find_citations(article.text, library=library, context=Context(law.name, article.number)):
        found = library.find(citation.name) if citation.name and citation.provision else []
        if len(found) == 1:
            yield citation.start, citation.end, found[0], citation.provision
    for title in _TITLE.finditer(article.text):
        found = library.find(title[0])
        if len(found) == 1 and found[0].id != law.id:
            yield title.start(), title.end(), found[0], None


def _link(target: Law, at: Provision | None, shown: Law, words: str) -> str:
    """A link within the page for the law shown, else one that opens the other law."""
    if target.id == shown.id and at:
        return f'<a href="#law-{at.article}-{at.suffix}">{escape(words)}</a>'
    return f'<a href="#" data-open="{target.id}|{at.label if at else ""}">{escape(words)}</a>'


def changes_html(changes: Iterable[Change], *, unchanged: bool = False) -> str:
    """Articles side by side in one column: taken out and put in are coloured."""
    cards = [_change(change) for change in changes if unchanged or change.kind is not ChangeKind.SAME]
    return "".join(cards) or "<p>两个版本的条文相同。</p>"


def _change(change: Change) -> str:
    only = change.after or change.before
    if change.edits:
        text = "".join(_edit(edit.op, edit.text) for edit in change.edits)
    elif change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        text = _edit(1 if change.kind is ChangeKind.ADDED else -1, only.text if only else "")
    else:
        text = escape(only.text if only else "").replace("\n", "<br>")
    return f'<div class="card"><span class="tag">{escape(change.kind)}</span><b>{escape(change.label)}</b><br>{text}</div>'


def _edit(op: int, text: str) -> str:
    inner = escape(text).replace("\n", "<br>")
    return f"<{_TAGS[op]}>{inner}</{_TAGS[op]}>" if op in _TAGS else inner


def transition_html(result: Transition) -> str:
    """Which version governs, what changed, and fines side by side."""
    rows = "".join(
        f"<tr><td>{escape(fine.article)}</td><td>{escape(fine.who)}</td><td>{limits(*fine.before)}</td>"
        f"<td>{limits(*fine.after)}</td><td>{escape(fine.lighter)}</td></tr>"
        for fine in result.fines
    )
    table = (
        f"<table><tr><th>条</th><th>对象</th><th>行为时</th><th>决定时</th><th>罚款幅度较轻</th></tr>{rows}</table>"
        if rows
        else ""
    )
    doubts = "".join(f'<p class="tag warn">日期{escape(line)}</p>' for line in result.uncertain.splitlines())
    versions = "".join(
        f"<p>{title}：{escape(lookup.version_label(version)) if version else '没有收录的有效文本'}</p>"
        for title, version in (("行为时", result.at_act), ("决定时", result.at_decision))
    )
    shown = changes_html(result.changes) if result.changes else ""
    return f'<div class="card">{versions}<p><b>{escape(result.advice)}</b></p>{doubts}{table}</div>{shown}'


def report_html(report: Report, *, preview: bool) -> str:
    """What an import did or would do."""
    parts = [f"<b>{escape(report.summary(preview=preview))}</b>"]
    for title, lines in (
        ("新增法规", report.new_laws),
        ("新版本", report.new_versions),
        ("同日异文", report.variants),
        ("未能读取或需留意", report.problems),
    ):
        if lines:
            shown = "".join(f"<li>{escape(line)}</li>" for line in lines[:_LISTED])
            more = f"<li>……共 {len(lines)} 条</li>" if len(lines) > _LISTED else ""
            parts.append(f"<details open><summary>{title}</summary><ul>{shown}{more}</ul></details>")
    return f'<div class="card">{"".join(parts)}</div>'
