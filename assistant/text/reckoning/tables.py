"""Tables of papers (cells between vertical bars): rows of price, count and amount, and totals under columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.text.numerals import NUMBER, value_of
from assistant.text.quantities import load_units
from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term, comes_to
from assistant.text.reckoning.terms import YUAN, last_place, rounding
from assistant.text.reckoning.words import load_words

_CELL = re.compile(
    rf"[^\d一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾¥￥-]{{0,6}}[¥￥]?(?P<minus>[-－−])?\s?(?P<number>{NUMBER})\s?(?P<unit>万?[\u4e00-\u9fff/㎡²³%％‰]{{0,8}})"
)
_HEADS = {
    "count": re.compile(r"数量|[条件袋瓶箱吨只台个天次]数|面积|重量|净重|出勤"),
    "price": re.compile(r"单价|每[\u4e00-\u9fff]价"),
    "amount": re.compile(r"金额|小计|总价|价款|货值|合价"),
}
_TOTAL = re.compile(r"合\s*计|总\s*计|共\s*计|小\s*计")
_PART_TOTAL = re.compile(r"小\s*计")
_EMPTY = re.compile(r"[\s/／—\-－无空]*")
_HEAD_UNIT = re.compile(
    r"[（(/／]\s*(?:单位[:：])?(?P<unit>万?[\u4e00-\u9fff㎡²³]{1,4})(?:/[\u4e00-\u9fff㎡²³]{1,4})?[）)]?\s*$"
)
_BELOW = re.compile(rf"(?:以上)?(?:合计|总计|共计)[^\d，。；]{{0,4}}(?P<number>{NUMBER})\s?(?P<unit>万?元)")
_FACTOR = re.compile("数|天|月|次|倍|率|年限|成新")
_PER = re.compile(r"价[^\n]{0,6}[/／每](?P<unit>[\u4e00-\u9fff㎡]{1,3})")
_BESIDE = re.compile(r"[^。\n]{0,6}(?:折|优惠|税|运费|扣|减|抹|另)")
_SEVERAL = "表中有折扣、税费、退货等，不能断定金额就是单价乘数量"
_NOT_ALL = "这一列不是每一行都读得出同一种数"
_MOST = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, and where the line and each cell begin."""

    cells: tuple[str, ...]
    start: int
    end: int
    places: tuple[int, ...]


def cut_tables(text: str) -> Iterator[list[Row]]:
    """Runs of lines with bars and equally many cells.

    Args:
        text: of a paper.
    """
    rows: list[Row] = []
    for line in re.finditer(r"[^\n]*(?:\n|$)", text):
        row = _row(line[0].rstrip("\n"), line.start())
        if row is None or (rows and len(row.cells) != len(rows[0].cells)):
            if len(rows) > 1:
                yield rows
            rows = []
        if row and len(row.cells) > 1:
            rows.append(row)


def _row(line: str, start: int) -> Row | None:
    bar = line.find("|")
    if bar < 0:
        return None
    begins = bar if line[:bar].rstrip().endswith(("：", ":")) or not line[:bar].strip() else 0
    words = line[begins:].rstrip().removeprefix("|").removesuffix("|")
    at = start + begins + line[begins:].startswith("|")
    cells, places = [], []
    for cell in words.split("|"):
        cells.append(cell.strip())
        places.append(at + len(cell) - len(cell.lstrip()))
        at += len(cell) + 1
    return Row(tuple(cells), start, start + len(line.rstrip()), tuple(places))


def tables(text: str) -> Iterator[Reckoned]:
    """Every row of price, count and amount, every total of a column, and a total in the line below a table.

    Args:
        text: of a paper.
    """
    for table in cut_tables(text):
        heads = table[0].cells
        off = any(load_words().taken_off.search(cell) for cell in heads)
        for row in table[1:]:
            yield from _row_sum(heads, row, off)
        for column in range(1, len(heads)):
            if not load_words().no_column.search(heads[column]):
                yield from _column(table, column)
        yield from _total_below(text, table)


def number_in(row: Row, column: int, head: str) -> Term | None:
    """The number of a cell, its unit from the cell or else from the head of its column; None when it holds no number.

    Args:
        row: a row of a table.
        column: which cell.
        head: the heading of the column.
    """
    cell = row.cells[column]
    match = _CELL.fullmatch(cell)
    value = value_of(match["number"]) if match else None
    if match is None or value is None:
        return None
    told = _HEAD_UNIT.search(head)
    unit = match["unit"].partition("/")[0] or (told["unit"] if told else "")
    scale = Decimal(10_000) if unit.startswith("万") else Decimal(1)
    shown = re.match(rf"{YUAN}|{load_units().counted_forms}", unit.removeprefix("万"))
    factor = load_units().kind_of(shown[0])[2] if shown and shown[0] != YUAN else Decimal(1)
    start = row.places[column] + match.start("number")
    base = load_units().kind_of(shown[0])[1] if shown and shown[0] != YUAN else unit.removeprefix("万")
    sign = -1 if match["minus"] else 1
    measured = factor != 1 or base in ("平方米", "立方米", "公斤", "米")
    return Term(
        start, start + len(match["number"]), sign * value * scale * factor, base, unit, scale * factor,
        last_place(match["number"]) * scale * factor, rounding(match["number"], measured=measured or scale > 1) * scale * factor,
    )  # fmt: skip


