"""The law library on SQLite: laws by exact name or alias, region, level and date.

Agreed surface; every method that looks up text takes ``as_of`` (None means today).
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from assistant.law import facts, importer, migrate, names, regions, repealed, store
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.law.provisions import locate
from assistant.law.repealed import Repealed
from assistant.law.versions import CERTAIN
from assistant.settings import settings

_ARTICLE = "SELECT id, version_id, number, suffix, text, chapter, position FROM article"
_BATCH = 500
_DERIVED = re.compile("(?P<parent>.{2,20}法)(?P<tail>实施条例|实施细则|实施办法)")
_CONTENT = (
    "SELECT id, name, level, region FROM law ORDER BY id",
    "SELECT id, law_id, digest, promulgated, effective, until, repealed, certainty, incomplete, numbering FROM version"
    " ORDER BY id",
    "SELECT version_id, min(id), max(id), count(*) FROM article GROUP BY version_id ORDER BY version_id",
)
_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """All laws and versions, in memory; the texts stay on disk."""

    laws: dict[int, Law]
    versions: dict[int, Version]
    by_law: dict[int, list[Version]]
    official: dict[str, list[Law]]
    alias: dict[str, list[Law]]

    def derived(self, key: str) -> list[Law]:
        """The rules made under a law that are named by its short name: 道交法实施条例."""
        match = _DERIVED.fullmatch(key)
        if match is None:
            return []
        full = (names.key(law.name) + match["tail"] for law in self.alias.get(match["parent"], []))
        return [law for name in full for law in self.official.get(name, [])]


class LawLibrary:
    """Read access to all loaded laws; thread-safe (one read-only connection a thread).

    An import replaces the file; the library notices and reads the new one from the next call on.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._catalogue: tuple[object, _Catalogue] | None = None
        self._content: tuple[str, str] | None = None

    @property
    def stamp(self) -> str:
        """Changes when the library file does; what is computed from the library is kept under it. "" without a file."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return ""
        return f"{status.st_size}-{status.st_mtime_ns}"

    @property
    def content(self) -> str:
        """Digest of what the library holds; a copied or newly made file of the same texts has the same. "" without one."""
        stamp, cached = self.stamp, self._content
        if cached is None or cached[0] != stamp:
            self._content = cached = (stamp, _content(self._db()) if stamp else "")
        return cached[1]

    def digests(self) -> dict[int, str]:
        """Of each law, by its row id, a digest of what the library holds of it; importing another law leaves it."""
        return _digests(self._db()) if self.stamp else {}

    def laws(self, *, region: str | None = None, level: str | None = None) -> list[Law]:
        """All laws, optionally of one exact region ("" = national) or level."""
        return [
            law
            for law in self._read_catalogue().laws.values()
            if (region is None or law.region == region) and (level is None or law.level == level)
        ]

    def law(self, law_id: int) -> Law | None:
        """A law by its row id."""
        return self._read_catalogue().laws.get(law_id)

    def find(self, name: str, *, region: str | None = None) -> list[Law]:
        """Laws whose official name or alias is exactly ``name`` after normalisation (brackets, 中华人民共和国, version date).

        Args:
            name: as written, with or without 《》; an official name goes before an alias of another law.
            region: only law that applies there (national law, the province's, the city's).
        """
        catalogue, key = self._read_catalogue(), names.key(name)
        found = catalogue.official.get(key) or catalogue.alias.get(key) or catalogue.derived(key)
        if region is None:
            return list(found)
        scope = regions.above(regions.normalise(region))
        return [law for law in found if law.region in scope]

    def names(self) -> dict[str, list[Law]]:
        """Every comparison form (:func:`assistant.law.names.key`) of official names and aliases with its laws."""
        catalogue = self._read_catalogue()
        return catalogue.alias | catalogue.official

    def versions(self, law: Law) -> list[Version]:
        """All versions of a law, oldest first."""
        return list(self._read_catalogue().by_law.get(law.id, ()))

    def version_at(self, law: Law, as_of: date | None = None) -> Version | None:
        """The version that governs on that day; None if none does (not yet in force, repealed, or not loaded)."""
        day = as_of or date.today()
        for version in reversed(self.versions(law)):
            if governs(version, day):
                return version
        return None

    def articles(self, version: Version) -> list[Article]:
        """All articles of a version in order."""
        rows = self._db().execute(f"{_ARTICLE} WHERE version_id = ? ORDER BY position", (version.id,))
        return [_article(row, version) for row in rows]

    def article_in(self, version: Version, number: Provision) -> Article | None:
        """One article of a given version (paragraph, item and point of ``number`` are ignored)."""
        row = (
            self._db()
            .execute(
                f"{_ARTICLE} WHERE version_id = ? AND number = ? AND suffix = ?",
                (version.id, number.article, number.suffix),
            )
            .fetchone()
        )
        return _article(row, version) if row else None

    def article(self, law: Law, number: Provision, as_of: date | None = None) -> Article | None:
        """One article (paragraph, item and point of ``number`` are ignored)."""
        version = self.version_at(law, as_of)
        return self.article_in(version, number) if version else None

    def provision_text(self, law: Law, provision: Provision, as_of: date | None = None) -> str | None:
        """Text of the article, paragraph, item or point; None if it does not exist."""
        article = self.article(law, provision, as_of)
        if article is None:
            return None
        piece = locate(article.text, provision)
        return article.text[piece.start : piece.end].strip() if piece else None

    def scope(self, region: str = "", as_of: date | None = None) -> Iterator[Article]:
        """All articles in force for a place: national law plus, for 浙江省/温州市, the province's and that city's."""
        places = set(regions.above(regions.normalise(region)))
        for law in self.laws():
            if law.region in places and (version := self.version_at(law, as_of)):
                yield from self.articles(version)

    def articles_by_id(self, ids: Sequence[int]) -> list[Article]:
        """Articles by their row ids, in the order given."""
        found: dict[int, Article] = {}
        versions = self._read_catalogue().versions
        wanted = list(dict.fromkeys(int(i) for i in ids))
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            for row in self._db().execute(f"{_ARTICLE} WHERE id IN ({marks})", batch):
                found[row[0]] = _article(row, versions[row[1]])
        return [found[int(i)] for i in ids if int(i) in found]

    def note(self, version: Version) -> str:
        """The note of adoption (题注) of a text with the dates of its history; "" if its source gives none."""
        row = self._db().execute("SELECT note FROM version WHERE id = ?", (version.id,)).fetchone()
        return str(row[0]) if row else ""

    def repeals(self, version: Version) -> set[str]:
        """Comparison forms of the names of laws that a text declares repealed."""
        rows = self._db().execute("SELECT target FROM repeal WHERE version_id = ?", (version.id,))
        return {row[0] for row in rows}

    def repealed(self, name: str) -> Repealed | None:
        """When and by what a law ceased to apply, from the table of repealed law or a loaded text that says so.

        Args:
            name: of a law that need not be in the library.
        """
        known = repealed.find(name)
        return (
            known
            or self._repealed_by_text(names.key(name))
            or self._repealed_by_text(names.key(f"{_STATE}{name}"))
        )

    def _repealed_by_text(self, key: str) -> Repealed | None:
        rows = (
            self._db()
            .execute(
                "SELECT version_id, coalesce(repeal.since, effective), repeal.since FROM repeal"
                " JOIN version ON version.id = version_id WHERE target = ? AND coalesce(repeal.since, effective) != ''"
                " ORDER BY 2",
                (key,),
            )
            .fetchall()
        )
        if not rows:
            return None
        version_id, since, written = rows[0]
        version = self._read_catalogue().versions[version_id]
        if names.key(version.law.name) == key:
            return None
        saying = [a for a in self.articles(version) if "废止" in a.text and key in _flat(a.text)]
        place = saying[-1].label if saying and saying[-1].number else ""
        sure = written is not None or version.certainty == CERTAIN
        return Repealed(
            name=key,
            repealed_on=date.fromisoformat(since),
            successor=version.law.name,
            basis=f"《{version.law.name}》{place}",
            certainty="确定" if sure else "待核",
        )

    def variants(self, version: Version) -> list[tuple[str, str, str]]:
        """Readings of other sources for the same day's text: source, article label, text."""
        sql = "SELECT source, label, text FROM variant WHERE version_id = ?"
        return [(row[0], row[1], row[2]) for row in self._db().execute(sql, (version.id,))]

    def _db(self) -> sqlite3.Connection:
        """This thread's connection to the file as it is now."""
        stamp = self.stamp
        if getattr(self._local, "stamp", None) != stamp:
            self._local.db = store.connect(self.path)
            self._local.stamp = stamp
        connection: sqlite3.Connection = self._local.db
        return connection

    def _read_catalogue(self) -> _Catalogue:
        stamp, cached = self.stamp, self._catalogue
        if cached is not None and cached[0] == stamp:
            return cached[1]
        with self._lock:
            catalogue = _load_catalogue(self._db())
            self._catalogue = (stamp, catalogue)
            return catalogue


