"""Each element of the clause against the evidence of the case (DOMAIN §4)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.analysis.conflicts import Conflict, find_conflicts
from assistant.analysis.elements import Element, implied
from assistant.analysis.model import ElementStatus, Gap, Suggestion, Support
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.text.bigrams import bigrams

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_STATEMENTS = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})
_UNITS_OF_BASE = frozenset(
    {"元", "万元", "平方米", "立方米", "吨", "株", "棵", "只", "辆", "米", "台", "件", "公斤", "千克"}
)


def element_gaps(case: Case, suggestion: Suggestion | None, *, clause_text: str = "") -> tuple[Gap, ...]:
    """State of every element that the suggested clause implies.

    Args:
        case: with its evidence; ``Evidence.proves`` may name elements outright.
        suggestion: the clause to be proved; None gives the elements that every clause has.
        clause_text: text of the duty clauses, when at hand; sharpens permit and place elements.

    Returns:
        One Gap an element, in the order of the catalogue: subject, conduct, time, place, … 行政处罚法第四十条.
    """
    conflicts = find_conflicts(case.evidence)
    # Who and where stand in every document of the case; they say nothing about the conduct.
    conduct = suggestion.rule.conduct if suggestion else ""
    terms = bigrams(conduct + case.facts) - bigrams(f"{case.party.name}，{case.place}")
    return tuple(_gap(e, case, terms, conflicts) for e in implied(case, suggestion, clause_text=clause_text))


def _gap(element: Element, case: Case, terms: frozenset[str], conflicts: tuple[Conflict, ...]) -> Gap:
    backing = [(piece, quote) for piece in case.evidence if (quote := _quote(element, piece, terms))]
    clash = _clash(element, conflicts)
    status = _status(element, [piece for piece, _ in backing], clash)
    done = status is ElementStatus.PROVED
    return Gap(
        element=element.name,
        status=status,
        support=tuple(Support(piece.id, quote) for piece, quote in backing),
        collect="" if done else element.collect,
        source="" if done else element.source,
        basis=element.basis,
        note=_note(status, clash),
    )


def _quote(element: Element, piece: Evidence, terms: frozenset[str]) -> str:
    """The sentence of a piece of evidence that speaks to the element, "" if none does."""
    named = any(element.name.startswith(p) or p in element.name for p in piece.proves if p)
    sentences: list[str] = _SENTENCE.findall(piece.text) or [piece.name]
    if element.match == "conduct":
        best = max(sentences, key=lambda s: len(terms & bigrams(s)))
        return best.strip() if named or len(terms & bigrams(best)) >= 3 else ""
    for sentence in [*sentences, piece.name]:
        if any(cue.search(sentence) for cue in element.cues):
            return sentence.strip()
    return sentences[0].strip() if named else ""


def _status(element: Element, pieces: list[Evidence], clash: Conflict | None) -> ElementStatus:
    if clash:
        return ElementStatus.CONFLICT
    if not pieces:
        return ElementStatus.NOT_APPLICABLE if element.optional else ElementStatus.MISSING
    if any(piece.kind in element.sole for piece in pieces):
        return ElementStatus.PROVED
    if len(pieces) > 1 and any(piece.kind not in _STATEMENTS for piece in pieces):
        return ElementStatus.PROVED
    both = {piece.kind for piece in pieces} >= _STATEMENTS
    return ElementStatus.PROVED if both else ElementStatus.SINGLE


def _clash(element: Element, conflicts: Iterable[Conflict]) -> Conflict | None:
    for conflict in conflicts:
        if element.match == "base" and conflict.about in _UNITS_OF_BASE:
            return conflict
        if element.id == "conduct" and conflict.about in _UNITS_OF_BASE:
            return conflict
        if element.id == "permit" and conflict.about == "许可":
            return conflict
    return None


def _note(status: ElementStatus, clash: Conflict | None) -> str:
    if clash:
        return (
            f"证据 {clash.first}（{clash.first_quote}）与证据 {clash.second}（{clash.second_quote}）"
            f"关于“{clash.about}”不一致，请核实后采信"
        )
    if status is ElementStatus.SINGLE:
        return "仅有孤证，请补强印证"
    return ""
