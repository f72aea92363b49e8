"""Twins: the same conduct punished by a local and a national rule, or by a regulation and a law, linked as one suggestion.

The local rule leads, else the higher one; its twin stands behind all others, so that one conduct takes one place. The
numbers, and which one leads, were set by reading the pairs found for fold 2 of the descriptions and for the real cases
looked at before: the figures on both flatter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.analysis.acts import Act, likeness, punished
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_search import Ranked
from assistant.law.model import Level
from assistant.search.kept_vectors import KeptVectors

LOOKED = 10  # suggestions among which twins are looked for
_LISTED = re.compile(r"^.*?有下列(?:行为|情形)之一[^：]{0,14}：|违反[^，：]{0,40}规定的?[，：]?")
_SHORTEST = 6
_RANKS = [Level.LAW, Level.ADMINISTRATIVE, Level.LOCAL, Level.RULE]


@dataclass(frozen=True, slots=True)
class _Alike:
    """How alike two conducts must be: as vectors, and by the share of the shorter one's pairs of characters."""

    near: float
    shared: float


_LOCAL, _NATIONAL = _Alike(0.9, 0.5), _Alike(0.92, 0.8)


def linked(found: Sequence[Ranked], kept: KeptVectors, dimension: int) -> list[Ranked]:
    """One suggestion for each conduct, best first, then the twins in the same order; each knows its ``twins``.

    Args:
        found: suggestions, best first.
        kept: the vectors of what rules punish; a rule without one has no twin.
        dimension: of these vectors.
    """
    vectors = punished(found, kept, dimension)
    near = vectors @ vectors.T
    pairs: list[list[int]] = []
    for place, one in enumerate(found):
        known = (pair for pair in pairs if len(pair) == 1)
        mine = (p for p in known if _are_twins(found[p[0]].row, one.row, float(near[p[0], place])))
        if pair := next(mine, None):
            pair.append(place)
        else:
            pairs.append([place])
    cards = [_card([found[place] for place in pair]) for pair in pairs]
    return [card[0] for card in cards] + [twin for card in cards for twin in card[1:]]


def together(found: Sequence[Ranked], acts: Sequence[Act]) -> list[Act]:
    """The acts of linked suggestions: a twin's is that of the suggestion it belongs to."""
    known: dict[int, Act] = {}
    for one, act in zip(found, acts, strict=True):
        known[one.row.ref] = next((known[row.ref] for row in one.twins if row.ref in known), act)
    return list(known.values())


def _card(members: Sequence[Ranked]) -> list[Ranked]:
    """The leading rule at the place of the better one, then its twin."""
    if len(members) == 1:
        return list(members)
    best = members[0]
    first, other = sorted(members, key=lambda one: (not one.row.region, _RANKS.index(Level(one.row.level))))
    likely = max(first.probability, other.probability)
    leading = replace(first, score=best.score, probability=likely, folded=best.folded, twins=(other.row,))
    return [leading, replace(other, folded=best.folded, twins=(first.row,))]


def _are_twins(one: RuleRow, two: RuleRow, near: float) -> bool:
    local = bool(one.region) != bool(two.region)
    if not local and (one.region or one.level == two.level):
        return False
    words = [_LISTED.sub("", row.conduct) for row in (one, two)]
    needed = _LOCAL if local else _NATIONAL
    return min(map(len, words)) >= _SHORTEST and near >= needed.near and likeness(*words) >= needed.shared
