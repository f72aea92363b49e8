"""Law texts into the library: a newer text becomes a new version, a known one is recognised, nothing is replaced silently."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tqdm import tqdm

from assistant.law import facts, names, notes, noticed, store, timeline, versions
from assistant.law.completeness import shortcomings
from assistant.law.document import Document
from assistant.law.sources import wheel
from assistant.law.structure import Parsed, Part, parse
from assistant.text.normalise import fold
from assistant.text.simplified import simplified

_TOO_LATE = 730


@dataclass(slots=True)
class Report:
    """What an import did, or in a preview would do.

    Attributes:
        new_laws: names of laws added.
        new_versions: texts added to known laws, as 名称（日期）.
        unchanged: texts the library already held.
        variants: texts of a known date with other wording: the first stays, the differences are kept as readings.
        problems: what did not parse or was left out, with the file.
        articles: articles added.
    """

    new_laws: list[str] = field(default_factory=list)
    new_versions: list[str] = field(default_factory=list)
    unchanged: int = 0
    variants: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    articles: int = 0

    @property
    def documents(self) -> int:
        """How many texts were read."""
        return len(self.new_laws) + len(self.new_versions) + self.unchanged + len(self.variants)

    def summary(self, *, preview: bool = False) -> str:
        """One line for the user.

        Args:
            preview: the import was only tried out.
        """
        return (
            f"{'将' if preview else '已'}新增法规 {len(self.new_laws)} 部、新版本 {len(self.new_versions)} 个、"
            f"条文 {self.articles} 条；已有 {self.unchanged} 部；同日异文 {len(self.variants)} 部；"
            f"未能读取或需留意 {len(self.problems)} 处"
        )


class _Writer:
    """Adds documents to an open library and notes what happened."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.report = Report()

    def add(self, document: Document) -> None:
        parsed = parse(document.text, document.name)
        articles = parsed.articles
        self._tell(document, noticed.of_text(document, parsed))
        _complete(document, parsed.note)
        if reason := _unusable(document, articles):
            self._tell(document, [f"{reason}，未导入"])
            return
        law_id, is_new = self._law(document)
        hashed = digest(articles)
        known = self._known_version(law_id, hashed, document.promulgated)
        missing = "；".join(shortcomings(parsed, document.name, document.level))
        if known and known[1] != hashed and not missing and self._is_incomplete(known[0]):
            self._drop(known[0])  # the whole text takes the place of the one cut short
            known = None
        if known is None:
            self._add_version(law_id, hashed, document, parsed, missing)
            label = f"{document.name}（{document.promulgated or '日期不详'}）"
            if missing:
                self._tell(document, [f"文本可能不完整（{missing}）"])
            (self.report.new_laws if is_new else self.report.new_versions).append(label)
            return
        self.db.execute(  # its history tells which texts are not held
            "UPDATE version SET note = ? WHERE id = ? AND note = ''", (document.note, known[0])
        )
        if known[1] == hashed:
            self.report.unchanged += 1
            self._note_source(known[0], document)
        else:
            self._keep_variant(known[0], document, articles)

    def _tell(self, document: Document, what: Iterable[str]) -> None:
        self.report.problems += [f"{document.origin}：{told}" for told in what]

    def _law(self, document: Document) -> tuple[int, bool]:
        key = names.key(document.name)
        row = self.db.execute(
            "SELECT id FROM law WHERE key = ? AND region = ?", (key, document.region)
        ).fetchone()
        if row is None:
            cursor = self.db.execute(
                "INSERT INTO law (name, key, level, region, issuer, category) VALUES (?, ?, ?, ?, ?, ?)",
                (document.name, key, document.level, document.region, document.issuer, document.category),
            )
            law_id = cursor.lastrowid or 0
        else:
            law_id = int(row[0])
        self.db.executemany(
            "INSERT OR IGNORE INTO alias VALUES (?, ?)",
            [(law_id, alias) for alias in names.aliases(document.name, *document.aliases)],
        )
        return law_id, row is None

    def _known_version(self, law_id: int, digest: str, day: date | None) -> tuple[int, str] | None:
        """A version with the same text, else one of the same day."""
        rows = self.db.execute(
            "SELECT id, digest FROM version WHERE law_id = ? AND (digest = ? OR promulgated = ?) ORDER BY digest != ?",
            (law_id, digest, _iso(day), digest),
        ).fetchall()
        return (int(rows[0][0]), str(rows[0][1])) if rows else None

    def _is_incomplete(self, version_id: int) -> bool:
        row = self.db.execute("SELECT incomplete FROM version WHERE id = ?", (version_id,)).fetchone()
        return bool(row[0])

    def _drop(self, version_id: int) -> None:
        for table in ("article", "repeal", "variant"):
            self.db.execute(f"DELETE FROM {table} WHERE version_id = ?", (version_id,))
        self.db.execute("DELETE FROM version WHERE id = ?", (version_id,))

    def _add_version(
        self, law_id: int, hashed: str, document: Document, parsed: Parsed, incomplete: str
    ) -> None:
        articles = parsed.articles
        texts = _texts(articles)
        term = versions.settle(
            texts,
            promulgated=document.promulgated,
            stated=document.effective,
            known=facts.effective(document.name, document.promulgated),
        )
        self._tell(document, noticed.of_dates(document, texts, term))
        cursor = self.db.execute(
            "INSERT INTO version (law_id, digest, promulgated, effective, until, repealed, certainty, source,"
            " document_number, note, ended, incomplete, numbering)"
            " VALUES (?, ?, ?, ?, NULL, 0, ?, ?, ?, ?, ?, ?, ?)",
            (
                law_id,
                hashed,
                _iso(document.promulgated),
                _iso(term.effective),
                term.certainty,
                document.source,
                document.document_number,
                document.note,
                _iso(self._end(document, term.effective)),
                incomplete,
                parsed.numbering,
            ),
        )
        write_articles(self.db, cursor.lastrowid or 0, articles)
        write_repeals(self.db, cursor.lastrowid or 0, articles, document.note)
        self.report.articles += sum(1 for part in articles if part.number)

    def _note_source(self, version_id: int, document: Document) -> None:
        """Remember the second source of the same text; a repeal it states counts."""
        (source,) = self.db.execute("SELECT source FROM version WHERE id = ?", (version_id,)).fetchone()
        if document.source not in source.split("、"):
            self.db.execute(
                "UPDATE version SET source = ? WHERE id = ?", (f"{source}、{document.source}", version_id)
            )
        if document.ended:
            self.db.execute(
                "UPDATE version SET ended = coalesce(ended, ?) WHERE id = ?",
                (_iso(document.ended), version_id),
            )

    def _end(self, document: Document, effective: date | None) -> date | None:
        """The end a source states, unless the text is plainly a later one than the source describes."""
        if (
            document.ended
            and effective
            and document.promulgated
            and (effective - document.promulgated).days > _TOO_LATE
        ):
            self._tell(document, ["来源称已废止，但文本施行日期晚于来源所载日期，未采信"])
            return None
        return document.ended

    def _keep_variant(self, version_id: int, document: Document, articles: list[Part]) -> None:
        held = {
            (number, suffix, chapter if not number else ""): text
            for number, suffix, chapter, text in self.db.execute(
                "SELECT number, suffix, chapter, text FROM article WHERE version_id = ?", (version_id,)
            )
        }
        other = []
        for part in articles:
            number, suffix = (part.number.article, part.number.suffix) if part.number else (0, 0)
            mine = held.get((number, suffix, part.chapter if not number else ""))
            if mine is None or fold(mine) != fold(part.text):
                other.append(
                    (
                        version_id,
                        document.source,
                        part.number.label if part.number else part.chapter,
                        part.text,
                    )
                )
        before = self.db.total_changes
        self.db.executemany("INSERT OR IGNORE INTO variant VALUES (?, ?, ?, ?)", other)
        if self.db.total_changes > before:
            labels = "、".join(row[2] for row in other[:5]) + ("等" if len(other) > 5 else "")
            self.report.variants.append(
                f"{document.origin}：与库内同日文本有 {len(other)} 条文字不同（{labels}），保留库内文本"
            )
        else:
            self.report.unchanged += 1


