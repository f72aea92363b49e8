"""The words by which citations are recognised: corpora/lexicon/citation.yaml, checked when loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.corpora import Data, corpus, load


class BeforeName(Data):
    """Words that may precede a law name written without 《》."""

    strong: tuple[str, ...]
    running: tuple[str, ...]
    inside: tuple[str, ...]
    weak: tuple[str, ...]
    joining: tuple[str, ...]


class QuoteGlue(Data):
    """Words between an address and the words quoted from it, in order, each part optional."""

    head: tuple[str, ...]
    adverb: tuple[str, ...]
    verb: tuple[str, ...]
    tail: tuple[str, ...]


class CitationLexicon(Data):
    """See the comments in the file for the meaning of each list."""

    law_endings: tuple[str, ...]
    bare_endings: tuple[str, ...]
    not_names: tuple[str, ...]
    vague: tuple[str, ...]
    not_law: tuple[str, ...]
    not_law_titles: tuple[str, ...]
    evidence_lists: tuple[str, ...]
    evidence_words: tuple[str, ...]
    look_alikes: tuple[str, ...]
    slipped_endings: dict[str, str]
    title_endings: tuple[str, ...]
    parents: tuple[str, ...]
    derived: tuple[str, ...]
    pointing: tuple[str, ...]
    self_words: tuple[str, ...]
    back_words: tuple[str, ...]
    pointers_inside: dict[str, str]
    before_pointers: tuple[str, ...]
    no_pointers: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]
    generic: tuple[str, ...]
    nicknames: dict[str, str]
    before_name: BeforeName
    former: tuple[str, ...]
    counted: tuple[str, ...]
    quote_glue: QuoteGlue
    quote_before: tuple[str, ...]


@lru_cache(maxsize=1)  # asked for every word of a text
def lexicon() -> CitationLexicon:
    """The word lists, read once.

    Raises:
        CorpusError: if the file is missing or breaks the schema.
    """
    return load(corpus("lexicon/citation.yaml"), CitationLexicon)


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
