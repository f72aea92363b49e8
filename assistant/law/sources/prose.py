"""A law as a document: title, note of adoption in brackets, contents, text (docx, pdf, txt, html of any publisher).

The layout is that of the national database (flk.npc.gov.cn): centred title, 题注 in brackets, 目录, chapters, and
articles whose number is followed by an ideographic space. What the document does not say (level, region) is told from
its title and note; a document that names neither stays 其他.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from assistant.law import names, notes, regions
from assistant.law.document import Document
from assistant.law.marks import read_mark
from assistant.law.model import Level
from assistant.law.sources import markdown
from assistant.law.sources.several import Text, bare, issue_lines, split
from assistant.law.sources.wrapped import Line, joined, without_heads
from assistant.law.structure import Kind, parse
from assistant.paper.model import Paper
from assistant.paper.readers import read_paper
from assistant.text.normalise import fold
from assistant.text.simplified import simplified

SOURCE = "文件"
_TITLE_ENDS = re.compile(
    r"^\s*[（(]|^\s*目\s*[录次]|^\s*第[零〇一二三四五六七八九十百千\d]+[条章编]|[〔\[]\d{4}[〕\]]|[。；]"
)
_TITLE_LINES = 4
_SHOWN = 20
_REPEATED = 100
_ROWS = 2
_INNER = re.compile(r"(?<=\S)[ 　\t]+(?=第[零〇一二三四五六七八九十百千\d]{1,6}[條条章][ 　\t])")
_DECREE_LINE = re.compile(r"(?<=令|告)\n(?=[（(]?第)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:自治州|自治县|地区|[省市县区州盟旗镇乡])(?=[\u4e00-\u9fff])")
_NATIONAL = (Level.CONSTITUTION, Level.LAW, Level.ADMINISTRATIVE, Level.INTERPRETATION)
_SITE = re.compile(r"[-_—|｜].*$")
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.CONSTITUTION, re.compile("^中华人民共和国宪法")),
    (Level.INTERPRETATION, re.compile("^最高人民(?:法院|检察院)")),
    (Level.LAW, re.compile(r"全国人民代表大会")),
    (Level.ADMINISTRATIVE, re.compile("国务院(?:令|第.{1,6}次常务会议|批准|公布|发布|关于修改)")),
    (Level.LOCAL, re.compile("(?:省|市|自治区|自治州|自治县|届)人民代表大会")),
    (
        Level.RULE,
        re.compile("(?:部|委员会|总局|局|署|人民政府|银行)令|人民政府第.{1,6}次常务会议|部务会议|局务会议"),
    ),
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user or the folder says about a document that does not say it itself."""

    level: Level | None = None
    region: str | None = None


def documents(path: str, data: bytes, hints: Hints) -> Iterator[Document]:
    """The law texts in a file, mostly one.

    Args:
        path: the file's name or path within its source; the name serves as title if the text shows none.
        data: its content.
        hints: level and region given from outside; they go before what the text suggests.

    Raises:
        InputError: if the file cannot be read.
    """
    paper = read_paper(PurePosixPath(path).name, data)
    lines = _untabled(_lines(paper))
    if path.lower().endswith(".md") or markdown.is_marked_up("\n".join(lines)):
        lines = markdown.plain(lines)
    lines = _in_lines(lines)
    body, heads = without_heads([Line(number, line) for number, line in enumerate(lines, 1)])
    told = [*paper.notes, *_heads_told(heads)]
    texts = [text for text in split(joined(body)) if any(line.text.strip() for line in text.lines)]
    for text in texts:
        yield _document(path, text, hints, told, alone=len(texts) == 1)


def _heads_told(heads: list[Line]) -> list[str]:
    if not heads:
        return []
    first = heads[0]
    return [
        f"反复出现的页眉、页脚、页码 {len(heads)} 行（第 {first.number} 行「{bare(first.text)[:_SHOWN]}」起）没有收录"
    ]


def _document(path: str, text: Text, hints: Hints, told: list[str], *, alone: bool) -> Document:
    whole = "\n".join(line.text for line in text.lines)
    stem = names.edition_free(PurePosixPath(path).stem)
    name = _unquoted(text.title) or _title(whole) or stem
    issued = _DECREE_LINE.sub("", "\n".join(bare(line.text) for line in issue_lines(text)))
    note = "\n".join(filter(None, (_note(whole, name), issued)))
    plain_name, plain_note = simplified(name), simplified(note)
    region = regions.normalise(hints.region) if hints.region is not None else _region(plain_name, plain_note)
    level = hints.level or (Level.OTHER if text.notice else _level(plain_name, plain_note, region))
    if level in (Level.LAW, Level.CONSTITUTION, Level.ADMINISTRATIVE) and hints.region is None:
        region = ""
    return Document(
        name=name,
        text=whole,
        level=level,
        source=SOURCE,
        origin=path,
        region=region,
        note=note,
        issuer=notes.issuer(plain_note, region),
        aliases=(PurePosixPath(path).stem,) if alone else (),
        lines=tuple(line.number for line in text.lines),
        told=(*told, *_told(text, name, region, level)),
    )


