"""JSON lines: one law a line, with its text or its articles; the exchange format for other tools."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import InputError
from assistant.law import regions
from assistant.law.document import Document
from assistant.law.marks import read_mark
from assistant.law.model import Level, Provision
from assistant.law.sources import markdown
from assistant.law.structure import parse
from assistant.paper.encoding import decode
from assistant.text.dates import read_date
from assistant.text.numerals import to_int
from assistant.text.simplified import simplified

SOURCE = "JSONL"


class _Article(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    number: str
    text: str
    chapter: str = ""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1)
    text: str = ""
    articles: list[_Article] = []
    level: Level = Level.OTHER
    region: str = ""
    promulgated: str | None = None
    effective: str | None = None
    repealed: str | None = None
    issuer: str = ""
    category: str = ""
    document_number: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""
    source: str = SOURCE


def documents(path: str, data: bytes) -> Iterator[Document]:
    """The laws of a JSON-lines file; only a line feed ends a line (U+2028 may stand within a text).

    Raises:
        InputError: for a line that breaks the format, with its number and the field.
    """
    for number, line in enumerate(decode(path, data).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = _Row.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"]) or "整行"
            raise InputError(
                f"{path} 第 {number} 行不合格式：{field} {first['msg']}", "格式见 docs/law-library.md"
            ) from error
        yield _document(row, f"{path} 第 {number} 行")


def _document(row: _Row, origin: str) -> Document:
    text = row.text or _joined(row.articles)
    if markdown.is_marked_up(text):
        text = "\n".join(markdown.plain(text.split("\n")))
    region = regions.normalise(row.region)
    return Document(
        name=row.name,
        text=text,
        level=row.level,
        source=row.source,
        origin=origin,
        region=region,
        note=row.note,
        promulgated=read_date(row.promulgated or ""),
        effective=read_date(row.effective or ""),
        ended=read_date(row.repealed or ""),
        issuer=row.issuer,
        category=row.category,
        document_number=row.document_number,
        aliases=row.aliases,
        told=tuple(_told(row, text, region)),
    )


def _told(row: _Row, text: str, region: str) -> Iterator[str]:
    """What of a row was not understood."""
    for field, value in (
        ("promulgated", row.promulgated),
        ("effective", row.effective),
        ("repealed", row.repealed),
    ):
        if value and read_date(value) is None:
            yield f"{field} 的日期「{value}」没有读懂，按没有写"
    if region and not regions.is_known(region):
        yield f"region「{row.region}」不是认识的地区，照写的收录"
    numbered = sum(_numbered(article.number) is not None for article in row.articles)
    read = sum(part.number is not None for part in parse(text, row.name).articles) if row.articles else 0
    if not row.text and read != numbered:
        yield f"articles 有 {numbered} 条带条号，读出 {read} 条"
    for article in row.articles if not row.text else ():
        if article.number and _numbered(article.number) is None:
            yield f"articles 的 number「{article.number}」不是条号，其文字并在上一条里"


def _joined(articles: list[_Article]) -> str:
    lines: list[str] = []
    chapter = ""
    for article in articles:
        if article.chapter and article.chapter != chapter:
            chapter = article.chapter
            lines.append(f"## {chapter}")
        label = _numbered(article.number) or article.number.strip()
        text = article.text.strip()
        mark = read_mark(simplified(text)) if label else None
        lines.append(text if mark and mark.number.label == label else f"{label} {text}".strip())
    return "\n".join(lines)


def _numbered(number: str) -> str | None:
    """第X条 from 第一条, 第1條, 一 or 1; None if it is no number of an article."""
    text = simplified(number).strip()
    mark = read_mark(text)
    if mark and not mark.rest:
        return mark.number.label
    value = to_int(text) if text else None
    return Provision(value).label if value else None
