"""Remarks at their words as Word comments; the document stays as it was, comments that stand in it stay too.

Word ignores a comment in a text box, footnote, endnote, header or footer and opens no file with more than 32,767
comments ([MS-OI29500] 2.1.315, commentRangeStart). A remark on a box or note goes to the place that carries it and
says so.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from assistant.errors import InputError
from assistant.paper.changes import track
from assistant.paper.comment_book import CommentBook
from assistant.paper.cutting import Place, mark_places
from assistant.paper.limits import Budget
from assistant.paper.model import Paper, Role
from assistant.paper.story import Piece
from assistant.paper.word import WordFile
from assistant.paper.wordml import child, sibling_tag

MAX_COMMENTS = 32_767
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Remark:
    """What to say about a stretch of a paper's text.

    ``start`` and ``end`` are offsets in ``Paper.text``; equal ones stand for something missing there. ``replacement`` are the
    words that should stand there instead: they are put in as a tracked change; "" proposes none.
    """

    start: int
    end: int
    text: str
    author: str = "执法办案助手"
    replacement: str = ""


def write_comments(source: bytes | Paper, remarks: Sequence[Remark], *, name: str = "") -> bytes:
    """A Word file with one comment a remark, around exactly its words.

    Args:
        source: the docx that was read, or a paper of another kind, which becomes a new document of its lines.
        remarks: what to say; offsets count in the text of that paper.
        name: what to call the source in a message.

    Raises:
        InputError: the docx cannot be read, or there are more comments than Word opens.
    """
    data = source if isinstance(source, bytes) else new_document(source)
    word = WordFile.read(data, Budget(name or getattr(source, "name", "")))
    book = CommentBook(word)
    if len(book.ids) + len(remarks) > MAX_COMMENTS:
        raise InputError(f"批注超过 {MAX_COMMENTS:,} 处，Word 无法打开", "请拆分文件后再审核")
    finder = _Finder(word)
    now = datetime.now(UTC).replace(microsecond=0)
    places = []
    for remark in remarks:
        place, told = finder.find(remark.start, remark.end)
        book.add(_UNWRITABLE.sub(" ", told + remark.text), _UNWRITABLE.sub(" ", remark.author), now)
        places.append(place)
    ids = book.ids[len(book.ids) - len(places) :]
    mark_places(places, ids)
    for remark, comment in zip(remarks, ids, strict=True):
        if remark.replacement and remark.end > remark.start:
            track(word.root, comment, _UNWRITABLE.sub(" ", remark.replacement), remark.author, now)
    return book.saved()


def new_document(paper: Paper) -> bytes:
    """A plain Word file with the lines of a paper; its text, read again, has the same offsets."""
    from docx import Document

    document = Document()
    for line in paper.text.split("\n"):
        document.add_paragraph(_UNWRITABLE.sub(" ", line))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Finder:
    """Finds where a comment on a stretch of the text may stand."""

    def __init__(self, word: WordFile) -> None:
        self._word = word
        self._text = word.text
        self._pieces = word.pieces
        self._starts = [piece.start for piece in self._pieces]
        self._ends = [piece.end for piece in self._pieces]
        self._roles = {id(piece): line.role for line in word.story.lines for piece in line.pieces}

    def find(self, start: int, end: int) -> tuple[Place, str]:
        """The place for a stretch, and what to tell when it is not the words themselves."""
        touched = self._pieces[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        main = [piece for piece in touched if piece.host is None]
        if main and end > start:
            first, last = main[0], main[-1]
            return Place(first, last, max(start, first.start), min(end, last.end)), ""
        near = touched[0] if touched else self._near(start)
        if near is None:
            return self._anywhere(), ""
        told = self._told(near, start, end) if near.host is not None else ""
        return Place(near, near, near.start, near.end), told

    def _near(self, offset: int) -> Piece | None:
        """The piece that follows in the same line, else the one before, else the next."""
        index = bisect_left(self._starts, offset)
        before, after = self._pieces[max(index - 1, 0) : index], self._pieces[index : index + 1]
        if after and "\n" not in self._text[offset : after[0].start]:
            return after[0]
        return next(iter(before + after), None)

    def _told(self, piece: Piece, start: int, end: int) -> str:
        kind = "文本框" if self._roles[id(piece)] is Role.TEXT_BOX else "脚注或者尾注"
        words = self._text[start:end].replace("\n", " ")
        return f"（所指文字在此处的{kind}内{f'：“{words}”' if words else ''}。Word 不能在其中批注）"

    def _anywhere(self) -> Place:
        """In a document without words: an empty run in its first paragraph."""
        body = self._word.root.find(sibling_tag(self._word.root, "body"))
        paragraph = child(body, "p")
        if paragraph is None:
            paragraph = etree.Element(sibling_tag(body, "p"))
            body.insert(0, paragraph)
        run = etree.SubElement(paragraph, sibling_tag(body, "r"))
        piece = Piece("", run, run, None)
        return Place(piece, piece, 0, 0)
