"""Any document as text with places: what a rule finds at an offset is where a comment lands and the page scrolls to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

Box = tuple[float, float, float, float]


class Role(StrEnum):
    """What a part is on the page; only the first four belong to ``Paper.text``."""

    BODY = "正文"
    CELL = "表格"
    TEXT_BOX = "文本框"
    FOOTNOTE = "脚注"
    HEADER = "页眉"
    FOOTER = "页脚"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a paper, precise enough to scroll to it, mark it or play it.

    Offsets count characters of ``Paper.text``. ``paragraph`` numbers the paragraphs of a Word file in reading order,
    ``cell`` is (table, row, column), all from 0; ``page`` counts from 1; ``box`` is left, top, right, bottom as shares of
    the page; ``second`` is the time in a recording.
    """

    start: int
    end: int
    paragraph: int | None = None
    cell: tuple[int, int, int] | None = None
    page: int | None = None
    box: Box | None = None
    second: float | None = None

    @property
    def told(self) -> str:
        """The place in Chinese as a reader finds it: 第2页, 表1第3行第2列, 第5段; "" when it is not known."""
        spots = [f"第{self.page}页"] if self.page else []
        if self.cell:
            table, row, column = (number + 1 for number in self.cell)
            spots.append(f"表{table}第{row}行第{column}列")
        elif self.paragraph is not None and not self.page:
            spots.append(f"第{self.paragraph + 1}段")
        if self.second is not None:
            spots.append(f"{int(self.second) // 60}分{int(self.second) % 60:02d}秒")
        return "".join(spots)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one part with one origin: a run of a Word file, a line of a page, a word of a scan or recording.

    ``start`` and ``end`` count in the part's text; ``second`` is its time in a recording; ``doubtful`` marks words that
    recognition was unsure of; ``page`` and ``box`` are where the stretch stands (a paragraph may run over two pages).
    """

    start: int
    end: int
    second: float | None = None
    doubtful: bool = False
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, paragraph of a cell or turn of speech, in one line. ``start`` is where it stands in ``Paper.text``.

    A soft break ends a line: the next one has the same ``paragraph``. ``inserted`` and ``deleted`` are words under
    tracked change: the first are in the text, the second are not.
    """

    text: str
    start: int
    role: Role = Role.BODY
    paragraph: int | None = None
    cell: tuple[int, int, int] | None = None
    page: int | None = None
    box: Box | None = None
    second: float | None = None
    runs: tuple[Run, ...] = ()
    inserted: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """The offset behind the part's last character in ``Paper.text``."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Paper:
    """A document: its parts in reading order, joined by line breaks to ``text``.

    ``kind`` is a kind of corpora/papers.yaml ("" while unknown). ``margins`` are headers and footers, kept apart from the
    text; their ``start`` counts in their own lines. ``notes`` says in Chinese what the reader left out or was unsure of.
    ``digest`` is the SHA-256 of the file.
    """

    name: str
    parts: tuple[Part, ...] = ()
    kind: str = ""
    margins: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    pages: int | None = None
    digest: str = field(default="", compare=False)

    @cached_property
    def text(self) -> str:
        """The text that offsets count in: one line a part."""
        return "\n".join(part.text for part in self.parts)

    def part_at(self, offset: int) -> Part | None:
        """The part that holds a character (or the line break behind it); None outside the text."""
        if not self.parts or not 0 <= offset <= len(self.text):
            return None
        return self.parts[bisect_right(self._starts, offset) - 1]

    def anchor(self, start: int, end: int) -> Anchor:
        """The place of a span.

        Args:
            start: offset of its first character in ``text``.
            end: offset behind its last one.
        """
        part = self.part_at(start)
        if part is None:
            return Anchor(start, end)
        second = next(
            (r.second for r in reversed(part.runs) if r.second is not None and r.start <= start - part.start),
            part.second,
        )
        page, box = _spot(part, start - part.start, end - part.start)
        return Anchor(start, end, part.paragraph, part.cell, page, box, second)

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.parts]

    @classmethod
    def of_text(cls, text: str, *, name: str = "", kind: str = "") -> Paper:
        """A paper of plain text, one part a line."""
        parts = (Part(line, 0, paragraph=number) for number, line in enumerate(text.split("\n")))
        return cls(name, placed(parts), kind)


def placed(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with their ``start`` set, as they follow each other one line a part."""
    out, start = [], 0
    for part in parts:
        out.append(replace(part, start=start))
        start += len(part.text) + 1
    return tuple(out)


def union(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all; None for none."""
    found = list(boxes)
    if not found:
        return None
    left, top, right, bottom = zip(*found, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _spot(part: Part, start: int, end: int) -> tuple[int | None, Box | None]:
    """Page and box of a span of a part: those of the runs it touches on the first of their pages."""
    touched = [r for r in part.runs if r.box and r.start < max(end, start + 1) and r.end > start]
    if not touched:
        return part.page, part.box
    page = touched[0].page or part.page
    return page, union(r.box for r in touched if r.box and (r.page or part.page) == page)
