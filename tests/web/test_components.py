"""The shapes of the pages: what they show, and that no text of a user ever becomes markup."""

from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from assistant.web.components.form import Field, Form, stamp
from assistant.web.components.marked import Mark, leaf, marked
from assistant.web.components.part import Part, asked
from assistant.web.components.place import at
from assistant.web.components.ranges import figure, range_bar
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import (
    button,
    card,
    doing,
    dot,
    folded,
    href,
    lines,
    link,
    pairs,
    pill,
    said,
    waiting,
)
from assistant.web.components.source import evidence_pane, note_pane, places
from assistant.web.frame import PAGES, find_box, top_bar

HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script></details>&lt;{}%s${value}{{value}}"


class Seen(HTMLParser):
    """All tags and attributes of markup, and its text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


SHAPES: dict[str, Callable[[str], Markup]] = {
    "pill": lambda t: pill(t),
    "dot": lambda t: dot("g", t),
    "button": lambda t: button(t, "go", name=t),
    "doing": lambda t: doing(t, "go", name=t),
    "link": lambda t: link(t, href("law", id=t)),
    "card": lambda t: card(t, t, right=t, id="a"),
    "pairs": lambda t: pairs([(t, t)]),
    "said": lambda t: said(t, "r"),
    "waiting": waiting,
    "folded": lambda t: folded(t, t),
    "lines": lines,
    "rows": lambda t: rows(
        [Row(t, t, t, t, "open", values={"k": t}), Row(t, act=t), Row(t, href=t)], group=t
    ),
    "empty rows": lambda t: rows([], group="g", empty=t),
    "marked": lambda t: marked(t, [Mark(1, 30, "r", says=t, jump=t)]),
    "leaf": lambda t: leaf(t + "\n" + t, [Mark(3, len(t) + 5, id="a")], titles=1),
    "evidence": lambda t: evidence_pane(t, t, [t[:9]], facts=t),
    "note": lambda t: note_pane(t, t, t),
    "find": lambda t: find_box(value=t),
    "range": lambda t: range_bar([(Decimal(1), Decimal(2))], unit=t),
}


@pytest.mark.parametrize("name", SHAPES)
def test_no_text_becomes_markup(name: str) -> None:
    """The same shape with harmless text has the same tags and the same names of attributes."""
    bad, good = Seen(SHAPES[name](HOSTILE)), Seen(SHAPES[name]("字" * len(HOSTILE)))
    assert bad.tags == good.tags
    assert [key for key, _ in bad.attributes] == [key for key, _ in good.attributes]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6))
def test_a_marked_text_is_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    drawn = marked(text, [Mark(a, b) for a, b in spans])
    assert drawn.replace(Markup("<mark>"), Markup("")).replace(Markup("</mark>"), Markup("")) == Markup(
        "{}"
    ).format(text)


def test_a_part_escapes_what_is_no_markup() -> None:
    assert Part().postprocess("<b>") == "&lt;b&gt;"
    assert Part().postprocess(Markup("<b>")) == "<b>"


def test_a_mark_over_two_paragraphs_stands_in_both_and_has_one_id() -> None:
    drawn = leaf("甲乙\n丙丁", [Mark(1, 4, "r", id="f1")])
    assert drawn.count("<mark") == 2
    assert drawn.count('id="f1"') == 1
    assert '<p>甲<mark class="r" id="f1">乙</mark></p>' in drawn


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("拒不改正的，处罚款", ["拒不改正"], [(0, 4)]),
        ("处五百 元以下", ["五百元"], [(1, 5)]),
        ("没有", ["有了"], []),
        ("问：查过吗？答：没有。", ["查过吗？没有。"], [(2, 6), (8, 11)]),
        ("字", ["。。"], []),
        ("甲甲", ["甲", "甲", " "], [(0, 1)]),
    ],
)
def test_places_of_words(text: str, words: list[str], expected: list[tuple[int, int]]) -> None:
    assert [(mark.start, mark.end) for mark in places(text, words)] == expected


def test_only_the_open_row_is_open_and_a_row_without_body_does_not_open() -> None:
    drawn = rows([Row("甲", body="一"), Row("乙", body="二"), Row("丙", href="./x")], group="g", opened=1)
    assert drawn.count("<details") == 2
    assert drawn.count(" open") == 1
    assert drawn.index("乙") > drawn.index(" open") > drawn.index("甲")


@pytest.mark.parametrize(
    ("amount", "shown"), [("1000", "1 000"), ("1234567", "1 234 567"), ("0.5", "0.50"), ("50", "50")]
)
def test_figures(amount: str, shown: str) -> None:
    assert figure(Decimal(amount)) == shown


def test_a_range_shows_its_tiers_and_what_is_proposed_outside() -> None:
    tiers = [(Decimal(100), Decimal(1000)), (Decimal(1000), Decimal(5000))]
    drawn = range_bar(tiers, amount=Decimal(6000))
    assert drawn.count("<i") == 2
    assert "6 000 元" in drawn
    assert "拟定 6 000 元" in drawn
    near = range_bar([(Decimal(5000), Decimal(50000))], amount=Decimal(8000))
    assert all(f">{text}" in near for text in ("5 000", "50 000", "8 000"))  # the mark hides no bound
    assert range_bar([]) == range_bar([(Decimal(0), Decimal(0))]) == ""


def test_the_bar_says_where_one_is() -> None:
    drawn = top_bar(next(page for page in PAGES if page.route == "law"))
    assert drawn.count("aria-current") == 1
    assert '<a href="./law" class="on" aria-current="page">法规库</a>' in drawn


def test_a_page_under_another_is_titled_as_itself_and_marked_as_the_other() -> None:
    drawn = top_bar(next(page for page in PAGES if page.route == "people"))
    assert '<a href="./admin" class="on" aria-current="page">管理</a>' in drawn
    assert Seen(drawn).tags.count("h1") == 1
    assert ">人员与安全</h1>" in drawn


def test_addresses() -> None:
    assert (
        href("law", id="a b", article="第一条", as_of="")
        == "./law?id=a+b&article=%E7%AC%AC%E4%B8%80%E6%9D%A1"
    )
    assert at("case", "case:1", id="1") == {"address": "./case?id=1", "of": "case:1"}


class Event:
    def __init__(self, data: object) -> None:
        self._data = data


@pytest.mark.parametrize(
    ("data", "read"), [({"k": 1, "x": None}, {"k": "1", "x": "None"}), (None, {}), ("x", {})]
)
def test_what_was_clicked_is_text(data: object, read: dict[str, str]) -> None:
    assert asked(Event(data)) == read  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sent",
    [None, "x", {"values": "x"}, {"key": 3, "values": {}}, {"key": "k", "serial": 2, "values": {"a": "b"}}],
)
def test_a_form_reads_whatever_the_page_sends(sent: object) -> None:
    form = Form("p", [Field("a", "甲", "table", columns=(Field("b", "乙"),))])
    read = form.preprocess(sent)
    assert isinstance(read["key"], str)
    assert isinstance(read["values"], dict)
    assert stamp({"key": "k", "serial": 2}) == "k:2"
