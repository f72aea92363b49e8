"""Facts → penalty rules: every channel gives its plain score, a weighted sum ranks, the best rule speaks for its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.analysis.known_facts import shipped_facts, support
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_index import Rules
from assistant.law.model import Level
from assistant.search.hybrid import Scores
from assistant.search.question import legal_terms, request
from assistant.search.units import Scope

_CANDIDATES = 300
_LEVEL = {Level.LAW: 1.0, Level.ADMINISTRATIVE: 0.8, Level.LOCAL: 0.5, Level.RULE: 0.2}
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts beside one point of BM25; tuned on folds 0 and 1 of corpora/descriptions.jsonl.

    ``asked`` (nearness to a question known to lead to the article) was chosen on fold 2: the others are saturated.
    """

    characters: float = 1.0
    words: float = 0.3
    expansion: float = 0.7
    conduct: float = 0.5
    conduct_expansion: float = 0.3
    known: float = 1.05
    dense: float = 80.0
    floor: float = 0.3
    asked: float = 120.0
    asked_floor: float = 0.4
    level: float = 14.0
    local: float = 15.0
    fined: float = 8.0
    length: float = -3.0
    party: float = -3.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A rule with its score; ``known`` is what our own matters and descriptions lent it, ``siblings`` other rules of its article."""

    row: RuleRow
    score: float
    known: float
    siblings: tuple[RuleRow, ...] = ()


def find_rules(
    rules: Rules, facts: str, scope: Scope, party: str, k: int, weights: Weights = WEIGHTS
) -> list[Ranked]:
    """The best rules for the facts, one an article, best first.

    Args:
        rules: opened rules.
        facts: what happened.
        scope: place and day.
        party: 个人, 企业 or 个体工商户; rules for others rank lower.
        k: at most so many.
        weights: what each sign counts.
    """
    scores = rules.index.scores(request(facts), scope)
    places = rules.book.positions(scores.refs)
    known = _known(rules, places, facts)
    total = _channels(rules, scores, places, facts, weights) + weights.known * known
    best = _top(total, _CANDIDATES)
    rows = [rules.book.rows[place] for place in places[best].tolist()]
    final = [
        Ranked(row, float(total[i]) + _prior(row, party, weights), float(known[i]))
        for row, i in zip(rows, best.tolist(), strict=True)
    ]
    return _one_an_article(sorted(final, key=lambda found: (-found.score, found.row.ref)))[:k]


def _channels(
    rules: Rules, scores: Scores, places: npt.NDArray[np.int64], facts: str, weights: Weights
) -> Floats:
    """The weighted sum of what the words and the vectors say, a unit each."""
    terms = " ".join(legal_terms(facts))
    of_conduct = weights.conduct * rules.book.conduct_scores(facts)
    of_conduct += weights.conduct_expansion * rules.book.conduct_scores(terms)
    lexical = ("characters", "words", "expansion")
    total: Floats = np.zeros(len(places), dtype=np.float32)
    for name in lexical:
        total += getattr(weights, name) * scores.channels[name]
    near = np.maximum(scores.channels["dense"] - weights.floor, 0.0)
    alike = np.maximum(scores.channels["asked"] - weights.asked_floor, 0.0)
    total += of_conduct[places] + weights.dense * near + weights.asked * alike
    return total


def _known(rules: Rules, places: npt.NDArray[np.int64], facts: str) -> Floats:
    lent = np.zeros(len(rules.book.rows), dtype=np.float32)
    for article, named in shipped_facts().clauses(facts).items():
        for position in rules.book.by_article.get(article, ()):
            lent[position] = support(named, rules.book.rows[position].penalty.provision)
    return lent[places]


def _prior(row: RuleRow, party: str, weights: Weights) -> float:
    """What speaks for a rule whatever the facts: rank, place, a fine, brevity, fit to the party."""
    return (
        weights.level * _LEVEL.get(Level(row.level), 0.0)
        + weights.local * bool(row.region)
        + weights.fined * row.fined
        + weights.length * float(np.log1p(len(row.conduct)))
        + weights.party * (party == "个人" and "单位" in row.subject)
    )


def _top(scores: Floats, count: int) -> npt.NDArray[np.intp]:
    count = min(count, len(scores))
    if not count:
        return np.zeros(0, dtype=np.intp)
    return np.argpartition(-scores, count - 1)[:count]


def _one_an_article(ranked: Sequence[Ranked]) -> list[Ranked]:
    groups: dict[object, list[Ranked]] = {}
    for found in ranked:
        groups.setdefault(found.row.article, []).append(found)
    return [
        Ranked(first.row, first.score, first.known, tuple(other.row for other in rest))
        for first, *rest in groups.values()
    ]
