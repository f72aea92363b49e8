"""Facts → penalty rules: the channels propose candidates, the learned order ranks them, their agreement settles it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.analysis import agreement
from assistant.analysis.order import load_order, shares_of
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_index import Rules
from assistant.analysis.signs import Floats, candidates
from assistant.law.model import Provision
from assistant.search.units import Scope

_REST = re.compile(r"除[^，。；]{2,60}外")
_NEAR = 1.5  # in scores of the order; set on one plain story, not tuned


@dataclass(frozen=True, slots=True)
class Ranked:
    """A rule that may fit.

    Attributes:
        row: the rule.
        score: of the learned order (all rules of its article together: what fits may be told by several items) and of
            agreement, comparable within one answer.
        probability: how likely its article is the right one.
        siblings: other rules of its article, best first.
        own: the part of the article's likeliness that is this item's, not that of other items beside it.
        folded: only worth a look (assistant/analysis/agreement.py).
        twins: rules of another law that punish the same conduct (assistant/analysis/twins.py).
    """

    row: RuleRow
    score: float
    probability: float
    siblings: tuple[RuleRow, ...] = ()
    own: float = 1.0
    folded: bool = False
    twins: tuple[RuleRow, ...] = ()


def find_rules(
    rules: Rules, parts: Sequence[str], vectors: Floats, scope: Scope, party: str, k: int
) -> list[Ranked]:
    """The best rules for the facts, one an article, best first, those to be folded behind.

    Args:
        rules: opened rules.
        parts: what is told of the act: the whole first, then its statements.
        vectors: of these, by the encoder of facts.
        scope: place and day.
        party: 个人, 企业 or 个体工商户; rules for others rank lower.
        k: at most so many.
    """
    found = candidates(rules, parts, vectors, scope, party)
    order = load_order()
    scores = order.scores(found.signs)
    shares = shares_of(scores)
    groups: dict[object, list[int]] = {}
    for place in sorted(range(len(found.rows)), key=lambda i: (-float(scores[i]), found.rows[i].ref)):
        groups.setdefault(found.rows[place].article, []).append(place)
    ranked = []
    for first, *rest in (_leading(places, found.rows, scores) for places in groups.values()):
        share = shares[[first, *rest]].sum(keepdims=True)
        likely = float(order.probabilities(share)[0])
        siblings = tuple(found.rows[other] for other in rest)
        own = own_part([first, *rest], found.rows, shares)
        whole = float(np.logaddexp.reduce(scores[[first, *rest]]))
        ranked.append(Ranked(found.rows[first], whole, likely, siblings, own))
    return _agreed(ranked)[:k]


def own_part(places: Sequence[int], rows: Sequence[RuleRow], shares: Floats) -> float:
    """The first one's part of what is shared with other items of the same paragraph."""
    first = rows[places[0]].penalty.provision
    beside = [p for p in places if _is_beside(rows[p].penalty.provision, first)]
    return float(shares[places[0]] / max(float(shares[[places[0], *beside]].sum()), 1e-9))


def _is_beside(place: Provision, first: Provision) -> bool:
    """Whether a place is another item of the paragraph where the first item stands."""
    return bool(first.item and place.item) and place.item != first.item and place.paragraph == first.paragraph


def _agreed(ranked: Sequence[Ranked]) -> list[Ranked]:
    """In the order that also counts what the candidates agree on; those to be folded stand behind the others."""
    weighed = [
        replace(one, score=one.score + more)
        for one, more in zip(ranked, agreement.lent(_standing(ranked)), strict=True)
    ]
    best = sorted(weighed, key=lambda one: -one.score)
    marked = [
        replace(one, folded=fold) for one, fold in zip(best, agreement.folded(_standing(best)), strict=True)
    ]
    return sorted(marked, key=lambda one: one.folded)


def _standing(ranked: Sequence[Ranked]) -> list[agreement.Standing]:
    return [agreement.Standing(agreement.fields_of(one.row), one.probability) for one in ranked]


def _leading(places: list[int], rows: Sequence[RuleRow], scores: Floats) -> list[int]:
    """What is punished only where no other rule of the article fits (除……外) does not stand before one that nearly does."""
    first = places[0]
    if not _REST.match(rows[first].conduct):
        return places
    near = (p for p in places[1:] if not _REST.match(rows[p].conduct) and scores[p] >= scores[first] - _NEAR)
    best = next(near, None)
    return places if best is None else [best, *(place for place in places if place != best)]
