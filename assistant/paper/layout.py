"""Pages of loose lines → parts: reading order over columns and rows, paragraphs joined, running heads to the margins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.paper.model import Part, Role, Run, placed, union
from assistant.paper.page import Page, PageLine
from assistant.paper.running import split_margins
from assistant.paper.wrapping import Flow, goes_on, joint

_COLUMN_LINES = 5
_FILLED = 0.7
_SAME_ROW = 0.5
_APART = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """The lines at one height of one column, from left to right; ``flow`` is the column they stand in."""

    page: int
    lines: tuple[PageLine, ...]
    flow: Flow


def arrange(pages: Sequence[Page]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts of the text and of the margins.

    Args:
        pages: the pages in order.
    """
    bodies, heads, feet = split_margins(pages)
    rows = [row for page in bodies for row in _rows(page)]
    margins = [_margin(page, line, Role.HEADER) for page, line in heads]
    margins += [_margin(page, line, Role.FOOTER) for page, line in feet]
    return placed(_paragraphs(rows)), placed(margins)


def _margin(page: int, line: PageLine, role: Role) -> Part:
    return Part(line.text, 0, role, page=page, box=line.box)


def _rows(page: Page) -> Iterable[Row]:
    """The rows of a page in reading order."""
    for block in _blocks(page):
        flow = Flow.of(block)
        for lines in in_rows(block):
            yield Row(page.number, lines, flow)


def _blocks(page: Page) -> list[list[PageLine]]:
    """The page cut into stretches to be read one after another: across the page, left column, right column."""
    lines = sorted(page.lines, key=lambda line: line.middle)
    gutter = _gutter(page, lines)
    if gutter is None:
        return [lines] if lines else []
    blocks: list[list[PageLine]] = []
    band: list[PageLine] = []
    for line in lines:
        if line.place[0] < gutter < line.place[2]:
            blocks += [*_sides(band, gutter), [line]]
            band = []
        else:
            band.append(line)
    blocks += _sides(band, gutter)
    return [block for block in _merged(blocks, gutter) if block]


def _sides(band: list[PageLine], gutter: float) -> list[list[PageLine]]:
    return [
        [line for line in band if line.place[2] <= gutter],
        [line for line in band if line.place[0] >= gutter],
    ]


def _merged(blocks: list[list[PageLine]], gutter: float) -> list[list[PageLine]]:
    """Full-width lines that follow each other are one block."""
    out: list[list[PageLine]] = []
    for block in filter(None, blocks):
        wide = block[0].place[0] < gutter < block[0].place[2]
        if wide and out and out[-1][0].place[0] < gutter < out[-1][0].place[2]:
            out[-1].extend(block)
        else:
            out.append(block)
    return out


def _gutter(page: Page, lines: list[PageLine]) -> float | None:
    """The middle of the white between two columns of prose; None for one column or a table."""
    for share in (0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56, 0.42, 0.58, 0.4, 0.6):
        gutter = page.width * share
        left, right = _sides(lines, gutter)
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < _COLUMN_LINES or crossing > len(lines) / 3:
            continue
        if _is_prose(left) and _is_prose(right) and _beside(left, right):
            return gutter
    return None


def _is_prose(lines: list[PageLine]) -> bool:
    """Whether most lines fill their column, as running text does and cells do not."""
    start = min(line.place[0] for line in lines)
    width = max(line.place[2] for line in lines) - start
    return width > 0 and median((line.place[2] - start) / width for line in lines) >= _FILLED


def _beside(left: list[PageLine], right: list[PageLine]) -> bool:
    top = max(min(line.place[1] for line in side) for side in (left, right))
    bottom = min(max(line.place[3] for line in side) for side in (left, right))
    return bottom - top > _COLUMN_LINES * median(line.height for line in left) / 2


def in_rows(lines: Iterable[PageLine]) -> Iterable[tuple[PageLine, ...]]:
    """Lines at one height together, from left to right; rows from top to bottom."""
    row: list[PageLine] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if row and not _same_row(row, line):
            yield tuple(sorted(row, key=lambda line: line.place[0]))
            row = []
        row.append(line)
    if row:
        yield tuple(sorted(row, key=lambda line: line.place[0]))


def _same_row(row: list[PageLine], line: PageLine) -> bool:
    """Whether a line overlaps the row in height and none of its lines in width."""
    top, bottom = min(r.place[1] for r in row), max(r.place[3] for r in row)
    shared = min(bottom, line.place[3]) - max(top, line.place[1])
    if shared < _SAME_ROW * min(line.height, bottom - top):
        return False
    return all(line.place[0] >= r.place[2] - r.height or line.place[2] <= r.place[0] + r.height for r in row)


def _paragraphs(rows: Sequence[Row]) -> Iterable[Part]:
    """Parts from rows; a row that was broken at the column's edge goes on with the next."""
    open_rows: list[Row] = []
    number = 0
    for row in rows:
        if open_rows and not goes_on(open_rows[-1].lines, open_rows[-1].flow, row.lines, row.flow):
            yield _part(open_rows, number)
            number += 1
            open_rows = []
        open_rows.append(row)
    if open_rows:
        yield _part(open_rows, number)


def _part(rows: Sequence[Row], number: int) -> Part:
    text = ""
    runs: list[Run] = []
    for row in rows:
        before: PageLine | None = None
        for line in row.lines:
            apart = before is not None and line.place[0] - before.place[2] > _APART * line.height
            text += "\t" if apart else joint(text, line.text)
            runs += _runs(line, len(text), row.page)
            text += line.text
            before = line
    page = rows[0].page
    box = union(r.box for r in runs if r.box and r.page == page)
    return Part(text, 0, paragraph=number, page=page, box=box, runs=tuple(runs))


def _runs(line: PageLine, offset: int, page: int) -> list[Run]:
    """Runs of a line: its sure and its doubtful stretches."""
    cuts = [0, *(edge for span in line.doubtful for edge in span), len(line.text)]
    return [
        Run(offset + start, offset + end, doubtful=bool(turn % 2), page=page, box=line.box)
        for turn, (start, end) in enumerate(zip(cuts, cuts[1:], strict=False))
        if end > start
    ]
