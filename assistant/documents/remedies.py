"""Periods and order of remedies by the day of the decision and its track (corpora/documents/remedies.yaml)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

from assistant.corpora import Data, corpus, load


class Span(Data):
    """Holds from ``since`` (inclusive) to ``until`` (exclusive), in some tracks and under some laws only (none: all)."""

    since: date = date.min
    until: date = date.max
    tracks: tuple[Literal["普通", "简易", "不予处罚"], ...] = ()
    laws: tuple[str, ...] = ()
    basis: str

    def holds(self, track: str, on: date, laws: Collection[str]) -> bool:
        """Whether it governs a decision of that track on that day which relies on these laws."""
        mine = not self.laws or bool(set(self.laws) & set(laws))
        return mine and self.since <= on < self.until and (not self.tracks or track in self.tracks)


class Suit(Span):
    """How long one may sue, where the decision holds ``words``."""

    told: str
    words: str = ""


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
        found = [one for one in self.suits if one.holds(track, on, laws) and one.words in decided]
        return min(found, key=lambda one: not one.laws).told if found else ""

    def review_first(self, track: str, on: date, laws: Collection[str] = ()) -> bool:
        """Whether reconsideration must be asked for first.

        Args:
            track: of the case.
            on: the day of the decision.
            laws: relied on.
        """
        return any(one.holds(track, on, laws) for one in self.first)


def load_remedies() -> Remedies:
    """The file.

    Raises:
        CorpusError: it is unreadable or breaks the schema.
    """
    return load(corpus("documents/remedies.yaml"), Remedies)
