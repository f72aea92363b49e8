"""Law text to parts and articles, without losing a character: the parts' sources, joined, are the text.

A line is a heading of 编/章/节, the start of an article, an annex, or plain text that belongs to what is open. An
article starts where 第X条 is followed by white space and X is plausible (the successor of the last one, or a gap
forward outside an open quotation); without the space only the exact successor counts, and never when what follows
reads like a citation (第三条规定…, 第三条、第四条…). Short lines without punctuation between a full sentence and the
next article are headings whose mark the source lost. A text without articles that is numbered 一、二、 has an article
an entry. Traditional characters (第一條) are read as simplified ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.law.entries import MARKS, Numbering, find_numbering
from assistant.law.headings import RANK, bare, lost_headings, read_heading, squeeze
from assistant.law.marks import CITED, MARK, Mark, N, broken_off, is_ended, open_before, read_mark
from assistant.law.model import Provision
from assistant.text.normalise import fold
from assistant.text.numerals import to_chinese
from assistant.text.simplified import simplified

_ANNEX = re.compile(r"\s*#*\s*附(?:件|表|录|图|[：:]|[一二三四五六七八九十1-9]+[：:、 　])")
_ANNEX_LINE = 40
_MARK_REACH = 200
_SHOWN = 15
_TOC = re.compile(r"\s*#*\s*目\s*[录次]\s*$")
_COMMENT = re.compile(r"\s*<!--.*-->\s*$")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_DOCUMENT_NUMBER = re.compile(
    r"[^，。；]{0,20}[〔\[（(]\d{4}[〕\]）)]\s*(?:第\s*)?\d+\s*号|[^，。；]{0,30}令?第\s*\d+\s*号"
)
_ADOPTION = re.compile(r"\d\s*日|[零〇一二三四五六七八九十]日|通过|公布|修[正订]|施行|批准")
_CONTINUED_TITLE = 30
_AMENDING = re.compile("修正案|关于修改.*决定")  # gives articles of another law; none of its own is left out
_INNER = re.compile(rf"(?<=[；：”])[ 　]+(?=第{N}条[ 　])|(?<=。)[ 　]*(?=第{N}条)")


class Kind(StrEnum):
    """What a part of a law text is."""

    TITLE = "题名"
    NOTE = "题注"
    PREAMBLE = "序言"
    CONTENTS = "目录"
    HEADING = "标题"
    ARTICLE = "条"
    ANNEX = "附件"


@dataclass(slots=True)
class Part:
    """One part: its source exactly as it stood, its number if it is an article, the headings above it.

    ``numbering`` is how the article is marked: "" for 第X条, else 一、 or 1.
    """

    kind: Kind
    source: str
    number: Provision | None = None
    chapter: str = ""
    numbering: str = ""
    _read: tuple[str, str, Kind, str] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The content: lines without margins, empty lines and layout comments, and without the leading 第X条."""
        if self._read is None or self._read[:3] != (self.source, self.numbering, self.kind):
            self._read = (self.source, self.numbering, self.kind, self._content())
        return self._read[3]

    def _content(self) -> str:
        source = _visible(self.source)
        marks = MARKS[self.numbering] if self.numbering else MARK
        if self.kind is Kind.ARTICLE and (mark := marks.match(simplified(source[:_MARK_REACH]))):
            source = source[mark.end() :]
        lines = (line.strip() for line in source.splitlines() if not _COMMENT.match(line))
        kept = [line for line in lines if line]
        return _joined(kept) if self.kind is Kind.ARTICLE else "\n".join(kept)


