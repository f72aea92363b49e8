"""A handler that runs into an error says so at its place and leaves no wait standing, also where nobody foresaw it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant.errors import InputError
from assistant.web.components.shapes import NOTHING, waiting
from assistant.web.handlers import here
from assistant.web.managing.settings import listed
from assistant.web.named import named
from assistant.web.pages import cases
from assistant.web.pages.case import _Page
from assistant.web.teachroom import papers

_SECRET = "王五的电话"
_PARTS = {name: name for name in ("error", "making")}
_ERRORS = [
    (InputError("没有这件案件", "请从列表选"), "没有这件案件。请从列表选"),
    (OverflowError(_SECRET), "程序出错，没有做完（编号 "),
]


def _failing(error: Exception) -> Callable[[], Iterator[dict[str, Any]]]:
    def handler() -> Iterator[dict[str, Any]]:
        yield {"making": waiting("正在生成…")}
        raise error

    return handler


@pytest.mark.parametrize(("error", "told"), _ERRORS)
def test_an_error_stands_at_its_place_and_nothing_waits(error: Exception, told: str) -> None:
    page = _Page()
    page.parts = dict(_PARTS)
    lasts = [
        [*named(_PARTS, _failing(error), "making")()][-1],
        [*page.told(_failing(error), "error", "making")()][-1],
        dict(zip(("error", "making"), [*here(_failing(error), NOTHING)()][-1], strict=True)),
    ]
    for last in lasts:
        assert told in last["error"]
        assert _SECRET not in last["error"]
        assert last["making"] == NOTHING


@pytest.mark.parametrize(("typed", "read"), [("5", 5), ("", 40), ("九", 40), ("1e999", 40), ("nan", 40)])
def test_a_number_of_questions_is_a_number(typed: str, read: int) -> None:
    assert papers._number({"count": typed}, "count", 40) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [(" 5000 ", 5000.0), ("0", 0.0), ("", None), (None, None), ("五千", None), ("-1", None), ("1e999", None), ("nan", None)],
)  # fmt: skip
def test_a_fine_is_an_amount_of_money(typed: object, read: float | None) -> None:
    assert cases._number(typed) == read


def test_a_setting_without_a_value_says_so_in_chinese() -> None:
    assert "None" not in listed()
