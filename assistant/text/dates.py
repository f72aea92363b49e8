"""Dates as Chinese documents write them: 2021年1月22日, 二〇二一年一月二十二日, 二O二六年元月5号, 2021-01-22, 2021.1.22.

Zeros come as 〇, ○, 零, 0 and the letter O. A date of the lunar calendar is no date here, and neither is a day that no
calendar has; ``doubtful_dates`` tells of both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.text.numerals import to_int

_ZEROS = "零〇○◯OoОоＯｏ０"
_YEAR_DIGIT = rf"[0-9０-９{_ZEROS}一二三四五六七八九]"
_DIGIT = rf"[0-9０-９{_ZEROS}一二三四五六七八九十廿卅]"
_PART = rf"{_DIGIT}{{1,3}}"
_DAY_WORD = r"(?:日|号(?![楼院门店线馆厅房桥仓库路车]))"
CHINESE_DATE = re.compile(
    rf"(?<![0-9０-９])(?P<year>{_YEAR_DIGIT}{{4}})\s{{0,3}}年\s{{0,3}}(?P<month>{_PART}|元)\s{{0,3}}月份?\s{{0,3}}(?P<day>{_PART})\s{{0,3}}{_DAY_WORD}"
)
_NUMERIC_DATE = re.compile(
    r"(?<![0-9０-９])([0-9０-９]{4})[-./－．／]([0-9０-９]{1,2})[-./－．／]([0-9０-９]{1,2})(?![0-9０-９])"
)
SHORT_DATE = re.compile(
    rf"(?<!{_DIGIT})(?<!年)(?P<month>{_PART}|元)\s{{0,3}}月份?\s{{0,3}}(?P<day>{_PART})\s{{0,3}}{_DAY_WORD}"
)
LUNAR = re.compile(
    r"(?:农历|阴历|旧历)[^，,。；;\n\d]{0,8}?(?:\d{1,4}年)?[一二三四五六七八九十正冬腊闰\d]{1,3}月(?:初?[一二三四五六七八九十廿卅\d]{1,3}日?)?"
    r"|(?:闰[一二三四五六七八九十]{1,2}|正|冬|腊|[一二三四五六七八九十]{1,2})月初[一二三四五六七八九十](?![家次个名辆批天位起年月])"
    r"|(?:(?<![改修])正|冬|腊)月(?:[一二三四五六七八九十廿]{1,3}日?)?"
)
_ZERO = str.maketrans(dict.fromkeys(_ZEROS, "0"))
_HAN_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
NO_DAY = "没有这一天"
_OF_MOON = "农历日期，须换算成公历"
_LEAP = 2024


@dataclass(frozen=True, slots=True)
class Doubt:
    """A date that is no calendar day, where it stands and why."""

    start: int
    end: int
    reason: str


def read_date(text: str) -> date | None:
    """The first date in ``text``, in any of the forms above; None if there is none (or it is no calendar day)."""
    found = find_dates(text)
    return found[0][0] if found else None


def find_dates(text: str) -> list[tuple[date, int, int]]:
    """All dates in ``text`` with their start and end offsets, in order of appearance; none of the lunar calendar."""
    hits = []
    for match in _matches(text):
        day = calendar_day(*match.groups())
        if day is not None and not _is_lunar(text, match.start()):
            hits.append((day, match.start(), match.end()))
    return hits


def find_days(text: str, near: date) -> list[tuple[date, int, int]]:
    """All dates in ``text`` as ``find_dates``, and days without a year (3月9日) as the nearest such day, in order.

    Args:
        text: any.
        near: the day to which those without a year are nearest.
    """
    found = find_dates(text)
    for match in SHORT_DATE.finditer(text):
        day = _nearest(match["month"], match["day"], near)
        apart = all(match.end() <= start or end <= match.start() for _, start, end in found)
        if day is not None and apart and not _is_lunar(text, match.start()):
            found.append((day, *match.span()))
    return sorted(found, key=lambda one: one[1])


def _nearest(month: str, day: str, near: date) -> date | None:
    years = (near.year - 1, near.year, near.year + 1)
    days = [found for year in years if (found := calendar_day(f"{year:04}", month, day))]
    return min(days, key=lambda found: abs(found - near), default=None)


def doubtful_dates(text: str) -> list[Doubt]:
    """Dates that no calendar has (2026年2月30日, 九月四十八号) and dates of the lunar calendar, in order."""
    found = [Doubt(match.start(), match.end(), _OF_MOON) for match in LUNAR.finditer(text)]
    for match in (*_matches(text), *SHORT_DATE.finditer(text)):
        year, month, day = match.groups() if len(match.groups()) == 3 else (str(_LEAP), *match.groups())
        if _is_lunar(text, match.start()):
            found.append(Doubt(match.start(), match.end(), _OF_MOON))
        elif calendar_day(year, month, day) is None:
            found.append(Doubt(match.start(), match.end(), NO_DAY))
    taken, kept = -1, []
    for doubt in sorted(found, key=lambda one: (one.start, -one.end)):
        if doubt.start >= taken:
            kept.append(doubt)
            taken = doubt.end
    return kept


def _matches(text: str) -> list[re.Match[str]]:
    both = (*CHINESE_DATE.finditer(text), *_NUMERIC_DATE.finditer(text))
    return sorted(both, key=lambda match: match.start())


def _is_lunar(text: str, start: int) -> bool:
    return re.search(r"[农阴旧]历[^，,。；;\n]{0,3}$", text[max(0, start - 6) : start]) is not None


def calendar_day(year: str, month: str, day: str) -> date | None:
    """The day that three numerals name (二〇二六, 元, 五); None when there is no such day.

    Args:
        year: four digits, Arabic or Chinese.
        month: a numeral, or 元.
        day: a numeral.
    """
    digits = year.translate(_ZERO).translate(_HAN_DIGITS)
    numbers = [
        int(digits) if digits.isdecimal() else None,
        1 if month == "元" else date_number(month),
        date_number(day),
    ]
    try:
        return date(*(number or 0 for number in numbers))
    except ValueError:
        return None


def matched_day(match: re.Match[str]) -> date | None:
    """The day of a match of ``CHINESE_DATE`` (or of a pattern that holds it); None when there is no such day."""
    return calendar_day(*match.group("year", "month", "day"))


def date_number(text: str) -> int | None:
    """A month or a day of the month as written: 十二, 廿一, 1O, 三〇; None if it is no number."""
    folded = text.translate(_ZERO)
    if folded.isdecimal():
        return int(folded)
    plain = re.sub("^廿", "二十", re.sub("^卅", "三十", folded.replace("0", "〇")))
    if "十" not in plain:
        return to_int(plain.translate(str.maketrans("123456789", "一二三四五六七八九")))
    tens, _, ones = plain.partition("十")
    count = to_int(tens or "一")
    return None if count is None else count * 10 + (to_int(ones) or 0)


def format_date(day: date) -> str:
    """2021-01-22 as 2021年1月22日."""
    return f"{day.year}年{day.month}月{day.day}日"


def age_on(birth: date, day: date) -> int:
    """Full years of age on a day (民法典第十七条以下)."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def exact_day(written: str) -> date | None:
    """The day of a date written in full (``2026-03-05``); None for a year or month alone, or where nothing is written.

    Args:
        written: as the field of a case has it.
    """
    return parse_as_of(written) if len(written) == len("2026-03-05") else None


def parse_as_of(text: str, *, end: bool = False) -> date | None:
    """A day from ``2024``, ``2024-03`` or ``2024-03-05`` (or a Chinese date); the first day of the span it names.

    Args:
        text: the date as written.
        end: take the last day of the named year or month instead of the first.
    """
    full = read_date(text[:200])
    if full is not None:
        return full
    match = re.fullmatch(r"([0-9]{4})(?:[-./年]([0-9]{1,2})月?)?年?", text.strip())
    if match is None:
        return None
    year, month = int(match[1]), int(match[2]) if match[2] else 0
    if not 1 <= year < 9999 or month > 12:
        return None
    if not end:
        return date(year, month or 1, 1)
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
