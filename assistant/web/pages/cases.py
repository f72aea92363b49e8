"""案例与培训: a box, facets, cases as rows, the chosen one at the right; what others were fined; import below."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.dossier.audit import Action
from assistant.web import keeping, rights, session
from assistant.web.casebook import importing
from assistant.web.casebook.detail import EMPTY, detail
from assistant.web.casebook.fines import written
from assistant.web.casebook.listing import FIELDS, Asked, listed
from assistant.web.components.download import Download
from assistant.web.components.form import Form
from assistant.web.components.part import Part, asked
from assistant.web.components.place import Place, at
from assistant.web.components.shapes import button, waiting
from assistant.web.frame import room
from assistant.web.handlers import QUIET
from assistant.web.named import arriving, named
from assistant.web.teachroom.views import CASES, views

_PAGE, _KEY = "cases", "asked"
_FIND = Markup('<div class="bar-of-buttons">{}</div>').format(button("找相似案例", "alike", main=True))
Shown = dict[str, Any]


def build() -> None:
    """Lay out the page."""
    parts: dict[str, Any] = {"place": Place(""), "state": gr.JSON(visible="hidden")}
    with room():
        Part(views(CASES), elem_id="cases-views")
        parts["error"] = Part(elem_id="cases-error")
        with gr.Row(elem_classes=["two", "wide-pane"]):
            with gr.Column():
                parts["form"] = Form("cases", FIELDS, elem_id="cases-form", elem_classes=["sheet"])
                parts["find"] = Part(_FIND, elem_id="cases-find")
                parts["list"] = Part(elem_id="cases-found")
                parts["file"] = Download()
                with gr.Accordion("导入案例", open=False):
                    files = gr.File(
                        label="jsonl、csv、xlsx、docx、pdf、html、txt、md 文件",
                        file_count="multiple",
                        height=140,
                    )
                    parts["columns"] = Form("cases-columns", importing.FIELDS, elem_id="cases-columns")
                    take = gr.Button("导入", elem_id="cases-import", size="sm", elem_classes=["fit"])
                    parts["report"] = Part(elem_id="cases-report")
            with gr.Column(elem_classes=["beside"]):
                parts["pane"] = Part(EMPTY, elem_id="cases-pane")
    _wire(parts, files, take)


def _wire(parts: dict[str, Any], files: gr.File, take: gr.Button) -> None:
    everything = list(parts.values())
    inputs = [parts["state"], parts["form"]]
    for name in ("find", "list"):
        parts[name].act(named(parts, clicked), inputs, everything, **QUIET)
    for event in (parts["form"].typed, parts["form"].left):
        event(named(parts, typed, "list"), inputs, everything, **QUIET)
    files.change(named(parts, _looked_at, "report"), files, everything, **QUIET)
    take.click(named(parts, _imported, "report"), [files, parts["columns"]], everything, **QUIET)
    arriving(parts, arrive, "list")


def arrive(query: Mapping[str, str]) -> Iterator[Shown]:
    """The list as it was last asked for, and the case that the address names; what was asked stands there at once.

    Raises:
        AssistantError: there is no such case, or the data cannot be read.
    """
    value = keeping.opened(_PAGE, _KEY)
    yield {"form": gr.update(value=value), "state": {}, "list": waiting("正在读取案例…")}
    shown = {"list": listed(_asked({}, value), query.get("id", ""))}
    yield shown | ({"pane": detail(query["id"])} if query.get("id") else {})


def typed(state: dict[str, Any] | None, value: dict[str, Any]) -> Shown:
    """Keep what is typed and narrow the list by it.

    Raises:
        AssistantError: the database fails, or the clause cannot be read.
    """
    kept = keeping.keep(_PAGE, value)
    return (
        {"form": kept} if (state or {}).get("alike") else {"form": kept, "list": listed(_asked(state, value))}
    )


def clicked(event: gr.EventData, state: dict[str, Any] | None, value: dict[str, Any]) -> Shown:
    """What a click does, by its act.

    Raises:
        AssistantError: what the act raises.
    """
    said, state = asked(event), dict(state or {})
    act = said.get("act", "")
    if act == "case":
        chosen = said.get("id", "")
        return {"pane": detail(chosen), "place": at("cases", id=chosen)}
    if act == "fines-docx":
        wanted = _asked(state, value)
        return {"file": Path(written(wanted.clause, wanted.party, wanted.fine))}
    if act == "facet":
        name, one = said.get("facet", ""), said.get("value", "")
        state[name] = "" if state.get(name) == one else one
    else:
        state = {"alike": "yes" if act == "alike" else ""}
    return {"state": state, "list": listed(_asked(state, value))}


def _asked(state: Mapping[str, Any] | None, value: Mapping[str, Any]) -> Asked:
    values = value["values"]
    return Asked(
        str(values.get("facts") or "").strip(),
        str(values.get("clause") or "").strip(),
        state,
        bool((state or {}).get("alike")),
        str(values.get("party") or "").strip(),
        _number(values.get("fine")),
    )


def _number(value: object) -> float | None:
    """A fine as it was typed; what is no amount of money (a word, less than nothing, infinite) is none."""
    try:
        amount = float(str(value).strip())
    except ValueError:
        return None
    return amount if 0 <= amount < math.inf else None


def _looked_at(paths: list[str] | None) -> Shown:
    session.require(*rights.IMPORT_CASES)
    rows = importing.looked_at(paths)
    return {"columns": gr.update(value={"key": "cases-columns", "values": {"columns": rows}})}


def _imported(paths: list[str] | None, form: Mapping[str, Any] | None) -> Shown:
    session.require(*rights.IMPORT_CASES)
    report = importing.imported(paths, (form or {}).get("values"))
    session.record(Action.CASES_IMPORTED, about=f"{len(paths or ())} 个文件")
    return {"report": report, "list": listed(Asked())}
