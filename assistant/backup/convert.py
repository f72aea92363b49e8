"""A data folder put under the key, or taken from under it: file by file, each whole or as it was.

Killed at any moment, every file is either plain or sealed, both are read, and the next call goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from assistant.dossier import database, stored
from assistant.dossier.database import file_of
from assistant.dossier.failures import told_failures
from assistant.errors import InputError, StoreError
from assistant.files import alone, fresh, replacing
from assistant.sealing import content, lock
from assistant.sealing.database import connect, driver, is_plain, quoted
from assistant.settings import settings

_ASIDE = ("before-restore*", "*.damaged-*")
_PARTS = ("-wal", "-shm")
Steps = Callable[[str, int, int], None]


class Converted(NamedTuple):
    """What was done.

    Attributes:
        databases: how many.
        files: how many.
        aside: what lies beside and stays as it was, by name.
    """

    databases: int
    files: int
    aside: tuple[str, ...]


def encrypt(steps: Steps) -> Converted:
    """Put the data folder under the key that the setting names; what is sealed already stays.

    Raises:
        InputError: the program is running.
        StoreError: no key is set, another one than the folder has, a database is damaged, what is sealed has lost its
            ``seal.json``, or the disk fails.
    """
    with alone("加密"):
        return _encrypted(_closed(), steps)


def _encrypted(home: Path, steps: Steps) -> Converted:
    driver(b"k")
    if not (home / lock.FILE).is_file() and (odd := _first_not_plain(home)):
        raise StoreError(
            f"{odd} 打不开：已损坏，或者加密过而 {lock.FILE} 不在了",
            f"加密过的，请从备份找回 {lock.FILE}；损坏的，先运行 assistant doctor",
        )
    lock.begin(home)
    return _converted(home, steps, seal=True)


def decrypt(steps: Steps) -> Converted:
    """Take the data folder from under the key.

    Raises:
        InputError: as ``sealed_home``.
        StoreError: as ``encrypt``.
    """
    with alone("解密"):
        home = _sealed(_closed())
        lock.end(home)
        done = _converted(home, steps, seal=False)
        lock.forget(home)
    return done


def sealed_home() -> Path:
    """The data folder, which can be taken from under the key now.

    Raises:
        InputError: the program is running, or the folder is not under a key.
    """
    with alone("解密"):
        return _sealed(_closed())


def _sealed(home: Path) -> Path:
    if not (home / lock.FILE).is_file():
        raise InputError("数据目录没有加密", "不用解密")
    return home


def left_plain(home: Path) -> int:
    """How many files of a folder under a key are still plain."""
    databases = sum(is_plain(path) for path in _databases())
    return databases + sum(_is_left(path, seal=True) for path in lock.kept_files(home))


def _first_not_plain(home: Path) -> str:
    """The name of what is not as a folder without a key has it; "" for nothing."""
    odd = (path for path in _databases() if not is_plain(path))
    sealed = (path for path in lock.kept_files(home) if _is_left(path, seal=False))
    return next((path.name for path in (*odd, *sealed)), "")


def _closed() -> Path:
    """The data folder, in which this process has nothing open."""
    database.close_all()
    stored.close_all()
    return settings().home


def _databases() -> list[Path]:
    found = {path for name in lock.DATABASES if (path := file_of(name)) is not None and path.is_file()}
    return sorted(path for path in found if path.stat().st_size)


def _converted(home: Path, steps: Steps, *, seal: bool) -> Converted:
    databases = [path for path in _databases() if is_plain(path) is seal]
    files = [path for path in lock.kept_files(home) if _is_left(path, seal=seal)]
    with told_failures():
        for number, path in enumerate(databases):
            steps("数据库", number, len(databases))
            _export(path, seal=seal)
        for number, path in enumerate(files):
            steps("文件", number, len(files))
            _rewrite(path)
    aside = sorted(path.name for pattern in _ASIDE for path in home.glob(pattern))
    return Converted(len(databases), len(files), tuple(aside))


def _export(path: Path, *, seal: bool) -> None:
    """A database into a new file, with the key or without, which takes its place."""
    keys = lock.lock_of()
    assert keys is not None
    cipher = driver(keys.database)
    old, new = (b"", keys.database) if seal else (keys.database, b"")
    try:
        with replacing(path) as draft:
            fresh(draft).close()
            with closing(_opened(path, old, cipher)) as db:
                db.execute(
                    "ATTACH DATABASE ? AS other KEY " + (f'"{quoted(new)}"' if new else "''"), (str(draft),)
                )
                db.execute("SELECT sqlcipher_export('other')")
                version = db.execute("PRAGMA main.user_version").fetchone()[0]
                db.execute(f"PRAGMA other.user_version = {int(version)}")
                db.execute("DETACH DATABASE other")
            _drop_parts(path)
    except cipher.Error as error:
        raise StoreError(
            f"{path.name} 读不出（{type(error).__name__}）", "请运行 assistant doctor 查看怎样修复"
        ) from None


def _opened(path: Path, key: bytes, cipher: Any) -> Any:
    """With SQLCipher either way: a plain database is one without a key. All that was written is in the one file."""
    db = connect(path, key) if key else cipher.connect(str(path), timeout=30)
    db.isolation_level = None
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise cipher.DatabaseError
    db.execute("PRAGMA journal_mode = DELETE")  # the log of writes goes into the file
    return db


def _drop_parts(path: Path) -> None:
    for part in _PARTS:
        path.with_name(path.name + part).unlink(missing_ok=True)


def _is_left(path: Path, *, seal: bool) -> bool:
    """Whether something in a file is not yet as it is to be."""
    if content.in_lines(path):
        return (not seal) in content.lines_sealed(path)
    return content.is_sealed(path) is not seal


def _rewrite(path: Path) -> None:
    """A file as the folder writes now.

    Raises:
        StoreError: it is damaged.
    """
    if content.in_lines(path):
        rows = list(_rows(path))
        with replacing(path) as draft, fresh(draft) as out:
            out.writelines(content.line(row) for row in rows)
        return
    with (
        replacing(path) as draft,
        path.open("rb") as stream,
        fresh(draft) as out,
        content.writing(out) as into,
    ):
        try:
            content.copy(content.reading(stream), into)
        except InputError:
            raise StoreError(
                f"{path.parent.name}/{path.name} 已损坏，解不开",
                "请从备份恢复这个文件，或者把它移到数据目录外面，再运行一次",
            ) from None


def _rows(path: Path) -> Iterator[bytes]:
    """The lines of a recording up to one that a crash has torn, as far as it is read again."""
    with path.open("rb") as stream:
        for line in stream:
            try:
                row = content.row_of(line)
            except (ValueError, InputError):
                return
            if not line.endswith(b"\n"):
                return
            yield row.rstrip(b"\n")
