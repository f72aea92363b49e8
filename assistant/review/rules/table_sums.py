"""R09: the rows of a table and their total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.proof_table import cells_of
from assistant.review.rule import DECISIONS_AND_NOTICES, finding, rule
from assistant.text.reckoning.words import load_words

_LAW = "《中华人民共和国行政处罚法》第四十条"
_NUMBER = re.compile(r"[¥￥]?(?P<value>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>[%％]|[\u4e00-\u9fffa-zA-Z/]{0,4})")
_TOTAL = re.compile(
    r"(?:合\s*计|总\s*计|小\s*计|累\s*计|共\s*计|总和|综合百分值|总分)[：:]?(?:[（(][^（()）]*[）)])?"
)
_ROWS = 2
_CELLS = 2
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class _Row:
    at: Span
    cells: tuple[str, ...]

    def number(self, place: int) -> tuple[Decimal, str] | None:
        """The number and unit that a cell wholly is."""
        match = _NUMBER.fullmatch(self.cells[place]) if -len(self.cells) <= place < len(self.cells) else None
        return (Decimal(match["value"].replace(",", "")), match["unit"].replace("％", "%")) if match else None


@rule(
    "R09", "表格各行与合计", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES,
    examples=("裁量表：8%、9%、0%、2%，合计15%", "裁量表：8%、5%、0%、2%，合计15%"),
)  # fmt: skip
def rows_and_total(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The last column of the rows above a total of fewer cells, or in percent, all of one unit, makes the total; R32 reads the others."""
    for table in _tables(decision.text):
        if load_words().no_column.search(table[0].cells[-1]):
            continue
        for place, row in enumerate(table):
            parts, total = _above(table[:place]), row.number(-1)
            if total is None or not _TOTAL.fullmatch(row.cells[0]) or not _certain(parts, total, row):
                continue
            made = sum((value for value, _, _ in parts), Decimal(0))
            if abs(made - total[0]) > _rounding([*(value for value, _, _ in parts), total[0]], total[1]):
                yield finding(
                    "R09", Severity.MAJOR, f"表格各行之和为{made:f}{total[1]}，合计写{total[0]:f}{total[1]}，计算不对", row.at, "核对各行和合计",
                    expected=f"{made:f}{total[1]}", actual=row.cells[-1],
                )  # fmt: skip


def _certain(parts: list[tuple[Decimal, str, _Row]], total: tuple[Decimal, str], row: _Row) -> bool:
    """Whether all count the one thing that the total counts: a bare number may be of another column, a row of 其中 is counted twice."""
    alike = total[1] != "" and {unit for _, unit, _ in parts} == {total[1]}
    merged = all(len(row.cells) < len(part.cells) for _, _, part in parts)
    plain = not any(load_words().taken_off.search(part.cells[0]) for _, _, part in parts)
    return len(parts) >= _ROWS and alike and plain and (merged or total[1] == "%")


def _rounding(values: list[Decimal], unit: str) -> Decimal:
    """How far rounded shares of a whole may be off; what is told in whole numbers or in money is exact."""
    if unit.endswith("元") or not (values[-1] == _WHOLE and unit == "%" or any(v % 1 for v in values)):
        return Decimal(0)
    last = max(v.as_tuple().exponent for v in values)
    return len(values) * Decimal(5).scaleb(int(last) - 1)


def _above(rows: list[_Row]) -> list[tuple[Decimal, str, _Row]]:
    """The numbers in the last column, from the row above the total up to the head or an earlier total."""
    found: list[tuple[Decimal, str, _Row]] = []
    for row in reversed(rows):
        number = row.number(-1)
        if number is None or _TOTAL.fullmatch(row.cells[0]):
            break
        found.append((*number, row))
    return found


def _tables(text: str) -> Iterator[list[_Row]]:
    """Runs of lines with at least two cells."""
    place, run = 0, list[_Row]()
    for line in [*text.splitlines(keepends=True), ""]:
        bare = line.strip().strip("|｜")
        cells = cells_of(bare)
        if len(cells) >= _CELLS:
            run.append(_Row(Span(place, place + len(line.rstrip("\n")), line.rstrip("\n")), tuple(cells)))
        else:
            if len(run) > _ROWS:
                yield run
            run = []
        place += len(line)
