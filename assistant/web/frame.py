"""The frame of every page: the routes, the top bar with its search box, and how a page is made.

How a page is made
------------------
* A page is a module in ``assistant/web/pages`` with ``build() -> None``, named in ``PAGES`` below; it lays out what
  stands under the top bar. Its address is ``/<route>``; link to it with ``shapes.href("law", id=…, article=…)``.
* What the address asks for comes in through the load event: ``opening(handler, outputs)``; the handler gets the query
  as a dict of text.
* What is shown is ``Part(markup)``; the markup is made by ``components`` (``card``, ``rows``, ``leaf``, ``range_bar``,
  ``article_pane``, ``pairs``, ``pill``, ``said``, ``waiting``), which escape all plain text. Never format HTML by hand
  with f-strings: ``Markup("<p>{}</p>").format(text)``.
* A click on ``[data-act]`` (``button``, ``doing``, a ``Row`` with ``act``) or opening a ``Row`` with ``opens`` raises
  ``part.act(handler, inputs, outputs)``; ``asked(event)`` gives its data. A jump inside the page needs no server:
  ``data-jump="id"`` (``Mark(jump=…)``).
* What the user types and must not lose is a ``Form`` (components/form.py). A single question is a plain ``<form>`` with
  GET, or a Gradio Textbox with ``submit``.
* Handlers are wrapped with ``here`` (assistant/web/handlers.py): the first output is the place where an error stands, the
  others are the results, which are emptied when there is an error, so that nothing stale stays. No toasts.
* A handler that takes long is a generator: it yields ``waiting("正在…")`` first. Events take ``**QUIET``, which hides
  Gradio's own English progress.
* Layout: ``gr.Row(elem_classes="cols")`` (left, middle, source pane), ``two``, ``halves``; ``room`` around them;
  ``beside`` on the pane that stays in sight.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import gradio as gr
from gradio.components import Navbar
from gradio.events import Dependency
from markupsafe import Markup

from assistant.web.components.part import Part
from assistant.web.components.shapes import NOTHING, joined, waiting
from assistant.web.handlers import QUIET

TITLE = "执法办案助手"
READING = "正在读取…"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, the name in the bar, its module; one without a name stands under another and has a title."""

    route: str
    name: str
    module: str
    under: str = ""
    title: str = ""

    @property
    def heading(self) -> str:
        """What its one h1 says."""
        return self.name or self.title


PAGES = (
    Page("", "首页", "home"),
    Page("case", "办案", "case"),
    Page("review", "审核", "review"),
    Page("cases", "案例与培训", "cases"),
    Page("law", "法规库", "law"),
    Page("admin", "管理", "admin"),
    Page("people", "", "people", under="admin", title="人员与安全"),
    Page("interfaces", "", "interfaces", under="admin", title="接口"),
    Page("teach", "", "teach", under="cases", title="培训"),
    Page("search", "", "search", under="search", title="查找"),
    Page("record", "", "record", under="case", title="笔录"),
)


def build_pages(app: gr.Blocks) -> None:
    """Lay out all pages; the first is the Blocks itself, the others are its routes."""
    for page in PAGES:
        if page.route:
            with app.route(page.name or page.module, f"/{page.route}", show_in_navbar=False):
                _build(page)
        else:
            with app:
                Navbar(visible=False)
                _build(page)


def _build(page: Page) -> None:
    Part(top_bar(page), elem_id="top")
    import_module(f"assistant.web.pages.{page.module}").build()


def top_bar(here: Page) -> Markup:
    """The bar: the one h1 of the page (for who does not see), the pages, the search box, the switch of the tone.

    Args:
        here: the page that is on.
    """
    on = here.route if here.name else here.under
    links = joined(
        Markup('<a href="./{}"{}>{}</a>').format(
            page.route,
            Markup(' class="on" aria-current="page"') if page.route == on and page.name else "",
            page.name,
        )
        for page in PAGES
        if page.name
    )
    return Markup(
        '<header class="top"><h1 class="unseen">{}</h1><b>{}</b><nav aria-label="页面">{}</nav>{}'
        '<button type="button" class="tone" title="明暗" aria-label="切换明暗">◐</button></header>'
    ).format(here.heading, TITLE, links, find_box())


def find_box(*, big: bool = False, value: str = "", hint: str = "问题、条号、案号，直接输入") -> Markup:
    """The one box: Enter leads to the search page; "/" goes to the first box of the page marked so."""
    key = "回车" if big else "/"
    return Markup(
        '<form action="./search" method="get" role="search"><label class="find{}"><input name="q" value="{}"'
        ' placeholder="{}" aria-label="查找" autocomplete="off" maxlength="2000"{}><kbd>{}</kbd></label>'
        '<input type="hidden" name="region" data-remember="region"></form>'
    ).format(" big" if big else "", value, hint, Markup("" if big else " data-find"), key)


def opening(handler: Callable[[dict[str, str]], Any], outputs: Sequence[Any]) -> Dependency:
    """Call a handler with the query of the address once the page being built is opened; it returns or yields results.

    Until the first of them is there, or the handler failed, it is said that the page is being read: on a busy machine
    that takes longer than a glance.

    Returns:
        The event, for what is to be done then.
    """
    sign = Part(waiting(READING), elem_classes=["reading"])

    def opened(request: gr.Request) -> Any:
        try:
            found = handler({str(name): str(value) for name, value in request.query_params.items()})
            for shown in found if inspect.isgenerator(found) else [found]:
                yield {**shown, sign: NOTHING} if isinstance(shown, dict) else [*shown, NOTHING]
        except Exception:
            yield {sign: NOTHING}
            raise

    event: Dependency = gr.on(None, opened, None, [*outputs, sign], **QUIET)
    return event


@contextmanager
def room(*, narrow: bool = False) -> Iterator[None]:
    """What stands under the bar."""
    with gr.Column(elem_classes=["room", "narrow"] if narrow else ["room"]):
        yield
