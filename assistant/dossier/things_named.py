"""Which things a text names by mark: plates, vessels, doors, numbered rooms, machines and points, batches and certificates.

Typed readers; a kind is what makes two marks comparable: 1号库房 is another than 2号库房, and nothing to 3号楼.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.corpora import Words
from assistant.text.numerals import to_int
from assistant.text.personal import PLATE
from assistant.text.slips import places_apart, turned

_KEPT = 2048
_LONG, _SLIP = 5, 2


class ThingWords(Words):
    """The words of corpora/lexicon/dossier/same_thing.yaml."""

    FILE = "lexicon/dossier/same_thing.yaml"

    other: re.Pattern[str]
    ours: re.Pattern[str]
    outside: re.Pattern[str]
    earlier: re.Pattern[str]
    anaphor: re.Pattern[str]
    identity: re.Pattern[str]
    licence_number: re.Pattern[str]
    code: re.Pattern[str]
    denying: re.Pattern[str]
    passed: re.Pattern[str]
    failed: re.Pattern[str]
    points: re.Pattern[str]
    granted: re.Pattern[str]
    numbered: re.Pattern[str]
    part: re.Pattern[str]
    door: re.Pattern[str]
    vessel: re.Pattern[str]
    coded: re.Pattern[str]
    subject: re.Pattern[str]
    before_name: re.Pattern[str]
    looked_at: re.Pattern[str]
    disowns: re.Pattern[str]
    theirs: re.Pattern[str]
    supposed: re.Pattern[str]
    of_a_year: re.Pattern[str]
    topic_unit: re.Pattern[str]
    whose: re.Pattern[str]
    his_own_permit: re.Pattern[str]
    denied_answers: re.Pattern[str]
    no_thing: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing named by its mark: of which kind, which one, and where."""

    kind: str
    mark: str
    start: int
    end: int


@lru_cache(maxsize=_KEPT)
def things_in(text: str) -> tuple[Named, ...]:
    """Every thing that a text names by a mark, in order.

    Args:
        text: any text.
    """
    return tuple(sorted(_things(text), key=lambda one: one.start))


def marks_by_kind(text: str) -> Mapping[str, frozenset[str]]:
    """By kind the marks of all things that a text names.

    Args:
        text: any text.
    """
    found: dict[str, set[str]] = {}
    for one in things_in(text):
        found.setdefault(one.kind, set()).add(one.mark)
    return {kind: frozenset(marks) for kind, marks in found.items()}


def may_be_one(one: str, other: str) -> bool:
    """Whether two marks of a kind are one: the same, or so long that a character or two may be a slip of the pen.

    Args:
        one: a mark.
        other: another.
    """
    slip = len(one) >= _LONG and len(places_apart(one, other) or range(_LONG)) <= _SLIP
    return one == other or slip or (len(one) >= _LONG and turned(one, other))


def _things(text: str) -> Iterator[Named]:
    words = ThingWords.read()
    for match in PLATE.finditer(text):
        yield Named("plate", re.sub(r"\W", "", match[0]), match.start(), match.end())
    for match in words.vessel.finditer(text):
        yield Named("vessel", match["n"], match.start(), match.end())
    for match in words.door.finditer(text):
        yield Named("door", match["n"] or match["m"], match.start(), match.end())
    for form in (words.numbered, words.part, words.coded):
        for match in form.finditer(text):
            yield Named(match["noun"], _plain(match["n"]), match.start(), match.end())


def _plain(number: str) -> str:
    """One writing of a number (三 is 3)."""
    value = to_int(number) if not number.isascii() else None
    return number.upper() if value is None else str(value)
