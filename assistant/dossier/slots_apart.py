"""A number that one paper tells of a thing of which all others of the case tell one and the same other number.

What makes it one thing: the same words stand right beside both, the case knows no third number beside these words, the paper
does not know what the others tell, and nobody else its own. A part, a rate, a limit, a second count and what other numbers
make up are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.corpora import Words
from assistant.dossier.comparable import differing_kinds
from assistant.dossier.denials import is_later
from assistant.dossier.known_days import days_in
from assistant.dossier.labelled import Labelled, clash_of
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.names import others_in
from assistant.dossier.plain_numbers import CLAUSE, MEASURES, YUAN, CaseNumbers, PlainNumber, numbers_told
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS, Contradiction
from assistant.dossier.told_of import agreed, marks
from assistant.text.bigrams import bigrams

_PRICE = re.compile(
    r"(?:单价|每[\u4e00-\u9fff])(?:为|是)?(\d+(?:\.\d+)?)元|(\d+(?:\.\d+)?)元[一每/／](?:[\u4e00-\u9fff])"
)
_NEAR, _BEHIND, _AROUND = 12, 8, 14
_FEW = 2
_MOST = 24
_SHARED = 3  # pairs of characters that two sentences of the same things share
_OF_MANY_THINGS = frozenset({YUAN, "人", "本", "处", "项", "次"})
_MEASURED = frozenset({"米", "平方米", "立方米", "公斤"})  # length and width, weight and tare have one unit
_NOUN = re.compile(r"[\u4e00-\u9fff]{2,4}$")
_RATES = frozenset({"%", "％", "比例"})
_IN_PART = frozenset({EvidenceKind.WITNESS, EvidenceKind.AUDIOVISUAL})


class _Said(Words):
    """The words around numbers, as corpora/lexicon/dossier/slots_apart.yaml has them."""

    FILE = "lexicon/dossier/slots_apart.yaml"

    aside: re.Pattern[str]
    generic: re.Pattern[str]
    total: re.Pattern[str]
    second: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Slots:
    """The numbers of a case with the words beside each."""

    told: CaseNumbers
    words: dict[PlainNumber, frozenset[str]]
    texts: dict[str, str]
    seen_in_part: frozenset[str]

    def others(self, one: PlainNumber) -> list[PlainNumber]:
        """All other numbers of its unit."""
        return [n for n in self.words if n.unit == one.unit and n.key != one.key]


def slots_apart(case: Case) -> Iterator[Contradiction]:
    """Every number of a paper that stands in the place of another on which the rest of the case agrees.

    Args:
        case: evidence, facts, steps, party and place are read; papers from after the correction are left out.
    """
    told = numbers_told(case, MEASURES)
    everywhere = bigrams(f"{case.party.name}，{case.place}，{case.agency}，{'，'.join(case.officer_names)}")
    later = {p.id for p in case.evidence if is_later(p.name)}
    plain = [n for paper, ns in told.by_paper.items() if paper not in later for n in ns if _is_plain(n)]
    part = frozenset(p.name for p in case.evidence if p.kind in _IN_PART)
    texts = {FACTS: case.facts} | {p.id: p.text for p in case.evidence}
    slots = _Slots(told, {n: _words(n, everywhere) for n in plain}, texts, part)
    names = {p.id: p.name for p in case.evidence}
    for piece in (p for p in case.evidence if p.id not in later and not _Said.read().second.search(p.name)):
        for one in told.by_paper[piece.id]:
            if one not in slots.words or not _stands_alone(one, slots, names):
                continue
            other = next(filter(None, (way(one, slots, names) for way in _WAYS)), None)
            if other:
                yield _clash(one, other)


def _is_plain(number: PlainNumber) -> bool:
    before = CLAUSE.split(number.before)[-1][-_AROUND:]
    behind = CLAUSE.split(number.behind)[0][:4]
    aside = _Said.read().aside.search(f"{before}#{behind}") or RetoldWords.read().other.search(before)
    return number.value > 1 and number.unit not in _RATES and not aside


def _words(number: PlainNumber, everywhere: frozenset[str]) -> frozenset[str]:
    """The pairs of characters right beside a number that name a thing or what was done with it."""
    before = CLAUSE.split(number.before)[-1][-_NEAR:]
    behind = CLAUSE.split(number.behind)[0][:_BEHIND]
    words = _Said.read().generic.sub("，", RetoldWords.read().weak.sub("，", f"{before}，{behind}"))
    return bigrams(words) - everywhere


def _stands_alone(one: PlainNumber, slots: _Slots, names: dict[str, str]) -> bool:
    """Whether nobody else knows a number, as a rate neither, and it is not only what was granted or agreed."""
    written = re.compile(rf"(?<![\d.]){re.escape(one.shown)}")
    others = (text for key, text in slots.texts.items() if key != one.evidence and one.shown in text)
    alone = slots.told.only_here(one) and not any(map(written.search, others))
    return alone and not agreed(names[one.evidence], one.before)


def _beside_the_same(one: PlainNumber, slots: _Slots, names: dict[str, str]) -> PlainNumber | None:
    """The number on which all others agree beside the same words, unless something explains that the paper has another."""
    beside = [n for n in slots.others(one) if slots.words[n] & slots.words[one]]
    same = any(_heads(n) & slots.words[one] and _heads(one) & slots.words[n] for n in beside)
    return _agreed(one, beside, slots, names) if same else None


def _heads(number: PlainNumber) -> frozenset[str]:
    """The two characters right before a number and the two right behind its unit: what is counted."""
    generic, clause = _Said.read().generic, CLAUSE.split(number.before)[-1]
    before = generic.sub("", clause)[-2:] or clause[-2:]
    behind = number.behind.lstrip('的”“"')[:2]
    return bigrams(before) | bigrams(behind)


def _of_the_only_kind(one: PlainNumber, slots: _Slots, names: dict[str, str]) -> PlainNumber | None:
    """The only number that the case otherwise tells in a unit (23桶, 47笔), where the sentences are of the same things.

    A smaller number may be a part: it must be told as the whole, or beside the same words.
    """
    others = slots.others(one)
    other = _agreed(one, others, slots, names) if one.unit not in _OF_MANY_THINGS else None
    if other is None:
        return None
    whole = _Said.read().total.search(one.before) is not None
    near = any(slots.words[n] & slots.words[one] for n in others)
    wide = one.unit not in _MEASURED and max(len(_sentence(n) & _sentence(one)) for n in others) >= _SHARED
    spoken = names[one.evidence] in slots.seen_in_part
    return (
        other if (near or (wide and (whole or one.value > other.value))) and (whole or not spoken) else None
    )


def _at_the_same_price(one: PlainNumber, slots: _Slots, names: dict[str, str]) -> PlainNumber | None:
    """The number of pieces that others tell at the very price which stands beside one (50件，单价45元)."""
    priced = [n for n in slots.others(one) if one.unit != YUAN and _prices(n) & _prices(one)]
    return _agreed(one, priced, slots, names)


def _prices(number: PlainNumber) -> frozenset[str]:
    return frozenset(m[1] or m[2] for m in _PRICE.finditer(number.sentence))


_WAYS = (_beside_the_same, _of_the_only_kind, _at_the_same_price)


def _sentence(number: PlainNumber) -> frozenset[str]:
    return bigrams(_Said.read().generic.sub("，", number.sentence))


def _agreed(
    one: PlainNumber, beside: list[PlainNumber], slots: _Slots, names: dict[str, str]
) -> PlainNumber | None:
    told, mine = slots.told, slots.told.by_paper[one.evidence]
    values = {n.value for n in beside}
    if len(values) != 1 or any(n.value in values for n in mine if n.unit == one.unit):
        return None
    if len(_sources(one.unit, next(iter(values)), told) - {one.evidence}) < _FEW:
        return None
    other = next((n for n in beside if n.evidence == FACTS), beside[0])
    seen = names[one.evidence] in slots.seen_in_part and not _Said.read().total.search(one.before)
    if one.value < other.value and (seen or _may_be_a_part(one, beside)):
        return None
    explained = _is_made(one, other, mine, told) or _of_another(one, beside, names, slots.texts[FACTS])
    return None if explained else other


def _may_be_a_part(one: PlainNumber, beside: list[PlainNumber]) -> bool:
    """Whether a smaller number is a sum of money, which may be paid in parts, or of a thing that is called more narrowly."""
    if one.unit == YUAN or _Said.read().total.search(one.before):
        return one.unit == YUAN
    label = _NOUN.search(_Said.read().generic.sub("，", CLAUSE.split(one.before)[-1]).rstrip("的"))
    known = frozenset().union(*(bigrams(n.sentence) for n in beside))
    return label is not None and not bigrams(label[0]) <= known


def _sources(unit: str, value: Decimal, told: CaseNumbers) -> frozenset[str]:
    """Who tells a number; what is counted may be counted by another word (23桶, 铁桶23只)."""
    counted = unit not in _MEASURED and unit != YUAN
    same = (papers for (u, v), papers in told.known.items() if v == value and u not in _MEASURED | {YUAN})
    return frozenset().union(*same) if counted else told.known[unit, value]


def _of_another(one: PlainNumber, beside: list[PlainNumber], names: dict[str, str], facts: str) -> bool:
    """Whether a number is of another day, place, trader or kind than those beside the same words, or may be a part of them."""
    known = "，".join((facts, *(n.sentence for n in beside)))
    strange = marks(f"{names[one.evidence]}，{one.clause}") - marks(known) or others_in(one.clause, facts)
    days = days_in(one.clause)
    others = frozenset(day for n in beside for day in days_in(n.sentence))
    kinds = any(differing_kinds(one.clause, n.clause) for n in beside)
    return bool(strange or kinds or (days and others and not days & others))


def _is_made(one: PlainNumber, other: PlainNumber, mine: list[PlainNumber], told: CaseNumbers) -> bool:
    """Whether numbers of the paper make up one, or the case tells what the two differ by or come to."""
    rest = list({n.value for n in mine if n.value != one.value and n.unit == one.unit})[:_MOST]
    sums = any(other.value in (a + b, abs(a - b)) for a, b in combinations((*rest, one.value), 2))
    sums = sums or sum((*rest, one.value)) == other.value or sum(rest) == one.value
    apart = (abs(one.value - other.value), one.value + other.value)
    beside = {one.evidence, other.evidence, FACTS}
    known = (told.known.get((one.unit, rest)) for rest in apart if rest not in (one.value, other.value))
    return sums or any(papers and papers & beside for papers in known)


def _clash(one: PlainNumber, other: PlainNumber) -> Contradiction:
    what = "金额" if one.unit == YUAN else "数量"
    a, b = (Labelled(n.evidence, n.sentence.strip(), n.shown) for n in (one, other))
    return clash_of(f"{what}（{one.shown}与{other.shown}）", a, b)
