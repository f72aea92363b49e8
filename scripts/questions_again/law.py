"""The text of the laws, read from the library's SQLite, and its numerals, paragraphs and items."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
HAN = "零〇一二两三四五六七八九十百千"
PLACE = re.compile(rf"第([{HAN}]+)条(?:之([{HAN}]+))?(?:第([{HAN}]+)款)?(?:第?[（(]?([{HAN}]+)[)）]?项)?")
ITEM = re.compile(rf"^[（(]([{HAN}]+)[)）]")


def number(text: str) -> float:
    """二十万 -> 200000, 1.5万 -> 15000, 百分之五 is left to the caller."""
    text = text.replace(" ", "").replace(",", "")
    if text.endswith("亿"):
        return number(text[:-1]) * 1e8
    if "万" in text:
        high, _, low = text.partition("万")
        return number(high) * 10000 + (number(low) if low else 0)
    try:
        return float(text)
    except ValueError:
        return _han(text)


def _han(text: str) -> float:
    if match := re.fullmatch(r"([\d.]+)([十百千])", text):
        return float(match[1]) * SCALES[match[2]]
    total, digit = 0, 0
    for char in text:
        if char in SCALES:
            total, digit = total + (digit or 1) * SCALES[char], 0
        else:
            digit = DIGITS[char]
    return float(total + digit)


@dataclass(frozen=True)
class Place:
    """An article, and in it a paragraph and an item (0: none named)."""

    article: int
    suffix: int
    paragraph: int
    item: int


def place(text: str) -> Place | None:
    """第五十条第一款第（二）项 as numbers."""
    match = PLACE.search(text)
    if not match:
        return None
    return Place(*(int(_han(part)) if part else 0 for part in match.groups()))


@dataclass(frozen=True)
class Paragraph:
    """A 款: its sentence and its items."""

    text: str
    items: tuple[str, ...]

    @property
    def whole(self) -> str:
        """Sentence and items together."""
        return "\n".join((self.text, *self.items))


def paragraphs(text: str) -> list[Paragraph]:
    """The 款 of an article."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if ITEM.match(line) and found:
            found[-1][1].append(line)
        elif re.match(r"^\d+[.．、]", line) and found and found[-1][1]:
            found[-1][1][-1] += line
        else:
            found.append((line, []))
    return [Paragraph(line, tuple(items)) for line, items in found]


@dataclass(frozen=True)
class Article:
    """One article."""

    number: int
    suffix: int
    text: str


class Library:
    """The laws of one library.db, read only."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.version = cache(self._version)
        self.articles = cache(self._articles)
        self.level = cache(self._level)

    def _version(self, name: str, day: str) -> int | None:
        """The version of a law in force on a day; None when there is none or there are two."""
        rows = self._db.execute(
            "SELECT version.id FROM version JOIN law ON law.id = law_id WHERE law.name = ?"
            " AND effective <= ? AND (until > ? OR until IS NULL AND repealed = 0)",
            (name, day, day),
        ).fetchall()
        return int(rows[0][0]) if len(rows) == 1 else None

    def _articles(self, version: int) -> tuple[Article, ...]:
        rows = self._db.execute(
            "SELECT number, suffix, text FROM article WHERE version_id = ? ORDER BY position", (version,)
        )
        return tuple(Article(*row) for row in rows)

    def _level(self, name: str) -> tuple[str, str]:
        """Rank and region of a law."""
        rows = self._db.execute("SELECT level, region FROM law WHERE name = ?", (name,)).fetchall()
        return (str(rows[0][0]), str(rows[0][1])) if rows else ("", "")

    def article(self, name: str, day: str, where: Place) -> str | None:
        """The text of an article of the law in force."""
        version = self.version(name, day)
        for article in self.articles(version) if version else ():
            if (article.number, article.suffix) == (where.article, where.suffix):
                return article.text
        return None

    def words(self, citation: str, day: str) -> str | None:
        """The text of 《law》第…条第…款第…项: the item with its head, the paragraph, or the article."""
        match = re.match(r"《(.+)》(第.+)$", citation)
        where = place(match[2]) if match else None
        text = self.article(match[1], day, where) if match and where else None
        return scoped(text, where) if text and where else text


def scoped(text: str, where: Place) -> str | None:
    """The part of an article that a place names; None when it has no such part."""
    parts = paragraphs(text)
    if where.paragraph:
        if where.paragraph > len(parts):
            return None
        parts = [parts[where.paragraph - 1]]
    if not where.item:
        return "\n".join(part.whole for part in parts)
    named = [(p, i) for p in parts for i in p.items if item_number(i) == where.item]
    return "\n".join((named[0][0].text, named[0][1])) if named else None


def item_number(item: str) -> int:
    """Which item of its paragraph it is."""
    match = ITEM.match(item)
    return int(_han(match[1])) if match else 0


def pairs(text: str) -> set[str]:
    """The two-character words of a text, han only."""
    runs = re.findall(r"[一-鿿]+", text)
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}


def covered(words: str, text: str) -> float:
    """How much of the words stands in the text, 0 to 1."""
    wanted = pairs(words)
    return len(wanted & pairs(text)) / len(wanted) if wanted else 0.0
