"""人员与安全: accounts at the left; who handles which case, and the audit log at the right."""

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
from assistant.web.managing import people
from assistant.web.named import arriving, named

_ACCOUNT = (
    Field("name", "用户名", hint="2–32 个字", size="half"),
    Field("role", "角色", "choice", choices=tuple(Role), size="half"),
)
_HANDLER = (
    Field("case", "案件编号", hint="如 2026-0001", size="half"),
    Field("account", "用户名", size="half"),
)
_BAR = Markup('<div class="bar-of-buttons">{}</div>')
_ADD = _BAR.format(button("建立账号", "add", main=True))
_ASSIGN = _BAR.format(button("指派", "assign", main=True) + button("取消指派", "unassign"))


def build() -> None:
    """Lay out the page."""
    parts: dict[str, Any] = {}
    with room():
        parts["error"] = Part(elem_id="people-error")
        parts["told"] = Part(elem_id="people-told")
        with gr.Row(elem_classes=["halves"]):
            with gr.Column():
                parts["accounts"] = Part(elem_id="people-accounts")
                parts["account"] = Form(
                    "people-account", _ACCOUNT, elem_id="people-account", elem_classes=["sheet"]
                )
                parts["add"] = Part(_ADD)
                parts["cases"] = Part(elem_id="people-cases")
                parts["handler"] = Form(
                    "people-handler", _HANDLER, elem_id="people-handler", elem_classes=["sheet"]
                )
                parts["assign"] = Part(_ASSIGN)
            with gr.Column():
                parts["log"] = Part(elem_id="people-log")
    sent = [parts["account"], parts["handler"]]
    for name in ("accounts", "add", "assign", "log"):
        parts[name].act(named(parts, _clicked, "told"), sent, list(parts.values()), **QUIET)
    arriving(parts, _arrive)


def _arrive(_: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    session.require(Role.ADMIN)
    role = (
        Role.HANDLER if session.person().signed_in else Role.ADMIN
    )  # the first account is the administrator's
    starts: dict[str, dict[str, str]] = {"account": {"role": role}, "handler": {}}
    forms = {
        name: gr.update(value={"key": f"people-{name}", "values": values}) for name, values in starts.items()
    }
    yield forms | {"accounts": people.accounts(), "cases": people.cases(), "log": people.log()}


def _clicked(event: gr.EventData, account: dict[str, Any], handler: dict[str, Any]) -> dict[str, Any]:
    """What a click does, by its act."""
    session.require(Role.ADMIN)
    said = asked(event)
    act, name = said.get("act", ""), said.get("name", "")
    fields = {key: str(value or "") for key, value in (account["values"] | handler["values"]).items()}
    if act == "verify":
        return {"told": people.verified()}
    if act in ("assign", "unassign"):
        told = people.assign(fields.get("case", ""), fields.get("account", ""), on=act == "assign")
        return {"told": told, "cases": people.cases(), "log": people.log()}
    if act == "add":
        told = people.add(fields.get("name", ""), fields.get("role", ""))
        return {"told": told, "accounts": people.accounts(), "log": people.log(), "account": emptied(account)}
    if act == "reset":
        told = people.reset(name)
    elif act == "role":
        told = people.change_role(name, said.get("role", ""))
    else:
        told = people.disable(name, act == "disable")
    return {"told": told, "accounts": people.accounts(), "log": people.log()}
