"""Fines in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.matters import Amount
from assistant.law.penalties.text import limits, told_amounts, told_range
from assistant.law.penalty_model import Fine
from assistant.text.money import parse_range
from assistant.text.numerals import plain


@pytest.mark.parametrize(
    ("fine", "words"),
    [
        (Fine("", "", "amount", 5000, 50000), "5000元以上50000元以下"),
        (Fine("any", "", "amount", 0, 2000), "2000元以下"),
        (Fine("单位", "逾期不改正", "amount", 0, 2000), "单位，逾期不改正：2000元以下"),
        (Fine("any", "情节严重", "amount", 500, 500), "情节严重：500元"),
        (Fine("any", "", "amount", 1_000_000, 10_000_000), "1000000元以上10000000元以下"),
        (Fine("any", "", "amount", 500000, None), "500000元以上"),
        (Fine("", "", "multiple", 1, 3, base="违法所得"), "违法所得的1倍以上3倍以下"),
        (Fine("", "", "percent", 5, 5, base="工程合同价款"), "工程合同价款的5%"),
        (Fine("", "", "percent", 0.5, 1, base="货值金额"), "货值金额的0.5%以上1%以下"),
        (Fine("", "", "per_unit", 0, 500, base="每平方米"), "按每平方米计500元以下"),
        (Fine("", "", "unspecified", None, None), "未写明数额"),
        (Fine("", "", "reference", None, None, "前款规定"), "依照前款规定"),
        (Amount(party="个人", min=50, max=200), "个人：50元以上200元以下"),
    ],
)
def test_fine_words(fine: Fine | Amount, words: str) -> None:
    assert told_range(fine) == words
    assert words.endswith(told_amounts(fine))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (5000.0, "5000"),
        (1e6, "1000000"),
        (1e16, "10000000000000000"),
        (0.5, "0.5"),
        (7667.25, "7667.25"),
    ]
    + [(Decimal("5000.00"), "5000"), (Decimal("1E+3"), "1000"), (1e-7, "0.0000001")],
)
def test_number(value: float | Decimal, text: str) -> None:
    assert plain(value) == text


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_limits_read_back(low: int, high: int) -> None:
    low, high = sorted((low, high))
    read = parse_range(limits(low, high))
    assert read is not None
    assert (read.low, read.high) == (low, high)
