"""The search page: articles for a question or a number, the text at the right; cases whose number or party is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.contract.search import SEARCH, FoundArticle, SearchAnswer, SearchRequest
from assistant.dossier.ingest import check_text
from assistant.errors import AssistantError, InputError
from assistant.law.library import open_library
from assistant.law.lookup import read_day
from assistant.web import work
from assistant.web.casework import listing
from assistant.web.casework.cited import pane
from assistant.web.common import REGION, REGION_HINT
from assistant.web.components.part import Part, asked
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import NOTHING, card, href, joined, link, pill, said, waiting
from assistant.web.components.source import EMPTY
from assistant.web.frame import opening, room
from assistant.web.handlers import QUIET

_WHY = {"named": "点名的条文", "characters": "字面相近", "dense": "意思相近", "asked": "与收录的问法相近"}
_COUNT, _LAWS = 12, 5
_LINE = 80
_BOX = Markup(
    '<form action="./search" method="get" role="search" class="ask"><label class="find big">'
    '<input name="q" value="{}" placeholder="问题、行为描述，或者法名和条号" aria-label="查什么" autocomplete="off" maxlength="2000">'
    '<kbd>回车</kbd></label><div class="ask-more"><label>{} <input name="region" value="{}" placeholder="{}"'
    ' data-remember="region"></label><label>按哪一天的规定 <input name="as_of" value="{}" placeholder="留空为今天">'
    '</label><button class="go">查找</button></div></form>'
)


def build() -> None:
    """Lay out the page."""
    with room():
        box = Part(box_of({}), elem_id="search-box")
        with gr.Row(elem_classes=["two"]):
            with gr.Column():
                cases = Part(elem_id="search-cases")
                hits = Part(elem_id="search-hits")
            with gr.Column(elem_classes=["beside"]):
                source = Part(EMPTY, elem_id="search-source")
    opening(found, [box, cases, hits, source])
    hits.act(_shown, None, source, **QUIET)


def box_of(query: dict[str, str]) -> Markup:
    """The box with what was asked."""
    given = (query.get("q", ""), REGION, query.get("region", ""), REGION_HINT, query.get("as_of", ""))
    return _BOX.format(*given)


def found(query: dict[str, str]) -> Iterator[list[Any]]:
    """What the address asks for: first that it is being searched, then cases and articles; errors at their place."""
    text = query.get("q", "").strip()
    if not text:
        yield [
            box_of(query),
            NOTHING,
            card("", said("在上面的框里写问题、法名和条号、案号或者当事人。")),
            EMPTY,
        ]
        return
    yield [box_of(query), NOTHING, waiting("正在检索…"), EMPTY]
    try:
        asked_for = SearchRequest(
            query=check_text(text, name="问题"),
            region=query.get("region", ""),
            as_of=query.get("as_of", ""),
            k=_COUNT,
        )
        answer: SearchAnswer = work.answer(SEARCH, asked_for)
    except AssistantError as error:
        yield [box_of(query), _cases(text), card("", said(str(error), "r")), EMPTY]
        return
    first = answer.hits[0] if answer.hits else None
    listed = joined([_laws(text), _cases(text)])
    yield [box_of(query), listed, results(answer, text), _article(first, answer) if first else EMPTY]


def _laws(text: str) -> Markup:
    """The law that the words name, whole: a way to open it."""
    try:
        named = open_library().find(text.strip("《》"))
    except AssistantError:
        return NOTHING
    links = [link(f"打开《{law.name}》", href("law", id=str(law.id))) for law in named[:_LAWS]]
    return card("法规", joined(said(one) for one in links)) if links else NOTHING


def _cases(text: str) -> Markup:
    try:
        listed = listing.found(listing.listed(), text)
    except AssistantError:
        return NOTHING
    return card(f"案件 {len(listed)}", rows(listed, group="cases")) if listed else NOTHING


def results(answer: SearchAnswer, text: str) -> Markup:
    """The articles, a line each; opening one shows it at the right."""
    day = answer.as_of.isoformat() if answer.as_of else ""
    listed = rows((_row(hit, day) for hit in answer.hits), group="hits", opened=0)
    notes = joined(said(note, "a") for note in answer.notes)
    empty = "" if answer.hits or answer.notes else "没有找到相关法条（库中可能未收录）。"
    pending = f"有 {answer.pending} 条法条尚未生成向量，暂按字词检索；运行 assistant index build 可补齐。"
    more = said(pending) if answer.pending else NOTHING
    case = link("以此为事实办案", href("case", new="1", facts=text, step="clause"))
    return card(
        f"按 {day} 的规定，找到 {len(answer.hits)} 条", joined([notes, listed, said(empty), more]), right=case
    )


def _row(hit: FoundArticle, day: str) -> Row:
    whole = " ".join(hit.text.split())
    line = Markup("<b>《{}》{}</b>　<span class='dim'>{}</span>").format(hit.law, hit.article, whole[:_LINE])
    why = "、".join(_WHY.get(channel, channel) for channel in hit.channels)
    place = hit.region.replace("/", "") or "全国"
    told = [hit.level, place, hit.chapter, _standing(hit), why]
    open_law = link("在法规库打开", href("law", name=hit.law, article=hit.article, as_of=day))
    body = Markup('<p class="small dim">{}　{}</p>').format(
        " · ".join(part for part in told if part), open_law
    )
    return Row(
        line,
        right=pill(place, "n") if hit.region else NOTHING,
        body=body,
        opens="see",
        values={"law": hit.law, "place": hit.article, "day": day},
    )


def _standing(hit: FoundArticle) -> str:
    since = f"{hit.effective} 起施行" if hit.effective else "施行日期未收录"
    until = f"，{hit.until} 起失效或被修改" if hit.until else ""
    doubt = "" if hit.certainty == "确定" else f"（{hit.certainty}）"
    return since + until + doubt


def _article(hit: FoundArticle, answer: SearchAnswer) -> Markup:
    return pane(hit.law, hit.article, answer.as_of)


def _shown(event: gr.EventData) -> Any:
    clicked = asked(event)
    try:
        day = read_day(clicked.get("day", ""))
    except InputError:
        day = None
    return pane(clicked.get("law", ""), clicked.get("place", ""), day)
