"""Sums of money in papers and ranges of fines in law: own inputs, a kind at a time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.procedure.conditions import fine_in
from assistant.text.amounts import amounts_in, is_same_twice
from assistant.text.capital import to_capital
from assistant.text.money import Measure, MoneyRange, parse_range
from assistant.text.numerals import to_chinese
from assistant.text.quantities import find_quantities

YUAN, MULTIPLE, PERCENT = Measure.YUAN, Measure.MULTIPLE, Measure.PERCENT

SUMS = [
    ("没收违法所得6000元", ["6000"]), ("罚款90万元", ["900000"]), ("罚款9万6千元", ["96000"]), ("罚款9.6万元", ["96000"]),
    ("￥4,800.00", ["4800"]), ("¥ 4,800", ["4800"]), ("人民币肆万元整", ["40000"]), ("人民币 陆仟 元整（￥6000元）", ["6000", "6000"]),
    ("叁 仟 元 整", ["3000"]), ("两元三角", ["2.3"]), ("一千元二角五分", ["1000.25"]), ("柒佰捌拾元陆角", ["780.6"]), ("罚款-600元", ["-600"]),
    ("负八百元", ["-800"]), ("￥-70", ["-70"]), ("１２００元", ["1200"]), ("共 8 500元", ["8500"]), ("1万3元", ["13000"]),
    ("600至2万元", ["20000"]), ("600-900元", ["900"]), ("7万元～8万元", ["70000", "80000"]), ("叁拾捌万陆仟元", ["386000"]), ("拾贰万元", ["120000"]),
    ("一元月卡", []), ("元旦元宵", []), ("第6条", []), ("面积600平方米", []), ("2026年6000元", ["6000"]), ("几十元", []), ("数千元", []), ("数十万元", []),
    ("人民币（大写）玖仟玖佰元整", ["9900"]), ("3.2亿元", ["320000000"]), ("五千元圆满", ["5000"]), ("贰佰圆", ["200"]), ("0元", ["0"]), ("元", []), ("NaN元", []),
    ("①元", []), ("9" * 60 + "元", []), ("壹" * 60 + "元", []),
]  # fmt: skip
ROUGH = [
    ("三万余元", "30000"), ("四千多元", "4000"), ("二十余万元", "200000"), ("十多万元", "100000"), ("近6万余元", "60000"), ("3万多元", "30000"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sums"), SUMS)
def test_sums(text: str, sums: list[str]) -> None:
    assert [one.yuan for one in amounts_in(text)] == [Decimal(one) for one in sums]


@pytest.mark.parametrize(("text", "value"), ROUGH)
def test_a_sum_that_is_only_about_so_says_so(text: str, value: str) -> None:
    (one,) = amounts_in(text)
    assert (one.yuan, one.rough) == (Decimal(value), True)


@given(st.integers(0, 9_999_999), st.integers(0, 99))
def test_a_sum_in_every_style_reads_back(yuan: int, cents: int) -> None:
    value = Decimal(yuan) + Decimal(cents) / 100
    words = to_capital(value)
    texts = [f"{value}元", f"¥{value:,.2f}", f"{value:.2f}元整"]
    texts += [words if "元" in words else f"零元{words}"]
    texts += [f"{to_chinese(yuan)}元"] if not cents else []
    assert {tuple(one.yuan for one in amounts_in(f"处罚款{text}。")) for text in texts} == {(value,)}


RANGES = [
    ("6,000元以下", 0, 6000, YUAN), ("6，000元以下", 0, 6000, YUAN), ("2万元以上，6万元以下", 20000, 60000, YUAN), ("二万元以上、六万元以下", 20000, 60000, YUAN),
    ("2千元以上4万6千元以下", 2000, 46000, YUAN), ("六点五万元", 65000, 65000, YUAN), ("最高可处6万元", 0, 60000, YUAN), ("最高处以六万元", 0, 60000, YUAN),
    ("最高六万元", 0, 60000, YUAN), ("最高不超过六万元", 0, 60000, YUAN), ("不得超过二千元", 0, 2000, YUAN), ("至多三百元", 0, 300, YUAN),
    ("不低于三千元", 3000, None, YUAN), ("不少于二百元不超过六百元", 200, 600, YUAN), ("最低二百元最高六百元", 200, 600, YUAN), ("九万元以上", 90000, None, YUAN),
    ("2-6千元", 2000, 6000, YUAN), ("二至六万元", 20000, 60000, YUAN), ("二至三百元", 200, 300, YUAN), ("十至三十万元", 100000, 300000, YUAN), ("600至2万元", 600, 20000, YUAN),
    ("三百以上九百元以下", 300, 900, YUAN), ("２０００元以上６０００元以下", 2000, 6000, YUAN), ("贰万元以上叁万元以下", 20000, 30000, YUAN), ("陆仟元整", 6000, 6000, YUAN),
    ("1.2万元—3.6万元", 12000, 36000, YUAN), ("2万元～3万元", 20000, 30000, YUAN), ("七万以下", 0, 70000, YUAN), ("二万五千元至六万元", 25000, 60000, YUAN),
    ("五角以上二元以下", 0.5, 2, YUAN), ("六十万元人民币以下", 0, 600000, YUAN), ("2000元（含2000元）以上6000元（含）以下", 2000, 6000, YUAN), ("三千元及以下", 0, 3000, YUAN),
    ("二倍以上六倍以下", 2, 6, MULTIPLE), ("0.5倍～2倍", 0.5, 2, MULTIPLE), ("一点五倍以下", 0, 1.5, MULTIPLE), ("等额以上五倍以下", 1, 5, MULTIPLE), ("百分之六十以上二倍以下", 0.6, 2, MULTIPLE),
    ("百分之六至十二", 6, 12, PERCENT), ("千分之二至千分之六", 0.2, 0.6, PERCENT), ("万分之五", 0.05, 0.05, PERCENT), ("百分之二点五以下", 0, 2.5, PERCENT), ("3‰以下", 0, 0.3, PERCENT),
    ("6%至12%", 6, 12, PERCENT), ("百分之0.5", 0.5, 0.5, PERCENT),
]  # fmt: skip
OPEN = [
    ("六千元（不含）以下", 0, 6000, False, True), ("六千元以下（不含本数）", 0, 6000, False, True), ("六千元以下（不含六千元）", 0, 6000, False, True),
    ("二千元以上不满六千元", 2000, 6000, False, True), ("二千元以上不足六千元", 2000, 6000, False, True), ("二千元（不含）以上六千元以下", 2000, 6000, True, False),
    ("2000元（不包括2000元）以上6000元以下", 2000, 6000, True, False), ("二千元以上六千元以下（均不含本数）", 2000, 6000, True, True), ("6万元(不含)以下", 0, 60000, False, True),
    ("二千元（含）以上六千元（不含）以下", 2000, 6000, False, True),
]  # fmt: skip
NO_RANGE = [
    "",
    "元",
    "一些钱",
    "六元以上二元以下",
    "二倍以上六元以下",
    "第六条",
    "三万余元",
    "两三万元以下",
    "NaN元",
    "①元以下",
    "-500元",
    "处-500元",
    "9" * 40 + "元以下",
    "数千元以下",
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_ranges(text: str, low: float, high: float | None, unit: Measure) -> None:
    assert parse_range(text) == MoneyRange(low, high, unit)


@pytest.mark.parametrize(("text", "low", "high", "without_low", "without_high"), OPEN)
def test_limits_that_do_not_belong(
    text: str, low: float, high: float, without_low: bool, without_high: bool
) -> None:
    assert parse_range(text) == MoneyRange(low, high, YUAN, without_low, without_high)


@pytest.mark.parametrize("text", NO_RANGE)
def test_no_range(text: str) -> None:
    assert parse_range(text) is None


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["以上{}以下", "至{}", "—{}", "以上，{}以下", "～{}"]),
)
def test_a_range_of_ten_thousands_in_every_style(low: int, more: int, form: str) -> None:
    expected = MoneyRange(low * 10_000, (low + more) * 10_000, YUAN)
    for ends in (
        (f"{low}万元", f"{low + more}万元"),
        (f"{to_chinese(low)}万元", f"{to_chinese(low + more)}万元"),
    ):
        assert parse_range(ends[0] + form.format(ends[1])) == expected


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("罚款6000元", "6000"), ("罚款人民币陆仟元整", "6000"), ("罚款6,000元", "6000"), ("罚款3万6千元", "36000"), ("处6万元罚款", "60000"), ("处以6000元的罚款", "6000"),
        ("罚款金额为：2.5万元", "25000"), ("罚款人民币（大写）陆万元整", "60000"), ("警告", None), ("罚款", None), ("罚款若干元", None), ("罚款 600 元", "600"),
        ("拟罚款二千元", "2000"), ("罚款-500元", None), ("货值600元，罚款1200元", "1200"), ("罚款数额6000元", "6000"), ("罚款１２００元", "1200"), ("没收600元", None),
        ("处六千元行政罚款", "6000"), ("罚款六千元整", "6000"),
    ],
)  # fmt: skip
def test_the_fine_of_a_note(text: str, fine: str | None) -> None:
    assert fine_in(text) == (None if fine is None else Decimal(fine))


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("3,200元", ["3200"]),
        ("1200，300元", []),
        ("12345,678元", []),
        ("单价30元，12箱，共360元", ["30", "360"]),
    ],
)
def test_a_comma_parts_thousands_only_behind_one_to_three_digits(text: str, sums: list[str]) -> None:
    assert [str(one.yuan) for one in amounts_in(text)] == sums


@pytest.mark.parametrize(
    ("text", "counters", "units"),
    [
        ("教辅12册、红砖30块", True, ["册", "块"]),
        ("教辅12册、红砖30块", False, []),
        ("一部分木板3根", False, []),
        ("购进3千克、5吨", True, ["克", "吨"]),
    ],
)
def test_counters_are_units_only_where_asked_for(text: str, counters: bool, units: list[str]) -> None:
    assert [one.unit for one in find_quantities(text, counters=counters)] == units


TWICE = [
    ("陆万捌仟贰佰元整（68,200.00元）", True),
    ("罚款68200元（大写：陆万捌仟贰佰元整）", True),
    ("陆万捌仟贰佰元整（6,200,000.00元×1.1%＝68,200.00元）", False),
    ("柒仟陆佰陆拾柒元（697平方米*11元/平方米）", False),
    ("陆仟元（300000元的2%）", False),
    ("陆仟元（3000元的二倍）", False),
    ("陆仟元（3000元＋3000元）", False),
    ("陆仟元（6000元），限十五日内缴纳", True),
]


@pytest.mark.parametrize(("text", "same"), TWICE)
def test_digits_that_begin_a_sum_are_no_second_writing(text: str, same: bool) -> None:
    one, two, *_ = amounts_in(text)
    assert is_same_twice(text, one, two) is same
