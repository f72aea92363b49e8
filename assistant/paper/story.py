"""Word's XML as lines of text, each character tied to the element that holds it (for reading and for commenting).

What a reader of the accepted document sees: tracked insertions in, deletions out, field results without their codes,
merged cells once, text boxes and notes behind the paragraph that carries them, automatic numbers as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.errors import InputError
from assistant.paper.limits import MAX_DEPTH, Budget, whole
from assistant.paper.model import Role
from assistant.paper.numbering import Numbering
from assistant.paper.package import Xml
from assistant.paper.symbols import box_mark, symbol
from assistant.paper.wordml import child, child_value, is_on, short, sibling_tag, value

_PLAIN = {"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "-", "w:br": "\n", "w:cr": "\n"}
_SILENT = {
    "w:rPr", "w:pPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sdtPr", "w:sdtEndPr", "w:sectPr", "w:instrText",
    "w:delInstrText", "w:rt", "w:rubyPr", "w:softHyphen", "w:tblPrEx", "w:customXmlPr", "w:smartTagPr", "m:rPr",
}  # fmt: skip
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_SPACE = str.maketrans("\n\r", "  ")


@dataclass(slots=True)
class Piece:
    """A stretch of a line: the element with the characters and the run (or formula) around it.

    ``host`` is the text box or the mark of the note it stands in, seen from the main text; there a comment must go.
    """

    text: str
    element: Xml
    run: Xml
    host: Xml | None
    start: int = 0

    @property
    def end(self) -> int:
        """The offset behind its last character in the text of the paper."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Line:
    """One line of the text: what becomes a part."""

    role: Role
    paragraph: int
    cell: tuple[int, int, int] | None
    label: str = ""
    pieces: list[Piece] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Number and words."""
        return self.label + "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Where:
    """What holds for all that stands below an element."""

    role: Role = Role.BODY
    cell: tuple[int, int, int] | None = None
    host: Xml | None = None
    run: Xml | None = None
    change: str = ""
    depth: int = 0

    def into(self, **changes: object) -> _Where:
        values = {name: getattr(self, name) for name in self.__slots__} | changes
        return _Where(**values)


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = 0


class Story:
    """The lines of one XML part of a Word file (the main text with its notes, or a header).

    Args:
        root: the element to read.
        budget: counts what is read.
        numbering: the document's counters.
        notes: kind of note (footnote, endnote) → id → its element.
        role: what the lines are.
    """

    def __init__(
        self,
        root: Xml,
        budget: Budget,
        numbering: Numbering,
        notes: dict[str, dict[str, Xml]] | None = None,
        role: Role = Role.BODY,
    ) -> None:
        self.lines: list[Line] = []
        self.pictures = self.hidden = self.embedded = 0
        self._budget, self._numbering, self._notes = budget, numbering, notes or {}
        self._line: Line | None = None
        self._later: list[tuple[Xml, _Where]] = []
        self._codes: list[bool] = []
        self._paragraphs = self._tables = 0
        marks = [value(mark, "fldCharType") for mark in root.iter(sibling_tag(root, "fldChar"))]
        self._fields_closed = marks.count("begin") == marks.count("end")
        self._inside(root, _Where(role))
        self._finish()

    def _inside(self, element: Xml, where: _Where) -> None:
        if where.depth > MAX_DEPTH:
            raise InputError(
                f"文件嵌套过深（超过 {MAX_DEPTH} 层）：{self._budget.name}", "请另存为新文件再试"
            )
        below = where.into(depth=where.depth + 1)
        for inner in element:
            self._visit(inner, short(inner), below)

    def _visit(self, element: Xml, tag: str, where: _Where) -> None:
        if tag == "w:t" or tag == "m:t":
            self._text((element.text or "").translate(_SPACE), element, where)
        elif tag == "w:r":
            self._run(element, where)
        elif tag == "w:p":
            self._paragraph(element, where)
        elif tag == "w:tbl":
            self._table(element, where)
        elif tag in _PLAIN:
            self._plain(tag, element, where)
        elif tag in _CHANGES:
            self._changed(element, where.into(change=_CHANGES[tag] if where.change != "out" else "out"))
        elif tag not in _SILENT and tag:
            self._other(element, tag, where)

    def _other(self, element: Xml, tag: str, where: _Where) -> None:
        if tag == "mc:AlternateContent":
            chosen = next((e for e in element if short(e) == "mc:Choice"), None)
            chosen = chosen if chosen is not None else next(iter(element), None)
            if chosen is not None:
                self._inside(chosen, where)
        elif tag == "w:txbxContent" or tag == "txbxContent":
            host = where.host if where.host is not None else element
            self._later.append((element, where.into(role=Role.TEXT_BOX, cell=None, host=host, run=None)))
        elif tag in _NOTES:
            self._note(element, _NOTES[tag], where)
        elif tag == "w:sym":
            self._text(symbol(value(element, "font"), value(element, "char")), element, where)
        elif tag == "w:fldChar":
            self._field(element, where)
        elif tag == "w:delText":
            self._text((element.text or "").translate(_SPACE), element, where.into(change="out"))
        elif tag in ("w:ruby", "m:oMath"):
            self._inside(element, where.into(run=element if where.run is None else where.run))
        else:
            self.pictures += tag in ("blip", "imagedata")
            self.embedded += tag in ("w:altChunk", "OLEObject")
            self._inside(element, where)

    # paragraphs and tables

    def _paragraph(self, element: Xml, where: _Where) -> None:
        props = child(element, "pPr")
        mark = child(props, "rPr")
        gone = where.change == "out" or child(mark, "del") is not None or child(mark, "moveFrom") is not None
        if self._line is None:
            self._open(where)
            if not gone and self._line is not None:
                self._line.label = self._numbering.label(props)
        self._inside(element, where.into(run=None))
        if not gone:
            self._close()
            self._paragraphs += 1

    def _open(self, where: _Where) -> None:
        self._line = Line(where.role, self._paragraphs, where.cell)

    def _close(self) -> None:
        """End the line; what stands in text boxes and notes of the paragraph follows it."""
        line, self._line = self._line, None
        if line is None:
            return
        self._keep(line)
        later, self._later = self._later, []
        for element, where in later:
            codes, self._codes = self._codes, []
            self._inside(element, where)
            self._finish()
            self._codes = codes

    def _finish(self) -> None:
        """At the end of a cell, box or note an open line cannot go on into what follows."""
        if self._line is not None and (self._line.pieces or self._line.deleted or self._later):
            self._close()
            self._paragraphs += 1
        self._line = None

    def _keep(self, line: Line) -> None:
        self._budget.part(len(line.text))
        self.lines.append(line)

    def _table(self, element: Xml, where: _Where) -> None:
        self._finish()
        table = _Table(self._tables)
        self._tables += 1
        for row in _through(element, "w:tr"):
            props = child(row, "trPr")
            table.row += 1
            table.column = whole(child_value(props, "gridBefore"))
            out = "out" if child(props, "del") is not None else where.change
            for cell in _through(row, "w:tc"):
                self._cell(cell, table, where.into(change=out, depth=where.depth + 2))

    def _cell(self, element: Xml, table: _Table, where: _Where) -> None:
        props = child(element, "tcPr")
        self._budget.column(table.column)
        here = (table.number, table.row, table.column)
        span = whole(child_value(props, "gridSpan"), 1)
        table.column += max(span, 1)
        if _is_covered(props) or child(props, "cellDel") is not None:
            return
        role = Role.CELL if where.role is Role.BODY else where.role
        self._inside(element, where.into(role=role, cell=here, run=None))
        self._finish()

    # what stands in a paragraph

    def _run(self, element: Xml, where: _Where) -> None:
        props = child(element, "rPr")
        if is_on(child(props, "vanish")):
            self.hidden += sum(len(t.text or "") for t in element.iter(sibling_tag(element, "t")))
            return
        self._inside(element, where if where.run is not None else where.into(run=element))

    def _plain(self, tag: str, element: Xml, where: _Where) -> None:
        kind = value(element, "type")
        if tag != "w:br" or kind not in ("page", "column"):
            self._text(_PLAIN[tag], element, where)
        elif self._line is not None and self._line.pieces:
            self._text("\n", element, where)

    def _text(self, text: str, element: Xml, where: _Where) -> None:
        if not text or any(self._codes):
            return
        if self._line is None:
            self._open(where)
        line = self._line
        assert line is not None
        if where.change == "out":
            line.deleted.append(text)
        elif text == "\n":
            self._keep(line)
            self._line = Line(line.role, line.paragraph, line.cell)
        else:
            run = where.run if where.run is not None else element
            line.pieces.append(Piece(text, element, run, where.host))
            if where.change == "in":
                line.inserted.append(text)

    def _changed(self, element: Xml, where: _Where) -> None:
        """A tracked change: its words are told in one piece."""
        before = self._line
        counts = (len(before.inserted), len(before.deleted)) if before else (0, 0)
        self._inside(element, where)
        line = self._line
        if line is not None:
            first, second = counts if line is before else (0, 0)
            line.inserted[first:] = ["".join(line.inserted[first:])] if line.inserted[first:] else []
            line.deleted[second:] = ["".join(line.deleted[second:])] if line.deleted[second:] else []

    def _field(self, element: Xml, where: _Where) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._text(box_mark(element), element, where)
            self._codes.append(self._fields_closed)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()

    def _note(self, element: Xml, kind: str, where: _Where) -> None:
        if where.change == "out":
            return
        note = self._notes.get(kind, {}).pop(
            value(element, "id") or "", None
        )  # once, also if it names itself
        if note is not None:
            host = where.host if where.host is not None else element
            self._later.append((note, where.into(role=Role.FOOTNOTE, cell=None, host=host, run=None)))


_CHANGES = {"w:ins": "in", "w:moveTo": "in", "w:del": "out", "w:moveFrom": "out"}


def _through(element: Xml, wanted: str) -> Iterator[Xml]:
    """Rows or cells below an element, also those in content controls and the like."""
    for inner in element:
        tag = short(inner)
        if tag == wanted:
            yield inner
        elif tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"):
            yield from _through(inner, wanted)


def _is_covered(props: Xml | None) -> bool:
    """Whether a cell is the hidden part of a merged one."""
    for name in ("vMerge", "hMerge"):
        merged = child(props, name)
        if merged is not None and value(merged) != "restart":
            return True
    return False
