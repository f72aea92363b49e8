"""The numbers of every paper of a case as plainly as they can be read: with unit class, clause, sentence, and who knows each.

Money is read as it is spoken (一万六千八, 640块), heads and trips under one unit each, whatever the measure word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Case
from assistant.dossier.sources import FACTS, REASONS
from assistant.text.quantities import find_quantities
from assistant.text.spoken import find_numbers

YUAN = "元"
SENTENCE = re.compile(r"[^。；;\n]+")
CLAUSE = re.compile(r"[，,：:（）()“”、？?]")
_CLASSES = {"趟": "趟", "车": "趟", "个": "人", "名": "人", "人": "人", "位": "人", "棵": "株"}
_KINDS = frozenset({"件数", "重量", "面积", "次数", "体积", "长度"})
MEASURES = _KINDS | {"浓度", "水质浓度", "声级", "比例"}
"""The kinds of quantities with what instruments measure."""
_KEPT = 512  # papers whose numbers are kept
_EACH = 6  # characters before a number in which 每 makes it a rate


@dataclass(frozen=True, slots=True)
class PlainNumber:
    """A number with its unit class, its clause and sentence, and the words of the sentence before and behind it."""

    evidence: str
    unit: str
    value: Decimal
    shown: str
    clause: str
    sentence: str
    before: str
    behind: str

    @property
    def key(self) -> tuple[str, Decimal]:
        """Unit class and value."""
        return self.unit, self.value


@dataclass(frozen=True, slots=True)
class CaseNumbers:
    """All numbers of a case by paper, and who knows each."""

    by_paper: dict[str, list[PlainNumber]]
    known: dict[tuple[str, Decimal], frozenset[str]]

    def only_here(self, number: PlainNumber) -> bool:
        """Whether no other paper, nor the facts, know a number."""
        return self.known[number.key] == {number.evidence}


def numbers_told(case: Case, kinds: frozenset[str] = _KINDS) -> CaseNumbers:
    """The numbers of the papers, the steps, the reasons and the facts of a case.

    Args:
        case: evidence, steps, discretion and facts are read.
        kinds: of quantities, beside money.
    """
    texts = [(p.id, p.text) for p in case.evidence]
    texts += [(f"步骤“{s.name}”", s.note) for s in case.steps] + [
        (REASONS, case.discretion),
        (FACTS, case.facts),
    ]
    by_paper = {evidence: list(_numbers_of(evidence, text, kinds)) for evidence, text in texts}
    known: dict[tuple[str, Decimal], set[str]] = {}
    for numbers in by_paper.values():
        for number in numbers:
            known.setdefault(number.key, set()).add(number.evidence)
    return CaseNumbers(by_paper, {key: frozenset(papers) for key, papers in known.items()})


@lru_cache(maxsize=_KEPT)
def _numbers_of(evidence: str, text: str, kinds: frozenset[str]) -> tuple[PlainNumber, ...]:
    """Kept, for every check asks for them and most papers stay the same from one look at a case to the next."""
    return tuple(_read(evidence, text, kinds))


def _read(evidence: str, text: str, kinds: frozenset[str]) -> Iterator[PlainNumber]:
    """The plain numbers of a text: no rates, no guesses."""
    for match in SENTENCE.finditer(text):
        sentence, taken = match[0], set[int]()
        for money in (n for n in find_numbers(sentence) if n.kind == "金额" and n.span):
            taken |= set(range(money.start, money.end))
            if (
                money.span
                and money.span.value is not None
                and not money.span.rough
                and not _is_rate(sentence, money.start, money.end)
            ):
                yield _number(evidence, sentence, (money.start, money.end), YUAN, money.span.value)
        for one in find_quantities(sentence, counters=True):
            value = one.span.value
            plain = value is not None and not one.span.rough and one.kind in kinds and one.start not in taken
            if plain and value is not None and not _is_rate(sentence, one.start, one.end):
                unit = _CLASSES.get(one.base, one.base)
                yield _number(evidence, sentence, (one.start, one.end), unit, value * one.factor)


def _is_rate(sentence: str, start: int, end: int) -> bool:
    """Whether a number is what one of something is or costs."""
    return (
        "每" in sentence[max(0, start - _EACH) : start]
        or load_patterns().per_piece.match(sentence, end) is not None
    )


def _number(evidence: str, sentence: str, at: tuple[int, int], unit: str, value: Decimal) -> PlainNumber:
    start, end = at
    before, behind = sentence[:start], sentence[end:]
    clause = CLAUSE.split(before)[-1] + sentence[start:end] + CLAUSE.split(behind)[0]
    return PlainNumber(evidence, unit, value, sentence[start:end], clause, sentence, before, behind)