def _complete(document: Document, note: str) -> None:
    """Take from the note of adoption within the text what the source did not say."""
    document.note = document.note or note
    said = simplified(document.note if note in document.note else f"{document.note}\n{note}")
    adopted, started = notes.note_dates(said)
    document.promulgated = document.promulgated or adopted
    document.effective = document.effective or started
    document.document_number = document.document_number or notes.document_number(said)


def _unusable(document: Document, articles: list[Part]) -> str:
    """Why a text is not taken: nothing in it, or (guides, commentary) neither articles nor any date."""
    if not articles:
        return "没有正文"
    dated = document.promulgated is not None or bool(document.note)
    return "" if dated or any(part.number for part in articles) else "不是法规文本"


def _texts(articles: Sequence[Part]) -> list[str]:
    """What the numbered articles say, or all parts of a text without numbers, in simplified characters."""
    return [simplified(part.text) for part in articles if part.number] or [
        simplified(p.text) for p in articles
    ]


def write_articles(db: sqlite3.Connection, version_id: int, articles: Sequence[Part]) -> None:
    """Store the articles of a version."""
    db.executemany(
        "INSERT INTO article (version_id, position, number, suffix, chapter, text) VALUES (?, ?, ?, ?, ?, ?)",
        [_row(version_id, position, part) for position, part in enumerate(articles)],
    )


