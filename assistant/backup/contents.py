"""What of the data folder is kept in a backup: all that cannot be made again, whatever a later version adds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assistant.dossier.failures import around
from assistant.errors import StoreError
from assistant.sealing.database import connect, errors_of, key_of
from assistant.sealing.replacing import PARTS

MANIFEST = "manifest.json"
FORMAT = 1
# made again from the rest, fetched again, of one run or one machine only
_LEFT_OUT = frozenset({"tmp", "cache", "indexes", "models", "restore", "logs", MANIFEST})
ASIDE = "before-restore"
_TOLD = "检索索引、缓存、添加的语音模型、运行日志不在备份里，恢复后自动重建或者重新添加"


def told() -> str:
    """What is left out, in a line."""
    return _TOLD


def entries(home: Path) -> list[Path]:
    """The files and folders at the top of the data folder that belong in a backup."""
    found = home.iterdir() if home.is_dir() else iter(())
    return sorted(path for path in found if _is_kept(path.name))


def _is_kept(name: str) -> bool:
    return not (name in _LEFT_OUT or name.startswith((".", ASIDE)) or name.endswith(PARTS))


def beside(home: Path) -> list[Path]:
    """What belongs to the databases and must go with them when they go, though it is in no backup."""
    found = home.iterdir() if home.is_dir() else iter(())
    return sorted(path for path in found if path.name.endswith(PARTS))


def database_of(name: str) -> str:
    """The database that a part belongs to."""
    for ending in PARTS:
        name = name.removesuffix(ending)
    return name


def files(home: Path) -> Iterator[tuple[str, Path]]:
    """Every file of a backup with its name in it, databases first: what they refer to is there when they are read."""
    tops = entries(home)
    for top in sorted(tops, key=lambda path: path.suffix != ".db"):
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(home).parts)
            if path.is_file() and not path.is_symlink() and not hidden:
                yield path.relative_to(home).as_posix(), path


def is_database(name: str) -> bool:
    """Whether a file is to be copied by SQLite, which sees to it that the copy is of one moment."""
    return "/" not in name and name.endswith(".db")


def snapshot(source: Path, target: Path) -> None:
    """A whole copy of a SQLite database at one moment, while others go on writing to it.

    Raises:
        StoreError: it is damaged; the copy would be, too.
    """
    try:
        key = key_of(source)
        with closing(connect(source, key, readonly=True)) as old, closing(connect(target, key)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")
    except errors_of() as error:
        raise StoreError(
            f"{source.name} 读不出（{type(error).__name__}）", "请运行 assistant doctor 查看怎样修复"
        ) from None
    if fault := unsound(target):
        raise StoreError(f"{source.name} 已损坏：{fault}", "请运行 assistant doctor 查看怎样修复")


def unsound(path: Path, home: Path | None = None) -> str:
    """What SQLite finds wrong with a database file; "" if nothing.

    Args:
        path: the file.
        home: the data folder that it belongs to, if not that of the settings.

    Raises:
        AssistantError: it is under a key that is not at hand.
        StoreError: it could not be looked at, for want of room, rights or the turn: that is no damage.
    """
    try:
        with closing(connect(path, key_of(path, home), readonly=True)) as db:
            found = db.execute("PRAGMA quick_check(1)").fetchone()
    except errors_of() as error:
        if told := around(error):
            raise told from None
        return type(error).__name__
    return "" if found and found[0] == "ok" else "内部结构不一致"
