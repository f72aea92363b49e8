"""Circumstances that a case tells of (corpora/lexicon/circumstances.yaml)."""

from __future__ import annotations

import re
from typing import Literal

from assistant.corpora import Data, corpus, load

_TAKES_BACK = re.compile(r"(?:没有|并未|未曾|未|不存在|无)[^，。；]{0,3}$")


class Circumstance(Data):
    """One circumstance and how facts tell it."""

    name: str
    weight: Literal["从轻", "从重"]
    facts: re.Pattern[str]


def circumstances(text: str) -> tuple[str, ...]:
    """The names of the circumstances that a text tells of, in the order of the list; what it denies is left out."""
    known = load(corpus("lexicon/circumstances.yaml"), tuple[Circumstance, ...])
    return tuple(one.name for one in known if _told(one.facts, text))


def _told(pattern: re.Pattern[str], text: str) -> bool:
    return any(
        not _TAKES_BACK.search(text[max(0, match.start() - 6) : match.start()])
        for match in pattern.finditer(text)
    )
