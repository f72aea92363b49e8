"""Entries of one make and their total, whatever else each entry tells: A机3.5小时，收费14元；B机2小时，收费8元；合计22元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.text.reckoning.lists import NOT_ADDED, follows, is_rate
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term
from assistant.text.reckoning.terms import read_terms, stretches, within
from assistant.text.reckoning.words import load_words

_TOTAL = re.compile(r"\s?(?:以上|上述)?(?:合计|共计|总计)(?P<what>[^\d，,。；]{0,6})$")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,}$")
_MOST, _LEAST, _NAMED = 12, 2, 2
_BESIDE = "另有扣减、优惠等，或者只是一部分，不能断定合计就是各项之和"


def entries(text: str) -> Iterator[Reckoned]:
    """Every total behind entries that each tell one number of its unit under one and the same label.

    A list whose numbers follow each other without anything between is left to the reader of lists.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = read_terms(text)
    for begin, close in stretches(text, "。\n"):
        parts = [(begin + start, begin + end) for start, end in stretches(text[begin:close], "；;")]
        for at in range(_LEAST, len(parts)):
            total = next(iter(within(terms, *parts[at])), None)
            if total is None or total.unit in NOT_ADDED:
                continue
            if _TOTAL.fullmatch(text, parts[at][0], total.start):
                yield from _of_entries(text, terms, parts[max(0, at - _MOST) : at], total)


def _of_entries(
    text: str, terms: Sequence[Term], parts: Sequence[tuple[int, int]], total: Term
) -> Iterator[Reckoned]:
    told = [[t for t in within(terms, *part) if t.unit == total.unit] for part in parts]
    run = [found[0] for found in told if len(found) == 1]
    label = _shared_label(text, run) if len(run) == len(told) else ""
    plain = len(label) >= _NAMED and not any(t.loose or is_rate(text, t) for t in (*run, total))
    if not plain or all(follows(text, one, two) for one, two in pairwise(run)):
        return
    told_of = _TOTAL.search(text[max(0, total.start - 12) : total.start])
    named = load_words().plain_total.sub("", told_of["what"]) if told_of else ""
    if named in label:
        words = text[parts[0][0] : total.start].replace(label, "")
        doubt = _BESIDE if load_words().total_beside.search(words) else ""
        yield Reckoned(
            Relation.TOTAL, tuple(run), total, Exactly(sum((t.value for t in run), Decimal(0))), doubt
        )


def _shared_label(text: str, run: Sequence[Term]) -> str:
    """The words right before each of the numbers that end all of their labels."""
    labels = [_LABEL.search(text[max(0, term.start - 8) : term.start]) for term in run]
    words = [label[0] if label else "" for label in labels]
    shortest = min(words, key=len)
    return next(
        (shortest[at:] for at in range(len(shortest)) if all(w.endswith(shortest[at:]) for w in words)), ""
    )


__all__ = ["entries"]
