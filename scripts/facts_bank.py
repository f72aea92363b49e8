"""The bank of notes (corpora/facts) as training material: which rules each note falls under, split by law.

One law in five of those in the bank is set apart: the model of facts never sees its notes, the learned order is
trained and validated on them. The laws of corpora/facts/held_out.txt are not in the bank at all.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.analysis.descriptions import load_descriptions
from assistant.analysis.rule_book import RuleRow
from assistant.corpora import corpus, load_rows
from assistant.law.model import Provision

_PARTS, _APART = 5, 4
_MEASURED = 2
Places = Mapping[tuple[str, Provision], Sequence[RuleRow]]


@dataclass(frozen=True)
class Note:
    """Facts with the rules they fall under; ``apart``: of a law set apart."""

    facts: str
    party: str
    region: str
    rules: tuple[RuleRow, ...]
    apart: bool


def is_apart(law: str) -> bool:
    """Whether a law is among the fifth set apart."""
    return int(hashlib.md5(law.encode()).hexdigest(), 16) % _PARTS == _APART


def by_article(rows: Iterable[RuleRow]) -> Places:
    """Rules by law and article."""
    found: defaultdict[tuple[str, Provision], list[RuleRow]] = defaultdict(list)
    for row in rows:
        found[row.article].append(row)
    return found


def notes(places: Places) -> list[Note]:
    """The notes of the bank whose clause is among the rules; those of two violations are left out."""
    rows = load_rows(corpus("facts/notes.jsonl"), dict[str, Any])
    made = [_note(row, places) for row in rows if len(row["penalty"]) == 1]
    return [note for note in made if note.rules]


def descriptions(places: Places) -> list[Note]:
    """Folds 0 and 1 of our descriptions; fold 2 is measured with."""
    rows = load_descriptions(corpus("descriptions.jsonl"))
    made = [_note(row.model_dump(), places) for row in rows if row.fold != _MEASURED and row.act_date is None]
    return [note for note in made if note.rules]


def _note(row: Mapping[str, Any], places: Places) -> Note:
    rules = [rule for cited in row["penalty"] for rule in _rules(cited, places)]
    apart = any(is_apart(cited["law"]) for cited in row["penalty"])
    return Note(row["facts"], row["party"], row.get("region") or "", tuple(rules), apart)


def _rules(cited: Mapping[str, str], places: Places) -> list[RuleRow]:
    place = Provision.parse(cited["article"] + cited["part"])
    if place is None:
        return []
    return [
        rule
        for rule in places.get((cited["law"], place.whole_article()), ())
        if place.touches(rule.penalty.provision)
    ]
