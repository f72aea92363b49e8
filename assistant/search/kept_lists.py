"""Lists of texts by article in a file, of which only those asked for are read."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Mapping
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from assistant.files import replacing
from assistant.search import sound

Key = tuple[str, str]
_TABLE = "CREATE TABLE list (name TEXT, law TEXT, article TEXT, texts TEXT, PRIMARY KEY (name, law, article)) WITHOUT ROWID"
_FIND = "SELECT texts FROM list WHERE name = ? AND law = ? AND article = ?"


class KeptLists:
    """The lists of a file written by ``write_lists``; safe to ask from several threads.

    Args:
        path: the file, which is never changed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = threading.Lock()
        self._read = lru_cache(maxsize=4096)(self._of)

    def of(self, name: str, key: Key) -> tuple[str, ...]:
        """The texts of an article; none if it has no list."""
        return self._read(name, *key)

    def _of(self, name: str, law: str, article: str) -> tuple[str, ...]:
        with self._lock, sound.reading(self._path):
            row = self._db.execute(_FIND, (name, law, article)).fetchone()
        return tuple(json.loads(row[0])) if row else ()


def write_lists(path: Path, lists: Mapping[str, Mapping[Key, tuple[str, ...]]]) -> None:
    """Write lists by name and article; the file appears whole or not at all.

    Raises:
        InputError: it cannot be written.
    """
    rows = (
        (name, *key, json.dumps(texts, ensure_ascii=False))
        for name, by_article in lists.items()
        for key, texts in by_article.items()
    )
    with replacing(path) as draft, closing(sqlite3.connect(draft)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute(_TABLE)
        db.executemany("INSERT INTO list VALUES (?, ?, ?, ?)", rows)
        db.commit()
