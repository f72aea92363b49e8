"""The words of penalty clauses, read from corpora/lexicon/penalty_*.yaml and compiled once."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.corpora import Data, corpus, load


class KindWord(Data):
    """One penalty kind and the words it goes by, with contexts that rule it out."""

    kind: str
    pattern: str
    not_before: str = ""
    not_after: str = ""


class Kinds(Data):
    """penalty_kinds.yaml."""

    kinds: tuple[KindWord, ...]
    proceeds: tuple[str, ...]


class Conditions(Data):
    """penalty_conditions.yaml."""

    escalations: tuple[str, ...]
    trailing: tuple[str, ...]
    lead: str


class Words(Data):
    """penalty_words.yaml."""

    bases: tuple[str, ...]
    party_heads: tuple[str, ...]
    predicates: tuple[str, ...]
    nominal: tuple[str, ...]
    anybody: tuple[str, ...]
    responsible: str
    agency_heads: str
    actions: str
    further: str


def alternatives(words: tuple[str, ...]) -> str:
    """A group matching any of the literal words, longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """Kind words."""
    return load(corpus("lexicon/penalty_kinds.yaml"), Kinds)


@lru_cache(maxsize=1)
def conditions() -> Conditions:
    """Condition markers."""
    return load(corpus("lexicon/penalty_conditions.yaml"), Conditions)


@lru_cache(maxsize=1)
def words() -> Words:
    """Party, authority, base and action words."""
    return load(corpus("lexicon/penalty_words.yaml"), Words)
