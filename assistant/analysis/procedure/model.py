"""What the check of procedure returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.analysis.procedure.moments import Moment


class ProcedureStatus(StrEnum):
    """State of one requirement of procedure (DOMAIN §11)."""

    MET = "符合"
    MISSING = "缺失"
    OUT_OF_ORDER = "顺序错误"
    LATE = "超期"
    SHORT = "不足"
    UNKNOWN = "无法判断"


@dataclass(frozen=True, slots=True)
class ProcedureFinding:
    """One requirement: its state, the day it should and did happen, the limit, the basis, what to do.

    ``evidence`` and ``quote`` give the words the state rests on.
    """

    rule: str
    element: str
    status: ProcedureStatus
    basis: str
    note: str = ""
    expected: date | None = None
    actual: date | None = None
    limit: str = ""
    collect: str = ""
    evidence: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """What comes next: the act and its last day (None when the law sets none)."""

    element: str
    day: date | None
    basis: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class ProcedureReport:
    """All requirements checked, the timeline, and what is due."""

    track: str
    findings: tuple[ProcedureFinding, ...]
    timeline: tuple[Moment, ...]
    due: tuple[Due, ...] = ()
