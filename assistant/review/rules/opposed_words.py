"""The words of corpora/lexicon/opposed.yaml: states that exclude each other."""

from __future__ import annotations

import re

from assistant.corpora import Data, corpus, load


class Opposed(Data):
    """What the facts find and what would be its opposite; ``alone``: the words themselves name the matter."""

    about: str
    found: re.Pattern[str]
    against: re.Pattern[str]
    alone: bool = False


class OpposedWords(Data):
    """The whole file; see its comments for the meaning of each entry."""

    generic: re.Pattern[str]
    elsewhere: re.Pattern[str]
    of_cure: re.Pattern[str]
    explained: re.Pattern[str]
    opposed: tuple[Opposed, ...]
    cured: re.Pattern[str]
    still: re.Pattern[str]
    in_time: re.Pattern[str]
    excuses: re.Pattern[str]


def load_words() -> OpposedWords:
    """The file."""
    return load(corpus("lexicon/opposed.yaml"), OpposedWords)
