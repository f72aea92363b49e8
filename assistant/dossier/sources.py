"""The papers of a case as sources of facts, and what a contradiction between two of them is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from assistant.dossier.denials import Dated, event_days, is_later
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.facts import evidence_facts, facts_of
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind, Fact, Polarity
from assistant.dossier.statements import Statement, read_evidence, read_statements
from assistant.paper.model import Paper
from assistant.text.dates import read_date

FACTS, PARTY, REASONS = "案件事实", "当事人信息", "裁量理由"
CHECKED = "（校验位不符，请核对）"
_HIDDEN = re.compile(r"[*＊×某]|[xX]{4}")
_ADDRESS = re.compile(r"([\u4e00-\u9fff]{2,8}(?:路|街|巷|弄|大道))(\d{1,5})(?:-\d{1,4})?号")
_EVENT_PLACES = tuple(f"地点（{event}）" for event in ("检查", "复查", "拍摄", "采样"))
_NOBODY = frozenset[str]()


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
        return event_days(self.facts) if self.kind not in SPOKEN else frozenset()

    @cached_property
    def words(self) -> str:
        """The name of the paper and all that it says."""
        sentences = dict.fromkeys(said.sentence for said in self.statements)
        return "\n".join((self.name, *sentences, *(fact.quote for fact in self.facts)))

    @cached_property
    def own(self) -> tuple[Fact, ...]:
        """What the paper itself says, without what it reports."""
        return tuple(f for f in self.facts if f.polarity is not Polarity.REPORTED)

    @cached_property
    def named(self) -> Mapping[str, tuple[Fact, ...]]:
        """The paper's own facts by name: every other paper of the case asks for them."""
        found: dict[str, list[Fact]] = {}
        for fact in self.own:
            found.setdefault(fact.name, []).append(fact)
        return {name: tuple(facts) for name, facts in found.items()}

    def about(self, name: str, subject: str) -> list[Fact]:
        """The facts of a name about one subject."""
        return [fact for fact in self.named.get(name, ()) if fact.subject == subject and subject]

    def subjects(self, name: str) -> frozenset[str]:
        """The subjects that facts of a name are about."""
        return self._subjects.get(name, _NOBODY)

    @cached_property
    def _subjects(self) -> Mapping[str, frozenset[str]]:
        return {
            name: frozenset(fact.subject for fact in facts if fact.subject)
            for name, facts in self.named.items()
        }

    def only(self, name: str) -> Fact | None:
        """The fact of a name when the paper gives one value of it."""
        return self._single.get(name)

    @cached_property
    def _single(self) -> Mapping[str, Fact]:
        return {
            name: facts[0] for name, facts in self.named.items() if len({fact.value for fact in facts}) == 1
        }

    @cached_property
    def addresses(self) -> tuple[tuple[str, str, Fact], ...]:
        """Street and number of every place of an event."""
        found = [(fact, street_of(fact.value)) for fact in self.own if fact.name in _EVENT_PLACES]
        return tuple((*street, fact) for fact, street in found if street)

    @cached_property
    def later(self) -> bool:
        """Whether the paper is, by its name, from after the correction."""
        return is_later(self.name)

    @cached_property
    def measured(self) -> tuple[Fact, ...]:
        """The measured facts that are the only value of their thing in the paper.

        None of a title, which tells what is registered, no money of a receipt for what was paid in, and no quantity of a
        permit or contract, which tells what was to be.
        """
        patterns = load_patterns()
        if patterns.registered.search(self.name):
            return ()
        values: dict[tuple[str, str, str], list[Fact]] = {}
        one_only = patterns.apart.single.search(self.name)
        money = () if patterns.paid_in.search(self.name) else ("金额（",)
        kinds = (*money, *(() if patterns.agreed.is_paper(self.name) else ("数量（",)))
        for fact in self.own:
            if fact.name.startswith(kinds):
                values.setdefault((fact.name, fact.subject, fact.unit), []).append(fact)
        return tuple(
            facts[0]
            for facts in values.values()
            if len({fact.number for fact in facts}) == 1
            and not (one_only and facts[0].unit == "元" and not patterns.apart.total.search(facts[0].quote))
            and facts[0].number is not None
            and facts[0].polarity is Polarity.AFFIRMED
        )

    def dealings(self, fact: Fact) -> frozenset[str]:
        """What was done with the goods that a fact counts (在手、卖出、买进), by its sentence and the question before it, else by the name of the paper."""
        asked = next((s.question for s in self.statements if s.sentence.strip() == fact.quote), "")
        return load_patterns().dealt(f"{asked}{fact.quote}", self.name)

    @cached_property
    def stances(self) -> dict[str, Fact]:
        """By claim what the paper says of it throughout, as long as it speaks of no change."""
        found: dict[str, list[Fact]] = {claim.topic: [] for claim in load_patterns().claims}
        for fact in self.own:
            if fact.name in found:
                found[fact.name].append(fact)
        changing = load_patterns().changing
        return {
            topic: facts[0]
            for topic, facts in found.items()
            if len({fact.value for fact in facts}) == 1 and not any(changing.search(f.quote) for f in facts)
        }

    @cached_property
    def dated(self) -> Dated:
        """For the search for plain denials."""
        return Dated(self.evidence, self.statements, self.days, later=self.later, kind=self.kind)


def street_of(place: str) -> tuple[str, str] | None:
    """The street and the number of a place; None where it is not told by them.

    Args:
        place: in words.
    """
    match = _ADDRESS.search(place)
    return (match[1], match[2]) if match else None


def source_of(piece: Evidence) -> Source:
    """A piece of evidence, read."""
    statements = read_evidence(piece)
    facts = evidence_facts(piece)
    return Source(piece.id, piece.name, piece.kind, statements, facts)


def told_facts(case: Case) -> Source:
    """The facts as the case tells them, as one more source."""
    paper = Paper.of_text(case.facts)
    said = read_statements(paper)
    return Source(FACTS, FACTS, None, said, facts_of(said, paper, evidence=FACTS))


def clash(about: str, mine: Fact, yours: Fact) -> Contradiction:
    """Two facts as a contradiction."""
    a = Side(mine.evidence, mine.quote, mine.value)
    return Contradiction(about, a, Side(yours.evidence, yours.quote, yours.value), mine.name)


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
