"""The precedents kept on disk (SQLite under the home folder), together with the teaching cases of corpora/."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from assistant.cases.model import Precedent
from assistant.cases.sources import teaching_cases
from assistant.errors import LibraryError
from assistant.settings import settings

_SCHEMA = "CREATE TABLE IF NOT EXISTS precedent (id TEXT PRIMARY KEY, body TEXT NOT NULL)"


class CaseLibrary:
    """Imported precedents and the teaching cases.

    Args:
        path: the SQLite file; by default ``precedents.db`` in the home folder.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or settings().home / "precedents.db"

    def add(self, precedents: Iterable[Precedent]) -> tuple[int, int]:
        """Store precedents, all or none; one with a known id is replaced.

        Returns:
            How many are new, and how many changed.

        Raises:
            LibraryError: the file cannot be written.
        """
        rows = {p.id: p.model_dump_json() for p in precedents}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(self.path)) as db, db:
                db.execute(_SCHEMA)
                known = dict(db.execute("SELECT id, body FROM precedent").fetchall())
                db.executemany("INSERT OR REPLACE INTO precedent VALUES (?, ?)", rows.items())
        except sqlite3.Error as error:
            raise LibraryError(f"案例库 {self.path} 无法写入：{error}", "请检查磁盘空间和文件权限") from error
        changed = sum(1 for key, body in rows.items() if key in known and known[key] != body)
        return sum(1 for key in rows if key not in known), changed

    def precedents(self) -> list[Precedent]:
        """Teaching cases and all imported ones, in order of their ids.

        Raises:
            LibraryError: the file is damaged.
        """
        return [*teaching_cases(), *self._imported()]

    def _imported(self) -> list[Precedent]:
        if not self.path.is_file():
            return []
        try:
            with closing(sqlite3.connect(self.path)) as db:
                bodies = db.execute("SELECT body FROM precedent ORDER BY id").fetchall()
        except sqlite3.Error as error:
            raise LibraryError(
                f"案例库 {self.path} 无法读取：{error}", "文件可能损坏，请恢复备份或重新导入"
            ) from error
        return [Precedent.model_validate_json(body) for (body,) in bodies]
