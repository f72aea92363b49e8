"""审核: the paper with its marks at the left, the findings at the right, each accepted or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from assistant.web.components.download import Download
from assistant.web.components.form import Field, Form
from assistant.web.components.part import Part, asked
from assistant.web.components.place import Place
from assistant.web.frame import room
from assistant.web.handlers import QUIET
from assistant.web.named import arriving, named
from assistant.web.reviewing import actions

_TWICE = "这份审核在另一个标签页也打开着，请只在一处处理。"
_FILES = [
    ".docx",
    ".doc",
    ".wps",
    ".rtf",
    ".odt",
    ".pdf",
    ".txt",
    ".html",
    ".jpg",
    ".jpeg",
    ".png",
    ".bmp",
    ".tif",
    ".tiff",
]
_FIELDS = (
    Field("text", "文书内容", "area", hint="把文书粘贴在这里，或者在上面选择文件", size="wide", rows=13),
    Field("as_of", "按哪一天的法律", "date", hint="留空取文书的落款日期", size="half"),
)
_REASON = (Field("reason", "理由（留在审核记录里）", "area", size="wide", rows=3),)


def build() -> None:
    """Lay out the page."""
    parts: dict[str, Any] = {"place": Place(_TWICE), "key": gr.Textbox(visible="hidden")}
    parts["strip"] = Part(elem_id="review-strip")
    with room(), gr.Row(elem_classes=["paper-cols"]):
        with gr.Column():
            parts["error"] = Part(elem_id="review-error")
            parts["going"] = Part(elem_id="review-going")
            with gr.Column(elem_classes=["typing"]):
                upload = gr.File(
                    label="拖入或选择文书：Word、WPS、PDF、扫描件、照片、文本",
                    file_types=_FILES,
                    type="filepath",
                    height=140,
                    elem_id="review-file",
                )
                parts["form"] = Form("review", _FIELDS, elem_id="review-form", elem_classes=["sheet"])
                parts["foot"] = Part(elem_id="review-foot")
            parts["paper"] = Part(elem_id="review-paper")
        with gr.Column(elem_classes=["beside"]):
            with gr.Column(elem_classes=["reason", "sheet"], elem_id="reason"):
                parts["reason_head"] = Part()
                parts["reason"] = Form("review-reason", _REASON, elem_id="review-reason")
                parts["reason_foot"] = Part(elem_id="review-reason-foot")
            parts["findings"] = Part(elem_id="review-findings")
            parts["source"] = Part(elem_id="source")
    parts["download"] = Download()
    _wire(parts, upload)


def _wire(parts: dict[str, Any], upload: gr.File) -> None:
    everything = list(parts.values())
    for name in ("strip", "paper", "findings", "foot", "going", "source"):
        parts[name].act(
            named(parts, _clicked(actions.clicked), "going"),
            [parts["key"], parts["form"]],
            everything,
            **QUIET,
        )
    parts["reason_foot"].act(named(parts, _decided), [parts["key"], parts["reason"]], everything, **QUIET)
    form = parts["form"]
    for event in (form.typed, form.left):
        event(named(parts, _kept), form, everything, **QUIET)
    upload.upload(named(parts, actions.take_file, "going"), [upload, parts["key"]], everything, **QUIET).then(
        lambda: None, None, upload, **QUIET
    )

    arriving(parts, actions.opening)


def _kept(value: dict[str, Any]) -> dict[str, Any]:
    return {"form": actions.typed(value)}


def _clicked(handler: Callable[..., Iterator[actions.Shown]]) -> Callable[..., Iterator[actions.Shown]]:
    def clicked(
        event: gr.EventData, request: gr.Request, key: str, value: dict[str, Any]
    ) -> Iterator[actions.Shown]:
        yield from handler(asked(event), key, value, request)

    return clicked


def _decided(event: gr.EventData, key: str, value: dict[str, Any]) -> Iterator[actions.Shown]:
    yield from actions.dismiss(asked(event), key, value)
