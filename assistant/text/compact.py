"""Text without white space, in one width and in simplified characters, with the way back to the original offsets.

Scans and OCR break names and numerals with blanks and line ends; patterns are matched on the compact text and
reported where they stand in the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from assistant.text.simplified import simplified

_FOLD = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {"○": "〇", "◯": "〇", "〈": "《", "〉": "》", "＜": "《", "＞": "》", "<": "《", ">": "》"}
    | {"«": "《", "»": "》", "‹": "《", "›": "》", "⟪": "《", "⟫": "》", "〖": "《", "〗": "》"}
    | {"「": "“", "」": "”", "『": "“", "』": "”", "﹑": "、", "∶": ":", "［": "[", "］": "]"}
    | {"－": "-", "—": "-", "–": "-", "―": "-", "−": "-", "～": "~", "〜": "~"}
)
_INK = re.compile("[^\\s\u200b\u200c\u200d\ufeff\u00ad]+")
_BREAK = re.compile(
    r"\n[^\S\n]*\n|(?<=[。！？!?:：；;”」』）)】])[^\S\n]*\n|\n(?=\s*(?:【|[0-9]+[.．、]|[一二三四五六七八九十]+、))"
)


class Compact:
    """A text with its compact form.

    Attributes:
        source: the text as given.
        text: the same without white space, full-width forms and traditional characters folded one for one; nested
            〈〉 read 《》.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        folded = simplified(source.translate(_FOLD))
        pieces, self._at, self._from, length = [], list[int](), list[int](), 0
        for match in _INK.finditer(folded):
            pieces.append(match[0])
            self._at.append(length)
            self._from.append(match.start())
            length += len(match[0])
        self.text = "".join(pieces)

    def origin(self, index: int) -> int:
        """Where the compact character ``index`` stands in the source."""
        piece = bisect_right(self._at, index) - 1
        return self._from[piece] + index - self._at[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of the compact stretch from ``start`` to ``end`` (exclusive, not empty)."""
        return self.origin(start), self.origin(end - 1) + 1

    def index(self, offset: int) -> int:
        """The first compact character at or after a source offset."""
        piece = bisect_right(self._from, offset) - 1
        if piece < 0:
            return 0
        inside = self._at[piece] + offset - self._from[piece]
        return min(inside, self._at[piece + 1] if piece + 1 < len(self._at) else len(self.text))

    def starts_line(self, index: int) -> bool:
        """Whether only white space stands before the character on its line; also true of the end of a line."""
        if index == 0 or index >= len(self.text):
            return True
        return "\n" in self.source[self.origin(index - 1) + 1 : self.origin(index)]

    def gap_before(self, index: int) -> bool:
        """Whether white space stands directly before the character."""
        return index > 0 and self.origin(index) != self.origin(index - 1) + 1

    def breaks(self) -> list[int]:
        """Compact indices at which a new paragraph begins (a line end that wraps a sentence is none)."""
        return [self.index(match.end()) for match in _BREAK.finditer(self.source)]
