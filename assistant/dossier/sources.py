"""The papers of a case as sources of facts, and what a contradiction between two of them is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from assistant.dossier.denials import Dated, event_days, is_later
from assistant.dossier.facts import facts_of
from assistant.dossier.model import Case, Evidence, EvidenceKind, Fact, Polarity
from assistant.dossier.statements import Statement, read_evidence, read_statements
from assistant.paper.model import Paper
from assistant.text.dates import read_date

FACTS, PARTY = "案件事实", "当事人信息"
CHECKED = "（校验位不符，请核对）"
_HIDDEN = re.compile(r"[*＊×某]|[xX]{4}")
_STATEMENTS = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})


@dataclass(frozen=True, slots=True)
class Side:
    """One side: id of the evidence (案件事实 and 当事人信息 for the case's own fields), words verbatim, and the value."""

    evidence: str
    quote: str
    value: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both hold, and about what. ``topic``: the name of the facts, e.g. 许可手续."""

    about: str
    a: Side
    b: Side
    topic: str = ""


@dataclass(frozen=True)
class Source:
    """A paper of the case with what was read from it."""

    evidence: str
    name: str
    kind: EvidenceKind | None
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...] = field(repr=False)

    @cached_property
    def days(self) -> frozenset[date]:
        """The days that the paper's own event took place on; none for statements and papers that do not say."""
        return event_days(self.facts) if self.kind not in _STATEMENTS else frozenset()

    @cached_property
    def own(self) -> tuple[Fact, ...]:
        """What the paper itself says, without what it reports."""
        return tuple(f for f in self.facts if f.polarity is not Polarity.REPORTED)

    def about(self, name: str, subject: str) -> list[Fact]:
        """The facts of a name about one subject."""
        return [fact for fact in self.own if fact.name == name and fact.subject == subject and subject]

    def subjects(self, name: str) -> set[str]:
        """The subjects that facts of a name are about."""
        return {fact.subject for fact in self.own if fact.name == name and fact.subject}

    def only(self, name: str) -> Fact | None:
        """The fact of a name when the paper gives one value of it."""
        found = [fact for fact in self.own if fact.name == name]
        return found[0] if found and len({fact.value for fact in found}) == 1 else None

    @cached_property
    def dated(self) -> Dated:
        """For the search for plain denials."""
        return Dated(self.evidence, self.statements, self.days, later=is_later(self.name), kind=self.kind)


def source_of(piece: Evidence) -> Source:
    """A piece of evidence, read."""
    statements = read_evidence(piece)
    paper = Paper.of_text(piece.text, name=piece.name)
    facts = facts_of(statements, paper, evidence=piece.id)
    return Source(piece.id, piece.name, piece.kind, statements, facts)


def told_facts(case: Case) -> Source:
    """The facts as the case tells them, as one more source."""
    paper = Paper.of_text(case.facts)
    said = read_statements(paper)
    return Source(FACTS, FACTS, None, said, facts_of(said, paper, evidence=FACTS))


def clash(about: str, mine: Fact, yours: Fact) -> Contradiction:
    """Two facts as a contradiction."""
    a, b = (Side(fact.evidence, fact.quote, fact.value) for fact in (mine, yours))
    return Contradiction(about, a, b, mine.name)


def differ(
    about: str, mine: list[Fact], yours: list[Fact], *, by_day: bool = False
) -> Iterator[Contradiction]:
    """A contradiction when each side gives one value and the two are not the same; hidden characters fit anything.

    Args:
        about: what the values are of.
        mine: facts of one side.
        yours: facts of the other.
        by_day: compare the days that the values name, not their writing.
    """
    one, other = ({_value(fact, by_day=by_day) for fact in side} for side in (mine, yours))
    if len(one) == len(other) == 1 and one != other and not any(map(is_hidden, one | other)):
        yield clash(about, mine[0], yours[0])


def is_hidden(value: str) -> bool:
    """Whether characters of a name or number were hidden (某, *, ×)."""
    return _HIDDEN.search(value) is not None


def day_of(fact: Fact) -> date | None:
    """The first day that the value of a fact names."""
    return read_date(fact.value)


def _value(fact: Fact, *, by_day: bool) -> str:
    return str(day_of(fact) or "") if by_day else fact.value.removesuffix(CHECKED).upper()