def _row_sum(heads: Sequence[str], row: Row, off: bool) -> Iterator[Reckoned]:
    """Price by count is the amount; where a kind has two columns, one of the products."""
    kinds = {
        kind: [t for at, head in enumerate(heads) if form.search(head) and (t := number_in(row, at, head))]
        for kind, form in _HEADS.items()
    }
    counts, prices, amounts = kinds.values()
    if _TOTAL.search(row.cells[0]):
        return
    for amount in amounts:
        made = [
            _product(count, price) for count in counts for price in prices if amount not in (count, price)
        ]
        if not made:
            continue
        fits = next((one for one in made if comes_to(one, amount)), made[0])
        several = (
            len(made) > 1
            or len(amounts) > 1
            or off
            or load_words().taken_off.search(row.cells[0])
            or _more(heads)
        )
        yield Reckoned(Relation.ROW, (counts[0], prices[0]), amount, fits, _SEVERAL if several else "")


def _more(heads: Sequence[str]) -> bool:
    """Whether the amount may be made by another column too (人数 by 天数), or the price is of another unit than the count."""
    rest = [head for head in heads if not any(form.search(head) for form in _HEADS.values())]
    price = next((m for head in heads if (m := _PER.search(head))), None)
    count = next(
        (m for head in heads if _HEADS["count"].search(head) and (m := _HEAD_UNIT.search(head))), None
    )
    other = price is not None and count is not None and price["unit"] not in count["unit"]
    return other or any(_FACTOR.search(head) for head in rest)


def _product(count: Term, price: Term) -> Exactly:
    pieces = count.value / count.factor
    return Exactly(pieces, count.slack / count.factor).times(Exactly(price.value, price.slack))


def _column(table: Sequence[Row], column: int) -> Iterator[Reckoned]:
    """Totals of a column: of the rows since the last part total, of all rows, of the part totals."""
    head = table[0].cells[column]
    since: list[Term] = []
    every: list[Term] = []
    parts: list[Term] = []
    odd = False
    for row in table[1:]:
        term = number_in(row, column, head)
        total = _is_total(row)
        if total and term is not None and (len(since) > 1 or len(parts) > 1 or len(every) > 1):
            yield _total(
                since,
                every,
                parts,
                term,
                odd or load_words().taken_off.search(" ".join(row.cells)) is not None,
            )
        if total:
            parts, since = ([*parts, term] if term and _part_of(row) else parts), []
            continue
        odd = (
            odd
            or (term is None and not _EMPTY.fullmatch(row.cells[column]))
            or bool(load_words().taken_off.search(row.cells[0]))
        )
        if term is not None:
            since.append(term)
            every.append(term)


def _is_total(row: Row) -> bool:
    return any(_TOTAL.search(cell) for cell in row.cells[:2])


def _part_of(row: Row) -> bool:
    return any(_PART_TOTAL.search(cell) for cell in row.cells[:2])


def _total(
    since: Sequence[Term], every: Sequence[Term], parts: Sequence[Term], total: Term, odd: bool
) -> Reckoned:
    """A total with the rows it is of; doubtful when a row could not be read or counts other things."""
    rows = since if len(since) > 1 else every
    stretches = [since[n:] for n in range(len(since))] + [every, parts]
    chosen = (
        [list(c) for size in range(2, len(every)) for c in combinations(every[-_MOST:], size)] if odd else []
    )
    fits = next((s for s in [*stretches, *chosen] if len(s) > 0 and comes_to(_added(s), total)), rows)
    mixed = len({term.unit for term in rows if term.unit}) > 1 or any(t.value < 0 for t in rows)
    single = len(rows) < 2
    return Reckoned(
        Relation.COLUMN, tuple(fits), total, _added(fits), _NOT_ALL if odd or mixed or single else ""
    )


def _added(terms: Sequence[Term]) -> Exactly:
    return Exactly(
        sum((t.value for t in terms), Decimal(0)),
        sum((t.slack for t in terms if t.unit != YUAN or t.factor > 1), Decimal(0)),
    )


def _total_below(text: str, table: Sequence[Row]) -> Iterator[Reckoned]:
    """A total in the line right behind a table that has none itself (合计收260元)."""
    heads = table[0].cells
    columns = [at for at, head in enumerate(heads) if _HEADS["amount"].search(head)]
    if len(columns) != 1 or any(_is_total(row) for row in table[1:]):
        return
    terms = [number_in(row, columns[0], heads[columns[0]]) for row in table[1:]]
    match = _BELOW.match(text, table[-1].end + 1) if text[table[-1].end : table[-1].end + 1] == "\n" else None
    said = value_of(match["number"]) if match else None
    read = [term for term in terms if term is not None]
    if match is None or said is None or len(read) < len(terms):
        return
    scale = Decimal(10_000) if match["unit"] == "万元" else Decimal(1)
    at = match.start("number"), match.end("unit")
    stated = Term(*at, said * scale, YUAN, match["unit"], scale, last_place(match["number"]) * scale)
    off = load_words().taken_off.search(text[table[0].start : match.end()]) or _BESIDE.match(
        text, match.end()
    )
    yield Reckoned(Relation.COLUMN, tuple(read), stated, _added(read), _NOT_ALL if off else "")
