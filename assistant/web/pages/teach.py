"""培训: practice with explanations, packs and examination papers, banks of questions, the counter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.dossier.audit import Action
from assistant.web import keeping, rights, session
from assistant.web.components.download import Download
from assistant.web.components.form import Form
from assistant.web.components.part import Part, asked
from assistant.web.components.shapes import NOTHING, button, waiting
from assistant.web.frame import room
from assistant.web.handlers import QUIET
from assistant.web.named import arriving, named
from assistant.web.teachroom import answering, papers, practising
from assistant.web.teachroom.views import views

_PAGE, _KEY = "teach", "practice"
_START = Markup('<div class="bar-of-buttons">{}</div>').format(button("开始", "next", main=True))
_EMPTIED = {"go": ("asked",), "asked": (), "make": ("making",), "reply": ("answer",)}
Shown = dict[str, Any]


def build() -> None:
    """Lay out the page."""
    parts: dict[str, Any] = {}
    with room():
        parts["views"] = Part(elem_id="teach-views")
        parts["error"] = Part(elem_id="teach-error")
        with gr.Column(elem_classes=["view", "view-practice", "narrow"]):
            parts["who"] = Form("teach-who", practising.FIELDS, elem_id="teach-who", elem_classes=["sheet"])
            parts["go"] = Part(_START, elem_id="teach-go")
            parts["asked"] = Part(elem_id="teach-asked")
        with gr.Column(elem_classes=["view", "view-papers", "narrow"]):
            parts["paper"] = Form("teach-paper", papers.FIELDS, elem_id="teach-paper", elem_classes=["sheet"])
            parts["make"] = Part(papers.BUTTONS, elem_id="teach-make")
            parts["making"] = Part(elem_id="teach-making")
            parts["file"] = Download()
        with gr.Column(elem_classes=["view", "view-bank", "narrow"]):
            files = gr.File(label="题库（JSONL）", file_count="multiple", height=140)
            take = gr.Button("导入并核对", elem_id="teach-bank", size="sm", elem_classes=["fit"])
            parts["report"] = Part(elem_id="teach-report")
        with gr.Column(elem_classes=["view", "view-counter", "narrow"]):
            parts["said"] = Form("teach-said", answering.FIELDS, elem_id="teach-said", elem_classes=["sheet"])
            parts["reply"] = Part(answering.BUTTONS, elem_id="teach-reply")
            parts["answer"] = Part(elem_id="teach-answer")
    _wire(parts, files, take)


def _wire(parts: dict[str, Any], files: gr.File, take: gr.Button) -> None:
    everything = list(parts.values())
    inputs = [parts["who"], parts["paper"], parts["said"]]
    for name in ("go", "asked", "make", "reply"):
        parts[name].act(named(parts, clicked, *_EMPTIED[name]), inputs, everything, **QUIET)
    for event in (parts["who"].typed, parts["who"].left):
        event(named(parts, typed), parts["who"], everything, **QUIET)
    take.click(named(parts, _banked, "report"), files, everything, **QUIET)
    arriving(parts, arrive)


def arrive(query: Mapping[str, str]) -> Shown:
    """The view that the address names, with who practised last.

    Raises:
        AssistantError: the data cannot be read.
    """
    view = query.get("view", "practice")
    kept = keeping.opened(_PAGE, _KEY)
    values = practising.STARTS | (kept.get("values") or {})
    return {
        "views": views(view),
        "who": gr.update(value=kept | {"values": values | {"learner": practising.learner(values)}}),
        "paper": gr.update(value={"key": "teach-paper", "values": papers.STARTS}),
        "said": gr.update(value={"key": "teach-said", "values": {}}),
        "asked": practising.score_card(values),
    }


def typed(value: dict[str, Any]) -> Shown:
    """Keep who practises what.

    Raises:
        StoreError: the database fails.
    """
    return {"who": keeping.keep(_PAGE, value)}


def clicked(
    event: gr.EventData,
    who: dict[str, Any],
    paper: dict[str, Any],
    said: dict[str, Any],
) -> Iterator[Shown]:
    """What a click does, by its act; what takes long says so first.

    Raises:
        AssistantError: what the act raises.
    """
    given = asked(event)
    act, values = given.get("act", ""), who["values"]
    if act == "next":
        yield {"asked": waiting("正在出题…")}
        yield {"asked": practising.asked(practising.next_question(values))}
    elif act == "answer":
        yield {"asked": practising.answered(given.get("question", ""), given.get("given", ""), values)}
    elif act in papers.MADE:
        yield {"making": waiting("正在生成…")}
        made = papers.MADE[act](paper["values"])
        yield {"making": NOTHING, "file": made}
    else:
        yield {"answer": waiting("正在查…")}
        yield {"answer": answering.answered(said["values"])}


def _banked(paths: list[str] | None) -> Shown:
    session.require(*rights.TEACH)
    report = papers.bank(paths)
    session.record(Action.BANK_IMPORTED, about=f"{len(paths or ())} 个文件")
    return {"report": report}
