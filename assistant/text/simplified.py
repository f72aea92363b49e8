"""Traditional characters as simplified ones, character by character, so that offsets stay true.

Also the radicals and compatibility forms that PDF files put for plain characters (⾏ for 行).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LOOKALIKES = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF))
_HAN = (0x3400, 0x9FFF)
_KEPT = "乾"  # simplified texts use it too (乾坤, 乾安县)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    table: dict[int, str] = {}
    for first, last in _LOOKALIKES:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = str(convert(plain))
    for code in range(_HAN[0], _HAN[1] + 1):
        simple = str(convert(chr(code)))
        if simple != chr(code) and len(simple) == 1 and chr(code) not in _KEPT:
            table[code] = simple
    return table


def simplified(text: str) -> str:
    """The text in simplified characters, each in the place of its original (same length)."""
    return text if text.isascii() else text.translate(_table())
