"""The words of corpora/lexicon/opposed.yaml: states that exclude each other."""

from __future__ import annotations

import re

from assistant.corpora import Data, Words


class Opposed(Data):
    """What the facts find and what would be its opposite.

    Groups ``act`` of both are one verb and ``thing`` is what it is done to, where the pattern holds it; ``sure`` must stand
    in the clause where the state may have come about later.
    """

    about: str
    found: re.Pattern[str]
    against: re.Pattern[str]
    sure: re.Pattern[str] | None = None


class OpposedWords(Words):
    """The whole file; see its comments for the meaning of each entry."""

    FILE = "lexicon/opposed.yaml"

    generic: re.Pattern[str]
    whose: re.Pattern[str]
    negated: re.Pattern[str]
    every: re.Pattern[str]
    elsewhere: re.Pattern[str]
    of_cure: re.Pattern[str]
    explained: re.Pattern[str]
    mended: re.Pattern[str]
    opposed: tuple[Opposed, ...]
    ordered: re.Pattern[str]
    cured: re.Pattern[str]
    same_cure: tuple[re.Pattern[str], ...]
    still: re.Pattern[str]
    in_time: re.Pattern[str]
    excuses: re.Pattern[str]
