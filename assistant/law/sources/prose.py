"""A law as a document: title, note of adoption in brackets, contents, text (docx, pdf, txt, html of any publisher).

The layout is that of the national database (flk.npc.gov.cn): centred title, 题注 in brackets, 目录, chapters, and
articles whose number is followed by an ideographic space. What the document does not say (level, region) is told from
its title and note; a document that names neither stays 其他.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from assistant.law import names, notes, regions
from assistant.law.document import Document
from assistant.law.model import Level
from assistant.law.structure import Kind, parse
from assistant.paper.model import Paper
from assistant.paper.readers import read_paper

SOURCE = "文件"
_TITLE_ENDS = re.compile(
    r"^\s*[（(]|^\s*目\s*[录次]|^\s*第[零〇一二三四五六七八九十百千\d]+[条章编]|[〔\[]\d{4}[〕\]]|[。；]"
)
_TITLE_LINES = 4
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


def document(path: str, data: bytes, hints: Hints) -> Document:
    """The law text in a file.

    Args:
        path: the file's name or path within its source; the name serves as title if the text shows none.
        data: its content.
        hints: level and region given from outside; they go before what the text suggests.

    Raises:
        InputError: if the file cannot be read.
    """
    text = _text(read_paper(PurePosixPath(path).name, data))
    name = _title(text) or names.edition_free(PurePosixPath(path).stem)
    note = _note(text, name)
    region = regions.normalise(hints.region) if hints.region is not None else regions.of_name(name)
    level = hints.level or _level(name, note, region)
    if level in (Level.LAW, Level.CONSTITUTION, Level.ADMINISTRATIVE) and hints.region is None:
        region = ""
    return Document(
        name=name,
        text=text,
        level=level,
        source=SOURCE,
        origin=path,
        region=region,
        note=note,
        issuer=notes.issuer(note, region),
        aliases=(PurePosixPath(path).stem,),
    )


def _text(paper: Paper) -> str:
    """The paper's lines; a row of a table is one line, as it belongs to one article."""
    lines: list[str] = []
    for row, parts in groupby(paper.parts, key=lambda part: part.cell[:2] if part.cell else None):
        if row is None:
            lines += [part.text for part in parts]
            continue
        cells = (
            " ".join(p.text.strip() for p in cell) for _, cell in groupby(parts, key=lambda part: part.cell)
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


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
