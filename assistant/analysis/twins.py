"""Twins: the same conduct punished by a local and a national rule, or by a regulation and a law, shown as one suggestion.

Their places stay what the facts made them: letting the local rule lead and its twin stand behind all others lowered the
recall of real cases that were never read (docs/measures.md). The limits of likeness were set by reading the pairs found
for fold 2 of the descriptions and for the real cases looked at before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.analysis.acts import Act, likeness, punished
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_search import Ranked
from assistant.search.kept_vectors import KeptVectors

LOOKED = 10  # suggestions among which twins are looked for
_LISTED = re.compile(r"^.*?有下列(?:行为|情形)之一[^：]{0,14}：|违反[^，：]{0,40}规定的?[，：]?")
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class _Alike:
    """How alike two conducts must be: as vectors, and by the share of the shorter one's pairs of characters."""

    near: float
    shared: float


_LOCAL, _NATIONAL = _Alike(0.9, 0.5), _Alike(0.92, 0.8)


def linked(found: Sequence[Ranked], kept: KeptVectors, dimension: int) -> list[Ranked]:
    """The suggestions in their order; the two of one conduct know each other as ``twins``.

    Args:
        found: suggestions, best first.
        kept: the vectors of what rules punish; a rule without one has no twin.
        dimension: of these vectors.
    """
    vectors = punished(found, kept, dimension)
    near = vectors @ vectors.T
    other: dict[int, int] = {}
    for place, one in enumerate(found):
        free = (p for p in range(place) if p not in other)
        mine = next((p for p in free if _are_twins(found[p].row, one.row, float(near[p, place]))), None)
        if mine is not None:
            other |= {place: mine, mine: place}
    return [
        replace(one, twins=(found[other[place]].row,)) if place in other else one
        for place, one in enumerate(found)
    ]


def together(found: Sequence[Ranked], acts: Sequence[Act]) -> list[Act]:
    """The acts of linked suggestions: a twin's is that of the suggestion it belongs to."""
    known: dict[int, Act] = {}
    for one, act in zip(found, acts, strict=True):
        known[one.row.ref] = next((known[row.ref] for row in one.twins if row.ref in known), act)
    return list(known.values())


def _are_twins(one: RuleRow, two: RuleRow, near: float) -> bool:
    local = bool(one.region) != bool(two.region)
    if not local and (one.region or one.level == two.level):
        return False
    words = [_LISTED.sub("", row.conduct) for row in (one, two)]
    needed = _LOCAL if local else _NATIONAL
    return min(map(len, words)) >= _SHORTEST and near >= needed.near and likeness(*words) >= needed.shared
