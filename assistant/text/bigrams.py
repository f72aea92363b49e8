"""Pairs of neighbouring Chinese characters: enough to compare short texts without cutting them into words."""

import re

_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")


def bigrams(text: str) -> frozenset[str]:
    """The distinct pairs; none crosses punctuation, digits or Latin letters."""
    return frozenset(run[i : i + 2] for run in _RUN.findall(text) for i in range(len(run) - 1))
