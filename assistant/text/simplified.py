"""Traditional characters as simplified ones, character by character, so that offsets stay true.

Also the radicals and compatibility forms that PDF files put for plain characters (⾏ for 行).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LOOKALIKES = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF))
_HAN = (0x3400, 0x9FFF)
_KEPT = "乾"  # simplified texts use it too (乾坤, 乾安县)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    from opencc import OpenCC

    plain = {chr(code): chr(code) for code in range(_HAN[0], _HAN[1] + 1)}
    for first, last in _LOOKALIKES:
        forms = ((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in range(first, last + 1))
        plain |= {odd: form for odd, form in forms if len(form) == 1 and form != odd}
    # one call for all, a line each: a call costs far more than a character
    simple = OpenCC("t2s").convert("\n".join(plain.values())).split("\n")
    pairs = zip(plain, simple, strict=True)
    return {ord(odd): form for odd, form in pairs if form != odd and len(form) == 1 and odd not in _KEPT}


@lru_cache(maxsize=1)
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, sorted(_table())))}]")


def simplified(text: str) -> str:
    """The text in simplified characters, each in the place of its original (same length)."""
    if text.isascii() or not _odd().search(text):
        return text
    return text.translate(_table())
