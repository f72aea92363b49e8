"""Where a case stands and what is due next, in the few words a list or a headline has room for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from assistant.analysis.procedure.model import Due, ProcedureReport
from assistant.analysis.procedure.workdays import is_workday

# The latest of these acts gives the state.
_STATES = (
    ("结案", "已结案"),
    ("不予立案", "不予立案"),
    ("决定", "已决定"),
    ("集体讨论", "待决定"),
    ("法制审核", "待决定"),
    ("听证", "告知中"),
    ("听证通知", "告知中"),
    ("听证申请", "告知中"),
    ("复核", "告知中"),
    ("陈述申辩", "告知中"),
    ("告知", "告知中"),
    ("调查终结", "调查终结"),
    ("立案", "调查"),
)
NOT_FILED = "未立案"
_CLOSED = ("已结案", "不予立案")
_SOON = 3


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due, its last day, and how many working days are left (0 today, negative when it has passed)."""

    element: str
    day: date
    left: int
    basis: str
    certain: bool

    @property
    def soon(self) -> bool:
        """Whether it falls into the next three working days, or has passed."""
        return self.left <= _SOON


def state_of(report: ProcedureReport) -> str:
    """The state of a case by the furthest act taken."""
    done = {moment.kind for moment in report.timeline}
    return next((state for kind, state in _STATES if kind in done), NOT_FILED)


def deadlines(report: ProcedureReport, today: date) -> tuple[Deadline, ...]:
    """What has a last day, the earliest first; a closed case has none.

    Args:
        report: of the case.
        today: the day to count from.
    """
    if state_of(report) in _CLOSED:
        return ()
    found = [_deadline(due, due.day, today) for due in report.due if due.day is not None]
    return tuple(sorted(found, key=lambda deadline: deadline.day))


def workdays_left(day: date, today: date) -> int:
    """Working days after today up to a day; negative: that many have passed since."""
    first, last, sign = (today, day, 1) if day >= today else (day, today, -1)
    days = (last - first).days
    worked = sum(is_workday(first + timedelta(days=n))[0] for n in range(1, days + 1))
    return sign * (worked if sign > 0 else max(worked, 1))


def _deadline(due: Due, day: date, today: date) -> Deadline:
    return Deadline(due.element, day, workdays_left(day, today), due.basis, due.certain)
