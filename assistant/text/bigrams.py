"""Pairs of neighbouring Chinese characters: enough to compare short texts without cutting them into words."""

import re

_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")


def bigrams(text: str) -> frozenset[str]:
    """The distinct pairs; none crosses punctuation, digits or Latin letters."""
    return frozenset(run[i : i + 2] for run in _RUN.findall(text) for i in range(len(run) - 1))


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two sets of pairs are, from 0 to 1 (Dice coefficient)."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)
