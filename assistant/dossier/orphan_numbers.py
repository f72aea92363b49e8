"""A number of the facts that no paper tells, or that one paper writes otherwise, while it has a number that nobody else knows.

What makes the two one is the unit with the same words beside them, the same digits, the price that both are sold at, or
that more was seized than found. A number that other numbers of the paper make up, or what two numbers differ by told
somewhere, leaves both alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.known_days import days_in
from assistant.dossier.labelled import Labelled, clash_of
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import others_in
from assistant.dossier.plain_numbers import CLAUSE, MEASURES, YUAN, CaseNumbers, PlainNumber, numbers_told
from assistant.dossier.sources import FACTS, Contradiction
from assistant.dossier.told_of import agreed, marks
from assistant.text.bigrams import bigrams
from assistant.text.slips import digits_of, is_slip, same_digits


class _Said(Words):
    """The words around numbers, as corpora/lexicon/dossier/orphan_numbers.yaml has them."""

    FILE = "lexicon/dossier/orphan_numbers.yaml"

    other: re.Pattern[str]
    not_exact: re.Pattern[str]
    total: re.Pattern[str]
    generic: re.Pattern[str]
    rate: re.Pattern[str]
    no_name: re.Pattern[str]
    performed: re.Pattern[str]
    owed: re.Pattern[str]
    kept: re.Pattern[str]


_MOST, _NOUN, _LONG, _AROUND, _CLOSE = 16, 6, 3, 12, 3
_PAPERS = frozenset("份页")
_MEASURED_TWICE = Decimal("0.02")  # so much two measurements of one thing may differ
_DIGIT = re.compile(r"\d")


def orphan_numbers(case: Case) -> Iterator[Contradiction]:
    """Every number of a paper that stands alone where the facts tell another.

    Args:
        case: facts, steps, party and evidence are read; papers from after the correction are left out.
    """
    told = numbers_told(case, MEASURES)
    everywhere = bigrams(f"{case.party.name}，{case.place}，{case.agency}，{'，'.join(case.officer_names)}")
    facts = [n for n in told.by_paper[FACTS] if _is_plain(n)]
    found: list[tuple[PlainNumber, PlainNumber]] = []
    tests = frozenset(p.id for p in case.evidence if p.kind is EvidenceKind.EXPERT)
    for piece in (p for p in case.evidence if not is_later(p.name)):
        # of two tests each may be right
        rest = [n for n in facts if piece.id not in tests or not told.known[n.key] & tests]
        pair = _apart(piece, rest, told, everywhere)
        found += [pair] if pair else []
    for one, other in found:
        # where several papers have a number of their own, which of them should be that of the facts is open
        rivals = [mine for mine, yours in found if yours.key == other.key]
        if len(rivals) == 1 or _looks_like(one.value, other.value):
            yield _clash(one, other)


def _apart(
    piece: Evidence, facts: list[PlainNumber], told: CaseNumbers, everywhere: frozenset[str]
) -> tuple[PlainNumber, PlainNumber] | None:
    """The first number of a paper that is apart from one of the facts which the paper does not know, with that."""
    mine = told.by_paper[piece.id]
    lone = [n for n in mine if told.only_here(n) and _is_plain(n)]
    for other in facts:
        open_ = lone and not any(n.key == other.key for n in mine) and not _made_of(other, mine)
        for one in sorted(lone, key=lambda n: not _is_total(n)) if open_ else ():
            same = one.unit == other.unit and _compared(one, other, told, piece)
            if same and _is_meant(one, other, piece, told, everywhere):
                return one, other
    return None


def _of_one_matter(one: PlainNumber, other: PlainNumber, piece: Evidence, told: CaseNumbers) -> bool:
    """Whether neither number is told of another time, place, trader or lot, and none is only what was granted or agreed."""
    facts = "。".join(dict.fromkeys(n.sentence for n in told.by_paper[FACTS]))
    performed = _Said.read().performed.search(piece.name)
    before = _Said.read().owed.sub("", CLAUSE.split(one.before)[-1])
    granted = agreed("" if performed else piece.name, before)
    theirs = [name for name in others_in(one.clause, facts) if not _Said.read().no_name.search(name)]
    kinds, places = load_patterns().told_of, load_patterns().told_of["处所"]
    earlier = {
        m[0] for kind in ("时间", "他人") for m in kinds[kind].finditer(one.before) if not _DIGIT.search(m[0])
    }
    named = (marks(f"{piece.name}，{one.clause}") | earlier) - marks(facts)
    strange = [m for m in named if one.value < other.value or not places.fullmatch(m)]
    return not (granted or theirs or strange)


def _is_plain(number: PlainNumber) -> bool:
    before, behind = CLAUSE.split(number.before)[-1][-_AROUND:], CLAUSE.split(number.behind)[0][:_CLOSE]
    said = _Said.read()
    aside = said.other.search(before) or said.not_exact.match(behind)
    return number.value != 1 and number.unit not in _PAPERS and not aside


def _is_total(number: PlainNumber) -> bool:
    return _Said.read().total.search(number.before[-8:]) is not None


def _made_of(other: PlainNumber, numbers: list[PlainNumber]) -> bool:
    """Whether numbers of a paper make up a number: two of them, or all."""
    rest = [n.value for n in numbers if n.unit == other.unit][:_MOST]
    return (
        any(other.value in (a + b, abs(a - b)) for a, b in combinations(rest, 2)) or sum(rest) == other.value
    )


def _compared(one: PlainNumber, other: PlainNumber, told: CaseNumbers, piece: Evidence) -> bool:
    """Whether nothing told explains that two numbers differ: other kinds or days beside them, the difference itself."""
    days = days_in(one.clause), days_in(other.clause)
    kinds = one.unit == YUAN and _of_two_kinds(one.clause, other.clause)
    if _priced(one, other, piece, told):
        return True
    if kinds or (all(days) and not days[0] & days[1]) or not _of_one_matter(one, other, piece, told):
        return False
    rest = abs(one.value - other.value)
    if (one.unit, one.value + other.value) in told.known:
        return False  # two parts of one whole
    known = told.known.get((one.unit, rest), frozenset())
    return rest in (one.value, other.value) or not known or bool(one.unit == YUAN and not known - {piece.id})


def _of_two_kinds(one: str, other: str) -> bool:
    """Whether two clauses call their sums by two names, each of its own."""
    names = [set(load_patterns().apart.sums.findall(clause)) for clause in (one, other)]
    return all(names) and not names[0] & names[1]


def _is_meant(
    one: PlainNumber, other: PlainNumber, piece: Evidence, told: CaseNumbers, everywhere: frozenset[str]
) -> bool:
    """Whether a number of a paper stands where that of the facts should."""
    homes = told.known[other.key] - {FACTS}
    papers = {home for home in homes if not home.startswith("步骤") and home in told.by_paper}
    others = [n for numbers in told.by_paper.values() for n in numbers if n.key == other.key]
    tied = any(_words(one, "", everywhere) & _words(n, "", everywhere) for n in others)
    if not papers and not _is_reckoned(other, told):
        named = one.unit != YUAN and bool(_words(one, piece.name, everywhere) & _words(other, "", everywhere))
        return tied or named or _looks_like(one.value, other.value)
    near = tied or any(_noun(one) & _noun(n) for n in others)
    slipped = _slipped(one, other, near=near, tied=tied) or (near and _overkept(one, piece, told))
    return slipped or _priced(one, other, piece, told) or _reckons(one, other, others, piece, told)


def _slipped(one: PlainNumber, other: PlainNumber, *, near: bool, tied: bool) -> bool:
    """Whether two numbers are written nearly alike beside words that are of one thing."""
    digits = digits_of(one.value).replace(".", "").rstrip("0")
    same = same_digits(one.value, other.value) and len(digits_of(one.value)) > 1
    long = len(digits_of(one.value).replace(".", "")) >= _LONG and _looks_like(one.value, other.value)
    whole = _is_total(one) == _is_total(other) or (_is_total(one) and one.value > other.value)
    turned = same and len(digits) >= _LONG and (near or _is_total(one))
    if not same and abs(one.value - other.value) <= other.value * _MEASURED_TWICE:
        return False
    return turned or (near and (same or long)) or (tied and is_slip(one.value, other.value) and whole)


def _looks_like(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ by one digit, by digits that changed places, or by one that was added or lost."""
    short, long = sorted((digits_of(one), digits_of(other)), key=len)
    added = len(long) == len(short) + 1 > 2 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )
    return is_slip(one, other) or added


