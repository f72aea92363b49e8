"""Lists without bars: lines that each end with a number or hold one sum, and the line under them that totals them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.text.numerals import value_of
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term
from assistant.text.reckoning.terms import YUAN, last_place, read_terms, within
from assistant.text.reckoning.words import load_words

_N = r"\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,4})?"
# the sum may be told in capitals behind
_CAPITALS = r"(?:[（(](?:(?:人民币|大写)[^（()）\d\n]{2,40}|[:：\s]*[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整正圆]{2,24})[）)])?"
_ROW = re.compile(
    rf"^(?P<label>[^\n]*?)(?P<sum>(?<![\d.,年月日号至-]){_N})\s*(?P<unit>(?:万?元)?)\s*{_CAPITALS}\s*[。；]?\s*$"
)
_TOTAL_ROW = re.compile(r"^\s*[|│]?\s*(?:合\s*计|总\s*计|共\s*计|小\s*计)")
_ITEM = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]|[①-⑳])")
_ALL_OF_IT = re.compile(
    r"(?:以上|上述|前述)[^。；\n\d]{0,8}(?:共计|合计|总计)[^。；\n\d]{0,16}$|^\s*(?:共计|合计|总计)[^。；\n\d]{0,16}$"
)
_TAKEN_OFF = re.compile(r"扣|减(?!轻)|退|优惠|折|抹|抵|另|其中")
_MORE = "有一项写明了扣减、退还等，不能断定合计只是各项之和"


def lines(text: str) -> Iterator[Reckoned]:
    """Totals under lines: 第一期20000⏎第二期20000⏎合计40000, and 以上合计 under numbered lines with one sum each.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    yield from _rows(text)
    yield from _numbered(text, read_terms(text))


def _rows(text: str) -> Iterator[Reckoned]:
    run: list[Term] = []
    for line in re.finditer(r"[^\n]+|\n{2,}", text):
        row = _ROW.match(line[0])
        term = _number(row, line.start()) if row else None
        if (
            row is None
            or term is None
            or (load_words().no_row.search(row["label"]) and not _TOTAL_ROW.match(line[0]))
        ):
            run = []
        elif not _TOTAL_ROW.match(line[0]):
            run.append(term)
        else:
            if len(run) > 1 and "|" not in line[0]:
                mixed = len({one.shown for one in (*run, term) if one.shown}) > 1
                yield _total(run, term, _MORE if mixed else "")
            run = []


def _number(row: re.Match[str], by: int) -> Term | None:
    value = value_of(row["sum"])
    scale = Decimal(10_000) if row["unit"] == "万元" else Decimal(1)
    start, end = by + row.start("sum"), by + row.end("sum")
    if value is None:
        return None
    return Term(start, end, value * scale, "", row["unit"], scale, last_place(row["sum"]) * scale)


def _numbered(text: str, terms: Sequence[Term]) -> Iterator[Reckoned]:
    """Sums of numbered lines right above the line that totals them."""
    part: list[Term] = []
    doubt = ""
    money = [term for term in terms if term.unit == YUAN]
    for line in re.finditer(r"[^\n]+", text):
        own = within(money, line.start(), line.end())
        if _ITEM.match(line[0]) and len(own) == 1:
            part.append(own[0])
            doubt = doubt or (_MORE if _TAKEN_OFF.search(line[0]) else "")
            continue
        if len(part) > 1 and own and _ALL_OF_IT.search(text[line.start() : own[0].start]):
            yield _total(part, own[0], doubt)
        if line[0].strip():
            part, doubt = [], ""


def _total(parts: Sequence[Term], total: Term, doubt: str) -> Reckoned:
    return Reckoned(
        Relation.COLUMN, tuple(parts), total, Exactly(sum((p.value for p in parts), Decimal(0))), doubt
    )
