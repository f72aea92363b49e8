"""What the case room keeps and returns."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict


class Precedent(BaseModel):
    """A decided case, a guiding case or a teaching case.

    ``cited``: articles relied on, as 《…》第X条 with the official name where the library knows the law. ``fine_yuan`` is
    None when there was no fine or it is not known. ``facts`` is what similarity is judged by; ``text`` is all there is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: str
    title: str
    facts: str
    text: str = ""
    date: str = ""
    agency: str = ""
    field: str = ""
    party: str = ""
    region: str = ""
    cited: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    fine_yuan: float | None = None
    lesson: str = ""
    source: str = ""
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """A precedent with why it is like the case: clauses both rely on, words both use."""

    precedent: Precedent
    score: float
    shared: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FineStatistics:
    """What others were fined under one article: number of cases, lowest, median and highest fine in yuan."""

    clause: str
    count: int
    lowest: float
    median: float
    highest: float