def _told(text: Text, name: str, region: str, level: Level) -> Iterator[str]:
    """What the user should look at."""
    left = [
        line
        for line in text.head
        if bare(line.text) and fold(simplified(name)) not in fold(bare(line.text))[:_REPEATED]
    ]
    for lines, what in ((left, "题名之前的"), (text.dropped, "像是网页栏目的")):
        if lines:
            first = bare(lines[0].text)[:_SHOWN]
            yield f"{what} {len(lines)} 行（第 {lines[0].number} 行「{first}」起）没有作为条文收录"
    for line in text.annexed:
        yield f"附件里又有第一条（第 {line.number} 行「{bare(line.text)[:_SHOWN]}」），作为附件收在《{name}》里，没有另立法规"
    place = _PLACE.match(simplified(name))
    if place and not region and level not in _NATIONAL:
        yield f"名称里的「{place[0]}」不是认识的地区，按全国性文本收录；请用 --region 写明"


def _unquoted(title: str) -> str:
    match = re.fullmatch(r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》", title)
    return match[1] if match else title


def _region(name: str, note: str) -> str:
    """The place a title begins with, else that of the notice (槐荫市人民政府关于印发…) or decree that brings the law."""
    found = regions.of_name(name)
    if found or name.startswith("中华人民共和国"):
        return found
    issuers = (regions.of_name(line.strip(" 　（(")) for line in note.splitlines())
    return next(filter(None, issuers), "")


def _lines(paper: Paper) -> list[str]:
    """The paper's lines; a row of a table is one line, as it belongs to one article."""
    lines: list[str] = []
    for row, parts in groupby(paper.parts, key=lambda part: part.cell[:2] if part.cell else None):
        if row is None:
            lines += [line for part in parts for line in part.text.splitlines() or [""]]
            continue
        cells = (
            " ".join(p.text.strip() for p in cell) for _, cell in groupby(parts, key=lambda part: part.cell)
        )
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _untabled(lines: list[str]) -> list[str]:
    """Articles that stand in the rows of a table as lines 第一条　…, without the rows that head them; others stay rows."""
    rows = [_cells(line) for line in lines]
    marked = [bool(row) and read_mark(bare(row[0])) is not None for row in rows]
    if sum(marked) < _ROWS:
        return lines
    first = marked.index(True)
    head = first - next((n for n, row in enumerate(reversed(rows[:first])) if not row), first)
    kept = [[] if head <= at < first else row for at, row in enumerate(rows)]
    return [
        "　".join(row) if is_mark else line if row or not cells else ""
        for line, row, is_mark, cells in zip(lines, kept, marked, rows, strict=True)
    ]


def _cells(line: str) -> list[str]:
    """The filled cells of a row of a table; none for another line."""
    return [cell for cell in map(str.strip, line.split("|")) if cell] if line.lstrip().startswith("|") else []


def _in_lines(lines: list[str]) -> list[str]:
    """A text whose articles stand one behind the other in one line, an article a line."""
    if any(read_mark(bare(line)) for line in lines):
        return lines
    return [piece for line in lines for piece in _INNER.split(line)]


def _title(text: str) -> str:
    """The lines before note, contents and text, joined; "" if there are too many or none."""
    lines: list[str] = []
    for line in text.splitlines():
        bare = _SITE.sub("", line.strip(" 　\t#\ufeff"))
        if not bare:
            continue
        if _TITLE_ENDS.search(bare):
            break
        if re.sub(r"\s", "", bare) not in "".join(lines):
            lines.append(re.sub(r"\s+", "", bare))
    return "".join(lines) if 0 < len(lines) <= _TITLE_LINES else ""


def _note(text: str, name: str) -> str:
    front = parse(text, name).parts
    return "\n".join(part.text for part in front if part.kind is Kind.NOTE and part.text)


def _level(name: str, note: str, region: str) -> Level:
    for level, pattern in _LEVELS:
        if pattern.search(name if level in (Level.CONSTITUTION, Level.INTERPRETATION) else note):
            if level is Level.LAW and region:
                continue
            return level
    return Level.LOCAL if region and name.endswith("条例") else Level.OTHER
