"""笔录: the recording, the lines and the head at the left; the open line, the checklist and the case at the right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.web.common import saved_cases
from assistant.web.components.download import Download
from assistant.web.components.form import Field, Form
from assistant.web.components.part import Part, asked
from assistant.web.components.place import Place
from assistant.web.components.shapes import button
from assistant.web.frame import room
from assistant.web.handlers import QUIET
from assistant.web.named import arriving, named
from assistant.web.recording import actions, voices
from assistant.web.recording.kept import HEAD

_TWICE = "这份笔录在另一个标签页也打开着，请只在一处修改。"
_EDIT = (
    Field("text", "整理后的文字（识别原话另行保留，改动留痕）", "area", size="wide", rows=4),
    Field("role", "这一行是", "choice", choices=("问", "答", "其他"), size="half"),
)
_SPEAKERS = (Field("speakers", "说话人数", "choice", choices=actions.SPEAKERS, size="wide"),)
_VOICES = (Field("old", "把说话人", hint="如 询问人2", size="half"), Field("new", "改名为", size="half"))
_BAR = Markup('<div class="bar-of-buttons">{}{}{}</div>')
_CASE = _BAR.format(
    button("存入案件", "keep", main=True), button("由案件填写抬头", "fill"), button("按案件列出追问", "ask")
)


def build() -> None:
    """Lay out the page."""
    parts: dict[str, Any] = {"place": Place(_TWICE), "key": gr.Textbox(visible="hidden")}
    with room(), gr.Row(elem_classes=["paper-cols"]):
        with gr.Column():
            parts["error"] = Part(elem_id="record-error")
            _source(parts)
            parts["going"] = Part(elem_id="record-going")
            parts["lines"] = Part(elem_id="record-lines")
            parts["tools"] = Part(elem_id="record-tools")
            with gr.Accordion("笔录抬头", open=False):
                parts["head"] = Form("record-head", HEAD, elem_id="record-head")
        with gr.Column(elem_classes=["beside"]):
            _line(parts)
            parts["checklist"] = Part(elem_id="record-check")
            _more(parts)
    parts["download"] = Download()
    _wire(parts)


def _source(parts: dict[str, Any]) -> None:
    with gr.Row(elem_classes=["sound"]):
        parts["audio"] = gr.Audio(
            label="录音或录像（上传，或点话筒现场录）",
            type="filepath",
            sources=["upload", "microphone"],
            elem_id="record-audio",
        )
        with gr.Column():
            parts["speakers"] = Form("record-speakers", _SPEAKERS, elem_id="record-speakers")
            parts["start"] = Part(elem_id="record-start")


def _line(parts: dict[str, Any]) -> None:
    with gr.Column(elem_classes=["sheet", "editor"], elem_id="record-editor"):
        parts["line_head"] = Part()
        parts["clip"] = gr.Audio(
            label="这一行的原声", interactive=False, autoplay=True, elem_id="record-clip"
        )
        parts["edit"] = Form("record-edit", _EDIT, elem_id="record-edit")
        parts["line_foot"] = Part(elem_id="record-line-foot")


def _more(parts: dict[str, Any]) -> None:
    with gr.Accordion("说话人改名", open=False):
        parts["voices"] = Form("record-voices", _VOICES, elem_id="record-voices")
        parts["rename"] = Part(_BAR.format(button("改名", "rename"), "", ""), elem_id="record-rename")
    with gr.Accordion("存入案件、按案件追问", open=False):
        parts["case"] = gr.Dropdown([], label="已保存的案件", interactive=True, elem_id="record-case")
        parts["case_go"] = Part(_CASE, elem_id="record-case-go")
        parts["into"] = Part(elem_id="record-into")
    with gr.Accordion("登记执法人员的声音（可选）", open=False):
        parts["name"] = gr.Textbox(label="姓名", max_lines=1)
        parts["sample"] = gr.Audio(label="只有本人说话的录音，至少 3 秒", type="filepath")
        with gr.Row():
            parts["enrol"], parts["forget"] = gr.Button("登记", size="sm"), gr.Button("删除", size="sm")
        parts["known"] = Part(voices.known(), elem_id="record-known")


def _wire(parts: dict[str, Any]) -> None:
    everything = list(parts.values())
    inputs = [parts[name] for name in ("key", "edit", "voices", "case")]
    for name in ("start", "going", "lines", "tools", "line_foot", "rename", "case_go"):
        parts[name].act(named(parts, _clicked, "going"), inputs, everything, **QUIET)
    for event in (parts["audio"].upload, parts["audio"].stop_recording, parts["audio"].clear):
        event(named(parts, actions.take_audio), [parts["key"], parts["audio"]], everything, **QUIET)
    parts["speakers"].left(named(parts, actions.take_speakers), parts["speakers"], everything, **QUIET)
    for event in (parts["head"].typed, parts["head"].left):
        event(named(parts, actions.head_typed), parts["head"], everything, **QUIET)
    parts["case"].focus(lambda: gr.update(choices=saved_cases()), None, parts["case"], **QUIET)
    parts["enrol"].click(named(parts, voices.enrol), [parts["name"], parts["sample"]], everything, **QUIET)
    parts["forget"].click(named(parts, voices.forget), parts["name"], everything, **QUIET)
    arriving(parts, actions.opening)


def _clicked(
    event: gr.EventData,
    request: gr.Request,
    key: str,
    edited: dict[str, Any],
    renamed: dict[str, Any],
    case_id: str | None,
) -> Iterator[actions.Shown]:
    yield from actions.clicked(asked(event), key, edited, renamed, case_id, request)
