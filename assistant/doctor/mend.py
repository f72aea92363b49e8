"""Repairs. What is damaged is moved aside, never deleted; what can be made again is made at the next use."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from typing import Any

from assistant.backup.contents import unsound
from assistant.dossier import database, stored
from assistant.dossier.failures import around, told_failures
from assistant.errors import StoreError
from assistant.files import alone, flush, half_written
from assistant.sealing.database import connect, errors_of, key_of
from assistant.sealing.replacing import PARTS, put_aside, replace_by

_CUT_OFF = "PRAGMA writable_schema = ON"  # reads a file that was cut off, too
Old = Callable[[], AbstractContextManager[Any]]  # opens the damaged database
REPAIR = "运行 assistant doctor --repair 修复"


def made_again(path: Path, then: str) -> Callable[[], str]:
    """A repair that moves a file or folder aside, for what is made again.

    Args:
        path: what is damaged.
        then: what happens next, in a line.
    """

    def mend() -> str:
        with alone("修复"), told_failures():
            return f"损坏的已移到 {put_aside(path).name}；{then}"

    return mend


def salvaged(path: Path) -> Callable[[], str]:
    """A repair of a database of the user's own: all rows that can still be read go into a new one."""

    def mend() -> str:
        with alone("修复"):
            database.close_all()  # what this process writes next goes into the new one
            stored.close_all()
            return _salvage(path)

    return mend


def _salvage(path: Path) -> str:
    """The new database is made beside; what is damaged stays in its place, its log of writes too, until the new one is whole."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with told_failures(), half_written(draft):
        try:
            lost = _saved(path, draft)
            flush(draft)
            aside = replace_by(draft, path)
        finally:
            for part in ("", *PARTS):
                draft.with_name(draft.name + part).unlink(missing_ok=True)
    told = f"已从损坏的文件救出能读的内容，原文件留作 {aside.name}"
    return f"{told}；{'、'.join(lost)}没有救全，请对照备份" if lost else f"{told}；没有发现缺少"


def _saved(path: Path, draft: Path) -> list[str]:
    """What can be read of a database in a new one; the names of tables that are not whole.

    Raises:
        StoreError: nothing can be read, or the new one cannot be written.
    """
    try:
        key = key_of(path)
        with closing(connect(draft, key)) as new:
            lost = _rewrite(lambda: closing(connect(path, key, readonly=True)), new)
        if unsound(draft):
            raise sqlite3.DatabaseError
    except errors_of() as error:
        raise around(error) or StoreError(
            f"{path.name} 损坏太重，读不出内容", "请用最近的备份恢复：assistant restore 备份文件"
        ) from None
    return lost


def _rewrite(old: Old, new: Any) -> list[str]:
    """Everything readable into a new file; the names of tables with rows that were not."""
    with old() as db:
        db.execute(_CUT_OFF)
        parts = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    lost = []
    for kind in ("table", "index"):
        for _, name, sql in (p for p in parts if p[0] == kind and not p[1].startswith("sqlite_")):
            new.execute(sql)
            if kind == "table" and not _copy(old, new, name):
                lost.append(name)
    for _, _, sql in (p for p in parts if p[0] == "trigger"):
        new.execute(sql)
    new.commit()
    return lost


def _copy(old: Old, new: Any, table: str) -> bool:
    """Copy the rows of a table in order, then from behind where the middle cannot be read; whether all could be."""
    for order in ("", " ORDER BY rowid DESC"):
        with (
            suppress(*errors_of()),
            old() as db,
        ):  # SQLCipher reads nothing more on a connection that met a fault
            db.execute(_CUT_OFF)
            _put_rows(new, table, db.execute(f'SELECT * FROM "{table}"{order}'))
            return not order
    return False


def _put_rows(new: Any, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        new.execute(f'INSERT OR IGNORE INTO "{table}" VALUES ({marks})', row)


def loose(home: Path) -> Iterator[Path]:
    """Files and folders of the data folder that others of this machine may read."""
    for path in [home, *home.rglob("*")]:
        if not path.is_symlink() and path.exists() and path.stat().st_mode & 0o077:
            yield path


def tighten(home: Path) -> str:
    """Let only the user read the data folder."""
    count = 0
    with told_failures():
        for path in loose(home):
            path.chmod(0o700 if path.is_dir() else 0o600)
            count += 1
    return f"已改为只有本人可读写，共 {count} 个"
