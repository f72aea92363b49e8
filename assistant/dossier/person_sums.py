"""What a list gives each person (wages of a month, deposit, in all) against what that person says of himself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.corpora import Words
from assistant.dossier.model import SPOKEN, Case, Evidence
from assistant.dossier.names import names_in
from assistant.dossier.sources import Contradiction, Side
from assistant.text.amounts import amounts_in


class _Said(Words):
    """The words of sums of persons, as corpora/lexicon/dossier/person_sums.yaml has them."""

    FILE = "lexicon/dossier/person_sums.yaml"

    label: re.Pattern[str]
    several: re.Pattern[str]
    made_up: re.Pattern[str]
    other: re.Pattern[str]


_ENDS = re.compile(r"[；;。\n]")
_BEFORE = 12
_SAID_ENDS = re.compile(r"[；;。？?\n]")


def sums_of_persons(case: Case) -> Iterator[Contradiction]:
    """Every sum that a person names for himself and a list gives him otherwise, under the same label.

    Args:
        case: statements and documents among its evidence are read.
    """
    for said in (p for p in case.evidence if p.kind in SPOKEN):
        persons = names_in(said.name)
        if len(persons) != 1:
            continue
        (name,) = persons
        mine = _labelled(said.text)
        for piece in (p for p in case.evidence if p.kind not in SPOKEN and name in p.text):
            yield from _apart(said, mine, piece, _labelled(_row(piece.text, name)), name)


def _row(text: str, name: str) -> str:
    """What a list says of a person: from the name to the end of its part; "" where the name stands more than once with sums."""
    rows = [_ENDS.split(part)[0] for part in text.split(name)[1:]]
    rows = [row for row in rows if any(True for _ in amounts_in(row)) and not _Said.read().several.match(row)]
    rows = [row for row in map(_to_next_person, rows) if row]
    return rows[0] if len(rows) == 1 else ""


def _to_next_person(row: str) -> str:
    return row[: min((row.find(name) for name in names_in(row)), default=len(row))]


def _apart(
    said: Evidence, mine: dict[str, set[Decimal]], piece: Evidence, row: dict[str, set[Decimal]], name: str
) -> Iterator[Contradiction]:
    own, listed = (set().union(*sums.values()) for sums in (mine, row))
    for label in sorted(mine.keys() & row.keys()):
        if len(mine[label]) == len(row[label]) == 1 and not mine[label] & listed and not row[label] & own:
            a, b = (
                Side(p.id, p.text, f"{next(iter(sums[label])):f}元")
                for p, sums in ((said, mine), (piece, row))
            )
            yield Contradiction(f"{name}的金额（{label}）", a, b, "金额（各人）")


def _labelled(text: str) -> dict[str, set[Decimal]]:
    said = _Said.read()
    found: dict[str, set[Decimal]] = {}
    for one in amounts_in(text):
        before = text[max(0, one.start - _BEFORE) : one.start]
        label = said.label.search(before)
        begin = max((m.end() for m in _SAID_ENDS.finditer(text, 0, one.start)), default=0)
        sentence = _SAID_ENDS.split(text[begin:])[0]
        if label and not one.rough and not (said.other.search(before) or said.made_up.search(sentence)):
            key = f"{label['month']}月" if label["month"] else "合计" if label["all"] else label["kind"]
            found.setdefault(key, set()).add(one.yuan)
    return found
