"""A number that one paper alone tells where facts and papers agree on another: whatever its size, no slip of the pen needed.

What makes the two one: the paper does not know the agreed number, nobody knows its own, no reckoning of the paper makes it,
and the same words stand right beside both (the noun, the doing, the word for all of it). A smaller number may be a part of
what others tell; it counts only as a total, or beside the same rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from assistant.corpora import Words
from assistant.dossier.comparable import differing_kinds
from assistant.dossier.denials import is_later
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.labelled import Labelled, clash_of
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.plain_numbers import CLAUSE, YUAN, CaseNumbers, PlainNumber, numbers_told
from assistant.dossier.sources import FACTS, Contradiction
from assistant.text.bigrams import bigrams

_NEAR, _BEHIND = 10, 6
_SOURCES = 3
_MOST = 24  # numbers of a paper beyond which its reckonings are not tried out
_RATE = re.compile(
    r"(?:每|一)[\u4e00-\u9fff]{1,2}[^，。；\d]{0,4}(?P<rate>\d+(?:\.\d+)?)|(?P<rate2>\d+(?:\.\d+)?)[元块]?(?:钱)?[/／一每][\u4e00-\u9fff]"
)


class _Said(Words):
    """The words around lone numbers, as corpora/lexicon/dossier/lone_numbers.yaml has them."""

    FILE = "lexicon/dossier/lone_numbers.yaml"

    other: re.Pattern[str]
    aside: re.Pattern[str]
    total: re.Pattern[str]
    generic: re.Pattern[str]
    seen: re.Pattern[str]


def lone_numbers(case: Case) -> Iterator[Contradiction]:
    """Every number of a paper that stands alone against one on which facts and papers agree.

    Args:
        case: evidence, facts, steps and reasons are read; papers from after the correction and permits are left out.
    """
    told = numbers_told(case)
    everywhere = bigrams(f"{case.party.name}，{case.place}，{case.agency}，{'，'.join(case.officer_names)}")
    agreed = _agreed(told)
    for piece in (p for p in case.evidence if _is_asked(p)):
        mine = told.by_paper[piece.id]
        known = {n.key for n in mine}
        for one in mine:
            if told.only_here(one) and _is_plain(one) and not _is_made(one, mine):
                for key, numbers in agreed.items():
                    apart = key[0] == one.unit and key not in known
                    other = _meant(one, numbers, told, everywhere) if apart else None
                    if other:
                        yield _clash(one, other)
                        break


def _is_asked(piece: Evidence) -> bool:
    """Whether a paper tells of the act what was found: no document, which may tell of other dealings, none from later on."""
    written = piece.kind is EvidenceKind.DOCUMENT or load_patterns().agreed.is_paper(piece.name)
    return not written and not is_later(piece.name)


def _agreed(told: CaseNumbers) -> dict[tuple[str, Decimal], list[PlainNumber]]:
    """The numbers that the facts and two papers tell, or three papers."""
    found: dict[tuple[str, Decimal], list[PlainNumber]] = {}
    for numbers in told.by_paper.values():
        for number in numbers:
            if len(told.known[number.key]) >= _SOURCES:
                found.setdefault(number.key, []).append(number)
    return found


def _is_plain(number: PlainNumber) -> bool:
    said = _Said.read()
    beside = said.other.search(number.clause) or said.aside.search(number.sentence)
    return number.value > 1 and not (beside or said.seen.search(number.clause))


def _is_made(one: PlainNumber, numbers: list[PlainNumber]) -> bool:
    """Whether other numbers of the paper make a number: their sum or difference, of money their product."""
    rest = list({n.value for n in numbers if n.value != one.value and n.unit == one.unit})[:_MOST]
    factors = list({n.value for n in numbers if n.value != one.value})[:_MOST] if one.unit == YUAN else []
    sums = any(one.value in (a + b, abs(a - b)) for a, b in combinations(rest, 2)) or sum(rest) == one.value
    return sums or any(one.value == a * b for a, b in combinations(factors, 2))


def _meant(
    one: PlainNumber, agreeing: list[PlainNumber], told: CaseNumbers, everywhere: frozenset[str]
) -> PlainNumber | None:
    """The agreed number that stands beside the same words, that of the facts first."""
    for other in sorted((n for n in agreeing if _is_plain(n)), key=lambda n: n.evidence != FACTS):
        same = not differing_kinds(one.clause, other.clause) and _alike(one, other, told, everywhere)
        if same and not _is_explained(one, other, told):
            return other
    return None


def _is_explained(one: PlainNumber, other: PlainNumber, told: CaseNumbers) -> bool:
    """Whether the paper or the facts tell by themselves what two numbers differ by (29人, 其中1单退款)."""
    rest = abs(one.value - other.value)
    return any(n.value == rest for paper in (one.evidence, FACTS) for n in told.by_paper[paper])


def _alike(one: PlainNumber, other: PlainNumber, told: CaseNumbers, everywhere: frozenset[str]) -> bool:
    """Whether the same words, the same rate or the same other numbers stand beside two numbers; a smaller one must be a total."""
    whole = [bool(_Said.read().total.search(n.before[-8:])) for n in (one, other)]
    shared = len(_words(one, everywhere) & _words(other, everywhere))
    rated = bool(_rates(one) & _rates(other))
    tied = _tied(one, other, told)
    of_one = (
        other.evidence == FACTS and len({n.value for n in told.by_paper[FACTS] if n.unit == one.unit}) == 1
    )
    if all(whole):
        return bool(tied or rated or shared) or (of_one and one.unit != YUAN and one.value > other.value)
    if one.value < other.value or one.unit == YUAN:
        return False
    return (whole[0] == whole[1] or of_one) and (shared > 0 or rated)


def _tied(one: PlainNumber, other: PlainNumber, told: CaseNumbers) -> bool:
    """Whether the sentences of two numbers tell one more number alike."""
    beside = [
        {
            n.key
            for n in told.by_paper[x.evidence]
            if n.sentence == x.sentence and n.key != x.key and n.value > 1
        }
        for x in (one, other)
    ]
    return bool(beside[0] & beside[1])


def _words(number: PlainNumber, everywhere: frozenset[str]) -> frozenset[str]:
    """The pairs of characters right before and behind a number that name a thing or a doing."""
    before = CLAUSE.split(number.before)[-1][-_NEAR:]
    behind = CLAUSE.split(number.behind)[0][:_BEHIND]
    return bigrams(_Said.read().generic.sub("，", f"{before}，{behind}")) - everywhere


def _rates(number: PlainNumber) -> frozenset[str]:
    """What one costs by the sentence in which a number stands."""
    return frozenset(m["rate"] or m["rate2"] for m in _RATE.finditer(number.sentence))


def _clash(one: PlainNumber, other: PlainNumber) -> Contradiction:
    what = "金额" if one.unit == YUAN else "数量"
    a, b = (Labelled(n.evidence, n.sentence.strip(), n.shown) for n in (one, other))
    return clash_of(f"{what}（{one.shown}与{other.shown}）", a, b)
