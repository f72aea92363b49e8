"""How often a penalty clause is the basis of a real penalty, as we judge it (corpora/lexicon/practice.yaml).

Facts tell what was done, and two clauses may fit alike: the one that squads apply every week is likelier than the one
that nobody ever did. The grades are an estimate from knowledge of enforcement practice, never counted on cases that
anything is measured with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import Field

from assistant.corpora import Data, corpus, load
from assistant.text.bigrams import bigrams, dice

MOST = 4
UNGRADED = -1
_FILE = "lexicon/practice.yaml"
_ALIKE = 0.5
_GRADED_REGION = "浙江省"
_Grade = Annotated[int, Field(ge=1, le=MOST)]


class Graded(Data):
    """Grades by law and place, as numbered on a day; a clause that is not named is practically never applied."""

    day: date
    laws: dict[str, dict[_Grade, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class DatedClause:
    """A clause as it stands from one day to another (ordinals, the last not included)."""

    place: str
    conduct: str
    since: int
    until: int


def shipped_grades() -> tuple[Graded, ...]:
    """The grades that came with the program.

    Raises:
        CorpusError: the file is missing or breaks the schema.
    """
    return load(corpus(_FILE), tuple[Graded, ...])


@lru_cache(maxsize=1)
def _by_place() -> tuple[tuple[int, dict[str, dict[str, int]]], ...]:
    return tuple(
        (
            graded.day.toordinal(),
            {
                law: {place: grade for grade, places in grades.items() for place in places}
                for law, grades in graded.laws.items()
            },
        )
        for graded in shipped_grades()
    )


def grades_of(law: str, region: str, clauses: Sequence[DatedClause]) -> list[int]:
    """How often each clause of a law is applied, 0 … ``MOST``; ``UNGRADED`` for local law that nobody graded.

    Args:
        law: its title.
        region: where it is in force, "" for everywhere.
        clauses: of all its versions. One that stands on a day of grading has the grade of its place; another one that
            of the graded clause whose conduct is most like its own.
    """
    if region and not region.startswith(_GRADED_REGION):
        return [UNGRADED] * len(clauses)
    found = [UNGRADED] * len(clauses)
    known: dict[frozenset[str], int] = {}
    for day, laws in _by_place():
        places = laws.get(law)
        if places is None:
            continue
        for number, clause in enumerate(clauses):
            if clause.since <= day < clause.until:
                found[number] = known[bigrams(clause.conduct)] = places.get(clause.place, 0)
    return [
        _likened(bigrams(clause.conduct), known) if grade == UNGRADED else grade
        for clause, grade in zip(clauses, found, strict=True)
    ]


def _likened(said: frozenset[str], known: Mapping[frozenset[str], int]) -> int:
    if said in known:
        return known[said]
    best, grade = max(((dice(pairs, said), grade) for pairs, grade in known.items()), default=(0.0, 0))
    return grade if best >= _ALIKE else 0
