"""Periods of law: working days and calendar days with the statutory holidays of China.

The day a period begins is not counted, and a last day that is a holiday moves to the next working day
(民事诉讼法第八十五条, 民法典第二百零一条、第二百零三条). 行政处罚法第八十五条: its periods of two, three, five and seven days are
working days; 行政强制法第六十九条: so are its periods of up to ten days.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import chinese_calendar

_DAY = timedelta(days=1)


class PeriodUnit(StrEnum):
    """What a period counts."""

    WORKDAY = "工作日"
    DAY = "日"
    MONTH = "月"
    YEAR = "年"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period. ``certain`` is False when it touches a year whose holidays are not published yet."""

    day: date
    certain: bool = True


def last_day(start: date, count: int, unit: PeriodUnit) -> Deadline:
    """The last day of a period that begins with an event.

    Args:
        start: the day of the event; not counted.
        count: how many units.
        unit: working days, days, months or years.
    """
    if unit is PeriodUnit.WORKDAY:
        return _working(start, count)
    if unit is PeriodUnit.DAY:
        return _moved(start + count * _DAY)
    months = count * (12 if unit is PeriodUnit.YEAR else 1)
    return _moved(_later(start, months))


def known_until() -> int:
    """The last year whose statutory holidays are known."""
    from chinese_calendar.constants import holidays

    return max(int(day.year) for day in holidays)


def is_workday(day: date) -> tuple[bool, bool]:
    """Whether a day is worked, and whether that is certain (holidays of the year are known)."""
    try:
        return chinese_calendar.is_workday(day), True
    except NotImplementedError:
        return day.weekday() < 5, False


def _working(start: date, count: int) -> Deadline:
    day, certain = start, True
    while count:
        day += _DAY
        worked, known = is_workday(day)
        certain &= known
        count -= worked
    return Deadline(day, certain)


def _moved(day: date) -> Deadline:
    certain = True
    while True:
        worked, known = is_workday(day)
        certain &= known
        if worked:
            return Deadline(day, certain)
        day += _DAY


def _later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
