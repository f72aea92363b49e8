"""Numbers of one key: what one buyer took, how many there were on one day, the total, heads at so much each.

Two numbers of one unit are of one thing where the case ties both to the same buyer, day, plate or rate. A number is apart
where nobody else in the case knows it and where those who tell of the same key agree on another; a smaller one may be a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from assistant.corpora import Words
from assistant.dossier.labelled import Labelled, clash_of
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.plain_numbers import CLAUSE, SENTENCE, YUAN, CaseNumbers, PlainNumber, numbers_told
from assistant.dossier.sources import FACTS, Contradiction
from assistant.dossier.told_texts import tells
from assistant.text.bigrams import bigrams

_CODE = re.compile(r"[A-Z]{1,3}-?\d{3,}")
_SPOKEN = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})
_FEW = 2


class _Said(Words):
    """The words around numbers of one key, as corpora/lexicon/dossier/keyed_numbers.yaml has them."""

    FILE = "lexicon/dossier/keyed_numbers.yaml"

    other: re.Pattern[str]
    title: re.Pattern[str]
    intro: re.Pattern[str]
    generic: re.Pattern[str]
    day: re.Pattern[str]
    total: re.Pattern[str]
    per_head: re.Pattern[str]
    persons: re.Pattern[str]
    whole_knower: re.Pattern[str]
    paid_each: re.Pattern[str]
    taken: re.Pattern[str]


def keyed_numbers(case: Case) -> Iterator[Contradiction]:
    """Every number of one key that one statement or paper tells otherwise than the rest.

    Args:
        case: facts, steps, party and evidence are read; papers from after the correction are left out.
    """
    told = numbers_told(case)
    for piece in (p for p in case.evidence if p.kind in _SPOKEN and tells(p)):
        yield from _of_his_deal(piece, case, told)
        yield from _first(_of_one_day(piece, told))
        yield from _first(_totals(piece, told))
        yield from _first(_heads(piece, case, told))
        yield from _first(_paid_each(piece, case))


def _first(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """One a paper and check is enough."""
    yield from list(found)[:1]


def _clash(about: str, mine: PlainNumber, yours: PlainNumber) -> Contradiction:
    what = "金额" if mine.unit == YUAN else "数量"
    a, b = (Labelled(n.evidence, n.sentence.strip(), n.shown) for n in (mine, yours))
    return clash_of(f"{what}（{about}，{mine.shown}与{yours.shown}）", a, b)


def _plain(number: PlainNumber) -> bool:
    return not _Said.read().other.search(number.clause)


def _of_his_deal(piece: Evidence, case: Case, told: CaseNumbers) -> Iterator[Contradiction]:
    """What a witness says he took or paid, where party, books or facts tell of his deal, all of them another number."""
    names = _who(piece, case)
    if piece.kind is not EvidenceKind.WITNESS or not names:
        return
    mine = [n for n in told.by_paper[piece.id] if _plain(n)]
    for unit in dict.fromkeys(n.unit for n in mine):
        others = [
            n
            for evidence, numbers in told.by_paper.items()
            for n in numbers
            if evidence != piece.id and n.unit == unit and _plain(n) and bigrams(n.clause) & names
        ]
        values = {n.value for n in others}
        meant = next(iter(values)) if len(values) == 1 else None
        enough = meant is not None and len(told.known[unit, meant] - {piece.id}) >= _FEW
        own = [n for n in mine if n.unit == unit]
        if enough and not any(n.value == meant for n in told.by_paper[piece.id] if n.unit == unit):
            alone = [n for n in own if told.only_here(n) and n.value > (meant or 0)]
            yield from (
                _clash("同一笔交易", n, other)
                for n in alone[:1]
                for other in others
                if _counted_alike(n, other)
            )


def _counted_alike(one: PlainNumber, other: PlainNumber) -> bool:
    """Whether two numbers have the same measure word: 56个 (钟) and 23名 count other things."""
    measures = [n.shown.lstrip("0123456789.,约 ")[-1:] for n in (one, other)]
    return measures[0] == measures[1]


def _who(piece: Evidence, case: Case) -> frozenset[str]:
    """The words by which others may call a witness: his name, shop and trade, without those of the party."""
    said = _Said.read()
    intro = said.intro.search(piece.text)
    words = f"{said.title.sub('，', piece.name)}，{intro['who'] if intro else ''}"
    party = f"{case.party.name}，{case.place}，{case.party.address}，{case.agency}，{case.title}"
    return bigrams(said.generic.sub("，", words)) - bigrams(party)


def _of_one_day(piece: Evidence, told: CaseNumbers) -> Iterator[Contradiction]:
    """More heads or pieces on one day than the facts and a further paper tell for that day."""
    facts = {day: n for n in told.by_paper[FACTS] if (day := _day_of(n, clause_only=True))}
    for mine in (n for n in told.by_paper[piece.id] if _plain(n) and told.only_here(n)):
        yours = next(
            (n for day, n in facts.items() if _same_day(day, _day_of(mine)) and n.unit == mine.unit), None
        )
        if yours and mine.value > yours.value and len(told.known[yours.key] - {piece.id}) > _FEW:
            yield _clash("同一天", mine, yours)


def _day_of(number: PlainNumber, *, clause_only: bool = False) -> tuple[int, int] | None:
    """Month (0 where it is not said) and day that stand before a number, in its clause or else in its sentence."""
    clause = CLAUSE.split(number.before)[-1]
    found = list(_Said.read().day.finditer(clause))
    if not (found or clause_only):
        found = list(_Said.read().day.finditer(number.before))[-1:]
    return (int(found[-1]["month"] or 0), int(found[-1]["day"])) if found else None


def _same_day(one: tuple[int, int], other: tuple[int, int] | None) -> bool:
    return other is not None and one[1] == other[1] and (one[0] == other[0] or 0 in (one[0], other[0]))


def _totals(piece: Evidence, told: CaseNumbers) -> Iterator[Contradiction]:
    """A total that a statement tells, where the facts tell another of the same plates or days."""
    said = _Said.read()
    mine = [n for n in told.by_paper[piece.id] if said.total.search(n.before[-8:]) and _plain(n)]
    for one in (n for n in mine if told.only_here(n)):
        whole = [n for n in told.by_paper[FACTS] if n.unit == one.unit]
        totals = [n for n in whole if said.total.search(n.before[-8:])] or (whole if len(whole) == 1 else [])
        agreed = len({n.value for n in totals}) == 1 and len(told.known[totals[0].key] - {piece.id}) >= _FEW
        if agreed and _tied(one, totals[0]) and one.value > totals[0].value:
            yield _clash("总数", one, totals[0])


def _tied(one: PlainNumber, other: PlainNumber) -> bool:
    """Whether two sentences name the same codes or plates, or several of the same days."""
    codes = [set(_CODE.findall(n.sentence)) for n in (one, other)]
    days = [{int(m["day"]) for m in _Said.read().day.finditer(n.sentence)} for n in (one, other)]
    return bool(codes[0] & codes[1]) or len(days[0] & days[1]) >= _FEW


def _heads(piece: Evidence, case: Case, told: CaseNumbers) -> Iterator[Contradiction]:
    """How many paid at the rate of the facts, by somebody who knows the whole, where heads by rate make the total of the facts."""
    said = _Said.read()
    rates = {
        Decimal(m["rate"].replace(",", "")) for m in said.per_head.finditer(case.facts) if m["unit"] == "人"
    }
    whole = [
        n
        for n in told.by_paper[FACTS]
        if n.unit == "人" and any((YUAN, n.value * rate) in told.known for rate in rates)
    ]
    knows = piece.kind is EvidenceKind.PARTY or said.whole_knower.search(piece.name)
    for mine in told.by_paper[piece.id] if len(whole) == 1 and knows else ():
        here = {Decimal(m["rate"].replace(",", "")) for m in said.per_head.finditer(mine.sentence)}
        if mine.unit == "人" and here & rates and _plain(mine) and told.only_here(mine):
            yield _clash("每人同样数额的人数", mine, whole[0])


def _paid_each(piece: Evidence, case: Case) -> Iterator[Contradiction]:
    """What one of many says he paid, where the facts tell that each paid one other sum."""
    said = _Said.read()
    rates = {
        m["rate"].replace(",", "") for m in said.per_head.finditer(case.facts) if said.taken.search(m[0])
    }
    for sentence in (
        SENTENCE.findall(piece.text) if len(rates) == 1 and piece.kind is EvidenceKind.WITNESS else ()
    ):
        for paid in said.paid_each.finditer(sentence) if not said.other.search(sentence) else ():
            rate = next(iter(rates))
            if paid["sum"].replace(",", "") != rate and Decimal(paid["sum"].replace(",", "")) > Decimal(rate):
                a = Labelled(piece.id, sentence.strip(), f"{paid['sum']}元")
                yield clash_of("金额（每人交的）", a, Labelled(FACTS, case.facts, f"{rate}元"))
