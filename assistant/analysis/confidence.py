"""How sure a suggestion is, in words: by the calibrated probability that its article is the right one."""

from __future__ import annotations

from enum import StrEnum

_HIGH, _MIDDLE = 0.85, 0.6
_ITEM = 0.6  # under this part of an article the item that is told is open


class Confidence(StrEnum):
    """Three grades. 较有把握: a probability of at least 0.85; 可能: at least 0.6; 线索: less, for looking on only.

    Where the facts say the contrary of the conduct it is 线索 whatever the probability; where the article is clear and the
    item is not, it is 可能 at most.
    """

    HIGH = "较有把握"
    MIDDLE = "可能"
    LOW = "线索"


def item_is_open(own: float) -> bool:
    """Whether other items of the paragraph are about as likely as the one shown, whose part this is."""
    return own < _ITEM


def grade(probability: float, own: float = 1.0) -> Confidence:
    """The grade of a probability that the article is right, ``own`` being the part of the item in it."""
    if probability >= _HIGH and not item_is_open(own):
        return Confidence.HIGH
    return Confidence.MIDDLE if probability >= _MIDDLE else Confidence.LOW
