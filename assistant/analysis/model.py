"""What analysis returns: suggested clauses, charges or the choice between rules, evidence gaps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.dossier.contradictions import Side
from assistant.dossier.model import Charge, RulePin
from assistant.law.model import LawRef, Version
from assistant.law.penalty_model import PenaltyRule

if TYPE_CHECKING:
    from assistant.analysis.discretion.report import Discretion
    from assistant.analysis.procedure.model import Due, ProcedureFinding
from assistant.analysis.procedure.moments import Moment


@dataclass(frozen=True, slots=True)
class Match:
    """Words of the facts that meet words of the clause."""

    facts: str
    clause: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One penalty rule that may apply, with the duty it enforces. ``confidence``: 较有把握, 可能, 线索.

    ``pin`` nails the rule down; it is the whole rule's even where ``rule`` is narrowed to one party's own range.
    ``act`` is the statement of the facts it speaks to, ``group`` the number of that act: bases of one act share it;
    ``probability`` is how likely its article is the right one, ``scope`` what the facts hold that the rule asks for;
    ``folded``: of another field than the first, or unlikely: to be shown after the fold only;
    ``twins``: clauses of another law that punish the same conduct, shown with the first of them.
    """

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
    pin: RulePin | None = None
    act: str = ""
    group: int = 0
    probability: float = 0.0
    scope: tuple[str, ...] = ()
    folded: bool = False
    twins: tuple[LawRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several rules that fit a reference. ``differs``: what tells it from the others, e.g. 项：第（三）项.

    ``capacity`` is 责任人员 where the rule is offered for persons in charge only; ``addressees`` is as the clause says.
    ``written`` names this rule alone when it is put into ``Case.chosen``; "" where only the pin can.
    """

    reference: str
    pin: RulePin
    conduct: str
    written: str = ""
    addressees: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    penalties: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class Charging:
    """Charges where exactly one rule fits (one a capacity), else the choices; ``message`` says why nothing is settled.

    ``notes`` are what to check about the versions of the law.
    """

    charges: tuple[Charge, ...] = ()
    choices: tuple[Choice, ...] = ()
    message: str = ""
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
    UNDECIDED = "无法判断"
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


@dataclass(frozen=True, slots=True)
class Clash:
    """Two pieces of evidence that do not fit together, and about what."""

    about: str
    a: Side
    b: Side


@dataclass(frozen=True, slots=True)
class ChargeGaps:
    """The elements of one charge: its number in the case, whom it concerns, the clause with its conditions, the gaps."""

    charge: str
    party: str
    clause: str
    gaps: tuple[Gap, ...]
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """All that a check of the evidence found.

    Attributes:
        clause: the clause or clauses relied on; "" while none is settled.
        gaps: every element once, over all charges; without a clause only those that need none.
        procedure: state of every requirement of procedure.
        contradictions: evidence that does not fit together.
        charges: the gaps by charge.
        statement: said when no clause is settled: why, and what to do.
        choices: rules to choose from then.
        notes: what to check about the versions of the law.
        timeline: what has been done, in order of days.
        due: open periods with their last days.
        discretion: what bears on how much.
    """

    clause: str
    gaps: tuple[Gap, ...]
    procedure: tuple[ProcedureFinding, ...] = ()
    contradictions: tuple[Clash, ...] = ()
    charges: tuple[ChargeGaps, ...] = ()
    statement: str = ""
    choices: tuple[Choice, ...] = ()
    notes: tuple[str, ...] = ()
    timeline: tuple[Moment, ...] = ()
    due: tuple[Due, ...] = ()
    discretion: Discretion | None = None
