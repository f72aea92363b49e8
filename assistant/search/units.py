"""What can be indexed: units of text with the place and time in which they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Protocol

import numpy as np
import numpy.typing as npt

EVERYWHERE = "*"
FOREVER = date.max.toordinal()
Vectors = npt.NDArray[np.float32]


class Progress(Protocol):
    """Told how far a long job is; it may raise (for example ``BuildCancelledError``) to stop the job."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Report that ``done`` of ``total`` of this stage are done."""
        ...


class TextEncoder(Protocol):
    """Turns texts into normalised float32 rows; the encoder of ``assistant.search.encoder`` or a fake in tests."""

    name: str
    digest: str

    def encode_queries(self, texts: list[str]) -> Vectors:
        """One row a question."""
        ...

    def encode_passages(self, texts: list[str]) -> Vectors:
        """One row a passage."""
        ...

    def encode_asked(self, texts: list[str]) -> Vectors:
        """One row a question that is kept in the index."""
        ...


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to be found.

    Args:
        ref: the caller's own number for it (an article id, a rule number); returned by the search.
        lexical: text for the word and character channels.
        dense: passages for the encoder (usually one; a long text may have several, the nearest counts).
        asked: questions that it answers; one asked again leads to it.
        region: "" for national, or 浙江省, or 浙江省/温州市.
        level: free label to filter by.
        since: first day (ordinal) on which it counts.
        until: first day on which it no longer counts.
    """

    ref: int
    lexical: str
    dense: tuple[str, ...]
    region: str = ""
    level: str = ""
    since: int = 0
    until: int = FOREVER
    asked: tuple[str, ...] = ()

    @property
    def key(self) -> int:
        """64-bit digest of the searched text: units with the same key share one row of the index."""
        return text_key("\0".join((self.lexical, *self.dense, "", *self.asked)))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and when to search: national law plus, for 浙江省/温州市, the province's and that city's; one day.

    The region ``EVERYWHERE`` lets the law of all places through.
    """

    region: str = ""
    level: str | None = None
    as_of: date | None = None

    def regions(self) -> list[str]:
        """The region with everything above it, national ("") first."""
        parts = [part for part in self.region.split("/") if part]
        return ["/".join(parts[:depth]) for depth in range(len(parts) + 1)]

    def day(self) -> int:
        """The day as an ordinal; today if none is given."""
        return (self.as_of or date.today()).toordinal()


@dataclass(frozen=True, slots=True)
class Found:
    """One unit found: its ``ref``, a score comparable within one answer, and the channels that ranked it."""

    ref: int
    score: float
    channels: tuple[str, ...] = ()


def text_key(text: str) -> int:
    """64-bit content hash of a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def text_keys(texts: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Content hashes of many texts."""
    return np.array([text_key(text) for text in texts], dtype=np.uint64)
