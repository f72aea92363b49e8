"""A new database in the place of a damaged one, which is kept beside: what a kill broke off is ended at the next start."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from assistant.files import put

PARTS = ("-wal", "-shm", "-journal")
_NEW, _ASIDE = ".new", ".damaged-"


def put_aside(path: Path) -> Path:
    """Move a damaged file or folder beside its place, the parts of a database with it.

    Raises:
        OSError: it cannot be moved.
    """
    mark = f"{_ASIDE}{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    aside = path.with_name(path.name + mark)
    put(path, aside)
    _follow(path, aside)
    return aside


def replace_by(draft: Path, path: Path) -> Path:
    """Put a damaged database aside and a complete one in its place; where the old one lies now.

    Raises:
        OSError: one of them cannot be moved.
    """
    waiting = path.with_name(path.name + _NEW)
    put(draft, waiting)
    aside = put_aside(path)
    put(waiting, path)
    return aside


def taken_up(path: Path) -> None:
    """A database that waits for the place of one that is gone from there takes it; beside one that is there it goes.

    The log of writes of the old one follows it first: it must not be read into the new one.

    Raises:
        OSError: it cannot be moved.
    """
    waiting = path.with_name(path.name + _NEW)
    if path.exists():
        waiting.unlink(missing_ok=True)
    elif waiting.exists():
        kept = [one for one in path.parent.glob(f"{path.name}{_ASIDE}*") if not one.name.endswith(PARTS)]
        _follow(path, max(kept, default=path.with_name(path.name + _ASIDE)))
        with suppress(FileNotFoundError):  # somebody else has been quicker
            put(waiting, path)


def _follow(path: Path, aside: Path) -> None:
    for part in PARTS:
        if (lying := path.with_name(path.name + part)).exists():
            put(lying, aside.with_name(aside.name + part))
