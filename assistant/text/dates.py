"""Dates as Chinese documents write them: 2021年1月22日, 二〇二一年一月二十二日, 2021-01-22, 2021.1.22."""

from __future__ import annotations

import re
from datetime import date

from assistant.text.numerals import to_int

_DIGITS = r"[0-9０-９零〇○Ｏ一二三四五六七八九十]"
CHINESE_DATE = re.compile(rf"({_DIGITS}{{4}})\s*年\s*({_DIGITS}{{1,3}})\s*月\s*({_DIGITS}{{1,3}})\s*日")
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")


def read_date(text: str) -> date | None:
    """The first date in ``text``, in any of the forms above; None if there is none (or it is no calendar day)."""
    found = find_dates(text)
    return found[0][0] if found else None


def find_dates(text: str) -> list[tuple[date, int, int]]:
    """All dates in ``text`` with their start and end offsets, in order of appearance."""
    hits = []
    for pattern in (CHINESE_DATE, _NUMERIC_DATE):
        for match in pattern.finditer(text):
            day = _calendar_day(match.groups())
            if day is not None:
                hits.append((day, match.start(), match.end()))
    return sorted(hits, key=lambda hit: hit[1])


def _calendar_day(parts: tuple[str, ...]) -> date | None:
    numbers = [to_int(part.replace("○", "〇").replace("Ｏ", "〇")) for part in parts]
    if any(number is None for number in numbers):
        return None
    try:
        return date(*(number or 0 for number in numbers))
    except ValueError:
        return None


def format_date(day: date) -> str:
    """2021-01-22 as 2021年1月22日."""
    return f"{day.year}年{day.month}月{day.day}日"


def age_on(birth: date, day: date) -> int:
    """Full years of age on a day (民法典第十七条以下)."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def parse_as_of(text: str, *, end: bool = False) -> date | None:
    """A day from ``2024``, ``2024-03`` or ``2024-03-05`` (or a Chinese date); the first day of the span it names.

    Args:
        text: the date as written.
        end: take the last day of the named year or month instead of the first.
    """
    full = read_date(text)
    if full is not None:
        return full
    match = re.fullmatch(r"(\d{4})(?:[-./年](\d{1,2})月?)?年?", text.strip())
    if match is None:
        return None
    year, month = int(match[1]), int(match[2]) if match[2] else 0
    if not 1 <= year < 9999 or month > 12:
        return None
    if not end:
        return date(year, month or 1, 1)
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
