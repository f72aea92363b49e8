"""The record of inquiry as evidence of a case, with the facts found in it and what contradicts earlier statements."""

from __future__ import annotations

from itertools import groupby

from assistant.dossier.contradictions import Contradiction, find_contradictions
from assistant.dossier.extract import Utterance, extract_dialogue
from assistant.dossier.model import Case, Evidence, EvidenceKind, Fact
from assistant.errors import InputError
from assistant.speech.record import UNHEARD
from assistant.speech.record_model import Record


def statement_text(record: Record) -> str:
    """The record as 问：… 答：… lines."""
    return "\n".join(f"{line.role}：{line.tidied}" for line in record.lines if line.tidied)


def record_facts(record: Record, *, evidence: str = "") -> tuple[Fact, ...]:
    """Facts in the answers; lines that the recording does not hold give none.

    Args:
        record: as edited.
        evidence: id of the record as evidence.
    """
    said = [
        Utterance(line.tidied, line.role == "问", line.start)
        for line in record.lines
        if UNHEARD not in line.marks and line.tidied
    ]
    return extract_dialogue(said, evidence=evidence)


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
    earlier = groupby(sorted(case.extracted, key=lambda f: f.evidence), key=lambda f: f.evidence)
    clashes = tuple(c for _, known in earlier for c in find_contradictions(tuple(known), facts))
    changed = case.model_copy(
        update={"evidence": (*case.evidence, piece), "extracted": (*case.extracted, *facts)}
    )
    return changed, clashes
