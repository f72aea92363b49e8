"""Texts that say something and texts that do not; traditional characters in their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from assistant.text.compact import Compact
from assistant.text.meaning import has_words, says_something
from assistant.text.simplified import simplified

SAID = [
    "占用消防通道",
    "油烟超标",
    "罚多少",
    "无证经营",
    "佔用通道",
    "3袋面包过期",
    "狗咬人",
    "没戴头盔骑车",
    "KTV噪声",
    "张三打人",
]
UNSAID = ["", "😀", "😀😀🚗", "？？！！。。", "asdf", "qwertyuiop", "12345", "啊啊啊", "的的的", "哈哈哈", "呵呵", "嗯嗯啊",
          "……", " \n\t", "a", "<>《》", "罚", "好好好", "!!!", "@#$%"]  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_says_something(text: str) -> None:
    assert says_something(text)


@pytest.mark.parametrize("text", UNSAID)
def test_says_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    ("text", "has"), [("PM2.5", True), ("asdf", True), ("😀", False), ("？！", False), ("", False)]
)
def test_words_without_chinese(text: str, has: bool) -> None:
    assert has_words(text) == has


TRADITIONAL = [
    ("行政處罰法", "行政处罚法"), ("第三十三條", "第三十三条"), ("銷售過期麵包", "销售过期面包"), ("違反規定", "违反规定"),
    ("執業醫師", "执业医师"), ("環境衛生", "环境卫生"), ("實施條例", "实施条例"), ("關於", "关于"), ("應當", "应当"),
    ("責令停產停業", "责令停产停业"), ("貨值金額", "货值金额"), ("營業執照", "营业执照"), ("當事人", "当事人"), ("罰款", "罚款"),
    ("⾏政", "行政"), ("⼀⼆三", "一二三"), ("乾坤", "乾坤"), ("行政处罚法", "行政处罚法"), ("ABC 12。", "ABC 12。"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "plain"), TRADITIONAL)
def test_traditional_characters(written: str, plain: str) -> None:
    assert simplified(written) == plain


def test_the_list_says_of_each_character_what_the_converter_says() -> None:
    converter = OpenCC("t2s")
    for char in map(chr, range(0x3400, 0xA000)):
        told = converter.convert(char)
        assert simplified(char) == (told if len(told) == 1 and char != "乾" else char)


@given(st.text(max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)


@given(st.text(alphabet="處罰法第三條 \n　（）甲", max_size=60))
def test_compact_offsets_lead_back_to_the_source(text: str) -> None:
    compact = Compact(text)
    for index, char in enumerate(compact.text):
        assert (
            simplified(text[compact.origin(index)]) in (char, {"（": "(", "）": ")"}.get(char, char))
            or char in "()"
        )
