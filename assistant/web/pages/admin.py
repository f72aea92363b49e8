"""管理: what is there, the agency, backups, models, templates, where the data lie, the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.dossier.audit import Action
from assistant.errors import AssistantError
from assistant.web.components.download import Download
from assistant.web.components.form import Field, Form
from assistant.web.components.part import Part, asked
from assistant.web.components.shapes import NOTHING, button, card, said, waiting
from assistant.web.frame import room
from assistant.web.handlers import QUIET
from assistant.web.managing import agency, backups, local, models, templates
from assistant.web.managing.health import health
from assistant.web.managing.settings import home, listed
from assistant.web.named import arriving, named
from assistant.web.session import record
from assistant.web.unforeseen import sayable

_FOLDER = (Field("folder", "或设置允许导入的文件夹里的路径（U 盘）", size="wide"),)
_ASK = Markup('<div class="bar-of-buttons">{}</div>').format(button("看大小和哈希", "plan"))
_PEOPLE = card(
    "人员与安全", Markup('<p>账号和角色、承办人、访问日志：<a href="./people">打开人员与安全</a></p>')
)
_PROGRAMS = card("接口", Markup('<p>别的程序怎么调用、令牌：<a href="./interfaces">打开接口</a></p>'))
_STOP = Markup('<div class="bar-of-buttons">{}{}</div>')


def build() -> None:
    """Lay out the page."""
    parts: dict[str, Any] = {}
    with room():
        parts["error"] = Part(elem_id="admin-error")
        with gr.Row(elem_classes=["halves"]):
            with gr.Column():
                parts["health"] = Part(elem_id="admin-health")
                Part(_PEOPLE, elem_id="admin-people")
                Part(_PROGRAMS, elem_id="admin-programs")
                with gr.Accordion("本机关资料：复议机关、法院、缴款、文号"):
                    parts["agency"] = Form(
                        "admin-agency", agency.fields(), agency.START, elem_id="admin-agency"
                    )
                    parts["agency-asks"] = Part(elem_id="admin-agency-asks")
                with gr.Accordion("听证标准（较大数额罚款）、文号从几号接着编"):
                    parts["hearing"] = Form(
                        "admin-hearing", local.hearing_fields(), local.HEARING_START, elem_id="admin-hearing"
                    )
                    parts["hearing-asks"] = Part(elem_id="admin-hearing-asks")
                    parts["number"] = Form(
                        "admin-number", local.number_fields(), local.NUMBER_START, elem_id="admin-number"
                    )
                    parts["number-asks"] = Part(elem_id="admin-number-asks")
                with gr.Accordion("备份", open=False):
                    parts["key"] = gr.File(
                        label="密钥文件（不选就不加密）", type="filepath", height=100, elem_id="admin-key"
                    )
                    parts["backup"] = Part(elem_id="admin-backup")
                    parts["backed"] = Part(elem_id="admin-backed")
                parts["home"] = Part(elem_id="admin-home")
                parts["settings"] = Part(elem_id="admin-settings")
            with gr.Column():
                parts["models"] = Part(elem_id="admin-models")
                with gr.Accordion("从文件添加语音模型（离线）"):
                    parts["zip"] = gr.File(
                        label="模型的 zip",
                        file_types=[".zip"],
                        type="filepath",
                        height=140,
                        elem_id="admin-zip",
                    )
                    parts["folder"] = Form("admin-folder", _FOLDER, _start("folder"), elem_id="admin-folder")
                    parts["ask"] = Part(_ASK)
                parts["going"] = Part(elem_id="admin-going")
                with gr.Accordion("文书模板：检查、试填"):
                    parts["template"] = gr.File(
                        label="Word 模板（.docx，写法见 docs/templates.md）",
                        file_types=[".docx"],
                        type="filepath",
                        height=140,
                        elem_id="admin-template",
                    )
                    parts["paper"] = Form(
                        "admin-paper", templates.fields(), _start("paper"), elem_id="admin-paper"
                    )
                    parts["template-asks"] = Part(templates.asks())
                parts["tried"] = Part(elem_id="admin-tried")
                parts["made"] = Download()
    for name in ("models", "ask", "going"):
        parts[name].act(
            named(parts, _clicked, "going"), [parts["zip"], parts["folder"]], list(parts.values()), **QUIET
        )
    parts["template-asks"].act(
        named(parts, _template, "tried"), [parts["template"], parts["paper"]], list(parts.values()), **QUIET
    )
    everything = list(parts.values())
    parts["agency-asks"].act(named(parts, _agency), parts["agency"], everything, **QUIET)
    parts["hearing-asks"].act(named(parts, _hearing), parts["hearing"], everything, **QUIET)
    parts["number-asks"].act(named(parts, _number), parts["number"], everything, **QUIET)
    parts["backup"].act(named(parts, _backup, "backed"), parts["key"], everything, **QUIET)
    arriving(parts, _arrive)


def _start(name: str) -> dict[str, Any]:
    """What a form begins with. The folds with forms stand open: a form that Gradio draws later has no fields."""
    return {"key": f"admin-{name}", "values": {}}


def _arrive(query: dict[str, str]) -> Iterator[dict[str, Any]]:
    yield {"agency-asks": _drawn(agency.asks), "backup": backups.asks()}
    yield {"hearing-asks": _drawn(local.hearings), "number-asks": _drawn(local.numbers)}
    yield {"home": home(), "settings": listed(), "models": models.models()}
    yield from ({"health": drawn} for drawn in health())


def _drawn(draw: Callable[[], Markup]) -> Markup:
    """A part, or why it cannot be drawn: one damaged file of the agency must not hide the rest, health least of all."""
    try:
        return draw()
    except AssistantError as error:
        return said(sayable(error), "r")


def _agency(event: gr.EventData, form: dict[str, Any]) -> dict[str, Any]:
    """What a click does with what the agency says of itself."""
    return agency.handled(asked(event).get("act", ""), form)


def _hearing(event: gr.EventData, form: dict[str, Any]) -> dict[str, Any]:
    """What a click does with the hearing thresholds."""
    return local.handled_hearing(asked(event), form)


def _number(event: gr.EventData, form: dict[str, Any]) -> dict[str, Any]:
    """What a click does with the numbers of papers."""
    return local.handled_number(asked(event).get("act", ""), form)


def _backup(event: gr.EventData, key: str | None) -> Iterator[dict[str, Any]]:
    """What a click does with the data folder."""
    yield from backups.handled(asked(event).get("act", ""), key)


def _template(event: gr.EventData, upload: str | None, paper: dict[str, Any]) -> dict[str, Any]:
    """What a click does with an uploaded template."""
    return templates.handled(asked(event).get("act", ""), upload, paper["values"])


def _clicked(
    event: gr.EventData, request: gr.Request, upload: str | None, folder: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """What a click does, by its act."""
    told = asked(event)
    act, name, session = told.get("act", ""), told.get("name", ""), request.session_hash or ""
    known, place = told.get("known") or None, str(folder["values"].get("folder") or "")
    if act == "plan":
        yield {"going": models.planned(known, None if known else upload, "" if known else place)}
    elif act == "add":
        for line in models.add_model(known, None if known else upload, "" if known else place, session):
            yield {"going": _STOP.format(waiting(line), button("停止", "stop"))}
        record(Action.MODEL_CHANGED)
        yield {"going": said(line), "models": models.models()}
        yield from ({"health": drawn} for drawn in health())
    elif act == "stop":
        models.stop_adding(session)
    elif act == "check":
        yield {"going": waiting("正在试听一段录音…")}
        yield {"models": models.check_model(name), "going": NOTHING}
    elif act in ("use", "remove"):
        record(Action.MODEL_CHANGED, about=name)
        yield {"models": (models.use_model if act == "use" else models.remove_model)(name), "going": NOTHING}
        yield from ({"health": drawn} for drawn in health())
