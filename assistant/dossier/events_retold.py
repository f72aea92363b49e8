"""A day on which the same was done to the same thing: papers agree on it, one tells a day that nobody else knows.

The same is told by the thing (床垫) with a word for what was done (换), or by the same sum or number (80元) with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.dossier.known_days import MonthDay, days_in, known_beside
from assistant.dossier.model import Case
from assistant.dossier.names import names_in
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_numbers import Paper, numbers_of, papers_of
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_days, parse_as_of

_SENTENCE = re.compile(r"[^。；;\n？?]+")
_REACH, _FEW = 60, 2


@dataclass(frozen=True, slots=True)
class _Event:
    """A day in a paper, the words around it, what was done, and the numbers of its sentence."""

    paper: Paper
    day: date
    words: frozenset[str]
    done: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    persons: frozenset[str]
    sentence: str

    @property
    def month_day(self) -> MonthDay:
        return self.day.month, self.day.day


def events_retold(case: Case) -> Iterator[Contradiction]:
    """Every day by which one paper falls out of line with two others about what was done to one thing.

    Args:
        case: facts, day of the act, steps and evidence are read.
    """
    near = parse_as_of(case.act_date) if case.act_date else None
    if near is None:
        return
    papers = papers_of(case)
    everywhere = bigrams(f"{case.party.name}，{case.place}，{case.agency}，{'，'.join(case.officer_names)}")
    told = [event for paper in papers for event in _events(paper, near, everywhere)]
    pieces = {piece.id: piece for piece in case.evidence}
    for one in (e for e in told if e.paper.evidence in pieces):
        if one.month_day in known_beside(case, pieces[one.paper.evidence]):
            continue
        mine = days_in(one.paper.text)
        alike = [e for e in told if e.month_day not in mine and e.paper is not one.paper and _same(one, e)]
        agreed = {e.paper.evidence for e in alike}
        enough = len(agreed) >= _FEW or any(_is_the_act(one, e, near) for e in alike)
        if len({e.month_day for e in alike}) == 1 and enough:
            a, b = (Side(e.paper.evidence, e.sentence.strip(), _shown(e)) for e in (one, alike[0]))
            yield Contradiction("同一件事的日期", a, b, "日期（重述）")


def _is_the_act(one: _Event, other: _Event, act: date) -> bool:
    """Whether the facts tell the same, of as many of the same things, of the day of the act."""
    told = other.paper.evidence == FACTS and other.day == act
    return told and bool(one.done & other.done and one.numbers & other.numbers and one.words & other.words)


def _shown(event: _Event) -> str:
    return f"{event.day.month}月{event.day.day}日"


def _same(one: _Event, other: _Event) -> bool:
    """Whether two days are of one event: the same done to the same thing, or with the same number."""
    apart = one.persons and other.persons and not one.persons & other.persons
    done, counted = one.done & other.done, one.numbers & other.numbers
    once = bool(done & RetoldWords.read().once and one.words & other.words)
    return (once or bool(done and counted)) and not apart


def _events(paper: Paper, near: date, everywhere: frozenset[str]) -> Iterator[_Event]:
    words = RetoldWords.read()
    for match in _SENTENCE.finditer(paper.text):
        for day, part in _parts(match[0], near):
            done = frozenset(name for name, form in words.done.items() if form.search(part))
            if not done or words.another_event.search(part) or not (paper.evidence == FACTS or paper.kind):
                continue
            numbers = frozenset((n.unit, f"{n.value:f}") for n in numbers_of(_part(paper, part)))
            things = bigrams(words.no_thing.sub("，", part)) - everywhere
            yield _Event(paper, day, things, done, numbers, names_in(part), match[0])


def _parts(sentence: str, near: date) -> Iterator[tuple[date, str]]:
    """Each day of a sentence with its clause and those behind it up to the next day."""
    days = find_days(sentence, near)
    if not days:
        return
    starts = [max(sentence.rfind(mark, 0, start) for mark in "，,：:") + 1 for _, start, _ in days]
    for (day, start, end), at, then in zip(days, starts, [*starts[1:], len(sentence)], strict=True):
        yield day, f"{sentence[at:start]}，{sentence[end : min(max(then, end), end + _REACH)]}"


def _part(paper: Paper, sentence: str) -> Paper:
    return Paper(paper.evidence, paper.name, sentence, paper.kind, paper.made)