def _digests(db: sqlite3.Connection) -> dict[int, str]:
    """What ``_content`` reads, by law."""
    laws, versions, articles = (db.execute(query).fetchall() for query in _CONTENT)
    said = {row[0]: [repr(row)] for row in laws}
    owners = {row[0]: row[1] for row in versions}
    for law_id, row in [*((row[1], row) for row in versions), *((owners[row[0]], row) for row in articles)]:
        said[law_id].append(repr(row))
    return {key: blake2b("".join(rows).encode(), digest_size=8).hexdigest() for key, rows in said.items()}


def _content(db: sqlite3.Connection) -> str:
    """The digests of all texts with what is known of them, and the numbers of their articles."""
    state = blake2b(digest_size=12)
    for query in _CONTENT:
        for row in db.execute(query):
            state.update(repr(row).encode())
    return state.hexdigest()


def _article(row: tuple[int, int, int, int, str, str, int], version: Version) -> Article:
    number = Provision(row[2], row[3]) if row[2] else None
    return Article(row[0], version, number, row[4], row[5], row[6])


def _flat(text: str) -> str:
    return names.key(text).replace("《", "").replace("》", "")


def governs(version: Version, day: date) -> bool:
    """Whether a version is in force on a day (a repealed law without a known last day never is)."""
    if version.effective and version.effective > day:
        return False
    if version.until:
        return day < version.until
    return not version.repealed


