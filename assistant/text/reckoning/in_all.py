"""A count of all there are, its rate and the total one after the other: 自卸车3辆……共14车次，每车13立方米，计182立方米."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.text.reckoning.model import Term
from assistant.text.reckoning.terms import within

_COUNTED_IN_ALL = re.compile(r"(?:总共|一共|共计|合计|总计|累计|共)(?:运输?|倾倒|装|分)?$")
_BEFORE = 8


class _Rate(Protocol):
    @property
    def term(self) -> Term: ...
    @property
    def start(self) -> int: ...


class _Pair(Protocol):
    @property
    def rate(self) -> _Rate: ...
    @property
    def counts(self) -> tuple[Term, ...]: ...


def in_all(text: str, start: int, terms: Sequence[Term], pairs: Sequence[_Pair], total: Term) -> bool:
    """Whether other counts told before (3辆) count in the one of all, so that the total is the plain product.

    Args:
        text: of a paper.
        start: of the sentence.
        terms: its numbers.
        pairs: its prices or contents with their counts.
        total: the number stated.
    """
    if len(pairs) != 1 or len(pairs[0].counts) != 1:
        return False
    count, rate = pairs[0].counts[0], pairs[0].rate
    told = _COUNTED_IN_ALL.search(text[max(start, count.start - _BEFORE) : count.start])
    near = {term.start for term in within(terms, count.start, total.start)}
    return told is not None and count.end <= rate.start and near == {count.start, rate.term.start}
