"""Kinds of party and of evidence as people write them (corpora/kinds.yaml), and the kinds that the rules know them as.

A case file may come from any other program: its word for a hospital or a cooperative must not lose the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from assistant.corpora import Data, corpus, load

_SPACE = re.compile(r"\s+")


class Kind(Data):
    """A kind of the rules and the words for it, a pattern that a whole word fits."""

    kind: str
    words: str

    @cached_property
    def form(self) -> re.Pattern[str]:
        """The words, compiled."""
        return re.compile(self.words)


class Kinds(Data):
    """The whole file."""

    parties: tuple[Kind, ...]
    unknown_party: str
    evidence: tuple[Kind, ...]
    unknown_evidence: str


def load_kinds() -> Kinds:
    """The shipped words.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("kinds.yaml"), Kinds)


def party_kind(word: str) -> str | None:
    """What the rules know a kind of party as; None for a word that is not known.

    Args:
        word: as a file gives it, e.g. 事业单位.
    """
    return _fitting(load_kinds().parties, word)


def evidence_kind(word: str) -> str | None:
    """What the law calls a kind of evidence; None for a word that is not known.

    Args:
        word: as a file gives it, e.g. 检验报告.
    """
    return _fitting(load_kinds().evidence, word)


def _fitting(kinds: Iterable[Kind], word: str) -> str | None:
    plain = _SPACE.sub("", word)
    return next((kind.kind for kind in kinds if kind.form.fullmatch(plain)), None)
