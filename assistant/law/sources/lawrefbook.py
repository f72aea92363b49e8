"""LawRefBook Markdown (github LawRefBook/Laws): title, note of adoption, ``<!-- INFO END -->``, body; level from the folder."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from assistant.law import names, notes, regions
from assistant.law.document import Document
from assistant.law.model import Level
from assistant.law.sources.files import SourceFile
from assistant.paper.encoding import decode
from assistant.text.dates import read_date
from assistant.text.numerals import to_int

SOURCE = "LawRefBook"
MARK = "<!-- INFO END -->"
_REGISTER = "db.sqlite3"
_SKIPPED = "案例"
_LEVELS = {
    "宪法": Level.CONSTITUTION,
    "行政法规": Level.ADMINISTRATIVE,
    "部门规章": Level.RULE,
    "司法解释": Level.INTERPRETATION,
    "地方性法规": Level.LOCAL,
    "地方政府规章": Level.RULE,
    "其他": Level.OTHER,
}
_LAW_FOLDERS = {
    "刑法",
    "民法典",
    "民法商法",
    "社会法",
    "经济法",
    "行政法",
    "宪法相关法",
    "诉讼与非诉讼程序法",
}
_PROVINCE = re.compile("(.+)地方(?:性)?法规$")
_FILE_DATE = re.compile(r"[（(](\d{4}-\d{2}-\d{2})[）)]$")


class _Register:
    """What the archive's ``db.sqlite3`` files say: commencement and expiry of local rules by name and date."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self.rows: dict[tuple[str, date | None], tuple[date | None, date | None]] = {}
        for file in files:
            self._load(file.data)

    def _load(self, data: bytes) -> None:
        with closing(sqlite3.connect(":memory:")) as db:
            try:
                db.deserialize(data)
                rows = db.execute("SELECT name, publish, valid_from, expired FROM law").fetchall()
            except sqlite3.DatabaseError:
                return
        cut_off = max((str(row[1]) for row in rows if row[1]), default="")
        for name, publish, valid_from, expired in rows:
            self.rows[names.key(name), read_date(publish or "")] = (
                read_date(valid_from or ""),
                read_date(cut_off) if expired else None,
            )

    def complete(self, document: Document) -> None:
        """Add commencement and end to a document that lacks them."""
        for name in (document.name, *document.aliases):
            started, ended = self.rows.get((names.key(name), document.promulgated), (None, None))
            document.effective = document.effective or started
            document.ended = document.ended or ended


def is_document(file: SourceFile) -> bool:
    """Whether a file has LawRefBook's form."""
    return file.suffix == ".md" and MARK.encode() in file.data


def is_ours(file: SourceFile) -> bool:
    """Whether this module deals with a file (texts, the register, and the cases it leaves out)."""
    return is_document(file) or file.path.endswith(_REGISTER)


def documents(files: Iterable[SourceFile]) -> Iterator[Document]:
    """Law texts from the archive's files; the parts of the civil code (one file a book) come as one document."""
    divided: dict[tuple[str, str], list[tuple[str, Document]]] = {}
    held = [file for file in files if is_ours(file)]
    register = _Register(file for file in held if file.path.endswith(_REGISTER))
    for file in held:
        if not is_document(file) or _SKIPPED in PurePosixPath(file.path).parts:
            continue
        document, book = _read(file)
        register.complete(document)
        if book:
            divided.setdefault((document.name, str(PurePosixPath(file.path).parent)), []).append(
                (book, document)
            )
        else:
            yield document
    for books in divided.values():
        yield _join(books)


def _read(file: SourceFile) -> tuple[Document, str]:
    """A document, and the title of the book if the file holds only one book of a code."""
    head, body = decode(file.path, file.data).split(MARK, 1)
    titles = [line.lstrip("# ").strip() for line in head.splitlines() if line.startswith("#")]
    note = "\n".join(s for line in head.splitlines() if (s := line.strip()) and not s.startswith("#"))
    path = PurePosixPath(file.path)
    name = _name(titles[0] if titles else "", path.stem)
    level, province = place(path)
    region = _region(name, note, province)
    adopted, started = notes.note_dates(note)
    dated = _FILE_DATE.search(path.stem)
    document = Document(
        name=name,
        text=body,
        level=level,
        source=SOURCE,
        origin=file.path,
        region=region,
        note=note,
        promulgated=read_date(dated[1]) if dated else adopted,
        effective=started,
        issuer=notes.issuer(note, region),
        category=path.parent.name if level is Level.LAW else "",
        document_number=notes.document_number(note),
        aliases=(_FILE_DATE.sub("", path.stem),) if len(titles) < 2 else (),
    )
    return document, titles[1] if len(titles) > 1 else ""


def _name(title: str, stem: str) -> str:
    name = re.sub(r"\s+", " ", title or _FILE_DATE.sub("", stem)).strip()
    return re.sub(r"(?<=[院会部局署委]) (?=最高)", "、", name).replace("<", "《").replace(">", "》")


def place(path: PurePosixPath) -> tuple[Level, str]:
    """Level and province from the folders above a file."""
    province, level = "", Level.OTHER
    for folder in path.parts[:-1]:
        if match := _PROVINCE.match(folder):
            province = regions.normalise(match[1])
        elif folder in _LAW_FOLDERS:
            level = Level.LAW
        elif folder in _LEVELS:
            level = _LEVELS[folder]
    return level, province


def _region(name: str, note: str, province: str) -> str:
    if not province:
        return ""
    region = regions.of_name(name, within=province)
    if region != province:
        return region
    for line in note.splitlines():
        if "批准" in line and "通过" not in line:
            continue
        issuer = re.sub(r"^[^\u4e00-\u9fff]*\d+年\d+月\d+日\s*", "", line)
        if (found := regions.of_name(issuer, within=province)) != province:
            return found
    return province


def _join(books: list[tuple[str, Document]]) -> Document:
    """One document from the books of a code, in the order of their articles."""
    books.sort(key=lambda entry: _first_number(entry[1].text))
    texts = [f"# {title}\n{document.text}" for title, document in books]
    first = books[0][1]
    started = max((d.effective for _, d in books if d.effective), default=None)
    return replace(
        first, text="\n".join(texts), effective=started, origin=str(PurePosixPath(first.origin).parent)
    )


def _first_number(text: str) -> int:
    match = re.search(r"^第([零〇一二三四五六七八九十百千]+)条", text, re.MULTILINE)
    return (to_int(match[1]) or 0) if match else 0
