"""Tables of a room of its own: beside the case database where one is set, else in a SQLite file of the data folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, MetaData

from assistant.dossier.database import engine_at, url_of
from assistant.dossier.failures import told_failures
from assistant.files import made
from assistant.settings import settings

Prepare = Callable[[Connection], None]


class Stored:
    """Transactions on the tables of one room.

    Args:
        url: where they lie.
        prepare: makes the tables, or brings older ones up to date; called once in the process.
    """

    def __init__(self, url: URL, prepare: Prepare) -> None:
        self._url = url
        self._prepare = prepare

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads.

        Raises:
            StoreError: the database fails; holds no SQL and no values.
        """
        with told_failures(), self._engine().connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: kept when the block ends well, undone by any exception.

        Raises:
            StoreError: the database fails; holds no SQL and no values.
        """
        with told_failures(), _writing(self._engine()) as connection:
            yield connection

    def _engine(self) -> Engine:
        key = (self._url.render_as_string(hide_password=False), self._prepare)
        with _opening:
            engine = _engines.get(key[0])
            if engine is None:
                engine = _engines[key[0]] = engine_at(self._url)
            if key not in _ready:
                if self._url.get_backend_name() == "sqlite":
                    made(Path(str(self._url.database)).parent)
                with told_failures(), _writing(engine) as connection:
                    self._prepare(connection)
                _ready.add(key)
        return engine


def stored_at(
    tables: MetaData, name: str, path: Path | None = None, *, prepare: Prepare | None = None
) -> Stored:
    """The tables of a room.

    Args:
        tables: what they are.
        name: of the SQLite file in the data folder, used unless a database is set.
        path: a file of its own instead.
        prepare: what makes them; by default what is missing is made.
    """
    if path is None and settings().database_url:
        url = url_of(settings().database_url)
    else:
        url = URL.create("sqlite", database=str(path or settings().home / name))
    return Stored(url, prepare or tables.create_all)


def close_all() -> None:
    """Give up every connection of this process; what is opened next is opened anew, with the key that it then has."""
    with _opening:
        for engine in _engines.values():
            engine.dispose()
        _engines.clear()
        _ready.clear()


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        yield connection


_engines: dict[str, Engine] = {}
_ready = set[tuple[str, Prepare]]()
_opening = threading.Lock()
