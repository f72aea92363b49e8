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
from assistant.review.rule import DECISIONS, NOTICES, finding, rule

_LAW = "《中华人民共和国行政处罚法》第四十条"
_KINDS = (*DECISIONS, *NOTICES)
_NUMBER = re.compile(r"[¥￥]?(?P<value>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>[%％]|[\u4e00-\u9fffa-zA-Z/]{0,4})")
_TOTAL = re.compile(
    r"(?:合\s*计|总\s*计|小\s*计|累\s*计|共\s*计|总和|综合百分值|总分)[：:]?(?:[（(][^（()）]*[）)])?"
)
_ROWS = 2
_CELLS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    at: Span
    cells: tuple[str, ...]

    def number(self, place: int) -> tuple[Decimal, str] | None:
        """The number and unit that a cell wholly is."""
        match = _NUMBER.fullmatch(self.cells[place]) if -len(self.cells) <= place < len(self.cells) else None
        return (Decimal(match["value"].replace(",", "")), match["unit"].replace("％", "%")) if match else None


@rule(
    "R09", "表格各行与合计", Severity.MAJOR, _LAW, kinds=_KINDS,
    examples=("裁量表：8%、9%、0%、2%，合计15%", "裁量表：8%、5%、0%、2%，合计15%"),
)  # fmt: skip
def rows_and_total(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The last column of the rows above a total, all of one unit, makes the total."""
    for table in _tables(decision.text):
        for place, row in enumerate(table):
            if not _TOTAL.fullmatch(row.cells[0]):
                continue
            parts = _above(table[:place])
            total, made = row.number(-1), sum((value for value, _ in parts), Decimal(0))
            units = {unit for _, unit in parts}
            if total and len(parts) >= _ROWS and units == {total[1]} and made != total[0]:
                yield finding(
                    "R09", Severity.MAJOR, f"表格各行之和为{made:f}{total[1]}，合计写{total[0]:f}{total[1]}，计算不对", row.at, "核对各行和合计",
                    expected=f"{made:f}{total[1]}", actual=row.cells[-1],
                )  # fmt: skip


def _above(rows: list[_Row]) -> list[tuple[Decimal, str]]:
    """The numbers in the last column, from the row above the total up to the head or an earlier total."""
    found: list[tuple[Decimal, str]] = []
    for row in reversed(rows):
        number = row.number(-1)
        if number is None or _TOTAL.fullmatch(row.cells[0]):
            break
        found.append(number)
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