def _is_reckoned(number: PlainNumber, told: CaseNumbers) -> bool:
    """Whether a sum of money of the facts is the product of two other numbers of the case."""
    if number.unit != YUAN:
        return False
    values = {n.value for numbers in told.by_paper.values() for n in numbers if n.value > 0}
    rates = {r for n in told.by_paper[FACTS] for r in _rates(n.sentence)}
    return any(number.value == a * b for a in values for b in rates)


def _reckons(
    one: PlainNumber, other: PlainNumber, others: list[PlainNumber], piece: Evidence, told: CaseNumbers
) -> bool:
    """Whether a sum of a paper is no product of its count and price, which make that of the facts; or a larger total at the same price."""
    if one.unit != YUAN or not _is_total(one):
        return False
    rates = _rates(piece.text)
    products = {_as_written(n) * r for n in told.by_paper[piece.id] if n.unit != YUAN for r in rates}
    if other.value in products and one.value not in products:
        return True
    shared = _rates(one.sentence) & {r for n in others for r in _rates(n.sentence)}
    larger = one.value > other.value
    return larger and any(r > 1 and one.value % r == 0 == other.value % r for r in shared)


def _rates(text: str) -> frozenset[Decimal]:
    """What one costs, by a text."""
    return frozenset(Decimal(m[m.lastgroup or 0]) for m in _Said.read().rate.finditer(text))


