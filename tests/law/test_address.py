"""Addresses: every way of writing 条, 款, 项, 目; what is left unread is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.address import read_addresses, read_number
from assistant.law.citations.tail import unread_tail
from assistant.law.model import Provision
from assistant.text.compact import Compact


def read(text: str) -> tuple[list[str], str]:
    """The addresses at the start of a text, and what follows them unread."""
    compact = Compact(text).text
    entries = read_addresses(compact, 0)
    if not entries:
        return [], ""
    end = entries[-1].end
    return [e.provision.format() if e.provision else e.reason for e in entries], compact[
        end : unread_tail(compact, end)
    ]


ITEMS = [
    ("第三十二条（九）", ["第三十二条第（九）项"]),
    ("第三十二条(9)", ["第三十二条第（九）项"]),
    ("第三十二条〔九〕", ["第三十二条第（九）项"]),
    ("第三十二条【九】项", ["第三十二条第（九）项"]),
    ("第三十二条［9］项", ["第三十二条第（九）项"]),
    ("第三十二条⑨", ["第三十二条第（九）项"]),
    ("第三十二条㈨项", ["第三十二条第（九）项"]),
    ("第三十二条第（九）", ["第三十二条第（九）项"]),
    ("第三十二条第〔九〕项", ["第三十二条第（九）项"]),
    ("第三十二条第9)项", ["第三十二条第（九）项"]),
    ("第三十二条第（九项", ["第三十二条第（九）项"]),
    ("第三十二条9）项", ["第三十二条第（九）项"]),
    ("第三十二条第一款之（九）项", ["第三十二条第一款第（九）项"]),
    ("第三十二条第一款的（九）项", ["第三十二条第一款第（九）项"]),
    ("第三十二条中（九）项", ["第三十二条第（九）项"]),
    ("第三十二条第一款（九）", ["第三十二条第一款第（九）项"]),
    ("第三十二条第（一）（三）（九）项", [f"第三十二条第（{n}）项" for n in "一三九"]),
    ("第三十二条（一）（三）项", [f"第三十二条第（{n}）项" for n in "一三"]),
    ("第三十二条（一）项（三）项", [f"第三十二条第（{n}）项" for n in "一三"]),
    ("第三十二条第（一）、（三）", [f"第三十二条第（{n}）项" for n in "一三"]),
    ("第三十二条（一）至（三）", [f"第三十二条第（{n}）项" for n in "一二三"]),
    ("第三十二条第（一）项、（三）项和第（九）项", [f"第三十二条第（{n}）项" for n in "一三九"]),
    ("第三十二条第（一）项（3）目", ["第三十二条第（一）项第3目"]),
    ("第60条1款3项", ["第六十条第一款第（三）项"]),
    ("第三十二条第壹款", ["第三十二条第一款"]),
]
NUMBERS = [
    ("第陆拾条", ["第六十条"]),
    ("第壹佰贰拾条之一", ["第一百二十条之一"]),
    ("第廿三条", ["第二十三条"]),
    ("第（三十三）条", ["第三十三条"]),
    ("第【33】条第1款", ["第三十三条第一款"]),
    ("第一百三十三之一条", ["第一百三十三条之一"]),
    ("第１２０条之１", ["第一百二十条之一"]),
    ("33、34条", ["第三十三条", "第三十四条"]),
    ("第33、34、36条", ["第三十三条", "第三十四条", "第三十六条"]),
    ("第33/34条", ["第三十三条", "第三十四条"]),
    ("第33条／第34条", ["第三十三条", "第三十四条"]),
    ("第三十三條第一款", ["第三十三条第一款"]),
    ("第三条，第五条", ["第三条", "第五条"]),
]
UNREAD = [
    ("第三十三条第九", "第九"),
    ("第三十三条第-款", "第-款"),
    ("第三十三条第l款", "第l款"),
    ("第三十三条第一款第三顶", "第三顶"),
    ("第三十三条第二款第一款", "第一款"),
    ("第三十三条第一项第二项", "第二项"),
    ("第三十三条之（一）", "之(一)"),
    ("第三十三条甲项", "甲项"),
    ("第三十三条（甲）项", "(甲)项"),
    ("第三十三条第A项", "第A项"),
    ("第三十三条2", "2"),
    ("第三十三条.1", ".1"),
    ("第三十三条A", "A"),
    ("第六十条款", "款"),
    ("第六十条款项", "款项"),
    ("第三十三条第一款第（一）项①", "①"),
    ("第三十三条至第五", "至第五"),
    ("第三十三条、第五、第六", "、第五、第六"),
    ("第三十三条第1、2", "第1"),
    ("第三十三条（2021", "(2021"),
    ("第三十三条第二句", "第二句"),
    ("第三十三条前款", "前款"),
    ("第三十三条第一款前段", "前段"),
    ("第三十三条第一款但书", "但书"),
    ("第三十三条（第九项）", "(第九项)"),
    ("第三十三条（第一款第九项）", "(第一款第九项)"),
    ("第三十三条-", ""),
]
READ_OUT = [
    "第三十三条之规定",
    "第三十三条的规定",
    "第三十三条第一款所列情形",
    "第三十三条（2021年修正）",
    "第三十三条2021年3月5日",
    "第三十三条第三方检测机构",
    "第三十三条第十三方",
    "第三十三条本项目",
    "第三十三条、第三方检测",
    "第三十三条、五名工作人员",
    "第三十三条目的",
    "第三十三条项目",
    "第三十三条至今",
    "第三十三条第三十四条",
    "第三十三条，（二）罚款",
    "第三十三条。第二款",
    "第三十三条App运营者",
    "第三十三条一、事实",
    "第三十三条3个月",
    "第三十三条之一般规定",
    "第三十三条“第一”",
    "第三十三条以及该法",
]


@pytest.mark.parametrize(("text", "expected"), [*ITEMS, *NUMBERS])
def test_addresses_are_read_to_the_end(text: str, expected: list[str]) -> None:
    assert read(text) == (expected, "")


@pytest.mark.parametrize(("text", "rest"), UNREAD)
def test_what_is_not_read_is_seen(text: str, rest: str) -> None:
    assert read(text)[1] == rest


@pytest.mark.parametrize("text", READ_OUT)
def test_what_follows_and_is_no_address_is_not_unread(text: str) -> None:
    assert read(text)[1] == ""


@pytest.mark.parametrize(
    "text",
    ["第条", "第×条", "第____条", "第33.1条", "第四十十条", "第9999999999条", "第零条", "第三三条", "第O条"],
)
def test_numbers_that_are_none_are_told(text: str) -> None:
    (entry,) = read_addresses(Compact(text).text, 0)
    assert entry.provision is None
    assert entry.reason


def test_a_line_of_its_own_begins_a_list_not_an_item() -> None:
    assert unread_tail("第三条(甲)", 3, new_line=True) == 3
    assert unread_tail("第三条第九", 3, new_line=True) == 5


@given(st.integers(1, 9999))
def test_numbers_round_trip_in_capitals(number: int) -> None:
    from assistant.text.numerals import to_chinese

    capitals = to_chinese(number).translate(
        str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
    )
    assert read_number(capitals) == number


@given(st.text(alphabet="第三条款项目（）()〔〕①之一、至-9壹 A", max_size=40))
def test_any_text_gives_addresses_in_order_within_it(text: str) -> None:
    compact = Compact("第三条" + text).text
    entries = read_addresses(compact, 0)
    assert all(0 <= e.start < e.end <= len(compact) for e in entries)
    assert [e.end for e in entries] == sorted(e.end for e in entries)
    if entries:
        assert entries[-1].end <= unread_tail(compact, entries[-1].end) <= len(compact)


@given(
    article=st.integers(1, 999),
    paragraph=st.integers(1, 9),
    item=st.integers(1, 19),
    opening=st.sampled_from(["（", "(", "〔", "[", "【", ""]),
    closing=st.sampled_from(["）", ")", "〕", "]", "】", ""]),
    di=st.booleans(),
    unit=st.booleans(),
    link=st.sampled_from(["", "之", "的"]),
)
def test_an_item_is_never_dropped(
    article: int, paragraph: int, item: int, opening: str, closing: str, di: bool, unit: bool, link: str
) -> None:
    """However an item is written: it is the item read, or the rest is seen as unread."""
    written = f"第{article}条第{paragraph}款{link}{'第' if di else ''}{opening}{item}{closing}{'项' if unit else ''}"
    if not (unit or di or (opening and closing)):
        return  # a bare number may be anything
    places, rest = read(written + "，处罚款")
    right = Provision(article, 0, paragraph, item).format()
    assert places == [right] or rest
