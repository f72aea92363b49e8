"""Digits and spoken numerals made equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.spoken_numbers import read_aloud, readings
from assistant.text.numerals import to_chinese


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("三百二十八万一千一百三十八点四八", "328万1138.48"),
        ("三百二十八万一千一百三十八点四八", "3281138.48"),
        ("三百二十八万一千一百三十八点四八", "3,281,138.48"),
        ("二零一九年十月", "2019年10月"),
        ("二〇一九年", "2019年"),
        ("两千零一十九块", "2019块"),
        ("九月一日", "9月1日"),
        ("幺三八零零零零", "1380000"),
        ("百分之三点五", "3.5%"),
        ("一共三趟，每趟四十块", "一共3趟,每趟40块"),
        ("零点五", "0.5"),
        ("二楼三零五室", "2楼305室"),
        ("一百二十天", "120天"),
        ("十个", "10个"),
        ("两个", "2个"),
        ("两个", "二个"),
        ("三万块", "3万塊"),
        ("没有数字", "没有数字"),
        ("", ""),
        ("一二三四五六七八九零一二三", "1234567890123"),
    ],
)
def test_equal(said: str, heard: str) -> None:
    truth, text = read_aloud(said, heard)
    assert truth == text


@pytest.mark.parametrize(("said", "heard"), [("三十块", "13块"), ("九月一日", "9月7日"), ("没有", "0")])
def test_unequal(said: str, heard: str) -> None:
    truth, text = read_aloud(said, heard)
    assert truth != text


@given(st.integers(0, 99_999_999))
def test_every_number_has_its_reading(number: int) -> None:
    assert to_chinese(number) in list(readings(str(number)))
    truth, text = read_aloud(f"共{to_chinese(number)}元", f"共{number}元")
    assert truth == text
