"""A day written with a slip of the year, or one that had not come yet when its paper was taken: no other paper knows it.

A year is a slip where others know the very month and day of the year before or behind, and the paper does not; what lasts,
expires, is planned or was agreed has years of its own and is left alone, and so are births and permits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.corpora import Words
from assistant.dossier.known_days import MonthDay, days_in, known_beside
from assistant.dossier.model import SPOKEN, Case, Evidence
from assistant.dossier.names import names_person
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.dates import exact_day, find_dates, format_date


class _Said(Words):
    """The words around days that may be of another year, as corpora/lexicon/dossier/slipped_days.yaml has them."""

    FILE = "lexicon/dossier/slipped_days.yaml"

    before: re.Pattern[str]
    behind: re.Pattern[str]
    taken_out: re.Pattern[str]
    later_on: re.Pattern[str]
    served: re.Pattern[str]
    at_once: re.Pattern[str]


_CLOCK = re.compile(r"\s?(\d{1,2})[时:：](\d{2})")
_FEW = 2
_REACH = 24
_FAR = 400  # days beyond which a day is no slip of month or year


@dataclass(frozen=True, slots=True)
class _Told:
    """A whole day, the words of the paper that give it, and the hour and minute behind it, "" if none."""

    day: date
    paper: str
    quote: str
    clock: str = ""


def days_slipped(case: Case) -> Iterator[Contradiction]:
    """Every day of a paper that is of a wrong year, or had not come when the paper was taken.

    Args:
        case: evidence, steps, facts and day of the act are read.
    """
    known = list(_known(case))
    at_hours: dict[str, list[_Told]] = {}
    for one in known:
        at_hours.setdefault(one.clock, []).append(one)
    for piece in case.evidence:
        for told in _plain_days(piece):
            found = (way(told, piece, case) for way in (_not_yet, _entered))
            other = (
                _of_another_year(told, known)
                or next(filter(None, found), None)
                or _at_that_hour(told, at_hours, piece, case)
            )
            if other:
                a, b = (Side(one.paper, one.quote, format_date(one.day)) for one in (told, other))
                yield Contradiction(f"{piece.name}的日期（{a.value}）", a, b, "日期（笔误）")
                break


def _known(case: Case) -> Iterator[_Told]:
    """Every whole day of the papers, the facts and the steps."""
    texts = [*((p.id, p.text) for p in case.evidence), (FACTS, case.facts)]
    for paper, text in texts:
        for day, start, end in find_dates(text):
            yield _Told(day, paper, _quote(text, start, end), _clock(text, end))
    for step in case.steps:
        yield _Told(step.on, f"步骤“{step.name}”", step.note)
    act = exact_day(case.act_date)
    if act:
        yield _Told(act, FACTS, case.act_date)


def _clock(text: str, end: int) -> str:
    """The hour and minute right behind a day; full and half hours are those of many things."""
    found = _CLOCK.match(text, end)
    return f"{int(found[1])}:{found[2]}" if found and found[2] not in ("00", "30") else ""


def _quote(text: str, start: int, end: int) -> str:
    clause = re.split(r"[。；;\n]", text[:start])[-1]
    return (clause[-_REACH:] + text[start:end] + re.split(r"[。；;\n]", text[end : end + _REACH])[0]).strip()


def _plain_days(piece: Evidence) -> Iterator[_Told]:
    """The days of a paper on which something was done, not until which or from which on something holds."""
    said = _Said.read()
    for day, start, end in find_dates(piece.text):
        clause = re.split(r"[，,。；;：:\n]", piece.text[:start])[-1]
        label = re.split(r"[，,。；;\n]", piece.text[:start])[-1]
        aside = said.before.search(clause) or said.before.search(label) or said.behind.match(piece.text, end)
        if not aside:
            yield _Told(day, piece.id, _quote(piece.text, start, end), _clock(piece.text, end))


def _of_another_year(told: _Told, known: list[_Told]) -> _Told | None:
    """The same month and day of the next or the last year, where several others know it and the paper does not."""
    beside = [one for one in known if one.paper != told.paper]
    mine = {one.day for one in known if one.paper == told.paper}
    twins = [one for one in beside if _is_twin(one.day, told.day)]
    unknown = all(one.day != told.day for one in beside) and not any(one.day in mine for one in twins)
    agreed = len({one.paper for one in twins}) >= _FEW and len({one.day for one in twins}) == 1
    return twins[0] if unknown and agreed else None


def _is_twin(one: date, other: date) -> bool:
    return (one.month, one.day) == (other.month, other.day) and abs(one.year - other.year) == 1


def _not_yet(told: _Told, piece: Evidence, case: Case) -> _Told | None:
    """The day of entry of a paper that tells of a later one, which nobody else knows, and not of its own."""
    entered = piece.obtained
    if entered is None or told.day <= entered:
        return None
    later = _month_day(entered) in days_in(piece.text) or _Said.read().later_on.search(told.quote)
    if piece.kind not in SPOKEN and later:
        return (
            None  # of several papers under one number the later ones, or what was done with the paper since
        )
    if (told.day - entered).days > _FAR or _month_day(told.day) in known_beside(case, piece):
        return None
    return _Told(entered, piece.id, f"取得（制作）日期{format_date(entered)}")


def _at_that_hour(told: _Told, at_hours: dict[str, list[_Told]], piece: Evidence, case: Case) -> _Told | None:
    """The same hour and minute of another day in another paper, where nobody else knows the day of this one, nor this one that."""
    same = [one for one in at_hours.get(told.clock, ()) if told.clock and one.paper != piece.id]
    days = {one.day for one in same}
    if len(days) != 1 or _month_day(next(iter(days))) in days_in(piece.text):
        return None
    return same[0] if _month_day(told.day) not in known_beside(case, piece) else None


def _entered(told: _Told, piece: Evidence, case: Case) -> _Told | None:
    """The day of entry of what our officers took out, looked up or served themselves, which the paper tells of another day.

    An order that was served at once was served on the day of the step; nobody else knows the day that the paper tells.
    """
    said, entered = _Said.read(), piece.obtained
    if entered is None or told.day == entered or abs((told.day - entered).days) > _FAR:
        return None
    if _month_day(entered) in days_in(piece.text) or _month_day(told.day) in known_beside(case, piece):
        return None
    taken = said.taken_out.search(told.quote) and any(names_person(piece.text, n) for n in case.officer_names)
    step = next((s for s in case.steps if s.on == entered), None)
    served = step and said.served.search(told.quote) and said.at_once.search(f"{told.quote}{step.note}")
    if taken or served:
        return _Told(entered, piece.id, f"取得（制作）日期{format_date(entered)}")
    return None


def _month_day(day: date) -> MonthDay:
    return day.month, day.day
