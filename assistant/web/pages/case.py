"""办案: strip and steps above, summary and materials at the left, the step in the middle, the source at the right."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import gradio as gr

from assistant.errors import AssistantError
from assistant.web import work
from assistant.web.casework import actions, drafting, listing, saving
from assistant.web.casework.fields import FORMS, unread
from assistant.web.casework.tables import FieldError
from assistant.web.components.download import Download
from assistant.web.components.form import Form
from assistant.web.components.leaf import Leaf
from assistant.web.components.part import Part, asked
from assistant.web.components.place import Place, go
from assistant.web.components.shapes import NOTHING, said
from assistant.web.components.source import EMPTY
from assistant.web.frame import opening, room
from assistant.web.handlers import QUIET
from assistant.web.unforeseen import sayable

_TWICE = "这件案件在另一个标签页也打开着。两边改的会合在一起；同一处两边都改了，会先问您。"
_IN_ORDER: dict[str, Any] = {
    **QUIET,
    "concurrency_limit": 1,
    "concurrency_id": "drafts",
}


class _Page:
    """The components by their names, and how handlers that speak of names are wired to them."""

    def __init__(self) -> None:
        self.parts: dict[str, Any] = {}

    def part(self, name: str, value: Any = NOTHING) -> Part:
        """A part of that name."""
        part = Part(value, elem_id=f"case-{name}")
        self.parts[name] = part
        return part

    def add(self, name: str, component: Any) -> Any:
        """Any component of that name."""
        self.parts[name] = component
        return component

    @property
    def sent(self) -> list[Any]:
        """What travels with every event: what is opened, and the forms."""
        return [self.parts["opened"], *(self.parts[name] for name in actions.FORM_NAMES)]

    @property
    def outputs(self) -> list[Any]:
        """Everything."""
        return list(self.parts.values())

    def told(self, handler: Callable[..., Any], failed: str = "error", *also: str) -> Callable[..., Any]:
        """A handler of names as one of components; its error stands in the part ``failed``, the parts ``also`` empty."""

        def named(parts: dict[str, Any]) -> dict[Any, Any]:
            return {self.parts[name]: value for name, value in parts.items()} or {
                self.parts["error"]: gr.skip()
            }

        def error_of(error: Exception) -> dict[Any, Any]:
            stopped = {"stop": gr.update(visible=False)} if failed == "heard" else {}
            told = unread(error) if isinstance(error, FieldError) else said(sayable(error), "r")
            return named(stopped | dict.fromkeys(also, NOTHING) | {failed: told})

        @functools.wraps(handler)
        def run(*args: Any) -> Iterator[dict[Any, Any]]:
            try:
                found = handler(*args)
                yield from map(named, found if inspect.isgenerator(found) else [found])
            except Exception as error:
                yield error_of(error)

        run.__annotations__ = {}
        del run.__wrapped__
        return run


def build() -> None:
    """Lay out the page."""
    page = _Page()
    page.add("place", Place(_TWICE, elem_id="case-place"))
    page.add("opened", gr.Textbox(visible="hidden", elem_id="case-opened"))
    page.add("fetch", Download(elem_id="case-fetch"))
    page.part("strip")
    page.part("steps")
    with room():
        with gr.Column(elem_classes=["narrow", "lists"]):
            page.part("choose")
            page.part("mine")
            page.add(
                "bundle",
                gr.UploadButton(
                    "导入整案（zip）", file_types=[".zip"], type="filepath", size="sm", elem_classes=["fit"]
                ),
            )
        with gr.Row(elem_classes=["cols", "work"]):
            with gr.Column(elem_classes=["pair"]):
                page.part("summary")
                page.part("materials")
            with gr.Column():
                page.part("saved")
                page.part("error")
                _steps(page)
            with gr.Column(elem_classes=["beside"]):
                page.part("source", EMPTY)
    _wire(page)


def _step(name: str) -> gr.Column:
    return gr.Column(elem_classes=["step", f"step-{name}"])


def _form(page: _Page, name: str) -> None:
    form = Form(f"case-{name}", FORMS[name], elem_id=f"case-form-{name}", elem_classes=["sheet"])
    page.add(f"form-{name}", form)


def _steps(page: _Page) -> None:
    with _step("facts"):
        _form(page, "facts")
        with gr.Row(elem_classes=["bar-of-buttons"]):
            page.add(
                "hear",
                gr.UploadButton(
                    "上传录音，转写为证据",
                    file_types=["audio", "video"],
                    type="filepath",
                    size="sm",
                    elem_classes=["fit"],
                ),
            )
            page.add("stop", gr.Button("停止", visible=False, size="sm", elem_classes=["fit"]))
        page.part("heard")
    with _step("clause"):
        page.part("advice")
        _form(page, "clause")
    with _step("evidence"):
        page.part("gaps")
        page.add(
            "file",
            gr.File(
                label="把材料拖到这里，或点选（文书、照片、扫描件、表格、录音录像，可以一次很多份）",
                file_count="multiple",
                type="filepath",
                height=160,
                elem_id="case-drop",
            ),
        )
        page.part("added")
        _form(page, "evidence")
    with _step("procedure"):
        page.part("timeline")
        _form(page, "procedure")
    with _step("discretion"):
        page.part("ranges")
        _form(page, "discretion")
        page.part("alike")  # comes last: what comes later must not push the form from under the hand
    with _step("papers"):
        page.part("papers")
        page.add(
            "download",
            gr.DownloadButton(
                "下载 Word", visible=False, elem_id="case-download", size="sm", elem_classes=["fit"]
            ),
        )
        page.part("making")
        page.add("preview", Leaf(elem_id="case-preview"))
        page.add("made", Download())
    with _step("review"):
        page.part("review")
        page.part("findings")


def _wire(page: _Page) -> None:
    for name in actions.FORM_NAMES:
        form = page.parts[name]
        form.typed(page.told(actions.typed, "saved"), page.sent, page.outputs, **_IN_ORDER)
        form.left(page.told(actions.left, "saved"), page.sent, page.outputs, **_IN_ORDER)
    for name in (
        "steps",
        "materials",
        "summary",
        "source",
        "advice",
        "gaps",
        "timeline",
        "ranges",
        "alike",
        "papers",
        "making",
        "preview",
        "review",
        "findings",
        "error",
        "saved",
        "mine",
        "added",
    ):
        page.parts[name].act(_clicked(page), page.sent, page.outputs, **QUIET)

    def hear(request: gr.Request, *sent: Any) -> Iterator[dict[Any, Any]]:
        yield from page.told(functools.partial(actions.hear, request), "heard")(*sent)

    def stop(request: gr.Request) -> list[Any]:
        return [said(work.stop(request)), gr.update(visible=False)]

    page.parts["hear"].upload(hear, [page.parts["hear"], *page.sent], page.outputs, **QUIET)
    page.parts["stop"].click(stop, None, [page.parts["heard"], page.parts["stop"]], **QUIET)
    page.parts["bundle"].upload(
        page.told(actions.unpack, "choose"), [page.parts["bundle"]], page.outputs, **QUIET
    )
    page.parts["file"].upload(_dropped(page), [page.parts["file"], *page.sent], page.outputs, **QUIET)
    _opening(page)


def _dropped(page: _Page) -> Callable[..., Any]:
    """What dropped files do; the request names the page whose stop button ends it."""

    def dropped(paths: Any, request: gr.Request, text: str, *forms: Any) -> Iterator[dict[Any, Any]]:
        taking = functools.partial(actions.add_files, request=request)
        yield from page.told(taking, "added")(paths, text, *forms)

    return dropped


def _opening(page: _Page) -> None:
    def first(query: dict[str, str]) -> dict[Any, Any]:
        shown = actions.opening(query)
        if "opened" not in shown:
            shown["mine"] = _mine()
        return {page.parts[name]: value for name, value in shown.items()}

    def then(request: gr.Request, text: str, *forms: Any) -> Iterator[dict[Any, Any]]:
        yield {page.parts["error"]: gr.skip()}  # a generator that yields nothing would empty every part
        if text:
            yield from page.told(actions.arrive)(request.query_params.get("step", "facts"), text, *forms)

    opening(first, page.outputs).then(then, page.sent, page.outputs, **QUIET)


def _mine() -> Any:
    try:
        return listing.mine(listing.listed())
    except AssistantError as error:
        return listing.problem(error)


_STOPPED_BY_PAGE = ("review",)  # what the button 停止 of the page ends
Told = tuple[Callable[..., Any], tuple[Any, ...], tuple[str, ...]]


def acts(said_so: Mapping[str, str]) -> dict[str, Told]:
    """What clicks do to a case by their names: what each takes before the forms, and the parts that show its error or
    are emptied by it. Any other click asks for a source ("")."""
    step = said_so.get("step", "")
    return {
        "step": (actions.enter, (step,), ("error", *filter(None, [actions.RESULT_OF.get(step, "")]))),
        "choose": (actions.choose, (said_so.get("reference", ""),), ("error",)),
        "draft": (drafting.write, (said_so,), ("error", "preview")),
        "edit": (actions.edit, (said_so,), ("error",)),
        "reword": (drafting.again, (said_so,), ("error", "making")),
        "file": (drafting.one_file, (said_so,), ("error", "making")),
        "pages": (drafting.pages, (said_so,), ("error", "making")),
        "papers": (drafting.all_files, (said_so,), ("error", "making")),
        "review": (actions.check, (said_so,), ("error", "findings")),
        "sheet": (actions.sheet, (), ("error",)),
        "pack": (actions.pack, (), ("error",)),
        "adopt": (actions.adopt, (said_so.get("amount", ""),), ("error",)),
        "kind": (actions.change_kind, (said_so,), ("error",)),
        "mine": (actions.mine, (), ("saved",)),
        "": (actions.source, (said_so,), ("error",)),
    }


def _clicked(page: _Page) -> Callable[..., Any]:
    """What a click in any part does, by its act."""

    def clicked(event: gr.EventData, request: gr.Request, text: str, *forms: Any) -> Iterator[dict[Any, Any]]:
        said_so = asked(event)
        act = said_so.get("act", "")
        if act == "demo":
            yield {page.parts["place"]: go("case", id=saving.demo())}
        elif act == "readon":
            yield from _dropped(page)(None, request, text, *forms)
        elif act == "stop":
            place = "findings" if said_so.get("place") == "findings" else "added"
            yield {page.parts[place]: said(work.stop(request))}
        else:
            known = acts(said_so)
            action, first, places = known.get(act, known[""])
            action = functools.partial(action, request=request) if act in _STOPPED_BY_PAGE else action
            yield from page.told(action, *places)(*first, text, *forms)

    return clicked