def write_repeals(db: sqlite3.Connection, version_id: int, articles: Sequence[Part], note: str) -> None:
    """Store what a text repeals; 自公布之日起 is the publication of its first text, which its note of adoption names."""
    db.executemany(
        "INSERT INTO repeal VALUES (?, ?, ?)",
        [
            (version_id, names.key(r.name), _iso(r.since or (notes.first_day(note) if r.at_once else None)))
            for r in versions.repeals(_texts(articles))
        ],
    )


def digest(articles: Sequence[Part]) -> str:
    """The same for the same articles with the same words; width, spaces and brackets do not count."""
    whole = "\n".join(f"{part.number.label if part.number else ''}{fold(part.text)}" for part in articles)
    return hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()


def _row(version_id: int, position: int, part: Part) -> tuple[int, int, int, int, str, str]:
    number, suffix = (part.number.article, part.number.suffix) if part.number else (0, 0)
    return version_id, position, number, suffix, part.chapter, part.text


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def import_documents(path: Path, documents: Iterable[Document]) -> Report:
    """Add law texts to the library at ``path`` (created if absent), all or nothing.

    Args:
        path: the library file.
        documents: texts from a source; an error while reading them leaves the library unchanged.
    """
    with store.locked(path), store.replacing(path) as db:
        return _fill(db, documents)


def preview_documents(path: Path, documents: Iterable[Document]) -> Report:
    """What :func:`import_documents` would do; the library stays as it is."""
    with store.scratch(path) as db:
        return _fill(db, documents)


def _fill(db: sqlite3.Connection, documents: Iterable[Document]) -> Report:
    writer = _Writer(db)
    for document in documents:
        writer.add(document)
    timeline.settle(db)
    return writer.report


def import_packaged(path: Path) -> Report:
    """Fill a library with the packaged national laws, unless another process did so while this one waited."""
    with store.locked(path):
        if path.is_file():
            return Report()
        with store.replacing(path) as db:
            laws = tqdm(
                wheel.documents(), total=wheel.count(), desc="载入随附的国家法律", unit="部", mininterval=1
            )
            return _fill(db, laws)
