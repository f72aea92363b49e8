"""Quantities and ranges as penalty clauses write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.money import Measure, MoneyRange, parse_quantity, parse_range
from assistant.text.numerals import to_chinese, value_of

YUAN, MULTIPLE, PERCENT = Measure.YUAN, Measure.MULTIPLE, Measure.PERCENT


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("五百元", 500, 500, YUAN),
        ("10万元", 100_000, 100_000, YUAN),
        ("一万五千元", 15_000, 15_000, YUAN),
        ("1.5万元以上3万元以下", 15_000, 30_000, YUAN),
        ("15,000元以下", 0, 15_000, YUAN),
        ("三千元至五万元", 3_000, 50_000, YUAN),
        ("一至三万元", 10_000, 30_000, YUAN),
        ("1－3万元", 10_000, 30_000, YUAN),
        ("五百以上一千元以下", 500, 1_000, YUAN),
        ("五千元以上、二万元以下", 5_000, 20_000, YUAN),
        ("不超过三万元", 0, 30_000, YUAN),
        ("十万元以上", 100_000, None, YUAN),
        ("人民币二百元", 200, 200, YUAN),
        ("一倍以上三倍以下", 1, 3, MULTIPLE),
        ("等值以上三倍以下", 1, 3, MULTIPLE),
        ("三至五倍", 3, 5, MULTIPLE),
        ("百分之五十以上一倍以下", 0.5, 1, MULTIPLE),
        ("百分之五以上百分之十以下", 5, 10, PERCENT),
        ("千分之五", 0.5, 0.5, PERCENT),
        ("万分之五以上千分之一以下", 0.05, 0.1, PERCENT),
        ("2%以上4%以下", 2, 4, PERCENT),
        ("30％以下", 0, 30, PERCENT),
    ],
)
def test_range(text: str, low: float, high: float | None, unit: Measure) -> None:
    assert parse_range(text) == MoneyRange(low, high, unit)


@pytest.mark.parametrize("text", ["", "元", "若干元", "五元以上三元以下", "三倍以上五元以下", "第五条"])
def test_unreadable_range(text: str) -> None:
    assert parse_range(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("半", 0.5), ("二点五", 2.5), ("1.5万", 15_000), ("二千", 2_000), ("两", 2)]
)
def test_number(text: str, value: float) -> None:
    assert value_of(text) == value


def test_quantity_needs_a_unit() -> None:
    assert parse_quantity("五百") is None


@given(st.integers(1, 9_999_999), st.integers(0, 9_999_999))
def test_every_range_reads_back(low: int, more: int) -> None:
    high = low + more
    expected = MoneyRange(low, high, YUAN)
    assert parse_range(f"{to_chinese(low)}元以上{to_chinese(high)}元以下") == expected
    assert parse_range(f"{low}元以上{high}元以下") == expected
