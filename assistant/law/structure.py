"""Law text to parts and articles, without losing a character: the parts' sources, joined, are the text.

A line is a heading of 编/章/节, the start of an article, an annex, or plain text that belongs to what is open. An
article starts where 第X条 is followed by white space and X is plausible (the successor of the last one, or a gap
forward outside an open quotation); without the space only the exact successor counts, and never when what follows
reads like a citation (第三条规定…, 第三条、第四条…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.law.model import Provision
from assistant.text.numerals import to_chinese, to_int

_N = "[零〇一二两三四五六七八九十百千0-9０-９]+"
_MARK = re.compile(rf"[ \t　]*第[ 　]?({_N})[ 　]*条(?:之({_N}))?(?P<gap>[ \t　 ：:]*)")
_CITED = re.compile(
    r"(?:[、，,；;。和或及与至到的所中内以并且依]|规定|之规定|第|项|款|之[一二三四五六七八九十])"
)
_HEADING = re.compile(
    rf"[ \t　]*#*[ \t　]*第[ 　]?{_N}[ 　]*(?P<kind>编|分编|章|节)(?P<rest>.{{0,60}})$"
)
_BARE_HEADING = re.compile(r"[ \t　]*#+[ \t　]*(?P<rest>.{1,60})$")
_ANNEX = re.compile(r"[ \t　]*#*[ \t　]*附(?:件|表|录|图|[：:]|[一二三四五六七八九十1-9]+[：:、 　])")
_ANNEX_LINE = 40
_TOC = re.compile(r"[ \t　]*#*[ \t　]*目[ 　]*[录次][ \t　]*$")
_COMMENT = re.compile(r"[ \t　]*<!--.*-->[ \t　]*$")
_INNER = re.compile(rf"(?<=[。；：”])[ 　]+(?=第{_N}条[ 　])")
_RANK = {"编": 0, "分编": 1, "章": 2, "节": 3}


class Kind(StrEnum):
    """What a part of a law text is."""

    PREAMBLE = "序言"
    CONTENTS = "目录"
    HEADING = "标题"
    ARTICLE = "条"
    ANNEX = "附件"


@dataclass(slots=True)
class Part:
    """One part: its source exactly as it stood, its number if it is an article, the headings above it."""

    kind: Kind
    source: str
    number: Provision | None = None
    chapter: str = ""

    @property
    def text(self) -> str:
        """The content: lines without margins, empty lines and layout comments, and without the leading 第X条."""
        source = self.source
        if self.kind is Kind.ARTICLE and (mark := _MARK.match(source)):
            source = source[mark.end() :]
        lines = (line.strip() for line in source.splitlines() if not _COMMENT.match(line))
        return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class Parsed:
    """A law text in parts, and in ``problems`` what did not read as it should (Chinese, for the import report)."""

    parts: list[Part]
    problems: list[str] = field(default_factory=list)

    @property
    def articles(self) -> list[Part]:
        """What the library keeps: articles, preamble, annexes; a text without articles is one body."""
        return [p for p in self.parts if p.kind in (Kind.ARTICLE, Kind.PREAMBLE, Kind.ANNEX) and p.text]


class _Reader:
    """Walks through the lines and keeps what is open."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.problems: list[str] = []
        self.headings: dict[int, str] = {}
        self.last = Provision(0)
        self.quotes = 0

    def read(self, line: str) -> None:
        if number := self._starts_article(line):
            self._open(Part(Kind.ARTICLE, line, number, self._chapter()))
            self.last, self.quotes = number, 0
        elif _TOC.match(line) and not self.last.article:
            self._open(Part(Kind.CONTENTS, line))
        elif heading := _read_heading(line):
            self._take_heading(line, *heading)
        elif self._starts_annex(line):
            self.headings.clear()
            self._open(Part(Kind.ANNEX, line, chapter=line.strip("# 　\t\r\n")[:_ANNEX_LINE]))
        elif self.parts and self.parts[-1].kind is not Kind.HEADING:
            self.parts[-1].source += line
        elif line.strip() or not self.parts:
            self._open(Part(Kind.PREAMBLE, line, chapter=self._chapter()))
        else:
            self.parts[-1].source += line
        self.quotes = max(0, self.quotes + line.count("“") - line.count("”"))

    def _open(self, part: Part) -> None:
        self.parts.append(part)

    def _chapter(self) -> str:
        return " / ".join(self.headings[rank] for rank in sorted(self.headings))

    def _starts_article(self, line: str) -> Provision | None:
        match = _MARK.match(line)
        if match is None or self._in_annex():
            return None
        number = Provision(to_int(match[1]) or 0, (to_int(match[2]) or 0) if match[2] else 0)
        if not number.article:
            return None
        following = self._follows(number)
        rest = line[match.end() :].strip()
        if not match["gap"] and rest:
            return number if following and not _CITED.match(rest) else None
        if following:
            return number
        if number <= self.last or self.quotes:
            return None
        if self.last.article and number.article > self.last.article + 1:
            self._note_gap(number)
        return number

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
        if self._in_annex() or self.quotes:
            self.parts[-1].source += line
            return
        if self.parts and self.parts[-1].kind is Kind.CONTENTS and not self._contents_end(title):
            self.parts[-1].source += line
            return
        for lower in [r for r in self.headings if r >= rank]:
            del self.headings[lower]
        self.headings[rank] = title
        self._open(Part(Kind.HEADING, line))

    def _contents_end(self, title: str) -> bool:
        return _bare(title) in {_bare(entry) for entry in self.parts[-1].source.splitlines()}


def _bare(title: str) -> str:
    return re.sub(r"[\s　#]+|[.…·]+\d*$", "", title)


def _read_heading(line: str) -> tuple[int, str] | None:
    """Rank and title of a heading line, or None."""
    line = line.rstrip("\r\n")
    match = _HEADING.match(line)
    if match:
        rest = match["rest"]
        marked = line.lstrip().startswith("#")
        if marked or ((not rest.strip() or rest[0] in " 　\t") and not re.search("[。；：，]", rest)):
            return _RANK[match["kind"]], re.sub(r"[\s　]+", " ", line.strip("# 　\t"))
        return None
    match = _BARE_HEADING.match(line)
    return (_RANK["节"] + 1, re.sub(r"[\s　]+", " ", match["rest"].strip())) if match else None


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends; a line holding several articles in running text is cut before each."""
    for line in text.splitlines(keepends=True):
        start = 0
        for cut in _INNER.finditer(line):
            yield line[start : cut.end()]
            start = cut.end()
        yield line[start:]


def parse(text: str) -> Parsed:
    """Read a law text (body without title and note of adoption) into parts.

    Args:
        text: plain text or Markdown, any line ends.

    Returns:
        The parts; ``"".join(p.source for p in parsed.parts) == text`` always holds.
    """
    reader = _Reader()
    for line in _lines(text):
        reader.read(line)
    parts = _name_preamble(reader.parts, bool(reader.last.article))
    if reader.last.article and any(p.kind is Kind.ARTICLE and not p.text for p in parts):
        reader.problems.append("有空白条文")
    return Parsed(parts, reader.problems)


def _name_preamble(parts: list[Part], has_articles: bool) -> list[Part]:
    """Texts without articles stay one body; otherwise what precedes the first article is the preamble."""
    if not has_articles:
        source = "".join(part.source for part in parts)
        return [Part(Kind.PREAMBLE, source)] if source else []
    for part in parts:
        if part.kind is Kind.PREAMBLE:
            part.chapter = part.chapter or Kind.PREAMBLE.value
    return parts