def _joined(lines: list[str]) -> str:
    """The lines of an article; one that begins with a citation broken off the line before goes on in that."""
    text = ""
    for before, line in zip(["", *lines], lines, strict=False):
        mark = read_mark(simplified(line[:_MARK_REACH])) if before and not is_ended(before) else None
        text += line if mark or not text else f"\n{line}"
    return text


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that begins like an article but was not made one.

    ``line`` counts from 1, ``why`` is Chinese; ``doubled`` if it seems an article all the same, its number a second one.
    """

    line: int
    why: str
    doubled: bool = False


@dataclass(slots=True)
class Parsed:
    """A law text in parts.

    Attributes:
        parts: joined, their sources are the text.
        problems: what did not read as it should (Chinese, for the import report).
        refused: lines that look like articles and are none, or are told because they might be.
    """

    parts: list[Part]
    problems: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def articles(self) -> list[Part]:
        """What the library keeps: articles, preamble, annexes; a text without articles is one body."""
        return [p for p in self.parts if p.kind in (Kind.ARTICLE, Kind.PREAMBLE, Kind.ANNEX) and p.text]

    @property
    def numbering(self) -> str:
        """How the articles are marked: "" for 第X条, 一、 or 1. for the entries of a decision."""
        return next((part.numbering for part in self.parts if part.number), "")

    @property
    def note(self) -> str:
        """The note of adoption (题注) and document number that stand between title and text."""
        return "\n".join(p.text for p in self.parts if p.kind is Kind.NOTE and p.text)


def _visible(text: str) -> str:
    return _INVISIBLE.sub("", text)


class _Front:
    """The lines before the law begins: its title repeated, document number, note of adoption in brackets."""

    def __init__(self, title: str) -> None:
        self.title = fold(simplified(title))
        self.open_bracket = False

    def kind(self, line: str) -> Kind | None:
        """What a line of the front matter is; None when the law begins."""
        bare = line.strip("# 　\t\r\n")
        if not bare:
            return Kind.NOTE
        if self.open_bracket or (bare[0] in "（(" and _ADOPTION.search(bare)) or bare in "（(":
            self.open_bracket = not bare.endswith(("）", ")"))
            return Kind.NOTE
        if self.title and fold(bare) in self.title:
            return Kind.TITLE
        ends_note = bare.endswith(("）", ")")) and _ADOPTION.search(bare) and "（" not in bare
        return Kind.NOTE if ends_note or _DOCUMENT_NUMBER.fullmatch(bare) else None


class _Reader:
    """Walks through the lines and keeps what is open."""

    def __init__(self, title: str, lines: list[str]) -> None:
        self.parts: list[Part] = []
        self.problems: list[str] = []
        self.refused: list[Refused] = []
        self.open = open_before(lines)
        self.citations = broken_off(lines, self.open)
        self.tight = 0  # articles without a space behind their number, less those with one
        self.again: Refused | None = None
        self.headings: dict[int, str] = {}
        self.last = Provision(0)
        self.quotes = 0
        self.plain_quotes = 0
        self.front: _Front | None = _Front(title)
        self.amends = bool(_AMENDING.search(simplified(title)))

    def read(self, at: int, line_number: int, raw: str, line: str) -> None:
        mark = None if self._in_annex() else read_mark(line)
        number = self._starts_article(mark, at) if mark and at not in self.citations else None
        if mark and number is None:
            self._refuse(mark, line_number, cited=at in self.citations)
        if self.front and not number and (kind := self.front.kind(line)):
            self._join_front(kind, raw)
            return
        self.front = None
        if number:
            self._take_lost_headings()
            self._open(Part(Kind.ARTICLE, raw, number, self._chapter()))
            self.last, self.quotes, self.plain_quotes = number, 0, 0
            self.tight += -1 if mark and mark.spaced else 1
        elif _TOC.match(line) and not self.last.article:
            self._open(Part(Kind.CONTENTS, raw))
        elif heading := read_heading(line):
            self._take_heading(raw, *heading)
        elif self._starts_annex(line):
            self.headings.clear()
            self._open(Part(Kind.ANNEX, raw, chapter=line.strip("# 　\t\r\n")[:_ANNEX_LINE]))
        else:
            self._take_text(raw, line)
        self._count_quotes(line)

    def _count_quotes(self, line: str) -> None:
        self.quotes = max(0, self.quotes + line.count("“") - line.count("”"))
        self.plain_quotes = (self.plain_quotes + line.count('"')) % 2

    def _join_front(self, kind: Kind, raw: str) -> None:
        if self.parts and (self.parts[-1].kind is kind or not raw.strip()):
            self.parts[-1].source += raw
        else:
            self._open(Part(kind, raw))

    def _take_text(self, raw: str, line: str) -> None:
        """A line that is no mark: it continues what is open; after a heading it may be the heading's second line."""
        last = self.parts[-1] if self.parts else None
        if last is None or last.kind in (Kind.TITLE, Kind.NOTE):
            self._open(Part(Kind.PREAMBLE, raw, chapter=self._chapter()))
        elif last.kind is not Kind.HEADING or not line.strip():
            last.source += raw
        elif len(line.strip()) <= _CONTINUED_TITLE and not re.search("[。；：，]", line):
            rank = max(self.headings)
            self.headings[rank] = f"{self.headings[rank]} {squeeze(line)}".strip()
            last.source += raw
        else:
            self._open(Part(Kind.PREAMBLE, raw, chapter=self._chapter()))

    def _take_lost_headings(self) -> None:
        """Headings without mark that the article before the new one seems to end with."""
        last = self.parts[-1] if self.parts else None
        if last is None or last.kind is not Kind.ARTICLE or self.quotes:
            return
        source, titles = lost_headings(last.source)
        if titles:
            last.source = last.source.removesuffix(source)
            for rank, title in zip((RANK["章"], RANK["节"]), titles, strict=False):
                self._head(rank, title)
            self._open(Part(Kind.HEADING, source))

    def _open(self, part: Part) -> None:
        self.parts.append(part)

    def _chapter(self) -> str:
        return " / ".join(self.headings[rank] for rank in sorted(self.headings))

    def _starts_article(self, mark: Mark, at: int) -> Provision | None:
        following = self._follows(mark.number)
        if self.again:
            return None
        if not mark.spaced and not self._starts_tight(mark, at, following=following):
            return None
        if following:
            return mark.number
        if mark.number <= self.last or self._quoting() or (self.amends and self.last.article):
            return None
        if self.last.article and mark.number.article > self.last.article + 1:
            self._note_gap(mark.number)
        return mark.number

    def _starts_tight(self, mark: Mark, at: int, *, following: bool) -> bool:
        """Whether 第X条 without a space behind it begins an article: the next one, or where none has a space, a later one."""
        if following:
            return not (mark.surely_cited if at not in self.open else CITED.match(mark.rest))
        return self.tight > 1 and at not in self.open and not CITED.match(mark.rest) and not mark.surely_cited

    def _quoting(self) -> bool:
        return bool(self.quotes or self.plain_quotes)

    def _refuse(self, mark: Mark, line: int, *, cited: bool) -> None:
        """Tell of a line that looks like an article; citations in the course of a sentence are not worth a word."""
        if self.again or self._quoting() or self.amends or not (mark.spaced or mark.number == self.last):
            return
        label, words = mark.number.label, f"「{mark.rest[:_SHOWN]}」"
        if cited:
            self.refused.append(Refused(line, f"行首的{label}{words}接着上一行的话，按引用读，没有另立一条"))
        elif CITED.match(mark.rest):
            return
        elif mark.number == Provision(1) and self.last > mark.number:
            why = f"条号从{label}{words}又数起，此行以下都收在{self.last.label}里，没有另立法规"
            self.again = Refused(line, why, doubled=True)
            self.refused.append(self.again)
        else:
            why = f"{label}{words}的条号重复或者倒退，并在{self.last.label}里，没有另立一条"
            self.refused.append(Refused(line, why, doubled=True))

    def _follows(self, number: Provision) -> bool:
        return (number.article, number.suffix) in (
            (self.last.article + 1, 0),
            (self.last.article, self.last.suffix + 1),
        )

    def _note_gap(self, number: Provision) -> None:
        missing = number.article - self.last.article - 1
        first = f"第{to_chinese(self.last.article + 1)}条"
        self.problems.append(f"缺{first}" if missing == 1 else f"缺{first}起的 {missing} 条")

    def _in_annex(self) -> bool:
        return bool(self.parts) and self.parts[-1].kind is Kind.ANNEX

    def _starts_annex(self, line: str) -> bool:
        short = len(line.strip()) <= _ANNEX_LINE and not line.rstrip().endswith(("。", "；"))
        return bool(self.last.article) and short and bool(_ANNEX.match(line))

    def _take_heading(self, line: str, rank: int, title: str) -> None:
        if self._in_annex() or self.quotes or (self.amends and self.last.article):
            self.parts[-1].source += line
            return
        if self.parts and self.parts[-1].kind is Kind.CONTENTS and not self._contents_end(title):
            self.parts[-1].source += line
            return
        self._head(rank, title)
        self._open(Part(Kind.HEADING, line))

    def _head(self, rank: int, title: str) -> None:
        for lower in [r for r in self.headings if r >= rank]:
            del self.headings[lower]
        self.headings[rank] = title

    def _contents_end(self, title: str) -> bool:
        return bare(title) in {bare(entry) for entry in self.parts[-1].source.splitlines()}


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with numbers and ends, cut where an article may begin within a line (the cut counts only if one does)."""
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        start = 0
        for cut in _INNER.finditer(line):
            yield number, line[start : cut.end()]
            start = cut.end()
        yield number, line[start:]


def parse(text: str, title: str = "") -> Parsed:
    """Read a law text into parts.

    Args:
        text: plain text or Markdown, any line ends, with or without title and note of adoption at the top.
        title: the law's name, to tell its repetition at the top from the text.

    Returns:
        The parts; ``"".join(p.source for p in parsed.parts) == text`` always holds.
    """
    pieces = list(_lines(text))
    lines = [simplified(_visible(raw)) for _, raw in pieces]
    reader = _Reader(title, lines)
    for at, ((number, raw), line) in enumerate(zip(pieces, lines, strict=True)):
        reader.read(at, number, raw, line)
    parts = _name_preamble(reader.parts, bool(reader.last.article))
    if reader.last.article and any(p.kind is Kind.ARTICLE and not p.text for p in parts):
        reader.problems.append("有空白条文")
    return Parsed(parts, reader.problems, reader.refused)


def _name_preamble(parts: list[Part], has_articles: bool) -> list[Part]:
    """Texts without articles stay one body or are cut into entries; else what precedes the first article is preamble."""
    if not has_articles:
        front = [part for part in parts if part.kind in (Kind.TITLE, Kind.NOTE)]
        body = _by_entries("".join(part.source for part in parts[len(front) :]))
        parts = [*front, *body]
        if not any(part.number for part in body):
            return parts
    for part in parts:
        if part.kind is Kind.PREAMBLE:
            part.chapter = part.chapter or Kind.PREAMBLE.value
    return parts


def _by_entries(source: str) -> list[Part]:
    """A text without articles, an article an entry 一、; one body if it is not numbered."""
    lines = source.splitlines(keepends=True)
    numbering = find_numbering([simplified(line) for line in lines])
    if numbering is None:
        return [Part(Kind.PREAMBLE, source)] if source else []
    return _cut(lines, numbering)


def _cut(lines: list[str], numbering: Numbering) -> list[Part]:
    parts: list[Part] = []
    chapter = ""
    for at, line in enumerate(lines):
        if at in numbering.headings:
            chapter = squeeze(line)
            parts.append(Part(Kind.HEADING, line))
        elif number := numbering.starts.get(at):
            parts.append(Part(Kind.ARTICLE, line, Provision(number), chapter, numbering.name))
        elif parts:
            parts[-1].source += line
        else:
            parts.append(Part(Kind.PREAMBLE, line))
    return parts
