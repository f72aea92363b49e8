"""The catalogue of circumstances (corpora/discretion.yaml): how each is told, what the law makes of it, who is not the party."""

from __future__ import annotations

import re
from typing import Literal

from assistant.corpora import Data, corpus, load

Direction = Literal["不予", "可以不予", "从轻减轻", "可以从轻减轻", "从重", "酌定"]
_NEVER = re.compile(r"(?!)")


class Pattern(Data):
    """One circumstance; see corpora/discretion.yaml."""

    id: str
    name: str
    direction: Direction
    said: re.Pattern[str] = _NEVER
    lacking: re.Pattern[str] = _NEVER
    against: re.Pattern[str] = _NEVER
    against_lacking: re.Pattern[str] = _NEVER
    claimed: re.Pattern[str] = _NEVER
    proved: bool = False
    words: re.Pattern[str]
    basis: str


class Mentioned(Data):
    """Words around a name of the party that make it no subject (对当事人, 当事人的)."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


class Catalogue(Data):
    """The whole file."""

    others: re.Pattern[str]
    ours: re.Pattern[str]
    mentioned: Mentioned
    attending: re.Pattern[str]
    circumstances: tuple[Pattern, ...]


def load_catalogue() -> Catalogue:
    """The shipped catalogue.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("discretion.yaml"), Catalogue)


def load_patterns() -> tuple[Pattern, ...]:
    """Its circumstances.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load_catalogue().circumstances


def pattern_of(wanted: str) -> Pattern:
    """The circumstance of an id.

    Raises:
        KeyError: the catalogue has none of that id.
    """
    return {one.id: one for one in load_patterns()}[wanted]
