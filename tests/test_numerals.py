from hypothesis import given
from hypothesis import strategies as st

from assistant.text.numerals import to_chinese, to_int


def test_every_article_number_both_ways() -> None:
    assert [n for n in range(1, 10_000) if to_int(to_chinese(n)) != n] == []


@given(st.integers(0, 99_999_999))
def test_large_numbers_both_ways(number: int) -> None:
    assert to_int(to_chinese(number)) == number
