"""The case database (SQLite by default, PostgreSQL by URL): one engine a URL in the process, two kinds of transaction."""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from assistant.dossier.failures import told_failures
from assistant.dossier.upgrades import upgrade
from assistant.errors import StoreError
from assistant.files import run_folder
from assistant.sealing.database import driver, key_of, unlock
from assistant.sealing.lock import lock_of
from assistant.sealing.replacing import taken_up
from assistant.settings import settings

_BUSY_SECONDS = 30
_CONNECT_SECONDS = 10
_LOGGED_AS = "cases"
_MIGRATION_LOCK = 0x436173654C6962  # any number of our own: PostgreSQL's advisory lock while tables are made


class Database:
    """Transactions on one database. Get it by :func:`open_database`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._ready = False
        self._preparing = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads.

        Raises:
            StoreError: the database fails; holds no SQL and no values.
        """
        with self._transaction(write=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: kept when the block ends well, undone by any exception.

        On SQLite it holds the one right to write from its first statement, so that what it reads stays true.

        Raises:
            StoreError: the database fails; holds no SQL and no values.
        """
        with self._transaction(write=True) as connection:
            yield connection

    def dispose(self, *, close: bool = True) -> None:
        """Give up the pooled connections.

        Args:
            close: False in a forked child, whose connections belong to its parent.
        """
        self._engine.dispose(close=close)

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[Connection]:
        self._prepare()
        with told_failures(), self._begin(write=write) as connection:
            yield connection

    @contextmanager
    def _begin(self, *, write: bool) -> Iterator[Connection]:
        with self._engine.connect() as connection, connection.execution_options(write=write).begin():
            yield connection

    def _prepare(self) -> None:
        """Make or migrate the tables, once in the process and by one process at a time."""
        with self._preparing, told_failures():
            if self._ready:
                return
            with _alone(self._engine.url), self._begin(write=True) as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
                upgrade(connection)
            self._ready = True


_opened: dict[str, Database] = {}
_opening = threading.Lock()


def open_database(url: str = "") -> Database:
    """The database at a URL; the same object for the same URL as long as the process lives.

    Args:
        url: in the form of SQLAlchemy; empty means the setting, and without one a SQLite file in the data folder.

    Raises:
        StoreError: the URL cannot be read, or the driver it needs is not installed.
    """
    wanted = url_of(url or settings().database_url)
    key = wanted.render_as_string(hide_password=False)
    with _opening:
        if key not in _opened:
            _opened[key] = Database(engine_at(wanted))
        return _opened[key]


def url_of(text: str) -> URL:
    """An address as the setting has it; "" is the SQLite file of cases in the data folder.

    Raises:
        StoreError: it cannot be read.
    """
    if not text:
        return URL.create("sqlite", database=str(settings().home / "cases.db"))
    try:
        url = make_url(text)
        if url.get_dialect().name in ("sqlite", "postgresql"):
            return url
    except (ArgumentError, NoSuchModuleError):
        pass
    raise StoreError("案件库地址无法识别", "请用 sqlite:///文件 或者 postgresql://用户@主机/库名")


def file_of(name: str) -> Path | None:
    """The SQLite file in which a room keeps its tables: its own, or the one that is set for all.

    Args:
        name: of its own file in the data folder.

    Returns:
        None where they lie in a server or in memory.

    Raises:
        StoreError: the address that is set cannot be read.
    """
    if not settings().database_url:
        return settings().home / name
    url = url_of(settings().database_url)
    in_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if in_file else None


def engine_at(url: URL) -> Engine:
    """An engine of its own at an address, set up as all of ours are; with the key of the data folder where it has one.

    Raises:
        StoreError: the driver it needs is not installed, or the key is not at hand.
    """
    sqlite = url.get_backend_name() == "sqlite"
    if sqlite and url.database not in (None, "", ":memory:"):
        with told_failures():
            run_folder()  # who restores, repairs or encrypts the data folder sees that it is in use
            taken_up(Path(str(url.database)))
    key = _key_of(url) if sqlite else b""
    wait = {"timeout": _BUSY_SECONDS} if sqlite else {"connect_timeout": _CONNECT_SECONDS}
    module = {"module": driver(key)} if key else {}
    try:
        engine = create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            logging_name=_LOGGED_AS,
            connect_args=wait,
            **module,
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            f"没有安装案件库的驱动 {error.name}", "请运行 pip install 'assistant[postgres]'"
        ) from None
    # At level DEBUG SQLAlchemy logs every row it reads; rows here are case files.
    logging.getLogger(f"sqlalchemy.engine.Engine.{_LOGGED_AS}").setLevel(logging.WARNING)
    if sqlite:
        event.listen(engine, "connect", partial(_set_up_sqlite, key))
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _key_of(url: URL) -> bytes:
    """The key of a SQLite file; a plain one in a folder that is to have a key, and has none yet, is told."""
    if url.database in (None, "", ":memory:"):
        return b""
    lock_of()
    return key_of(Path(str(url.database)))


def _set_up_sqlite(key: bytes, connection: Any, _: object) -> None:
    unlock(connection, key)
    connection.isolation_level = None  # the driver's own BEGIN comes too late; ours is in _begin_sqlite
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # an acknowledged save survives a power cut
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def _alone(url: URL) -> Iterator[None]:
    """On SQLite: the file made for its owner only, and no other process in here. PostgreSQL has its own lock."""
    if url.get_backend_name() != "sqlite" or not url.database:
        yield
        return
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f".{path.name}.lock"), timeout=_BUSY_SECONDS, mode=0o600):
        # one that is open must not be closed here: its locks would go (see sealing.database)
        if not path.exists():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with contextlib.suppress(PermissionError):  # the file of another user, shared with us on purpose
            path.chmod(0o600)  # Windows keeps the rights of the folder
        yield


def close_all() -> None:
    """Give up every connection of this process; what is opened next is opened anew, with the key that it then has."""
    with _opening:
        for database in _opened.values():
            database.dispose()
        _opened.clear()


def _forget_all() -> None:
    """In a forked child: the parent's connections must be neither used nor closed here."""
    global _opening
    _opening = threading.Lock()
    for database in _opened.values():
        database.dispose(close=False)
    _opened.clear()


atexit.register(close_all)
if hasattr(os, "register_at_fork"):  # Windows has no fork
    os.register_at_fork(after_in_child=_forget_all)
