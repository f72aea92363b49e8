"""What a page holds before Gradio's script has drawn it, and the one h1 it has afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import httpx
import pytest

from assistant.settings import settings
from assistant.web import front, guard, loading, shell
from assistant.web.components.part import static
from assistant.web.frame import PAGES

_TITLE = re.compile(r"<h1[\s>]", re.I)
_WEB = Path(shell.__file__).parent


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[gr.Blocks]:
    """The page as it is launched, without accounts."""
    patch = pytest.MonkeyPatch()
    patch.setattr(settings(), "home", tmp_path_factory.mktemp("home"))
    patch.setattr(shell, "_warm", lambda: None)
    page = shell.launch(block=False, port=0)
    yield page
    page.close()
    patch.undo()


def titles(page: gr.Blocks, route: str) -> list[str]:
    """The values of a route's components that hold an h1, once for each."""
    held = page.config["page"][route]["components"]
    values = [str(one["props"].get("value") or "") for one in page.config["components"] if one["id"] in held]
    return [value for value in values for _ in _TITLE.findall(value)]


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.route or "home")
def test_every_page_has_one_h1_with_its_name(page: gr.Blocks, one) -> None:  # type: ignore[no-untyped-def]
    (found,) = titles(page, one.route)
    assert f">{one.heading}</h1>" in found
    assert one.heading


def test_no_two_pages_have_the_same_title() -> None:
    assert len({one.heading for one in PAGES}) == len(PAGES)


def test_what_is_drawn_later_brings_no_second_h1() -> None:
    """Only the bar, and the plain pages that have no bar, may write one."""
    writing = {
        str(path.relative_to(_WEB)) for path in _WEB.rglob("*.py") if _TITLE.search(path.read_text("utf-8"))
    }
    assert writing == {"frame.py", "front.py", "guard.py"}


@pytest.mark.parametrize("markup", [front.notice("甲"), guard._MISSING.decode()], ids=["notice", "missing"])
def test_a_plain_page_has_one_h1(markup: str) -> None:
    assert len(_TITLE.findall(markup)) == 1
    assert loading.WORDS not in markup


@pytest.mark.parametrize("route", [one.route for one in PAGES])
def test_from_the_first_byte_it_says_that_it_loads(page: gr.Blocks, route: str) -> None:
    html = httpx.get(f"{page.local_url}{route}").text
    said = f'<div role="status">{loading.WORDS}</div><noscript>{loading.NEEDED}</noscript>'
    assert html.count(said) == 1
    head, body = html.split("</head>", 1)
    assert static("tokens.css") in head
    assert body.index(static("tone.js")) < body.index(said) < body.index("<gradio-app")


def test_what_is_no_page_says_nothing_of_loading(page: gr.Blocks) -> None:
    for address in ("config", "theme.css", "api/openapi.json"):
        assert 'class="at-first"' not in httpx.get(f"{page.local_url}{address}").text
