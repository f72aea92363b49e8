"""A Word file that was read: its package, its lines of text and of the margins, what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.paper.limits import Budget
from assistant.paper.model import Part, Role, Run, placed
from assistant.paper.numbering import Numbering
from assistant.paper.package import Package, Xml
from assistant.paper.story import Line, Piece, Story
from assistant.paper.wordml import child, short, value


@dataclass
class WordFile:
    """A Word file that was read: its package, the lines of text and margins, and what was left out."""

    package: Package
    main: str
    root: Xml
    story: Story
    margins: list[Line]

    @classmethod
    def read(cls, data: bytes, budget: Budget) -> WordFile:
        """Read a docx.

        Raises:
            InputError: damaged, locked, no Word file, or beyond the bounds.
        """
        package = Package(data, budget)
        main = next(iter(package.related("", "officeDocument")), "")
        if not main:
            raise package.damaged()
        root = package.xml(main)
        numbering = Numbering(*(_first(package, main, kind) for kind in ("numbering", "styles")))
        notes = {kind: _notes(package, main, kind) for kind in ("footnote", "endnote")}
        body = child(root, "body")
        if body is None or short(root) != "w:document":
            raise package.damaged()
        story = Story(body, budget, numbering, notes)
        margins: list[Line] = []
        for kind, role in (("header", Role.HEADER), ("footer", Role.FOOTER)):
            for name in package.related(main, kind):
                margins += Story(package.xml(name), budget, numbering, role=role).lines
        _place(story.lines)
        return cls(package, main, root, story, [line for line in margins if line.text.strip()])

    @property
    def pieces(self) -> list[Piece]:
        """All pieces of the text in its order."""
        return [piece for line in self.story.lines for piece in line.pieces]

    @property
    def text(self) -> str:
        """The text that offsets count in."""
        return "\n".join(line.text for line in self.story.lines)

    def parts(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """The parts of the text and of the margins."""
        return placed(map(_part, self.story.lines)), placed(map(_part, self.margins))

    def notes(self) -> tuple[str, ...]:
        """What the reader left out, in Chinese."""
        lines = self.story.lines
        inserted, deleted = sum(len(x.inserted) for x in lines), sum(len(x.deleted) for x in lines)
        told = []
        if inserted or deleted:
            told.append(f"文中有修订：插入 {inserted} 处已计入正文，删除 {deleted} 处未计入")
        if self.story.hidden:
            told.append(f"有隐藏文字 {self.story.hidden} 字，未计入正文")
        if self.story.pictures:
            told.append(f"有图片 {self.story.pictures} 张，图中文字未读取；需要时请单独上传图片")
        if self.story.embedded:
            told.append(f"有嵌入的文件 {self.story.embedded} 个，未读取；需要时请单独上传")
        return tuple(told)


def _first(package: Package, main: str, kind: str) -> Xml | None:
    name = next(iter(package.related(main, kind)), "")
    return package.xml(name) if name else None


def _notes(package: Package, main: str, kind: str) -> dict[str, Xml]:
    root = _first(package, main, f"{kind}s")
    return {} if root is None else {value(note, "id") or "": note for note in root if short(note)}


def _place(lines: list[Line]) -> None:
    """Set where each piece stands in the text of the paper."""
    offset = 0
    for line in lines:
        at = offset + len(line.label)
        for piece in line.pieces:
            piece.start = at
            at = piece.end
        offset = at + 1


def _part(line: Line) -> Part:
    runs: list[Run] = []
    at, last = len(line.label), None
    for piece in line.pieces:
        if last is piece.run:
            runs[-1] = Run(runs[-1].start, at + len(piece.text))
        else:
            runs.append(Run(at, at + len(piece.text)))
        at, last = at + len(piece.text), piece.run
    return Part(
        line.text, 0, line.role, line.paragraph, line.cell,
        runs=tuple(runs), inserted=tuple(line.inserted), deleted=tuple(line.deleted),
    )  # fmt: skip
