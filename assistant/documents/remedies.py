"""Periods and order of remedies by the day of the decision and its track (corpora/documents/remedies.yaml)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

from assistant.corpora import Data, corpus, load


class Span(Data):
    """Holds from ``since`` (inclusive) to ``until`` (exclusive), in some tracks (none: all)."""

    since: date = date.min
    until: date = date.max
    tracks: tuple[Literal["普通", "简易", "不予处罚"], ...] = ()
    basis: str

    def holds(self, track: str, on: date) -> bool:
        """Whether it governs a decision of that track on that day."""
        return self.since <= on < self.until and (not self.tracks or track in self.tracks)


class Suit(Span):
    """How long one may sue; under some laws only, where one of them is relied on and the decision holds ``words``."""

    told: str
    laws: tuple[str, ...] = ()
    words: str = ""

    def meets(self, laws: Collection[str], decided: str) -> bool:
        """Whether it governs a decision under these laws that orders or punishes with ``decided``."""
        return (not self.laws or bool(set(self.laws) & set(laws))) and self.words in decided


class Remedies(Data):
    """The whole file."""

    suits: tuple[Suit, ...]
    first: tuple[Span, ...]
    authority: date

    def suit(self, track: str, on: date, laws: Collection[str] = (), decided: str = "") -> str:
        """The period to sue in words, that of a special law first; "" when none is known.

        Args:
            track: of the case.
            on: the day of the decision.
            laws: relied on.
            decided: orders and penalties in words.
        """
        found = [one for one in self.suits if one.holds(track, on) and one.meets(laws, decided)]
        return min(found, key=lambda one: not one.laws).told if found else ""

    def review_first(self, track: str, on: date) -> bool:
        """Whether reconsideration must be asked for first."""
        return any(one.holds(track, on) for one in self.first)


def load_remedies() -> Remedies:
    """The file.

    Raises:
        CorpusError: it is unreadable or breaks the schema.
    """
    return load(corpus("documents/remedies.yaml"), Remedies)