def _priced(one: PlainNumber, other: PlainNumber, piece: Evidence, told: CaseNumbers) -> bool:
    """Whether a paper tells a price and a sum that make the number of the facts, not its own."""
    sums = {n.value for n in told.by_paper[piece.id] if n.unit == YUAN}
    rates = _rates(piece.text)
    mine, yours = _as_written(one), _as_written(other)
    return one.unit != YUAN and any(yours * r in sums and mine * r not in sums for r in rates)


def _as_written(number: PlainNumber) -> Decimal:
    """A number in the unit in which it is written: prices are by that."""
    found = re.match(r"\d+(?:\.\d+)?", number.shown)
    return Decimal(found[0]) if found else number.value


def _overkept(one: PlainNumber, piece: Evidence, told: CaseNumbers) -> bool:
    """Whether a paper of a seizure tells of more than the facts, of this unit, know at all."""
    most = max(n.value for n in told.by_paper[FACTS] if n.unit == one.unit)
    kept = piece.kind is EvidenceKind.DOCUMENT and _Said.read().kept.search(piece.name)
    return bool(kept) and one.value > most and one.unit != YUAN


def _words(number: PlainNumber, name: str, everywhere: frozenset[str]) -> frozenset[str]:
    """The pairs of characters right before and behind a number, and of the name of its paper, that name a thing or a doing."""
    before = CLAUSE.split(number.before)[-1][-_NOUN * 2 :]
    behind = CLAUSE.split(number.behind)[0][:_NOUN]
    return bigrams(_Said.read().generic.sub("，", f"{name}，{before}，{behind}")) - everywhere


def _noun(number: PlainNumber) -> frozenset[str]:
    """The characters of what is counted."""
    before = CLAUSE.split(number.before)[-1][-_NOUN:]
    return frozenset(re.findall(r"[\u4e00-\u9fff]", _Said.read().generic.sub("", before)))


def _clash(one: PlainNumber, other: PlainNumber) -> Contradiction:
    what = "金额" if one.unit == YUAN else "数量"
    a, b = (Labelled(n.evidence, n.sentence.strip(), n.shown) for n in (one, other))
    return clash_of(f"{what}（{one.shown}与{other.shown}）", a, b)
