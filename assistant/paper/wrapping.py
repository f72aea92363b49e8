"""Whether a printed line goes on in the next one, told from the edges of the column, indents, gaps and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from assistant.paper.page import PageLine

_BEGINS = re.compile(
    r"\s*(?:第[零〇一二三四五六七八九十百千\d]+[条章节编]|[（(][一二三四五六七八九十百\d]+[）)]"
    r"|[一二三四五六七八九十]+、|\d+[.．、](?!\d)|附件|附则|目\s*录)"
)
_ENDS = ("。", "；", "：", "！", "？", ":", ";", "）")
_INDENT = 1.2
_INDENTED = 0.12
_SHORT_OF = 2.2
_PITCH = 1.8
_SIZE = 1.3


@dataclass(frozen=True, slots=True)
class Flow:
    """A column: its lines, its edges, the usual height of print and distance of lines, whether paragraphs are indented."""

    count: int
    left: float
    right: float
    size: float
    pitch: float
    indented: bool

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> Flow:
        """The column around lines that run from top to bottom."""
        left = min(line.place[0] for line in lines)
        size = median(line.height for line in lines)
        middles = sorted(line.middle for line in lines)
        steps = [b - a for a, b in zip(middles, middles[1:], strict=False) if b - a > size / 2]
        indents = sum(_INDENT * size < line.place[0] - left < 4 * size for line in lines)
        return cls(
            len(lines),
            left,
            max(line.place[2] for line in lines),
            size,
            median(steps) if steps else size,
            len(lines) > 3 and _INDENTED * len(lines) <= indents < len(lines),
        )


def goes_on(before: Sequence[PageLine], flow: Flow, after: Sequence[PageLine], next_flow: Flow) -> bool:
    """Whether the row ``after`` continues the sentence of the row ``before``.

    Args:
        before: the lines of the upper row.
        flow: the column it stands in.
        after: the lines of the next row.
        next_flow: the column that stands in.
    """
    last, first = before[-1], after[0]
    if min(flow.count, next_flow.count) < 2:
        return False  # one line does not show how wide its column is
    if len(before) > 1 or len(after) > 1 or last.place[2] < flow.right - _SHORT_OF * last.height:
        return False
    if max(last.height, first.height) > _SIZE * min(last.height, first.height):
        return False
    if flow is next_flow and first.middle - last.middle > _PITCH * flow.pitch:
        return False
    if first.place[0] - next_flow.left > _INDENT * first.height:
        return False
    if flow.indented and next_flow.indented:
        return True
    return not last.text.endswith(_ENDS) and not _BEGINS.match(first.text)


def joint(before: str, after: str) -> str:
    """What stands between two lines of one sentence: nothing in Chinese, a space between Latin words."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return " " if latin else ""
