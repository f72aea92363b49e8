"""Facts of a paper: typed statements with polarity, speaker, value and place. Nothing is inferred: a fact is what somebody said.

Questions give no facts; a short answer (没有。) is read together with its question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from assistant.dossier.fact_patterns import Claim, load_patterns
from assistant.dossier.fact_readers import Found, read_sentence
from assistant.dossier.model import Case, Evidence, EvidenceKind, Fact, Polarity
from assistant.dossier.statements import AS_FACT, Mode, Statement, Verdict, read_evidence, read_statements
from assistant.paper.model import Paper

_DENIED_TOO = re.compile("[、和及](?:也|又|均|且)?(?:没有|未|无)")  # 没有转用审批、没有备案
_STRETCH = 400
_KEPT = 512  # pieces whose facts are kept: several checks ask for them
_PERMIT = "许可手续"
_OF_PERSONS = frozenset(
    {"姓名", "单位名称", "公民身份号码", "统一社会信用代码", "电话", "车牌号", "许可证号", "批号"}
)
_OF_ORDERS = frozenset({"日期（送达）", "时间", "地点"})
_STANCES = frozenset({"承认", "辩解"})


@dataclass(frozen=True, slots=True)
class Merged:
    """One value of one thing, with every fact of the case that states it."""

    name: str
    subject: str
    value: str
    facts: tuple[Fact, ...]


def read_facts(source: Paper | str, *, evidence: str = "") -> tuple[Fact, ...]:
    """Facts of a paper or of a running text; 问：/答： is read as a dialogue.

    Args:
        source: the words.
        evidence: id of the piece of evidence they come from.
    """
    paper = Paper.of_text(source) if isinstance(source, str) else source
    return facts_of(read_statements(paper), paper, evidence=evidence)


def evidence_facts(piece: Evidence) -> tuple[Fact, ...]:
    """Facts of a piece of evidence."""
    return _facts_of_piece(piece.id, piece.kind, piece.name, piece.paper, piece.text)


@lru_cache(maxsize=_KEPT)
def _facts_of_piece(number: str, kind: EvidenceKind, name: str, paper: str, text: str) -> tuple[Fact, ...]:
    piece = Evidence(id=number, kind=kind, name=name, paper=paper, text=text)
    return facts_of(read_evidence(piece), Paper.of_text(text, name=name), evidence=number)


def case_facts(case: Case) -> tuple[Fact, ...]:
    """Facts of all evidence of a case, in order."""
    return tuple(fact for piece in case.evidence for fact in evidence_facts(piece))


def merge_facts(facts: Iterable[Fact]) -> tuple[Merged, ...]:
    """Facts over papers put together: those that say the same of the same thing are one row.

    Args:
        facts: of any number of papers.
    """
    rows: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        rows.setdefault((fact.name, fact.subject, _plain_value(fact)), []).append(fact)
    return tuple(Merged(name, subject, value, tuple(found)) for (name, subject, value), found in rows.items())


def facts_of(statements: Sequence[Statement], paper: Paper, *, evidence: str = "") -> tuple[Fact, ...]:
    """Facts in statements that were already read.

    Args:
        statements: of this paper, in order.
        paper: gives the places.
        evidence: id of the piece of evidence.
    """
    found: dict[tuple[str, str, str], Fact] = {}
    for place, group in groupby(statements, key=lambda s: (s.place, (s.anchor.start - s.place) // _STRETCH)):
        clauses = list(group)
        for fact in _of_sentence(clauses, paper, evidence, whole=place[1] == 0):
            found.setdefault((fact.name, fact.value, fact.quote), fact)
    return _bound(tuple(found.values()))


def _of_sentence(clauses: list[Statement], paper: Paper, evidence: str, *, whole: bool) -> Iterator[Fact]:
    first = clauses[0]
    start = first.place if whole else first.anchor.start
    short = len(first.sentence) <= _STRETCH
    text = first.sentence if short else paper.text[start : clauses[-1].anchor.end]
    for found in read_sentence(text, first.question):
        clause = _clause_at(clauses, start + found.start)
        if _gives(found, clause):
            yield _fact(found, clause, paper, (start + found.start, start + found.end), text, evidence)
    for clause in clauses:
        for found in (*_claims(clause), *_conclusions(clause, paper.name)):
            span = clause.anchor.start, clause.anchor.end
            quote = f"{clause.question}{text}" if clause.short else text
            yield _fact(found, clause, paper, span, quote, evidence)


def _clause_at(clauses: list[Statement], place: int) -> Statement:
    return next((c for c in reversed(clauses) if c.anchor.start <= place), clauses[0])


def _gives(found: Found, clause: Statement) -> bool:
    """Whether a clause states the fact at all: not asked, and for most facts not only a norm, a plan or an order."""
    if clause.polarity is Polarity.ASKED:
        return False
    if found.name in _OF_PERSONS or clause.mode in AS_FACT:
        return True
    if found.name in _STANCES:
        return clause.mode in (Mode.PLAN, Mode.GUESS)
    return found.name in _OF_ORDERS and clause.mode is not Mode.RULE


def _fact(
    found: Found, clause: Statement, paper: Paper, span: tuple[int, int], quote: str, evidence: str
) -> Fact:
    anchor = paper.anchor(*span)
    denied = found.number is not None and clause.polarity is Polarity.DENIED
    return Fact(
        name=found.name,
        value=found.value,
        evidence=evidence,
        quote=quote.strip(),
        start=anchor.second,
        polarity=Polarity.DENIED if denied else _polarity(found, clause),
        speaker=clause.speaker,
        subject=found.subject,
        number=found.number,
        unit=found.unit,
        rough=found.rough,
        anchor=anchor,
    )


def _polarity(found: Found, clause: Statement) -> Polarity:
    """Reported is what others said; a claim is affirmed or denied as its value says; all else is affirmed."""
    if clause.polarity is Polarity.REPORTED:
        return Polarity.REPORTED
    denied = load_patterns().denials.get(found.name) == found.value
    return Polarity.DENIED if denied else Polarity.AFFIRMED


def _claims(clause: Statement) -> Iterator[Found]:
    """The claims (许可手续, 是否改正 …) that a clause affirms or denies."""
    if clause.polarity is Polarity.ASKED or clause.mode not in AS_FACT:
        return
    for claim in load_patterns().claims:
        if clause.own:
            if _own_affirms(claim, clause):
                yield Found(claim.topic, claim.when_yes, 0, len(clause.text))
            continue
        answer = _claim(claim, clause) if claim.after or clause.mode is Mode.FACT else None
        if answer is not None:
            if claim.topic == _PERMIT and (
                load_patterns().of_others.match(clause.text) or _is_ordered(clause)
            ):
                continue
            topic = _certificate(clause) if claim.topic == _PERMIT else claim.topic
            yield Found(topic, claim.when_yes if answer else claim.when_no, 0, len(clause.text))


def _is_ordered(clause: Statement) -> bool:
    """Whether a clause is the last part of an order (责令停工，于某日前改正，依法取得许可证): what is to be, not what is."""
    return "责令" in clause.sentence.partition(clause.text)[0]


def _certificate(clause: Statement) -> str:
    """What is held or lacks: a permit, unless the words name only certificates of persons or the business licence."""
    words = clause.matter
    for topic, form in load_patterns().certificates.items():
        rest = form.sub("", words)
        if rest != words and not load_patterns().permits.words.search(rest):
            return topic
    return _PERMIT


def _own_affirms(claim: Claim, clause: Statement) -> bool:
    """Whether one of our own papers records it: the receipt under an order says that the order was received."""
    affirmed = clause.polarity is Polarity.AFFIRMED and not clause.lacks
    return (
        affirmed
        and bool(claim.own.papers & set(clause.own))
        and claim.own.said.search(clause.text) is not None
    )


def _claim(claim: Claim, clause: Statement) -> bool | None:
    negative = clause.lacks or clause.polarity is Polarity.DENIED
    if clause.short:
        return not negative if claim.asked.search(clause.question) else None
    if claim.denials.search(clause.text):
        return None if clause.polarity is Polarity.DENIED else False
    said = claim.said.search(clause.text)
    if said is None:
        return None
    reported_denial = clause.polarity is Polarity.REPORTED and bool(clause.denies)
    if not (negative or reported_denial):
        return None if load_patterns().registers.fullmatch(clause.text) else True
    if _under(said[0], clause.denies) or (clause.lacks and _DENIED_TOO.search(said[0])):
        return False
    return True if clause.lacks else None


def _under(said: str, denied: str) -> bool:
    """Whether the negation governs what is said, by its last or first words: not so in 因无证经营被罚款."""
    return said[-1] in denied or said[:2] in denied


def _conclusions(clause: Statement, paper: str) -> Iterator[Found]:
    """What a test concluded, and about what."""
    tests = load_patterns().tests
    if clause.verdict is Verdict.NONE or clause.polarity is Polarity.ASKED or clause.mode is not Mode.FACT:
        return
    if tests.conclusion.search(clause.text) and tests.context.search(f"{clause.sentence}{paper}"):
        reach = clause.anchor.end - clause.place
        items = [m[0] for m in tests.item.finditer(clause.sentence[:reach])]
        subject = tests.generic.sub("", items[-1]) if items else ""
        yield Found("检测结论", "合格" if clause.verdict is Verdict.GOOD else "不合格", 0, 0, subject)


def _bound(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Codes and holders of posts belong to the unit, when the paper names only one."""
    units = {fact.value for fact in facts if fact.name == "单位名称"}
    if len(units) != 1:
        return facts
    unit = units.pop()
    return tuple(
        fact.model_copy(update={"subject": unit})
        if fact.name == "统一社会信用代码" and not fact.subject
        else fact
        for fact in facts
    )


def _plain_value(fact: Fact) -> str:
    return fact.value if fact.number is None else f"{fact.number.normalize():f}{fact.unit}"


__all__ = ["Merged", "case_facts", "evidence_facts", "facts_of", "merge_facts", "read_facts"]
