"""The library file: schema, writing, and replacing it in one step so that readers never see half an import."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock

from assistant.errors import LibraryError
from assistant.files import flush, half_written, made, put

SCHEMA_VERSION = "3"
EARLIER = "2"  # of release 0.1.0; assistant.law.migrate reads it
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE law (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, key TEXT NOT NULL, level TEXT NOT NULL,
  region TEXT NOT NULL, issuer TEXT NOT NULL, category TEXT NOT NULL, UNIQUE (key, region));
CREATE TABLE alias (law_id INTEGER NOT NULL REFERENCES law (id), name TEXT NOT NULL, UNIQUE (law_id, name));
CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT, law_id INTEGER NOT NULL REFERENCES law (id), digest TEXT NOT NULL,
  promulgated TEXT, effective TEXT, until TEXT, repealed INTEGER NOT NULL, certainty TEXT NOT NULL,
  source TEXT NOT NULL, document_number TEXT NOT NULL, note TEXT NOT NULL, ended TEXT,
  incomplete TEXT NOT NULL DEFAULT '', numbering TEXT NOT NULL DEFAULT '',
  UNIQUE (law_id, digest));
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL REFERENCES version (id),
  position INTEGER NOT NULL, number INTEGER NOT NULL, suffix INTEGER NOT NULL, chapter TEXT NOT NULL,
  text TEXT NOT NULL);
CREATE INDEX article_place ON article (version_id, position);
CREATE INDEX article_number ON article (version_id, number, suffix);
CREATE TABLE repeal (version_id INTEGER NOT NULL REFERENCES version (id), target TEXT NOT NULL, since TEXT);
CREATE TABLE variant (
  version_id INTEGER NOT NULL REFERENCES version (id), source TEXT NOT NULL, label TEXT NOT NULL,
  text TEXT NOT NULL, UNIQUE (version_id, source, label));
"""


def connect(path: Path, *, write: bool = False, schema: str = SCHEMA_VERSION) -> sqlite3.Connection:
    """Open a library file.

    Args:
        path: the file.
        write: not only for reading.
        schema: the format it must have.

    Raises:
        LibraryError: if it is missing, damaged or of another format.
    """
    if not path.is_file():
        raise LibraryError(f"法规库 {path} 不存在", "请运行 assistant law import 或重新启动")
    mode = "rw" if write else "ro"
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False
        )
        row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except sqlite3.DatabaseError as error:
        raise LibraryError(f"法规库 {path} 已损坏：{error}", "请删除该文件后重新导入") from error
    found = str(row[0]) if row else ""
    if found != schema:
        connection.close()
        raise _other_format(path, found)
    return connection


def _other_format(path: Path, found: str) -> LibraryError:
    if found == EARLIER:
        return LibraryError(
            f"法规库 {path} 是上一版的格式", "请用 assistant law list 打开一次，会自动更新格式"
        )
    if found.isdigit() and int(found) > int(SCHEMA_VERSION):
        return LibraryError(
            f"法规库 {path} 由更新版本的程序建立", "请升级程序，或用 ASSISTANT_HOME 另指数据目录"
        )
    return LibraryError(f"法规库 {path} 由其他版本的程序建立", "请把该文件移走后重新导入")


def format_of(path: Path) -> str:
    """The number of a library's format; "" where the file says none (or is damaged, as :func:`connect` will say)."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except sqlite3.DatabaseError:
        return ""
    return str(row[0]) if row else ""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the only right to replace the library at ``path``; a second process waits."""
    with FileLock(made(path.parent) / f".{path.name}.lock"):
        yield


@contextmanager
def replacing(path: Path, *, anew: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of the library (``anew``: to an empty one) which takes its place when the block ends well.

    An exception, a kill or a full disk leaves the library as it was. Call within :func:`locked`.
    """
    for left in path.parent.glob(
        f".{path.name}.*.tmp"
    ):  # of an import that was killed: nobody else writes now
        left.unlink(missing_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    with half_written(draft):
        yield from _written(path, draft, anew)


def _written(path: Path, draft: Path, anew: bool) -> Iterator[sqlite3.Connection]:
    try:
        if path.exists() and not anew:
            shutil.copyfile(path, draft)
        else:
            _create(draft)
        with closing(connect(draft, write=True)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA journal_mode = MEMORY")
            yield connection
            connection.commit()
        flush(draft)
        _install(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _install(draft: Path, path: Path) -> None:
    """Put the draft in the place of the library; where readers keep the file from being replaced (Windows), into it.

    SQLite copies in one transaction: killed halfway, the next reader rolls it back.
    """
    try:
        put(draft, path)
    except PermissionError:
        with closing(sqlite3.connect(draft)) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)


@contextmanager
def scratch(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the library in memory for trying an import out."""
    with closing(sqlite3.connect(":memory:")) as connection:
        if path.exists():
            with closing(connect(path)) as current:
                current.backup(connection)
        else:
            _fill_schema(connection)
        yield connection


def _create(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        _fill_schema(connection)


def _fill_schema(connection: sqlite3.Connection) -> None:
    connection.executescript(_SCHEMA)
    connection.execute("INSERT INTO meta VALUES ('schema', ?)", (SCHEMA_VERSION,))
    connection.commit()
