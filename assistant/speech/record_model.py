"""The record of inquiry (询问笔录, DOMAIN §5) as data: what was said stays, what is written may be edited with a trace."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

Role = Literal["问", "答", "其他"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Officer(_Frozen):
    """询问人 or 记录人 with the number of the enforcement certificate."""

    name: str = ""
    number: str = ""


class Head(_Frozen):
    """Everything above the questions. Empty fields print as 【待补充：…】."""

    agency: str = ""
    cause: str = ""
    started: datetime | None = None
    ended: datetime | None = None
    place: str = ""
    officers: tuple[Officer, ...] = ()
    recorder: Officer = Officer()
    name: str = ""
    gender: str = ""
    birth: str = ""
    id_number: str = ""
    address: str = ""
    employer: str = ""
    position: str = ""
    phone: str = ""
    relation: str = ""


class RecordEdit(_Frozen):
    """One edit of a line: when, who, what was changed (text, role) or checked by ear, before and after."""

    at: datetime
    who: str
    what: Literal["文字", "说话人", "核对"]
    before: str
    after: str


class Line(_Frozen):
    """One question or answer. ``verbatim`` is what was recognised and never changes; ``tidied`` is what prints.

    ``start`` and ``end`` are seconds of the recording, None for a line that was inserted (a notice).
    """

    role: Role
    speaker: str = ""
    start: float | None = None
    end: float | None = None
    verbatim: str = ""
    tidied: str = ""
    confidence: float = 1.0
    doubtful: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    notice: str = ""
    changes: tuple[RecordEdit, ...] = ()


class Record(_Frozen):
    """The record: head, lines in order (notices, questions, answers, closing), and where it was heard."""

    head: Head = Head()
    lines: tuple[Line, ...] = ()
    source: str = ""
    engine: str = ""
    notes: tuple[str, ...] = ()
