"""JSON lines: one law a line, with its text or its articles; the exchange format for other tools."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import InputError
from assistant.law import regions
from assistant.law.document import Document
from assistant.law.model import Level
from assistant.paper.encoding import decode

SOURCE = "JSONL"


class _Article(BaseModel):
    model_config = ConfigDict(extra="forbid")

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
    promulgated: date | None = None
    effective: date | None = None
    repealed: date | None = None
    issuer: str = ""
    category: str = ""
    document_number: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""
    source: str = SOURCE


def documents(path: str, data: bytes) -> Iterator[Document]:
    """The laws of a JSON-lines file.

    Raises:
        InputError: for a line that breaks the format, with its number and the field.
    """
    for number, line in enumerate(decode(path, data).splitlines(), 1):
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
    return Document(
        name=row.name,
        text=row.text or _joined(row.articles),
        level=row.level,
        source=row.source,
        origin=origin,
        region=regions.normalise(row.region),
        note=row.note,
        promulgated=row.promulgated,
        effective=row.effective,
        ended=row.repealed,
        issuer=row.issuer,
        category=row.category,
        document_number=row.document_number,
        aliases=row.aliases,
    )


def _joined(articles: list[_Article]) -> str:
    lines: list[str] = []
    chapter = ""
    for article in articles:
        if article.chapter and article.chapter != chapter:
            chapter = article.chapter
            lines.append(f"## {chapter}")
        lines.append(f"{article.number} {article.text}" if article.number else article.text)
    return "\n".join(lines)
