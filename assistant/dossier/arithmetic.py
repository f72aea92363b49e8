"""Sums of a paper that do not come out, read by text/reckoning; and totals of one thing in two papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.dossier.denials import is_later
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.sources import Contradiction, Side
from assistant.text.bigrams import bigrams
from assistant.text.reckoning import (
    Reckoned,
    Relation,
    Row,
    Term,
    cut_tables,
    number_in,
    read_terms,
    reckonings,
)

_TABLED = (Relation.ROW, Relation.COLUMN)
_TOTAL = re.compile(r"合\s*计|总\s*计|共\s*计")
_WHOLE = re.compile(r"(?:共|合计|总计|共计|净重|总重|总量)(?:计|有|为|是)?[:：]?\s?$")
_GOODS_NAMED = re.compile(
    r"(?:查出|查获|发现|有|存放|扣押|保存|[，。：、]|^)(?P<goods>[\u4e00-\u9fff]{2,8}?)[，,]?(?:一共|合计|总计|共计|共)(?:计|有)?$"
)
_GOODS = frozenset("条件袋瓶箱盒台辆桶包只头株棵") | {"公斤", "立方米"}
_HELD = "在手"
_OF_ALL = re.compile(r"(?:合\s*计|总\s*计|共\s*计|总共|一共)[^，。；\d]{0,6}$")
_OF_LESS = re.compile(r"扣|减|除去|抵|优惠|折|退|手续费|税|获利|利润|所得|成本|差额|余额|净|实际|其中")
_SEVERAL_PARTS = 3
YUAN = "元"
_QUOTED = 160


@dataclass(frozen=True, slots=True)
class Written:
    """A text with the name under which it is cited (the id of a piece of evidence), and what it is called."""

    evidence: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Total:
    """A total of goods: value, unit as written, the line it stands in, what was done with the goods, what they are called."""

    value: Decimal
    unit: str
    shown: str
    line: str
    dealings: frozenset[str]
    goods: str


def wrong_sums(paper: Written) -> Iterator[Contradiction]:
    """Every sum of a paper that certainly does not come out.

    Args:
        paper: its text; rows of tables have their cells between vertical bars.
    """
    for one in reckonings(paper.text):
        if one.wrong:
            quote = _quote(paper.text, one)
            yield Contradiction(
                f"{one.relation}的计算",
                Side(paper.evidence, quote, f"写的是{one.told}"),
                Side(paper.evidence, quote, f"算得{one.expected}"),
                "计算",
            )


def _quote(text: str, one: Reckoned) -> str:
    """The words of a reckoning; of a table the line with the number that is wrong."""
    if one.relation in _TABLED:
        return _line(text, one.stated.start)
    return text[one.start : one.end]


def totals_apart(papers: Sequence[Written]) -> Iterator[Contradiction]:
    """Two papers whose only total in a unit differs, of goods that both say were held, sold or bought.

    Args:
        papers: of one case; those from after the correction are left out.
    """
    found = [(paper, _totals(paper)) for paper in papers if not is_later(paper.name)]
    for at, (one, mine) in enumerate(found):
        for other, yours in found[at + 1 :]:
            for unit in mine.keys() & yours.keys():
                a, b = mine[unit], yours[unit]
                if a.value != b.value and _same_goods(one, a, other, b):
                    yield Contradiction(
                        f"总数量（{a.shown}）",
                        Side(one.evidence, a.line, f"{a.value:f}{a.unit}"),
                        Side(other.evidence, b.line, f"{b.value:f}{b.unit}"),
                        "计算",
                    )


def shared_parts_apart(papers: Sequence[Written]) -> Iterator[Contradiction]:
    """Two papers that list the same sums of money and total them otherwise, where they come to the total of one of them.

    Args:
        papers: of one case.
    """
    told = [(paper, *_money(paper)) for paper in papers]
    for paper, total, parts in told:
        for other, right, theirs in told:
            if total is None or right is None or total.value == right.value or paper is other:
                continue
            shared = (parts & theirs) - {total.value, right.value}
            if parts - {total.value} != shared:  # another sum may be what its total holds besides
                continue
            if len(shared) >= _SEVERAL_PARTS and sum(shared) == right.value and right.value not in parts:
                yield Contradiction(
                    "合计金额",
                    Side(paper.evidence, _line(paper.text, total.start), f"{total.value:f}元"),
                    Side(other.evidence, _line(other.text, right.start), f"{right.value:f}元"),
                    "计算",
                )


def _money(paper: Written) -> tuple[Term | None, frozenset[Decimal]]:
    """The one total of money that a paper gives, and all its sums."""
    money = [term for term in read_terms(paper.text) if term.unit == YUAN and not term.loose]
    totals = {t.value: t for t in money if _OF_ALL.search(paper.text[max(0, t.start - 12) : t.start])}
    totals = {} if any(_OF_LESS.search(_line(paper.text, t.start)) for t in totals.values()) else totals
    one = next(iter(totals.values())) if len(totals) == 1 else None
    return one, frozenset(term.value for term in money)


def _same_goods(one: Written, a: _Total, other: Written, b: _Total) -> bool:
    """Whether two totals are of one lot: the same was done with it, and the goods of one are named in the other paper.

    Where a total does not say of what it is, that is not known and nothing is compared.
    """
    if not a.dealings & b.dealings or not (bigrams(a.goods) and bigrams(b.goods)):
        return False
    return bool(bigrams(a.goods) & bigrams(f"{other.name}{other.text}")) or bool(
        bigrams(b.goods) & bigrams(f"{one.name}{one.text}")
    )


def _totals(paper: Written) -> dict[str, _Total]:
    """By unit the one total that a paper gives; a unit with two totals is left out."""
    found: dict[str, dict[Decimal, _Total]] = {}
    for total in (*_told(paper), *_tabled(paper)):
        found.setdefault(total.unit, {})[total.value] = total
    return {unit: next(iter(values.values())) for unit, values in found.items() if len(values) == 1}


def _told(paper: Written) -> Iterator[_Total]:
    for term in read_terms(paper.text):
        before = paper.text[max(0, term.start - 24) : term.start]
        if term.unit in _GOODS and not term.loose and _WHOLE.search(before):
            named = _GOODS_NAMED.search(before)
            yield _total(paper, term, term.shown, named["goods"] if named else "")


def _tabled(paper: Written) -> Iterator[_Total]:
    """Totals of tables with their unit: at the number, in the head, or in the cell before it (条 | 40)."""
    for table in cut_tables(paper.text):
        for row in table[1:]:
            if _TOTAL.search(row.cells[0]):
                goods = " ".join(cell for other in table[1:] if other is not row for cell in other.cells)
                for term, shown in _cells(row, table[0]):
                    yield _total(paper, term, shown, re.sub(r"[^\u4e00-\u9fff ]", " ", goods))


def _cells(row: Row, head: Row) -> Iterator[tuple[Term, str]]:
    for column in range(1, len(row.cells)):
        term = number_in(row, column, head.cells[column])
        shown = (term.shown or row.cells[column - 1]) if term else ""
        if term and shown in _GOODS:
            yield term, shown


def _total(paper: Written, term: Term, shown: str, goods: str) -> _Total:
    line = _line(paper.text, term.start)
    dealings = _dealings(line) or _dealings(paper.name)
    return _Total(term.value, term.unit or shown, shown, line, dealings, goods)


def _dealings(words: str) -> frozenset[str]:
    """What was done with the goods by some words (held, sold, bought); none where they went elsewhere."""
    patterns = load_patterns()
    if patterns.elsewhere.search(words):
        return frozenset()
    held = {_HELD} if patterns.held.search(words) else set()
    return frozenset(held | {name for name, form in patterns.dealings.items() if form.search(words)})


def _line(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = end if end >= 0 else len(text)
    return text[start:end].strip() if end - start < _QUOTED else text[max(start, at - 40) : min(end, at + 60)]
