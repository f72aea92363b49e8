"""What an instrument shows in a picture against what the record of the same visit measured: 电子秤显示, 卷尺测量."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.told_numbers import Number, Paper, numbers_of, papers_of

_BRACKET = re.compile(r"[（(][^（()）]{0,24}$")


def readings_apart(case: Case) -> Iterator[Contradiction]:
    """Every reading in a picture that neither the record of the day nor any other paper knows, where that measured in the same unit.

    Args:
        case: evidence and facts are read.
    """
    papers = papers_of(case)
    told = {paper.evidence: list(numbers_of(paper)) for paper in papers}
    for picture in (p for p in papers if p.kind is EvidenceKind.AUDIOVISUAL):
        known = {n.key for key, found in told.items() if key != picture.evidence for n in found}
        for one in told[picture.evidence]:
            measured = RetoldWords.read().instrument.search(_before(one))
            if measured and one.key not in known and not RetoldWords.read().other.search(one.clause):
                yield from _against(one, picture, papers, told)


def _before(one: Number) -> str:
    """The words before a reading: of its clause, or before the bracket in which readings stand (卷尺的读数（3.8米、2.2米）)."""
    own, bracket = one.clause.partition(one.shown)[0], one.sentence.partition(one.shown)[0]
    inside = _BRACKET.search(bracket)
    return own or (bracket[: inside.start()] if inside else "")


def _against(
    one: Number, picture: Paper, papers: list[Paper], told: dict[str, list[Number]]
) -> Iterator[Contradiction]:
    records = [p for p in papers if p.kind is EvidenceKind.RECORD and p.made == picture.made]
    mine, facts = ({n.key for n in told[key]} for key in (picture.evidence, FACTS))
    for record in records if len(records) == 1 else ():
        measured = [n for n in told[record.evidence] if n.unit == one.unit and _is_one_weighing(one, n)]
        agreed = [n for n in measured if n.key in facts]
        if agreed and not any(n.key in mine for n in measured):
            other = min(agreed, key=lambda n: abs(n.value - one.value))
            a, b = (Side(n.paper.evidence, n.sentence.strip(), n.shown) for n in (one, other))
            yield Contradiction(f"测量（称重）的数（{one.shown}与{other.shown}）", a, b, "数量")


def _is_one_weighing(one: Number, other: Number) -> bool:
    """Whether two numbers may be one reading: not gross and net, not one of several that were added up, not a passing level."""
    words = RetoldWords.read()
    nets = [frozenset(words.net.findall(n.clause)) for n in (one, other)]
    added = any(words.added.search(n.sentence) or n.total for n in (one, other))
    return nets[0] == nets[1] and not added and one.unit not in words.passing
