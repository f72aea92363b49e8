"""How sure a suggestion is, in words; thresholds calibrated on folds 0 and 1 of corpora/descriptions.jsonl."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from assistant.analysis.rule_search import Ranked

_HIGH, _MIDDLE = 0.6, 0.25
_BASE, _PER_LEAD, _PER_SCORE = -2.39, 0.070, 0.017
_USUAL_LENGTH = 30


class Confidence(StrEnum):
    """Three grades. 较有把握: right in more than 60 of 100 such suggestions; 把握不大: in fewer than 25."""

    HIGH = "较有把握"
    MIDDLE = "可能"
    LOW = "把握不大"


def confidence(facts: str, found: Sequence[Ranked]) -> list[Confidence]:
    """One grade a suggestion, in their order.

    Args:
        facts: long facts collect higher scores, which is allowed for.
        found: suggestions, best first.
    """
    return [_grade(probability(facts, found, place)) for place in range(len(found))]


def probability(facts: str, found: Sequence[Ranked], place: int) -> float:
    """Estimated share of such suggestions that name the right clause: logistic in score, lead and length of the facts."""
    score = found[place].score
    others = [ranked.score for index, ranked in enumerate(found) if index != place]
    lead = score - max(others, default=0.0)
    scale = max(1.0, math.sqrt(len(facts) / _USUAL_LENGTH))
    return 1 / (1 + math.exp(-(_BASE + (_PER_LEAD * lead + _PER_SCORE * score) / scale)))


def _grade(share: float) -> Confidence:
    if share >= _HIGH:
        return Confidence.HIGH
    return Confidence.MIDDLE if share >= _MIDDLE else Confidence.LOW
