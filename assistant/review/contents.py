"""The six contents of a decision (行政处罚法第五十九条) as data from corpora/review/contents.yaml."""

from __future__ import annotations

import re

from assistant.corpora import Data, corpus, load


class Content(Data):
    """One content: ``all`` lists the patterns that must each be found."""

    item: str
    name: str
    all: tuple[re.Pattern[str], ...]
    advice: str


def contents() -> tuple[Content, ...]:
    """The catalogue.

    Raises:
        CorpusError: the file breaks the schema.
    """
    return load(corpus("review/contents.yaml"), tuple[Content, ...])
