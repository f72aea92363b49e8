"""What the case room keeps and returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.dossier.model import RulePin

Outcome = Literal["", "维持", "变更", "撤销", "确认违法", "驳回"]


class Spot(BaseModel):
    """Where in the text of a case a value was read: name of the value, offsets, end exclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    start: int
    end: int


class Precedent(BaseModel):
    """A decided case, a guiding case or a teaching case.

    ``cited``: articles relied on, as 《…》第X条 with the official name where the library knows the law; ``duty`` and ``basis``
    are the same as written, told apart into what was broken and what punishes it; ``rules`` are those of the basis that one
    rule of the library fits, pinned. ``acts``: what was done, one entry an act. ``party`` is its kind, ``party_name`` its
    name with personal names masked. ``fine_yuan`` is None when there was no fine or it is not known. ``outcome``: what
    became of the decision before court or reviewing body, and why. ``facts`` is what similarity is judged by; ``text`` is
    all there is; ``fields`` tell where in it the values were read.
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
    number: str = ""
    party_name: str = ""
    acts: tuple[str, ...] = ()
    matter: str = ""
    duty: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    rules: tuple[RulePin, ...] = ()
    discretion: str = ""
    outcome: Outcome = ""
    outcome_why: str = ""
    licence: str = ""
    fields: tuple[Spot, ...] = ()

    @property
    def year(self) -> str:
        """The year of its date, "" when it is not known."""
        return self.date[:4] if self.date[:4].isdecimal() else ""


@dataclass(frozen=True, slots=True)
class SimilarCase:
    """A precedent with why it is like the case: clauses and matter both have, words both use; and what differs.

    ``why`` and ``differs`` are sentences for the reader; ``changed`` says what became of its clause since, "" for nothing.
    """

    precedent: Precedent
    score: float
    shared: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    changed: str = ""
