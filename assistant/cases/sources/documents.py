"""One document, one case: a decision read in its parts, or any other text with the articles it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.cases.model import Precedent, Spot
from assistant.cases.sources.base import FACTS_LENGTH, Origin, cited, made_id, outcome_of
from assistant.cases.sources.texts import day_of, facts_of, parts_of
from assistant.paper.model import Paper
from assistant.paper.readers import read_file
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.read import read_decision

DOCUMENTS = (".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".html", ".htm", ".txt", ".md")
_DECISIONS = ("decision", "spot_decision", "no_penalty")
# a trader: so named, an operator as head, or a credit code of kind 92 (GB 32100: registered by the market authority, trader)
_SHOP = re.compile(
    r"个体工商户|(?<![、/（(])经营者(?:姓名)?\s{0,3}[:：]|(?<![0-9A-Z])92[0-9]{6}[0-9A-Z]{10}(?![0-9A-Z])"
)
_REASONS = 600


def from_document(path: Path, origin: Origin) -> Precedent:
    """The case of a file.

    Raises:
        InputError: the file cannot be read.
    """
    return of_paper(read_file(path), path.stem, origin)


def of_paper(paper: Paper, name: str, origin: Origin) -> Precedent:
    """The case of a paper.

    Args:
        paper: a decision, or any text that tells of a case.
        name: of the file, for the title of what has none.
        origin: how it is taken in.
    """
    decision = read_decision(paper)
    if decision.is_kind in _DECISIONS:
        return _decided(decision, name, origin)
    return told(paper.text, name, origin)


def told(text: str, name: str, origin: Origin) -> Precedent:
    """A case told in running text: its facts, its day, what it cites, what a court made of it."""
    references, parts = origin.references(text), parts_of(text)
    result = parts.get("裁判结果") or parts.get("法院裁判") or parts.get("处理结果") or ""
    case = Precedent(
        id=made_id(text),
        kind="典型案例" if parts else "导入案例",
        title=name,
        facts=facts_of(text),
        text=text,
        date=day_of(text),
        cited=cited(references),
        outcome=outcome_of(result),
        lesson=(parts.get("典型意义") or parts.get("裁判要旨") or "")[:FACTS_LENGTH],
        source=origin.source or name,
    )
    return origin.finished(case, references)


def _decided(decision: Decision, name: str, origin: Origin) -> Precedent:
    references = origin.references(_legal_part(decision))
    fines = [one.amount.yuan for one in decision.imposed if one.kind == "罚款" and one.amount]
    persons = [block.name.text for block in decision.parties if block.name and block.organisation is False]
    persons += [block.representative.text for block in decision.parties if block.representative]
    party = decision.parties[0].name.text if decision.parties and decision.parties[0].name else ""
    case = Precedent(
        id=made_id(decision.number.text if decision.number else "", decision.text),
        kind="处罚决定",
        title=_title(decision, party, name),
        number=decision.number.text if decision.number else "",
        facts=(decision.facts.text if decision.facts else decision.text).strip()[:FACTS_LENGTH],
        text=decision.text,
        date=decision.decided_on.isoformat() if decision.decided_on else "",
        agency=decision.agency.text.strip() if decision.agency else "",
        party=_party_kind(decision),
        party_name=party,
        cited=cited(references),
        kinds=tuple(dict.fromkeys(one.kind for one in decision.imposed)),
        fine_yuan=float(sum(fines)) if fines else None,
        discretion="".join(span.text for span in decision.reasons)[:_REASONS],
        source=origin.source or name,
        fields=tuple(_spots(decision)),
    )
    return origin.finished(case, references, persons)


def _legal_part(decision: Decision) -> str:
    """The text without the ways of remedy, whose articles say nothing of the case."""
    text = decision.text
    for span in sorted((*decision.remedies, *decision.performance), reverse=True):
        text = text[: span.start] + text[span.end :]
    return text


def _title(decision: Decision, party: str, name: str) -> str:
    return f"{party}处罚案" if party else (decision.title.text.strip() if decision.title else name)


def _party_kind(decision: Decision) -> str:
    if not decision.parties:
        return ""
    first = decision.parties[0]
    area = first.area.text if first.area else ""
    if _SHOP.search(area):
        return "个体工商户"
    return {True: "企业", False: "个人", None: ""}[first.organisation]


def _spots(decision: Decision) -> Iterator[Spot]:
    named: tuple[tuple[str, Span | None], ...] = (
        ("number", decision.number),
        ("party_name", decision.parties[0].name if decision.parties else None),
        ("facts", decision.facts),
        ("agency", decision.agency),
        ("date", decision.decided),
        *(("discretion", span) for span in decision.reasons[:1]),
        *(("fine_yuan", one.amount.span) for one in decision.imposed if one.amount),
    )
    yield from (Spot(name=name, start=span.start, end=span.end) for name, span in named if span)
