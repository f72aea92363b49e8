"""Characters that recognition skipped: a gap between two characters that holds ink is read again on its own.

The recogniser weighs 〇, ○, O and 0 against nothing at all and in long lines nothing wins: 二〇二六年 becomes 二二六年. A
short stretch around the gap is read right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

Reader = Callable[["Pixels"], tuple[str, tuple[float, ...]]]
_WIDE_GAP = 1.6
_INK = 25
_ENOUGH = 4
_CONTEXT = 2
_ZERO = re.compile("(?<=[〇一二三四五六七八九])[○◯OoО0](?=[〇○◯OoО0一二三四五六七八九十年月日号条])")


class Said(NamedTuple):
    """What was read of a line: its text and the confidence in each character."""

    text: str
    sure: tuple[float, ...]


class _Gap(NamedTuple):
    before: int  # index of the character before it
    left: int  # pixels of the stretch to read again
    right: int


def reread(crop: Pixels, reading: Said, words: Any, reader: Reader) -> Said:
    """The line with what was skipped put in; where it cannot be read the characters around the gap count as unsure.

    Args:
        crop: the line's picture.
        reading: what was read.
        words: the recogniser's account of it: ``words``, ``word_cols`` and ``line_txt_len``.
        reader: reads a picture of a stretch.
    """
    text, sure = reading.text, list(reading.sure)
    for gap in reversed(_gaps(crop, text, words)):
        found, confidence = reader(crop[:, gap.left : gap.right])
        inner = _between(text, gap.before, found)
        if inner is None:
            sure[gap.before] = sure[gap.before + 1] = 0.0
        else:
            at = found.index(inner)
            text = text[: gap.before + 1] + inner + text[gap.before + 1 :]
            sure[gap.before + 1 : gap.before + 1] = confidence[at : at + len(inner)]
    return Said(_ZERO.sub("〇", text), tuple(sure))


def _gaps(crop: Pixels, text: str, words: Any) -> list[_Gap]:
    """Where two Chinese characters stand too far apart and there is ink between them."""
    columns = [column for word in words.word_cols for column in word]
    places = [index for index, char in enumerate(text) if not char.isspace()]
    if len(columns) != len(places) or not words.line_txt_len:
        return []
    pairs = [
        (at, columns[n], columns[n + 1])
        for n, at in enumerate(places[:-1])
        if at + 1 == places[n + 1] and _is_chinese(text[at]) and _is_chinese(text[at + 1])
    ]
    if len(pairs) < _ENOUGH:
        return []
    step = median(right - left for _, left, right in pairs)
    pixel = crop.shape[1] / words.line_txt_len
    found = []
    for at, left, right in pairs:
        inner = crop[:, int((left + step / 2) * pixel) : int((right - step / 2) * pixel)]
        if right - left > _WIDE_GAP * step and inner.size and inner.std() > _INK:
            edges = (left - (_CONTEXT - 0.5) * step, right + (_CONTEXT - 0.5) * step)
            found.append(_Gap(at, max(0, int(edges[0] * pixel)), int(edges[1] * pixel)))
    return found


def _is_chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char == "〇"


def _between(text: str, before: int, found: str) -> str | None:
    """What stands between the two characters in the second reading; None when they are not both there."""
    match = re.search(f"{re.escape(text[before])}(.{{1,2}}?){re.escape(text[before + 1])}", found)
    return match[1] if match else None
