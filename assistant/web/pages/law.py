"""法规库: the list, one law with its contents and the opened article, changes, citations of a text, import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.law.library import open_library
from assistant.web import work
from assistant.web.components.form import Form
from assistant.web.components.part import Part, asked
from assistant.web.components.place import Place, at
from assistant.web.components.shapes import NOTHING, button, href
from assistant.web.components.tabs import tabs
from assistant.web.frame import room
from assistant.web.handlers import QUIET
from assistant.web.lawroom import article, changes, citing, importing, listing, reading
from assistant.web.named import arriving, named

VIEWS = (("list", "查法规"), ("cite", "核对引用"), ("change", "从旧兼从轻"), ("import", "导入"))
_NOTE = "这部法规在另一个标签页也打开着。"
_CHECK = Markup('<div class="bar-of-buttons">{}</div>')
_STARTS = {"import": {"level": importing.AUTO}}
Shown = dict[str, Any]


def build() -> None:
    """Lay out the page."""
    parts: dict[str, Any] = {
        "place": Place(_NOTE),
        "law": gr.JSON(visible="hidden"),
        "strip": Part(elem_id="law-strip"),
    }
    with room():
        parts["views"] = Part(elem_id="law-views")
        parts["error"] = Part(elem_id="law-error")
        with gr.Column(elem_classes=["view", "view-list", "narrow"]):
            parts["asked"] = Form("law-asked", listing.FIELDS, elem_id="law-asked", elem_classes=["sheet"])
            parts["listed"] = Part(elem_id="law-listed")
        with gr.Row(elem_classes=["cols", "view", "view-law"]):
            with gr.Column(elem_classes=["beside"]):
                parts["contents"] = Part(elem_id="law-contents")
            with gr.Column():
                parts["text"] = Part(elem_id="law-text")
            with gr.Column(elem_classes=["beside"]):
                parts["pane"] = Part(elem_id="law-pane")
        _cite(parts)
        _change(parts)
        upload = _import(parts)
    _wire(parts, upload)


def _cite(parts: dict[str, Any]) -> None:
    with gr.Column(elem_classes=["view", "view-cite"]):
        parts["cite"] = Form("law-cite", citing.FIELDS, elem_id="law-cite", elem_classes=["sheet"])
        parts["cite_go"] = Part(_CHECK.format(button("核对引用", "cite", main=True)))
        parts["cited"] = Part(elem_id="law-cited")


def _change(parts: dict[str, Any]) -> None:
    with gr.Column(elem_classes=["view", "view-change", "narrow"]):
        parts["change"] = Form("law-change", changes.FIELDS, elem_id="law-change", elem_classes=["sheet"])
        parts["change_go"] = Part(_CHECK.format(button("看适用哪一版", "change", main=True)))
        parts["changed"] = Part(elem_id="law-changed")


def _import(parts: dict[str, Any]) -> gr.File:
    with gr.Column(elem_classes=["view", "view-import", "narrow"]):
        upload = gr.File(
            label="文件或压缩包（md、docx、pdf、txt、html、jsonl、zip、tar）",
            file_count="multiple",
            height=140,
            elem_id="law-upload",
        )
        parts["offered"] = Part(importing.offered(), elem_id="law-offered")
        parts["import"] = Form("law-import", importing.FIELDS, elem_id="law-import", elem_classes=["sheet"])
        parts["import_go"] = Part(importing.BUTTONS, elem_id="law-import-go")
        parts["report"] = Part(elem_id="law-report")
    return upload


def _wire(parts: dict[str, Any], upload: gr.File) -> None:
    everything = list(parts.values())
    inputs = [parts["law"], parts["cite"], parts["change"], parts["import"], upload]
    for name in (
        "strip",
        "contents",
        "text",
        "pane",
        "cite_go",
        "change_go",
        "offered",
        "import_go",
        "report",
    ):
        parts[name].act(named(parts, clicked, *_RESULTS.get(name, ())), inputs, everything, **QUIET)
    for event in (parts["asked"].typed, parts["asked"].left):
        event(named(parts, filtered, "listed"), parts["asked"], everything, **QUIET)

    arriving(parts, arrive)


_RESULTS = {
    "cite_go": ("cited",),
    "change_go": ("changed",),
    "import_go": ("report",),
    "report": ("report",),
    "offered": ("report",),
}


def arrive(query: Mapping[str, str]) -> Iterator[Shown]:
    """What the address asks for: a law by id or name with article and day, or one of the views.

    Raises:
        AssistantError: the address names what is not there.
    """
    library = open_library()
    view = query.get("view", "list")
    yield {"views": _views(view)}
    values = {"level": listing.ALL, "standing": listing.ALL, **query}
    yield {
        "asked": gr.update(value={"key": "law-asked", "values": values}),
        "listed": listing.listed(library, values) if view == "list" else NOTHING,
    }
    for name in ("cite", "change", "import"):
        yield {name: gr.update(value={"key": f"law-{name}", "values": _STARTS.get(name, {})})}
    law = reading.named(library, query.get("id", ""), query.get("name", ""))
    if law is not None:
        yield _law(reading.open_law(library, law, query.get("article", ""), query.get("as_of", "")))


def _views(on: str) -> Markup:
    known = [(view, name, href("law", view="" if view == "list" else view)) for view, name in VIEWS]
    return tabs("法规库", on, known)


def _law(opened: reading.Opened) -> Shown:
    label = opened.article.label if opened.article else ""
    known = {
        "id": str(opened.law.id),
        "as_of": opened.day.isoformat() if opened.day else "",
        "article": label,
    }
    return {
        "views": _views("law"),
        "place": at("law", **known),
        "law": known,
        "strip": reading.strip(opened),
        "contents": reading.contents(opened),
        "text": reading.text(opened),
        "pane": article.pane(opened),
        "listed": NOTHING,
    }


def _again(known: Mapping[str, str] | None, label: str) -> reading.Opened:
    library, known = open_library(), known or {}
    law = reading.named(library, known.get("id", ""), "")
    if law is None:
        raise RuntimeError("no law is opened")
    return reading.open_law(library, law, label, known.get("as_of", ""))


def filtered(value: Mapping[str, Any]) -> Shown:
    """The list as it is asked for."""
    return {"listed": listing.listed(open_library(), _texts(value))}


def _texts(value: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(text or "") for name, text in value["values"].items()}


def clicked(
    event: gr.EventData,
    request: gr.Request,
    known: dict[str, str] | None,
    cite: dict[str, Any],
    change: dict[str, Any],
    imports: dict[str, Any],
    upload: list[str] | None,
) -> Iterator[Shown]:
    """What a click does, by its act.

    Raises:
        AssistantError: what the act raises.
    """
    said = asked(event)
    act = said.get("act", "")
    if act == "article":
        opened = _again(known, said.get("article", ""))
        at_article = {**(known or {}), "article": opened.article.label if opened.article else ""}
        yield {"pane": article.pane(opened), "place": at("law", **at_article), "law": at_article}
    elif act == "compare":
        opened = _again(known, "")
        yield {"text": changes.compared(opened.library, *reading.two(opened))}
    elif act == "text":
        yield {"text": reading.text(_again(known, (known or {}).get("article", "")))}
    elif act == "cite":
        yield {"cited": citing.checked(_texts(cite))}
    elif act == "change":
        yield {"changed": changes.chosen(open_library(), _texts(change))}
    elif act in ("preview", "import"):
        yield from importing.run(upload, _texts(imports), request, preview=act == "preview")
    elif act == "fetch":
        fetched = {**_texts(imports), "address": said.get("address", "")}
        yield from importing.run(None, fetched, request, preview=False)
    elif act == "stop":
        work.stop(request)
