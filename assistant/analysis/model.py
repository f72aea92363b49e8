"""What analysis returns: suggested clauses, evidence gaps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.law.model import LawRef, Version
from assistant.law.penalty_model import PenaltyRule


@dataclass(frozen=True, slots=True)
class Match:
    """Words of the facts that meet words of the clause."""

    facts: str
    clause: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One penalty rule that may apply, with the duty it enforces. ``confidence``: 较有把握, 可能, 把握不大."""

    rule: PenaltyRule
    penalty: LawRef
    violated: tuple[LawRef, ...]
    version: Version
    score: float
    confidence: str = ""
    inferred: bool = False
    matches: tuple[Match, ...] = ()
    to_prove: tuple[str, ...] = ()
    distinguish: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """The whole answer to a set of facts. ``message`` is said to the user when nothing fits or the best is weak."""

    suggestions: tuple[Suggestion, ...]
    general: tuple[LawRef, ...] = ()
    message: str = ""


class ElementStatus(StrEnum):
    """State of one element (要件) of the clause (DOMAIN §4)."""

    PROVED = "已证实"
    SINGLE = "仅有孤证"
    FLAWED = "有瑕疵"
    CONFLICT = "矛盾"
    MISSING = "缺失"
    NOT_APPLICABLE = "不适用"


@dataclass(frozen=True, slots=True)
class Support:
    """A piece of evidence for an element with the sentence that speaks to it."""

    evidence: str
    quote: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One element, its state, what supports it, and what to collect, how, from whom, on what basis."""

    element: str
    status: ElementStatus
    support: tuple[Support, ...] = ()
    collect: str = ""
    source: str = ""
    basis: str = ""
    note: str = ""
