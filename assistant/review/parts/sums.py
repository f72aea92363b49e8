"""Amounts of money as papers write them, in digits and capitals side by side: 5000元（伍仟元整） is one amount."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.parts.model import Span, Sum
from assistant.text.amounts import Amount, amounts_in, is_same_twice


def sums_in(text: str, start: int = 0, end: int | None = None) -> tuple[Sum, ...]:
    """All exact amounts of money in a stretch (三万余元 is none); one written both ways is one amount.

    Args:
        text: the paper.
        start: where to begin.
        end: where to stop; None is the end of the text.
    """
    return tuple(_paired(text, [one for one in amounts_in(text, start, end) if not one.rough]))


def _paired(text: str, found: list[Amount]) -> Iterator[Sum]:
    """Words and digits that stand side by side, in either order, are one amount."""
    index = 0
    while index < len(found):
        one = found[index]
        two = found[index + 1] if index + 1 < len(found) else None
        if two and is_same_twice(text, one, two):
            word, number = (one, two) if one.capital else (two, one)
            yield Sum(_span(text, one.start, two.end), number.yuan, text[word.start : word.end], word.yuan)
            index += 2
            continue
        words = text[one.start : one.end] if one.capital else ""
        yield Sum(_span(text, one.start, one.end), one.yuan, words, one.yuan if one.capital else None)
        index += 1


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])
