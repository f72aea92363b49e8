"""A library of an earlier format becomes one of today's: everything in it stays, what the reader has learnt since is added.

The texts are those of the old library, not of their sources. A text is read anew where that loses nothing: a decision
that was one body becomes entries, headings that stuck to articles become headings. Where reading anew would lose a word
or a number the old division stays. The new file takes the place of the old one when it is complete.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from assistant.law import store, timeline
from assistant.law.completeness import shortcomings
from assistant.law.importer import digest, write_articles, write_repeals
from assistant.law.model import Level, Provision
from assistant.law.structure import Kind, Parsed, Part, parse

_COPIED = {
    "law": "id, name, key, level, region, issuer, category",
    "alias": "law_id, name",
    "variant": "version_id, source, label, text",
}


def upgrade(path: Path) -> bool:
    """Bring a library to the format of today, if it is of an earlier one.

    Killed halfway, the old library stays as it was.

    Args:
        path: the library file.

    Returns:
        Whether it was of an earlier format.

    Raises:
        LibraryError: if the file is damaged.
    """
    if store.format_of(path) != store.EARLIER:
        return False
    with store.locked(path):
        if store.format_of(path) != store.EARLIER:
            return False  # another process did it while this one waited
        with (
            closing(store.connect(path, schema=store.EARLIER)) as old,
            store.replacing(path, anew=True) as new,
        ):
            _copy(old, new)
    return True


def _copy(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    for table, columns in _COPIED.items():
        marks = ", ".join("?" * (columns.count(",") + 1))
        new.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})", old.execute(f"SELECT {columns} FROM {table}")
        )
    names = dict(old.execute("SELECT id, name FROM law"))
    levels = dict(old.execute("SELECT id, level FROM law"))
    versions = old.execute(
        "SELECT id, law_id, promulgated, effective, certainty, source, document_number, note, digest, ended"
        " FROM version ORDER BY id"
    ).fetchall()
    for row in tqdm(versions, desc="更新法规库的格式", unit="部", mininterval=1):
        version = _Version(*row)
        _write(
            new, version, list(_parts(old, version.id)), names[version.law_id], Level(levels[version.law_id])
        )
    timeline.settle(new)


@dataclass(frozen=True, slots=True)
class _Version:
    id: int
    law_id: int
    promulgated: str | None
    effective: str | None
    certainty: str
    source: str
    document_number: str
    note: str
    digest: str
    ended: str | None


def _write(new: sqlite3.Connection, version: _Version, held: list[Part], name: str, level: Level) -> None:
    parsed = _read_anew(held, name)
    new.execute(
        "INSERT INTO version (id, law_id, digest, promulgated, effective, until, repealed, certainty, source,"
        " document_number, note, ended, incomplete, numbering) VALUES (?, ?, ?, ?, ?, NULL, 0, ?, ?, ?, ?, ?, ?, ?)",
        (
            version.id,
            version.law_id,
            _free_digest(new, version, parsed),
            version.promulgated,
            version.effective,
            version.certainty,
            version.source,
            version.document_number,
            version.note,
            version.ended,
            "；".join(shortcomings(parsed, name, level)),
            parsed.numbering,
        ),
    )
    write_articles(new, version.id, parsed.articles)
    write_repeals(new, version.id, parsed.articles, version.note)


def _free_digest(new: sqlite3.Connection, version: _Version, parsed: Parsed) -> str:
    """The digest of the text as it is read now; the old one if another version of the law has it."""
    found = digest(parsed.articles)
    taken = new.execute(
        "SELECT 1 FROM version WHERE law_id = ? AND digest = ?", (version.law_id, found)
    ).fetchone()
    return version.digest if taken else found


def _parts(old: sqlite3.Connection, version_id: int) -> Iterator[Part]:
    rows = old.execute(
        "SELECT number, suffix, chapter, text FROM article WHERE version_id = ? ORDER BY position",
        (version_id,),
    )
    for number, suffix, chapter, text in rows:
        address = Provision(number, suffix) if number else None
        kind = Kind.ARTICLE if address else Kind.ANNEX if chapter.startswith("附") else Kind.PREAMBLE
        source = f"{address.label}　{text}\n" if address else f"{text}\n"
        yield Part(kind, source, address, chapter)


def _read_anew(held: list[Part], name: str) -> Parsed:
    """The text as today's reader takes it, if no word and no number is lost; else as it was held."""
    lines: list[str] = []
    chapter = ""
    for part in held:
        if part.number and part.chapter != chapter:
            chapter = part.chapter
            lines += [f"## {title}\n" for title in chapter.split(" / ") if title]
        lines.append(part.source)
    parsed = parse("".join(lines), name)
    return parsed if _keeps_all(parsed, held) else Parsed(held)


def _keeps_all(parsed: Parsed, held: list[Part]) -> bool:
    """Whether the numbers are the same, or first found now, and every heading and word is in the new division too.

    Parsing itself drops no character.
    """
    found = parsed.articles
    before = [part.number for part in held if part.number]
    numbers = not before or [part.number for part in found if part.number] == before
    above = " / ".join(dict.fromkeys(part.chapter for part in found))
    titles = {title for part in held if part.number for title in part.chapter.split(" / ")}
    stored = (Kind.ARTICLE, Kind.PREAMBLE, Kind.ANNEX, Kind.HEADING)
    whole = all(part.kind in stored or not part.source.strip() for part in parsed.parts)
    ends_in_text = not parsed.parts or parsed.parts[-1].kind is not Kind.HEADING
    return numbers and whole and ends_in_text and all(title in above for title in titles)
