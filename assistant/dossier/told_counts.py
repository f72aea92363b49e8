"""Totals by what was done with the goods, and rates of named properties: one paper against the facts of the case.

A count may be of a part, of another day or of somebody else's goods. So a total counts only where the facts and a further
paper tell one value, and a list, ledger or record of ours tells another of the same unit and knows that value nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.labelled import Labelled, clash_of
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind
from assistant.dossier.sources import FACTS, Contradiction
from assistant.dossier.told_of import foreign, named_goods, strange
from assistant.text.bigrams import bigrams
from assistant.text.quantities import Counted, find_quantities


class _Said(Words):
    """The words of totals and rates, as corpora/lexicon/dossier/told_counts.yaml has them."""

    FILE = "lexicon/dossier/told_counts.yaml"

    not_all: re.Pattern[str]
    not_ours: re.Pattern[str]
    part: re.Pattern[str]
    norm: re.Pattern[str]
    kept: re.Pattern[str]
    no_goods: re.Pattern[str]
    no_object: re.Pattern[str]


_SENTENCE = re.compile(r"[^。；;\n]+")
_CLAUSE = re.compile(r"[，,。；;：:（）()\n]")
_DEALINGS = {
    "卖出": re.compile(r"(?:已售|售出|卖了|卖出|已卖|销出|已销)"),
    "在手": re.compile(r"(?:结存|库存|剩余?|尚存|未售|未卖|尚余)"),
    "总数": re.compile(r"(?:合计|总计|共计|一共|总共)$"),
}
_COUNTING = re.compile(r"(?:共|计|约|有|为|是|\d+[笔次单户]){0,4}$")
_ASKED_WHENCE = re.compile(
    r"问[:：][^？?\n]{0,10}(?:车[上里内]|船[上里内]|现场|店[里内]|[仓冷]库[里内]?|这批|这些|这车|查获|扣押|被扣)[^？?\n]{0,16}"
    r"(?:哪里?来|哪里?进|来源|怎么来|从哪)[^？?\n]{0,8}[？?]\s*答[:：](?P<answer>[^？?\n]*?)(?=问[:：]|\n|$)"
)
_ALL_OF_IT = re.compile(r"(?:一共|总共|共计|合计|总计|全部)(?:有|是|才|就)?$")
_OF_PAPERS = frozenset("人名张页份次户笔件项处个天日")
_RATE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,4}(?:率|含量|浓度|纯度|净度|度|比例))(?:实测|检测|均)?(?:值|结果)?(?:为|是|：|:|达)?\s?(?P<value>\d+(?:\.\d+)?)\s?[%％]"
)
_MEASURED = re.compile(r"检[验测]|复检|鉴定|监测|化验|评估|测[定量]")
_WHOLE_SHOP = re.compile(r"盘[点存]")  # counts all goods, unless it names them
_FEW = 2
_TITLE = 15  # characters of a line that may be the heading of the next


@dataclass(frozen=True, slots=True)
class _Count:
    """A count in its sentence: where that begins in the text, and where the number begins in it."""

    sentence: str
    at: int
    start: int
    unit: str
    value: Decimal

    @property
    def clause(self) -> str:
        """The words of its clause up to the number."""
        return _CLAUSE.split(self.sentence[: self.start])[-1]


Told = dict[tuple[str, str], dict[Decimal, _Count]]


def counts_apart(case: Case) -> Iterator[Contradiction]:
    """Every total and every measured rate that a paper tells otherwise than the facts of the case, of the same time and goods.

    Args:
        case: facts and evidence are read; papers from after the correction are left out.
    """
    yield from _totals(case)
    yield from _rates(case)
    yield from _brought(case)


def _brought(case: Case) -> Iterator[Contradiction]:
    """Asked where the goods found came from, the party tells of fewer in all than the record and another paper counted.

    Of more some may have been sold; whoever tells of another lot, of a part or of about so many is left alone.
    """
    known = _numbers(case.facts)
    papers = {p.id: _numbers(p.text) for p in case.evidence if not is_later(p.name)}
    records = {p.id for p in case.evidence if p.id in papers and p.kind is EvidenceKind.RECORD}
    for piece in (p for p in case.evidence if p.kind is EvidenceKind.PARTY):
        for asked in _ASKED_WHENCE.finditer(piece.text):
            counts = list(_counted(asked["answer"]))
            count = next((c for c in counts if _ALL_OF_IT.search(c.clause)), None)
            if count is None or _Said.read().not_all.search(asked["answer"]) or _several(counts, count.unit):
                continue
            agreed = _agreed("总数", count.unit, known, {})
            if agreed is None or agreed <= count.value:
                continue
            told = {key for key, numbers in papers.items() if (count.unit, agreed) in numbers}
            alone = not any((count.unit, count.value) in n for key, n in papers.items() if key != piece.id)
            if len(told) >= _FEW and told & records and piece.id not in told and alone:
                yield _clash(piece, "总数的数量", count, known[count.unit, agreed])


def _totals(case: Case) -> Iterator[Contradiction]:
    known, told = _numbers(case.facts), _dealt(case.facts)
    papers = {p.id: (_numbers(p.text), _dealt(p.text)) for p in case.evidence if not is_later(p.name)}
    for piece in (p for p in case.evidence if p.id in papers and _is_ours(p)):
        own, mine = papers[piece.id]
        for (done, unit), values in mine.items():
            agreed = _agreed(done, unit, known, told)
            others = [key for key, (numbers, _) in papers.items() if agreed and (unit, agreed) in numbers]
            if len(values) != 1 or agreed is None or len(others) < _FEW or (unit, agreed) in own:
                continue
            value = next(iter(values))
            told_elsewhere = any((unit, value) in n for key, (n, _) in papers.items() if key != piece.id)
            count, fact = values[value], known[unit, agreed]
            if (unit, value) in known or told_elsewhere or not _of_one_lot(case, piece, count, fact, done):
                continue
            yield _clash(piece, f"{done}的数量", count, fact)


def _several(counts: Iterable[_Count], unit: str) -> bool:
    return sum(one.unit == unit for one in counts) > 1


def _of_one_lot(case: Case, piece: Evidence, count: _Count, fact: _Count, done: str) -> bool:
    """Whether a count tells of no other time, place, trader or goods than the facts, nor they than its paper."""
    said = _Said.read()
    before = piece.text[: count.at]
    head = before.rstrip("。；;\n").rpartition("\n")[2].rpartition("。")[2]
    words = f"{piece.name}，{head if len(head) <= _TITLE else ''}，{count.sentence[: count.start]}"
    rest = [p.text for p in case.evidence if p.id != piece.id] if done == "总数" else []
    known = bigrams("，".join((case.facts, case.party.name, case.place, case.agency, *rest)))
    unnamed = _WHOLE_SHOP.search(piece.name) and not bigrams(said.no_goods.sub("，", words)) & known
    goods = [bigrams(name) for name in named_goods(before + count.sentence)]
    return not (
        strange(f"{piece.name}，{before}{count.sentence}", case.facts)
        or strange(fact.clause, f"{piece.name}，{piece.text}")
        or foreign(words, said.no_goods, known)
        or (goods and not goods[-1] & known)
        or unnamed
    )


def _agreed(done: str, unit: str, known: Iterable[tuple[str, Decimal]], told: Told) -> Decimal | None:
    """The value that the facts tell of a dealing; of a total the only value of its unit that they tell."""
    values = set(told.get((done, unit), ()))
    if not values and done == "总数":
        values = {value for of, value in known if of == unit}
    return next(iter(values)) if len(values) == 1 else None


def _is_ours(piece: Evidence) -> bool:
    """Whether a paper counts all goods of the case: a record, a list or a ledger, of no other day and no other trader."""
    said = _Said.read()
    record = piece.kind is EvidenceKind.RECORD or said.kept.search(piece.name) is not None
    statement = piece.kind in SPOKEN
    return record and not statement and not said.not_ours.search(piece.name)


def _numbers(text: str) -> dict[tuple[str, Decimal], _Count]:
    """Every count of goods in a text by unit and value."""
    return {(count.unit, count.value): count for count in _counted(text)}


def _dealt(text: str) -> Told:
    """By dealing and unit the counts that are told with it right before them; a count of a part is none."""
    found: Told = {}
    for count in _counted(text):
        stem = count.clause
        before = _COUNTING.sub("", stem)
        for done, form in _DEALINGS.items():
            hit = form.search(stem) if done == "总数" else form.search(before[-6:])
            if hit and not _Said.read().part.search(stem):
                found.setdefault((done, count.unit), {}).setdefault(count.value, count)
    return found


def _counted(text: str) -> Iterator[_Count]:
    for match in _SENTENCE.finditer(text):
        for one in find_quantities(match[0]):
            if _is_count(one):
                value = (one.span.value or Decimal(0)) * one.factor
                yield _Count(match[0], match.start(), one.start, one.base, value)


def _is_count(one: Counted) -> bool:
    return one.kind == "件数" and one.span.value is not None and one.unit not in _OF_PAPERS


def _rates(case: Case) -> Iterator[Contradiction]:
    """The facts give a measured rate, the only paper of a test another of the same property."""
    told = _measured(case.facts)
    tests = [p for p in case.evidence if p.kind is EvidenceKind.EXPERT or "报告" in p.name]
    tests = [p for p in tests if _MEASURED.search(p.name)]
    for piece in tests if len(tests) == 1 and not is_later(tests[0].name) else ():
        for name, (value, words) in _measured(piece.text).items():
            fact = told.get(name)
            if fact and fact[0] != value and _of_one_object(name, words, piece, fact[1], case):
                mine = Labelled(piece.id, words, f"{value:f}%")
                yield clash_of(f"{name}的数值", mine, Labelled(FACTS, fact[1], f"{fact[0]:f}%"))


def _of_one_object(name: str, words: str, piece: Evidence, fact: str, case: Case) -> bool:
    """Whether neither the report nor the facts name an object, lot or sample of the rate that the other does not know."""
    paper = f"{piece.name}，{piece.text}"
    sides = (words, case.facts), (fact, paper)
    return not any(
        strange(said, rest)
        or foreign(said.partition(name)[0], _Said.read().no_object, bigrams(rest), wholly=True)
        for said, rest in sides
    )


def _measured(text: str) -> dict[str, tuple[Decimal, str]]:
    """The rates of which a text tells one value, with the clause; what a norm or label asks is none."""
    found: dict[str, dict[Decimal, str]] = {}
    for clause in re.split(r"[，,。；;\n]", text):
        for match in _RATE.finditer(clause):
            if not _Said.read().norm.search(clause):
                name = re.sub(r"^.*?(?=[\u4e00-\u9fff]{2}(?:率|含量|浓度|度)$)", "", match["name"])
                found.setdefault(name, {})[Decimal(match["value"]).normalize()] = clause
    return {name: next(iter(values.items())) for name, values in found.items() if len(values) == 1}


def _clash(piece: Evidence, about: str, count: _Count, fact: _Count) -> Contradiction:
    mine, yours = (
        Labelled(paper, one.sentence.strip(), f"{one.value.normalize():f}{one.unit}")
        for paper, one in ((piece.id, count), (FACTS, fact))
    )
    return clash_of(about, mine, yours)
