"""The record of inquiry as evidence of a case, with the facts found in it and what contradicts earlier statements."""

from __future__ import annotations

from itertools import groupby

from assistant.dossier.contradictions import Contradiction, find_contradictions
from assistant.dossier.facts import read_facts
from assistant.dossier.model import Case, Evidence, EvidenceKind, Fact
from assistant.errors import InputError
from assistant.paper.model import Paper, Part
from assistant.speech.record import UNHEARD
from assistant.speech.record_model import Record


def statement_text(record: Record) -> str:
    """The record as 问：… 答：… lines."""
    return "\n".join(f"{line.role}：{line.tidied}" for line in record.lines if line.tidied)


def statement_paper(record: Record) -> Paper:
    """The same lines as a paper, each with its second in the recording."""
    parts: list[Part] = []
    for number, line in enumerate(record.lines):
        if line.tidied:
            start = parts[-1].end + 1 if parts else 0
            parts.append(Part(f"{line.role}：{line.tidied}", start, paragraph=number, second=line.start))
    return Paper(record.source, tuple(parts), kind="inquiry")


def record_facts(record: Record, *, evidence: str = "") -> tuple[Fact, ...]:
    """Facts in the answers; lines that the recording does not hold give none.

    Args:
        record: as edited.
        evidence: id of the record as evidence.
    """
    unheard = {number for number, line in enumerate(record.lines) if UNHEARD in line.marks}
    facts = read_facts(statement_paper(record), evidence=evidence)
    return tuple(f for f in facts if f.anchor is None or f.anchor.paragraph not in unheard)


def add_record(case: Case, record: Record) -> tuple[Case, tuple[Contradiction, ...]]:
    """The case with the record as one more statement, and where it contradicts facts the case already holds.

    Raises:
        InputError: the record has no lines.
    """
    if not record.lines:
        raise InputError("笔录还没有内容", "请先转写录音")
    number = f"证据{len(case.evidence) + 1}"
    name = f"询问笔录（{record.head.name or record.source or '录音转写'}）"
    piece = Evidence(id=number, kind=EvidenceKind.PARTY, name=name, text=statement_text(record))
    facts = record_facts(record, evidence=number)
    names = {piece.id: piece.name for piece in case.evidence}
    earlier = groupby(sorted(case.extracted, key=lambda f: f.evidence), key=lambda f: f.evidence)
    clashes = tuple(
        clash
        for known_id, known in earlier
        for clash in find_contradictions(known, facts, same_person=names.get(known_id) == name)
    )
    changed = case.model_copy(
        update={"evidence": (*case.evidence, piece), "extracted": (*case.extracted, *facts)}
    )
    return changed, clashes
