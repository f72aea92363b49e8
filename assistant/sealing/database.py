"""SQLite files, under a key by SQLCipher (sqlcipher3) where the data folder is; a plain one is told by its first bytes."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path
from typing import Any, BinaryIO

from assistant.errors import StoreError
from assistant.sealing.lock import is_for, lock_of

_PLAIN = b"SQLite format 3\0"
_NO_DRIVER = ("数据目录要加密，没有安装 SQLCipher", "请运行 pip install 'assistant[encryption]'")


def is_plain(path: Path) -> bool:
    """Whether a file is a SQLite database without a key."""
    try:
        return _first_bytes(path) == _PLAIN
    except OSError:
        return False


_looking = threading.Lock()
_looked: dict[tuple[int, int], BinaryIO] = {}


def _first_bytes(path: Path) -> bytes:
    """The first bytes of a file that SQLite may have open in this process.

    It is never closed again: POSIX gives up all locks of a process on a file as soon as the process closes it once, those of
    SQLite too (sqlite.org/howtocorrupt.html, 2.2). Another program that looks next would take itself for the last one and
    remove the log of writes. Windows gives up none, and does not replace a file that is open.
    """
    if os.name == "nt":
        with path.open("rb") as stream:
            return stream.read(len(_PLAIN))
    with _looking:
        state = path.stat()
        key = (state.st_dev, state.st_ino)
        if key not in _looked:
            _looked[key] = path.open("rb", buffering=0)
        _looked[key].seek(0)
        return _looked[key].read(len(_PLAIN))


def key_of(path: Path, home: Path | None = None) -> bytes:
    """The key that a database is opened with; empty for a plain one.

    Args:
        path: the file; one that is not there yet has the key of the folder.
        home: the data folder that it belongs to, if not that of the settings.

    Raises:
        StoreError: the key is not at hand.
    """
    if not is_for(home) or is_plain(path):
        return b""
    lock = lock_of(home)
    empty = not path.is_file() or path.stat().st_size == 0
    return b"" if lock is None or (empty and not lock.writes) else lock.database


def driver(key: bytes) -> Any:
    """The module that opens a database: that of Python, or with a key that of SQLCipher.

    Raises:
        StoreError: it is not installed.
    """
    if not key:
        return sqlite3
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise StoreError(*_NO_DRIVER) from None
    return dbapi2


def errors_of() -> tuple[type[Exception], ...]:
    """What the drivers raise, as far as they are installed."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        return (sqlite3.Error,)
    return (sqlite3.Error, dbapi2.Error)


def unlock(connection: Any, key: bytes) -> None:
    """Give a new connection its key, before anything else; without one nothing is done."""
    if key:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would speak English on the error stream
        connection.execute(f'PRAGMA key = "{quoted(key)}"')


def quoted(key: bytes) -> str:
    """A key as SQLCipher takes it raw: it is made of the key file already, by scrypt."""
    return f"x'{key.hex()}'"


def connect(path: Path, key: bytes = b"", *, readonly: bool = False, timeout: float = 30) -> Any:
    """A connection to a database file.

    Args:
        path: the file.
        key: of ``key_of``.
        readonly: nothing may be written.
        timeout: seconds to wait for others who write.

    Raises:
        Error: of ``driver(key)``: it cannot be opened.
        StoreError: SQLCipher is not installed.
    """
    place = f"{path.resolve().as_uri()}{'?mode=ro' if readonly else ''}"
    connection = driver(key).connect(place, uri=True, timeout=timeout)
    unlock(connection, key)
    return connection
