"""Which clauses of a piece may speak to an element, whether they hold its words, and how they are quoted."""

from __future__ import annotations

import re

from assistant.analysis.elements import Element
from assistant.dossier.model import Evidence, EvidenceKind, Polarity
from assistant.dossier.statements import AS_FACT, Statement

_OWN_DOINGS = re.compile(r"(?:是|系)?(?:我|本人|自己)")
_BY_OTHERS = re.compile(r"公司|老板|[店厂]里|雇|安排|指使|承包|负责人|当事人|叫我|让我")
_NONE_FOUND = re.compile(r"(?:未|没有?)能?(?:查询?|检索|核查|核实)到")  # what a register answers
_STOPS = "。！？；!?;"


def is_cued(clauses: list[Statement], element: Element, piece: Evidence) -> bool:
    """Whether clauses of one sentence hold words of an element, not only of what a witness did himself."""
    words = "，".join(clause.matter for clause in clauses)
    met = (cue.search(words) for cue in element.cues)
    return any(found and not _is_own_doing(found[0], element, piece) for found in met)


def _is_own_doing(words: str, element: Element, piece: Evidence) -> bool:
    """Whether words that seem to name who did it are a witness's about himself (我在路边开店)."""
    witness = element.match == "actor" and piece.kind is EvidenceKind.WITNESS
    return witness and _OWN_DOINGS.match(words) is not None and not _BY_OTHERS.search(words)


def may_speak(element: Element, clause: Statement) -> bool:
    """Whether a clause may speak to an element at all, by its polarity and by whose paper it stands in.

    Args:
        element: what is asked.
        clause: of a piece of evidence.
    """
    if clause.own and not element.papers & set(clause.own):
        return False
    none_reported = clause.polarity is Polarity.REPORTED and clause.text.startswith(("未", "没有", "无"))
    if element.denied and (clause.polarity is Polarity.DENIED or none_reported):
        return clause.mode in AS_FACT
    if element.id == "permit" and clause.polarity is Polarity.DENIED and _NONE_FOUND.search(clause.text):
        return clause.mode in AS_FACT
    if clause.polarity is not Polarity.AFFIRMED or (clause.lacks and not element.lacks):
        return False
    return bool(clause.own) or clause.mode in AS_FACT


def quoted(clauses: list[Statement]) -> str:
    """The clauses of one sentence as they stand, from the first to the last, with the stop behind it."""
    sentence, place = clauses[0].sentence, clauses[0].place
    if clauses[0].short:
        return f"{clauses[0].question}{sentence}".strip()
    start, end = clauses[0].anchor.start - place, clauses[-1].anchor.end - place
    return sentence[start : end + (sentence[end : end + 1] in _STOPS)].strip()
