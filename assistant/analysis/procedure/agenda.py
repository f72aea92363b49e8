"""The open periods of a case as a calendar file (RFC 5545) for Outlook, WPS or a telephone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from assistant.analysis.procedure.model import Due

_WARNING = timedelta(days=-2)
_UNCERTAIN = "（这一年的节假日安排尚未公布，届时核对）"


def calendar_of(due: Iterable[Due], *, case: str, title: str, made: datetime | None = None) -> bytes:
    """A calendar with one whole day an open period and a reminder two days before; periods without a day are left out.

    The same period of the same case has the same identity, so that a calendar read in again replaces and does not double.

    Args:
        due: what is open.
        case: number of the case.
        title: what to call it.
        made: time of writing, for a repeatable file; None is now.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//执法办案助手//期限//ZH")
    calendar.add("version", "2.0")
    for one in due:
        if one.day is not None:
            calendar.add_component(_event(one, case, title, made or datetime.now(UTC)))
    return bytes(calendar.to_ical())


def _event(one: Due, case: str, title: str, made: datetime) -> Event:
    assert one.day is not None
    event = Event()
    event.add("uid", hashlib.blake2b(f"{case}\n{one.element}".encode(), digest_size=16).hexdigest())
    event.add("dtstamp", made)
    event.add("summary", f"{one.element} 期满 · {title or case}")
    event.add("description", f"案件 {case}。依据：{one.basis}" + ("" if one.certain else _UNCERTAIN))
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.element)
    alarm.add("trigger", _WARNING)
    event.add_component(alarm)
    return event
