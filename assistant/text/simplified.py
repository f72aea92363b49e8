"""Traditional characters as simplified ones, character by character, so that offsets stay true.

Also the radicals and compatibility forms that PDF files put for plain characters (⾏ for 行).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

_LOOKALIKES = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF))
_HAN = (0x3400, 0x9FFF)
_KEPT = "乾"  # simplified texts use it too (乾坤, 乾安县)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    simple = _dictionary()
    forms = dict(simple)
    for first, last in _LOOKALIKES:
        alike = ((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in range(first, last + 1))
        forms |= {odd: simple.get(form, form) for odd, form in alike if len(form) == 1 and form != odd}
    return {ord(odd): form for odd, form in forms.items() if form != odd and odd not in _KEPT}


def _dictionary() -> dict[str, str]:
    """OpenCC's list of characters, each with its usual simplified form; read as a file, for its converter takes long."""
    listed = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text("utf-8")
    rows = (line.split("\t") for line in listed.splitlines() if "\t" in line)
    first = ((odd, forms.split(" ")[0]) for odd, forms in rows)
    return {odd: form for odd, form in first if _HAN[0] <= ord(odd) <= _HAN[1] and len(form) == 1}


@lru_cache(maxsize=1)
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, sorted(_table())))}]")


def simplified(text: str) -> str:
    """The text in simplified characters, each in the place of its original (same length)."""
    if text.isascii() or not _odd().search(text):
        return text
    return text.translate(_table())
