"""Recognised words in simplified characters, with full-width punctuation between Chinese characters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from assistant.speech.model import Word

_WIDE = str.maketrans({",": "，", "?": "？", "!": "！", ":": "：", ";": "；"})
_SPACED = re.compile(r"(?<=[\u3400-\u9fff，。？！：；])\s+|\s+(?=[\u3400-\u9fff])")
_PARTICLE = re.compile(
    "(?<![显名原专编土卓昭论译合所撰巨拙])著(?![名作称述者录书])"
)  # the converter leaves 随著 as it is


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Traditional characters to simplified, half-width punctuation to full-width; digits and Latin stay."""
    plain = _PARTICLE.sub("着", str(_converter().convert(text.strip())))
    if re.search(r"[\u3400-\u9fff]", plain):
        plain = re.sub(
            r"(?<![0-9A-Za-z])[,?!:;]|[,?!:;](?![0-9A-Za-z])", lambda m: m[0].translate(_WIDE), plain
        )
    return _SPACED.sub("", plain)


def simplified_words(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The same words with simplified text; times and probabilities stay."""
    return tuple(Word(w.start, w.end, simplified(w.text), w.probability) for w in words)
