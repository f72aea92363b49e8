"""The hour at which our officers found the act, by the facts, against the hours that their record of the day gives itself.

A record may begin some time after the officers came; an hour out of its span by more than that is told otherwise. An act
that is one only by night cannot have been found by a record made wholly by day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.known_days import days_in, known_beside
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.dates import exact_day, find_dates, find_days


class _Said(Words):
    """The words of hours, as corpora/lexicon/dossier/clocks_apart.yaml has them."""

    FILE = "lexicon/dossier/clocks_apart.yaml"

    looked: re.Pattern[str]
    told_of: re.Pattern[str]
    ours: re.Pattern[str]
    not_then: re.Pattern[str]
    record: re.Pattern[str]
    at_night: re.Pattern[str]
    own_night: re.Pattern[str]
    of_noise: re.Pattern[str]


_CLOCK = re.compile(r"\s?(?P<hour>\d{1,2})[时点:：](?:(?P<minute>\d{2})分?)?")
_SPAN = re.compile(
    r"\s?(?P<h1>\d{1,2})[时点:：](?P<m1>\d{0,2})分?(?:至|到|—|－|-|~)(?P<next>次日)?(?P<h2>\d{1,2})[时点:：](?P<m2>\d{0,2})"
)
_HEAD, _BEHIND = 200, 40
_SLACK, _HOUR, _DAY = 30, 60, 24 * 60
_MORNING, _EVENING = 6 * 60, 22 * 60


@dataclass(frozen=True, slots=True)
class _Span:
    """The hours of a record in minutes of the day, with its words."""

    piece: Evidence
    start: int
    end: int
    words: str

    def holds(self, minute: int, slack: int) -> bool:
        """Whether a minute lies within the hours, or near them."""
        return any(self.start - slack <= m <= self.end + slack for m in (minute, minute + _DAY))


def clocks_apart(case: Case) -> Iterator[Contradiction]:
    """Every record of the act whose own hours are not those at which the facts let it be found.

    Args:
        case: title, facts, day of the act and records are read.
    """
    act = exact_day(case.act_date)
    yield from _second_looks(case)
    spans = list(_spans(case, act)) if act else []
    if act is None or not spans:
        return
    for minute, slack, words in _moments(case.facts, act):
        if not any(span.holds(minute, slack) for span in spans):
            yield _clash("检查的时间", spans[0], words)
            return
    yield from _by_day(case, spans)


def _clash(about: str, span: _Span, words: str) -> Contradiction:
    return Contradiction(
        about, Side(span.piece.id, span.words, span.words), Side(FACTS, words, words), "时间（检查）"
    )


def _spans(case: Case, act: date) -> Iterator[_Span]:
    """The hours of the records of the day of the act, those of a second look left out where it was another."""
    for piece in (
        p for p in case.evidence if p.kind is EvidenceKind.RECORD and _Said.read().record.search(p.name)
    ):
        if is_later(piece.name) and piece.obtained != act:
            continue
        for day, start, end in find_days(piece.text[:_HEAD], act)[:1]:
            found = _SPAN.match(piece.text, end)
            if found and day == act:
                begin, stop = (
                    int(found[h]) * _HOUR + int(found[m] or 0) for h, m in (("h1", "m1"), ("h2", "m2"))
                )
                late = _DAY if found["next"] or stop < begin else 0
                yield _Span(piece, begin, stop + late, piece.text[start : found.end()].strip())


def _moments(facts: str, act: date) -> Iterator[tuple[int, int, str]]:
    """The minutes of the day at which the facts let our officers look, with what they may be off."""
    for day, start, end in find_days(facts, act):
        clock = _CLOCK.match(facts, end)
        if clock is None or day != act or int(clock["hour"]) >= _DAY // _HOUR:
            continue
        behind = re.split(r"[。；;]", facts[clock.end() : clock.end() + _BEHIND])[0]
        if _looked(behind):
            minute = int(clock["hour"]) * _HOUR + int(clock["minute"] or 0)
            yield minute, _SLACK if clock["minute"] else _HOUR, facts[start : clock.end()]


def _second_looks(case: Case) -> Iterator[Contradiction]:
    """A record of a second look, entered under the day on which the facts tell of it, that dates itself to a day nobody knows."""
    days = days_in(case.facts)
    for piece in (
        p for p in case.evidence if p.kind is EvidenceKind.RECORD and is_later(p.name) and p.obtained
    ):
        made = find_dates(piece.text[:_HEAD])[:1]
        if not piece.obtained or not made or made[0][0] == piece.obtained:
            continue
        day, start, end = made[0]
        entered = (piece.obtained.month, piece.obtained.day) in days
        if (
            entered
            and (day.month, day.day) not in known_beside(case, piece)
            and _CLOCK.match(piece.text, end)
        ):
            a = Side(piece.id, piece.text[start:end], piece.text[start:end])
            b = Side(FACTS, case.facts, f"{piece.obtained.month}月{piece.obtained.day}日")
            yield Contradiction(f"{piece.name}的日期", a, b, "日期（检查）")


def _looked(behind: str) -> bool:
    """Whether the words behind an hour tell that our officers looked then, not that somebody reported or a device recorded."""
    said = _Said.read()
    looked = said.looked.search(behind)
    if looked is None or said.not_then.match(behind):
        return False
    before = behind[: looked.start()]
    told, ours = said.told_of.search(before), said.ours.search(before)
    return told is None or (ours is not None and ours.start() < told.start())


def _by_day(case: Case, spans: list[_Span]) -> Iterator[Contradiction]:
    """The only record of an act by night that was made wholly by day."""
    said = _Said.read()
    night, own = said.at_night.search(case.title), any(said.own_night.search(p.text) for p in case.evidence)
    hours = [span for span in spans if span.start >= _MORNING and span.end <= _EVENING - _HOUR]
    if night and said.of_noise.search(case.title) and len(hours) == len(spans) == 1 and not own:
        yield _clash("检查的时间与夜间", spans[0], case.title)
