"""How far recognised words are from what was said."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from assistant.speech.chinese import simplified

_NOT_TEXT = re.compile(r"[^\w\u3400-\u9fff]|_")


def bare(text: str) -> str:
    """Text as it is compared: simplified, without punctuation and spaces, lower case; numerals as written."""
    return _NOT_TEXT.sub("", simplified(text)).lower()


def wrong_share(said: str, heard: str) -> float:
    """Edits a character of what was said, numerals as written."""
    said, heard = bare(said), bare(heard)
    return Levenshtein.distance(said, heard) / max(1, len(said))
