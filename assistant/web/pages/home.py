"""首页: the one box, what is due, my cases."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.errors import AssistantError
from assistant.web.casework import listing, saving
from assistant.web.components.part import Part, asked
from assistant.web.components.place import Place, go
from assistant.web.components.shapes import NOTHING
from assistant.web.frame import find_box, opening, room
from assistant.web.handlers import QUIET

_HINT = "路边烧烤摊把油水倒进雨水井，适用哪一条？"
_UNDER = Markup(
    '<p class="small dim under">问题　·　行政处罚法第三十三条　·　案号、文号、当事人　　'
    # each a link as a whole: a link to a page that the role may not open is not shown, and no half sentence is left
    '<a href="./record">有录音，先做询问笔录</a>　<a href="./case?new=1">有材料，先新建案件</a>　<a href="./review">有决定书，先审核</a></p>'
)


def build() -> None:
    """Lay out the page."""
    place = Place("", elem_id="home-place")
    with room(narrow=True):
        Part(find_box(big=True, hint=_HINT) + _UNDER, elem_id="home-find")
        with gr.Row(elem_classes=["halves"]):
            due = Part(elem_id="home-due")
            mine = Part(elem_id="home-mine")
    opening(lambda _: _lists(), [due, mine])
    mine.act(_demo, None, place, **QUIET)


def _lists() -> list[Any]:
    try:
        cases = listing.listed()
    except AssistantError as error:
        return [NOTHING, listing.problem(error)]
    return [listing.due(cases), listing.mine(cases)]


def _demo(event: gr.EventData) -> Any:
    if asked(event).get("act") != "demo":
        return gr.skip()
    return go("case", id=saving.demo())
