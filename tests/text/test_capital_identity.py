import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.capital import to_capital
from assistant.text.identity import valid_credit_code, valid_id_number


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        (0, "零元整"),
        (5000, "伍仟元整"),
        (10, "壹拾元整"),
        (10005, "壹万零伍元整"),
        (100_500, "壹拾万零伍佰元整"),
        (51_500, "伍万壹仟伍佰元整"),
        (1_000_001, "壹佰万零壹元整"),
        (120_000_000, "壹亿贰仟万元整"),
        (0.5, "伍角整"),
        (12.05, "壹拾贰元零伍分"),
        (12.35, "壹拾贰元叁角伍分"),
    ],
)
def test_capital_amounts(yuan: float, words: str) -> None:
    assert to_capital(yuan) == words


def test_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        to_capital(-1)


@pytest.mark.parametrize(
    ("number", "valid"),
    [("11010519491231002X", True), ("110105194912310021", False), ("11010519491231002", False), ("", False)],
)
def test_identity_numbers(number: str, valid: bool) -> None:
    assert valid_id_number(number) is valid


@given(st.integers(0, 9))
def test_one_wrong_digit_breaks_an_identity_number(digit: int) -> None:
    good = "11010519491231002X"
    changed = good[:9] + str(digit) + good[10:]
    assert valid_id_number(changed) is (changed == good)


@pytest.mark.parametrize(
    ("code", "valid"), [("91350100M000100Y43", True), ("91350100M000100Y44", False), ("9135", False)]
)
def test_credit_codes(code: str, valid: bool) -> None:
    assert valid_credit_code(code) is valid
