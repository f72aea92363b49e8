"""接口: how programs call the nine verbs at the left, their tokens at the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.people.model import Role
from assistant.web import session
from assistant.web.components.form import Field, Form, emptied
from assistant.web.components.part import Part, asked
from assistant.web.components.shapes import button
from assistant.web.frame import room
from assistant.web.handlers import QUIET
from assistant.web.managing import interfaces, tokens
from assistant.web.named import arriving, named

_TOKEN = (
    Field("account", "用户名", hint="令牌代表哪个账号", size="half"),
    Field("label", "给哪个程序用", hint="如 数据报表", size="half"),
)
_ADD = Markup('<div class="bar-of-buttons">{}</div>').format(button("发放令牌", "add", main=True))


def build() -> None:
    """Lay out the page."""
    parts: dict[str, Any] = {}
    with room():
        parts["error"] = Part(elem_id="interfaces-error")
        parts["told"] = Part(elem_id="interfaces-told")
        with gr.Row(elem_classes=["halves"]):
            with gr.Column():
                Part(interfaces.ways(), elem_id="interfaces-ways")
                parts["verbs"] = Part(elem_id="interfaces-verbs")
            with gr.Column():
                parts["tokens"] = Part(elem_id="interfaces-tokens")
                parts["token"] = Form(
                    "interfaces-token", _TOKEN, elem_id="interfaces-token", elem_classes=["sheet"]
                )
                parts["add"] = Part(_ADD)
    for name in ("tokens", "add"):
        parts[name].act(named(parts, _clicked, "told"), [parts["token"]], list(parts.values()), **QUIET)
    arriving(parts, _arrive)


def _arrive(_: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    session.require(Role.ADMIN)
    empty = gr.update(value={"key": "interfaces-token", "values": {}})
    yield {"token": empty, "verbs": interfaces.verbs(session.address()), "tokens": tokens.tokens()}


def _clicked(event: gr.EventData, token: dict[str, Any]) -> dict[str, Any]:
    """What a click does, by its act."""
    session.require(Role.ADMIN)
    said, fields = asked(event), token["values"]
    if said.get("act") == "end":
        return {"told": tokens.end(said.get("number", "")), "tokens": tokens.tokens()}
    told = tokens.add(str(fields.get("account") or ""), str(fields.get("label") or ""))
    return {"told": told, "tokens": tokens.tokens(), "token": emptied(token)}
