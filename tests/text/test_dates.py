"""Dates in every style; days that no calendar has and lunar dates are told, never read as something else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.dates import calendar_day, doubtful_dates, find_dates
from assistant.text.numerals import to_chinese

READ = [
    ("2025年8月6日", "2025-08-06"), ("2025年08月06日", "2025-08-06"), ("2025年8月6号", "2025-08-06"), ("２０２５年８月６日", "2025-08-06"), ("2025 年 8 月 6 日", "2025-08-06"),
    ("二〇二五年八月六日", "2025-08-06"), ("二零二五年八月六日", "2025-08-06"), ("二O二五年八月六日", "2025-08-06"), ("二o二五年八月六日", "2025-08-06"), ("二0二五年八月六日", "2025-08-06"),
    ("二○二五年八月六日", "2025-08-06"), ("二Ｏ二五年八月六日", "2025-08-06"), ("二◯二五年八月六号", "2025-08-06"), ("2O25年8月6日", "2025-08-06"), ("2025年1O月2O日", "2025-10-20"),
    ("2025年元月3日", "2025-01-03"), ("二〇二五年元月三十一日", "2025-01-31"), ("二〇二五年十二月二十九日", "2025-12-29"), ("二〇二五年十二月二九日", "2025-12-29"), ("二〇二五年五月卅一日", "2025-05-31"),
    ("二〇二五年五月廿八日", "2025-05-28"), ("2025-8-6", "2025-08-06"), ("2025.08.06", "2025-08-06"), ("2025/8/6", "2025-08-06"), ("２０２５－０８－０６", "2025-08-06"),
    ("2024年2月29日", "2024-02-29"), ("二〇二五年八月二〇日", "2025-08-20"), ("二〇二五年八月三O日", "2025-08-30"), ("2025年8月份6日", "2025-08-06"), ("公元2025年8月6日", "2025-08-06"),
]  # fmt: skip
NOT_READ = [
    "2025年2月29日", "二〇二五年二月三十日", "2025年4月31日", "2025年13月1日", "2025年0月6日", "2025年8月0日", "2025年8月32日", "2025-02-30", "2025.13.01", "农历2025年8月6日",
    "农历二〇二五年八月六日", "阴历2025年3月3日", "2025年8月", "8月6日", "2025年8月6号楼", "二千零二十五年八月六日", "１２３４５年8月6日", "2025年8月①日", "²025年8月6日", "9" * 5000 + "年8月6日", "",
]  # fmt: skip
DOUBTFUL = [
    ("九月四十八号", "没有这一天"), ("二月三十号", "没有这一天"), ("4月31日", "没有这一天"), ("十三月一日", "没有这一天"), ("2025年2月29日", "没有这一天"), ("二〇二五年六月三十一日", "没有这一天"),
    ("2025-02-30", "没有这一天"), ("2025年8月32日", "没有这一天"), ("0月5日", "没有这一天"), ("农历八月十五", "农历"), ("腊月二十三", "农历"), ("正月初五", "农历"), ("冬月初一", "农历"), ("三月初八", "农历"),
    ("闰六月初二", "农历"), ("农历2025年8月6日", "农历"), ("阴历二月二", "农历"), ("旧历七月半", "农历"), ("腊月", "农历"), ("正月十五", "农历"),
]  # fmt: skip
SURE = [
    "2月29日",
    "8月6日",
    "八月六号",
    "元月五号",
    "2025年8月6日",
    "改正月报",
    "三月初一家店",
    "12月31日",
    "六月份",
    "每月5日前",
    "2024年2月29日",
    "一月一日",
]


@pytest.mark.parametrize(("text", "day"), READ)
def test_dates(text: str, day: str) -> None:
    around = f"于{text}检查"
    assert [(d.isoformat(), around[start:end]) for d, start, end in find_dates(around)] == [
        (day, text.removeprefix("公元"))
    ]
    assert doubtful_dates(around) == []


@pytest.mark.parametrize("text", NOT_READ)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(("text", "reason"), DOUBTFUL)
def test_doubtful_dates(text: str, reason: str) -> None:
    (doubt,) = doubtful_dates(f"他说{text}，")
    assert doubt.reason.startswith(reason)


@pytest.mark.parametrize("text", SURE)
def test_dates_beyond_doubt(text: str) -> None:
    assert doubtful_dates(text) == []


@given(st.dates(date(1949, 10, 1), date(2099, 12, 31)), st.sampled_from("〇零○O0Ｏ"))
def test_a_day_in_every_style_reads_back(day: date, zero: str) -> None:
    year = "".join(zero if c == "0" else "一二三四五六七八九"[int(c) - 1] for c in str(day.year))
    month, number = to_chinese(day.month), to_chinese(day.day)
    styles = [
        f"{day.year}年{day.month}月{day.day}日", f"{day:%Y年%m月%d日}", f"{day:%Y-%m-%d}", f"{day.year}.{day.month}.{day.day}", f"{day.year}/{day.month}/{day.day}",
        f"{year}年{month}月{number}日", f"{year}年{month}月{number}号", f"{day.year} 年 {day.month} 月 {day.day} 日",
    ]  # fmt: skip
    assert {tuple(found[0] for found in find_dates(f"（{style}）")) for style in styles} == {(day,)}


@given(
    st.text("0123456789〇一二三十元廿OoＯ", max_size=6),
    st.text("0123456789一二十元廿", max_size=4),
    st.text("0123456789一二十廿卅", max_size=4),
)
def test_any_three_numerals_are_a_day_or_none(year: str, month: str, day: str) -> None:
    found = calendar_day(year, month, day)
    assert found is None or isinstance(found, date)
