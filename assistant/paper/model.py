"""Any document as text with places: what a rule finds at an offset is where a comment lands and the page scrolls to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one part that came from one run of a Word file (or one word of a recording).

    ``start`` and ``end`` count in the part's text; ``second`` is its time in a recording; ``doubtful`` marks words that
    recognition was unsure of.
    """

    start: int
    end: int
    second: float | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, cell, line of a scan or turn of speech. ``start`` is where its text stands in ``Paper.text``.

    ``inserted`` and ``deleted`` are words under tracked change: the first are in the text, the second are not.
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
    text. ``notes`` says in Chinese what the reader left out or was unsure of.
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
        return Anchor(start, end, part.paragraph, part.cell, part.page, part.box, second)

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.parts]

    @classmethod
    def of_text(cls, text: str, *, name: str = "", kind: str = "") -> Paper:
        """A paper of plain text, one part a line."""
        parts, start = [], 0
        for number, line in enumerate(text.split("\n")):
            parts.append(Part(line, start, paragraph=number))
            start += len(line) + 1
        return cls(name, tuple(parts), kind)
