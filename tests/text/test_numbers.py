"""One reader of numbers: values in every style, the same for law, papers and speech; what is no number gives None."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.capital import to_capital
from assistant.text.numerals import plain, to_chinese, to_int, value_of

VALUES = [
    *(("0", "0"), ("7", "7"), ("４２", "42"), ("1500", "1500"), ("1,500", "1500"), ("12，500", "12500")),
    *(("1,234,567.89", "1234567.89"), ("3.5", "3.5"), ("３．５", "3.5"), ("6 000", "6000")),
    *(("半", "0.5"), ("十", "10"), ("十六", "16"), ("二十", "20"), ("六十一", "61"), ("一百", "100")),
    *(("一百零六", "106"), ("一百一十六", "116"), ("两百", "200"), ("三百五十", "350"), ("两千零六", "2006")),
    *(("四千零七十", "4070"), ("八千八百八十八", "8888"), ("一万", "10000"), ("一万零三", "10003")),
    *(("七万六千", "76000"), ("十二万三千四百", "123400"), ("六百万", "6000000"), ("一亿两千万", "120000000")),
    *(("贰拾", "20"), ("伍佰元"[:-1], "500"), ("壹万叁仟", "13000"), ("玖仟零伍", "9005"), ("柒拾陆万", "760000")),
    *(("叁佰贰拾壹", "321"), ("壹億", "100000000"), ("貳萬", "20000"), ("陸仟", "6000")),
    *(("2万", "20000"), ("2.6万", "26000"), ("3千", "3000"), ("3万6千", "36000"), ("1万2千3百", "12300")),
    *(("12万5千", "125000"), ("4万500", "40500"), ("1.25亿", "125000000"), ("6百万", "6000000"), ("7百", "700")),
    *(("1万2", "12000"), ("12万5", "125000"), ("一万二", "12000"), ("两千四", "2400"), ("三百五", "350")),
    *(("六万八", "68000"), ("一亿三", "130000000"), ("一千二百五", "1250"), ("9千8", "9800")),
    *(("二点五", "2.5"), ("零点八", "0.8"), ("六点七五万", "67500"), ("三点五亿", "350000000")),
    *(("一百二十五点五", "125.5"), ("8点5万", "85000"), ("三十点零二", "30.02")),
    *(("二〇二六", "2026"), ("二○○九", "2009"), ("一九八四", "1984"), ("-300", "-300"), ("负二十", "-20"), ("－5", "-5")),
]  # fmt: skip
NONE = [
    *("", " ", "元", "NaN", "nan", "inf", "Infinity", "1e5", "①", "②③", "²", "½", "x²", "--5", "1,5", "1,23456"),
    *("万", "亿", "点五", "五点", "三四", "两三", "七八", "三四百", "两三万", "一百二一", "十百", "二三十", "12万34万"),
    *("9" * 50, "一" * 50, "9" * 5000, "壹" * 100_000, "1" + ",000" * 20, "第五", "五条", "abc", "0x10", "１２三四"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: str) -> None:
    assert value_of(text) == Decimal(value)


@pytest.mark.parametrize("text", NONE)
def test_no_number(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42", 42), ("４２", 42), ("四十二", 42), ("肆拾贰", 42), ("〇", 0), ("二〇二一", 2021), ("九百九十九", 999), (" 7 ", 7),
        ("①", None), ("²", None), ("٣", 3), ("1.5", None), ("-1", None), ("", None), ("9" * 5000, None), ("一" * 5000, None), ("十" * 5000, None),
        ("9999999999", 9_999_999_999), ("第五", None), ("五条", None),
    ],
)  # fmt: skip
def test_integers_of_addresses(text: str, number: int | None) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [(2400.0, "2400"), (Decimal("1E+6"), "1000000"), (0.5, "0.5"), (Decimal("7667.250"), "7667.25"), (0, "0"), (-3.0, "-3")],
)  # fmt: skip
def test_plain(value: float | Decimal, text: str) -> None:
    assert plain(value) == text


WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


@given(st.integers(0, 99_999_999))
def test_a_number_in_every_style_reads_back(number: int) -> None:
    """Arabic, full width, with separators, Chinese, capitals: one value."""
    styles = [str(number), str(number).translate(WIDE), f"{number:,}", to_chinese(number)]
    styles.append(to_capital(number).removesuffix("整").removesuffix("元"))
    assert {value_of(style) for style in styles} == {Decimal(number)}


@given(st.integers(1, 9999), st.integers(0, 9))
def test_ten_thousands_in_every_style_read_back(number: int, thousands: int) -> None:
    value = Decimal(number * 10_000 + thousands * 1000)
    styles = [
        f"{plain(value / 10_000)}万",
        f"{number}万" + f"{thousands}千" * bool(thousands),
        to_chinese(int(value)),
    ]
    styles += (
        [f"{number}万{thousands}", f"{to_chinese(number)}万{to_chinese(thousands)}"] if thousands else []
    )
    assert {value_of(style) for style in styles} == {value}


@given(st.text("0123456789一二两三十百千万亿点零〇壹拾佰仟.,-负半元", max_size=60))
def test_any_mixture_gives_a_finite_value_or_none(text: str) -> None:
    value = value_of(text)
    assert value is None or value.is_finite()
