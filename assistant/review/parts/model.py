"""What a reviewed paper consists of. Every part knows where it stands; what cannot be read is None, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.paper.kinds import PaperKind
from assistant.paper.model import Paper


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the paper's text."""

    start: int
    end: int
    text: str

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in the stretch."""
        return self.start <= offset < self.end


def words(spans: tuple[Span, ...]) -> str:
    """The text of several stretches."""
    return "".join(span.text for span in spans)


def bare_name(text: str) -> str:
    """A name as a head writes it, without what stands behind it in brackets or apart."""
    return re.split(r"[（(，,\s]", text.strip())[0]


@dataclass(frozen=True, slots=True)
class PartyBlock:
    """One party as the head of the paper describes it; a field left blank or absent is None.

    ``organisation`` is None when the head does not show it.
    """

    name: Span | None
    address: Span | None = None
    id_number: Span | None = None
    credit_code: Span | None = None
    representative: Span | None = None
    birth: date | None = None
    organisation: bool | None = None
    area: Span | None = None

    @property
    def called(self) -> str:
        """The bare name, "" without one."""
        return bare_name(self.name.text) if self.name else ""


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money in the text: value in yuan, its digits and capitals when both are given."""

    span: Span
    yuan: Decimal
    capital: str = ""
    capital_yuan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Imposed:
    """One penalty of the decision: its kind (行政处罚法第九条) and, for money, the amount."""

    kind: str
    span: Span
    amount: Sum | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An act with its day: 立案, 告知, 送达告知, 听证, 决定 …"""

    kind: str
    on: date
    span: Span


@dataclass(frozen=True)
class Decision:
    """A paper in its parts. ``decided`` is the date at its foot, None when there is none.

    ``told`` is the part on notice, defence and hearing; ``reasons`` the part on discretion; ``ruling`` the part that imposes.
    ``excerpt`` is True when the paper breaks off before its end.
    """

    paper: Paper
    kind: PaperKind | None
    reason: str
    title: Span | None
    number: Span | None
    number_year: int | None
    parties: tuple[PartyBlock, ...]
    facts: Span | None
    evidence: Span | None
    evidence_items: tuple[Span, ...]
    told: tuple[Span, ...]
    reasons: tuple[Span, ...]
    ruling: Span | None
    imposed: tuple[Imposed, ...]
    sums: tuple[Sum, ...]
    performance: tuple[Span, ...]
    remedies: tuple[Span, ...]
    agency: Span | None
    decided: Span | None
    decided_on: date | None
    events: tuple[Event, ...]
    excerpt: bool = False

    @property
    def text(self) -> str:
        """The whole text."""
        return self.paper.text

    def event(self, kind: str) -> Event | None:
        """The first act of a kind."""
        return next((event for event in self.events if event.kind == kind), None)

    @property
    def found_on(self) -> date | None:
        """The day on which the act was found: that of the filing, else of the first look, else of the paper."""
        filed, checked = self.event("立案"), self.event("检查")
        return filed.on if filed else checked.on if checked else self.decided_on

    @property
    def end(self) -> Span:
        """The end of the text, where something missing is anchored when it belongs nowhere else."""
        return Span(len(self.text), len(self.text), "")

    @property
    def is_kind(self) -> str:
        """The id of the kind of paper, "" if it cannot be told."""
        return self.kind.kind if self.kind else ""
