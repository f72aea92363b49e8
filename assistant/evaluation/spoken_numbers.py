"""Digits read aloud, so that 3281138.48 and 三百二十八万一千一百三十八点四八 compare as equal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from assistant.speech.chinese import simplified
from assistant.speech.compare import bare
from assistant.text.numerals import to_chinese

_NUMBER = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?%?|\d+(?:\.\d+)?%?")
_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
_ALIKE = str.maketrans({"〇": "零", "幺": "一", "两": "二"})


def read_aloud(said: str, heard: str) -> tuple[str, str]:
    """Both texts as they are compared, every number of ``heard`` in that reading which comes nearest to ``said``.

    Args:
        said: the truth, its numerals written as spoken.
        heard: with digits or without.
    """
    truth, text = _compared(said), simplified(heard)
    at = 0
    while match := _NUMBER.search(text, at):
        before, after = text[: match.start()], text[match.end() :]
        best = min(
            readings(match[0]), key=lambda r: Levenshtein.distance(truth, _compared(before + r + after))
        )
        text, at = before + best + after, len(before) + len(best)
    return truth, _compared(text)


def readings(number: str) -> Iterator[str]:
    """How a number in digits may be said: as a value, and digit by digit."""
    whole, _, part = number.rstrip("%").replace(",", "").replace("，", "").partition(".")
    start, tail = "百分之" * number.endswith("%"), "点" + part.translate(_DIGITS) if part else ""
    yield start + whole.translate(_DIGITS) + tail
    if len(whole) <= 8 and not (len(whole) > 1 and whole[0] == "0"):
        yield start + to_chinese(int(whole)) + tail


def _compared(text: str) -> str:
    return bare(text).translate(_ALIKE)
