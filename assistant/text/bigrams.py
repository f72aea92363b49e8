"""Pairs of neighbouring Chinese characters: enough to compare short texts without cutting them into words."""

import re
from collections.abc import Iterable

_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


def bigrams(text: str) -> frozenset[str]:
    """The distinct pairs; none crosses punctuation, digits or Latin letters."""
    return frozenset(_PAIR.findall(text))


def standing_in(pairs: Iterable[str], text: str) -> int:
    """How many of some pairs stand in a text: ``len(pairs & bigrams(text))`` without making the pairs of a long text.

    Args:
        pairs: distinct, from ``bigrams``.
        text: the words.
    """
    return sum(pair in text for pair in pairs)


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two sets of pairs are, from 0 to 1 (Dice coefficient)."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)
