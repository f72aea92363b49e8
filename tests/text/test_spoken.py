import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.numerals import to_chinese
from assistant.text.spoken import find_numbers, spoken_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二零二二年三月装的", [("日期", "2022年3月")]),
        ("二〇二一年一月二十二日", [("日期", "2021年1月22日")]),
        ("十一月二十二号", [("日期", "11月22日")]),
        ("早上六点半左右", [("时间", "早上6时30分")]),
        ("下午3点20分", [("时间", "下午3时20分")]),
        ("一共收了两千四百元", [("金额", "2400元")]),
        ("每趟八百块钱", [("金额", "800元")]),
        ("花了一万二", [("金额", "12000元")]),
        ("一万二千块", [("金额", "12000元")]),
        ("三百五十块", [("金额", "350元")]),
        ("罚款1.5万元", [("金额", "15000元")]),
        ("差不多四十个平方", [("数量", "40平方米")]),
        ("长八米", [("数量", "8米")]),
        ("电话一三八零零一二三四五六", [("号码", "13800123456")]),
        ("幺三八零零一二三四五六", [("号码", "13800123456")]),
        ("要五千多", [("数量", "5000多")]),
        ("大一点", []),
        ("一样的", []),
        ("", []),
    ],
)
def test_numbers_with_their_reading(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_numbers(text)
    assert [(n.kind, n.reading) for n in found] == expected
    assert all(text[n.start : n.end] == n.said for n in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万二", 12000),
        ("三百五", 350),
        ("两千四", 2400),
        ("一百零五", 105),
        ("十五", 15),
        ("半", 0.5),
        ("没有", None),
    ],
)
def test_spoken_value(text: str, value: float | None) -> None:
    assert spoken_value(text) == value


@given(st.integers(1, 99_999_999))
def test_every_amount_reads_back(amount: int) -> None:
    (found,) = find_numbers(f"收了{to_chinese(amount)}元钱")
    assert found.reading == f"{amount}元"