def _load_catalogue(db: sqlite3.Connection) -> _Catalogue:
    aliases: dict[int, list[str]] = defaultdict(list)
    for law_id, alias in db.execute("SELECT law_id, name FROM alias ORDER BY rowid"):
        aliases[law_id].append(alias)
    laws = {
        row[0]: Law(row[0], row[1], Level(row[2]), row[3], row[4], tuple(aliases[row[0]]), row[5])
        for row in db.execute("SELECT id, name, level, region, issuer, category FROM law ORDER BY id")
    }
    versions: dict[int, Version] = {}
    by_law: dict[int, list[Version]] = defaultdict(list)
    for row in db.execute(
        "SELECT id, law_id, promulgated, effective, until, repealed, certainty, source, document_number, incomplete,"
        " numbering FROM version"
        " ORDER BY law_id, coalesce(effective, promulgated, ''), coalesce(promulgated, ''), id"
    ):
        version = Version(
            row[0],
            laws[row[1]],
            _day(row[2]),
            _day(row[3]),
            _day(row[4]),
            bool(row[5]),
            row[6],
            *row[7:],
        )
        versions[version.id] = version
        by_law[row[1]].append(version)
    return _Catalogue(laws, versions, by_law, *_name_tables(laws))


def _name_tables(laws: dict[int, Law]) -> tuple[dict[str, list[Law]], dict[str, list[Law]]]:
    """Laws by the comparison form of their official names, and of their aliases."""
    official: dict[str, list[Law]] = defaultdict(list)
    alias: dict[str, list[Law]] = defaultdict(list)
    for law in laws.values():
        official[names.key(law.name)].append(law)
        running = (form for name in (law.name, *law.aliases) for form in names.in_running_text(name))
        for key in {names.key(other) for other in (*law.aliases, *running)}:
            alias[key].append(law)
    for abbreviation, full in facts.abbreviations().items():
        alias[names.key(abbreviation)] += official.get(names.key(full), [])
    return dict(official), dict(alias)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=4)
def _opened(path: Path) -> LawLibrary:
    if not path.is_file():
        importer.import_packaged(path)
    migrate.upgrade(path)
    return LawLibrary(path)


def open_library() -> LawLibrary:
    """The library of settings().home, cached; on first use filled with the packaged national laws; one of the format before
    is brought to today's (progress shown)."""
    return _opened(settings().library_path)
