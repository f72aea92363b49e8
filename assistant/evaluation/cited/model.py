"""What a made text consists of: pieces of prose, citations with their truth, and the whole with its offsets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.law.model import Provision

VERIFIED = frozenset({"verified"})
UNREADABLE = frozenset({"unparseable"})


@dataclass(frozen=True, slots=True)
class Target:
    """One address that a citation names, and what must be said of it.

    Attributes:
        law: the official name; what is written if the library lacks the law.
        provision: the address as written (no paragraph if none is written); None if it cannot be read.
        verdicts: the right answers; one, but where the rules leave a choice.
        mutated: made wrong on purpose: it must never be called verified.
    """

    law: str
    provision: Provision | None
    verdicts: frozenset[str] = VERIFIED
    mutated: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """A stretch of text that cites: one target, or several where they share words (第33、34条)."""

    text: str
    targets: tuple[Target, ...]


Clause = tuple[str | Cite, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What one case writes: clauses that go into sentences of their own, in order."""

    clauses: tuple[Clause, ...]
    quoting: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target at its place in a text; ``form`` names the case that wrote it."""

    start: int
    end: int
    form: str
    target: Target


@dataclass(frozen=True, slots=True)
class Sample:
    """A text, the day at which it is judged, and all it cites."""

    text: str
    as_of: date
    wanted: tuple[Wanted, ...]


def one(text: str, target: Target) -> Cite:
    """A citation of one address."""
    return Cite(text, (target,))
