"""Whether the files of an index are those that were written: sizes when it is opened, contents when it is examined."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from assistant.errors import SearchIndexError

_LIST = "files.json"
_PIECE = 2**22


def note(folder: Path) -> None:
    """Write down which files a finished folder holds."""
    held = {name: [path.stat().st_size, _digest(path)] for name, path in _files(folder)}
    (folder / _LIST).write_text(json.dumps(held), encoding="utf-8")


def check(folder: Path, *, contents: bool = False) -> None:
    """See whether a folder holds what was written down; one of an earlier version has no list and passes.

    Args:
        folder: that ``note`` has seen.
        contents: compare the contents, not the sizes alone; takes a second for some hundred megabytes.

    Raises:
        SearchIndexError: a file is missing, or not as it was written.
    """
    with reading(folder):
        if not (folder / _LIST).is_file():
            return
        listed = json.loads((folder / _LIST).read_text("utf-8"))
        for name, (size, digest) in listed.items():
            path = folder / name
            whole = path.is_file() and path.stat().st_size == size
            if not whole or (contents and _digest(path) != digest):
                raise damaged(path)


@contextmanager
def reading(place: Path) -> Iterator[None]:
    """Tell whatever goes wrong while files of an index are read as what it means: they are damaged.

    Raises:
        SearchIndexError: instead of what was raised.
    """
    try:
        yield
    except (
        OSError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        EOFError,
        RuntimeError,
        AssertionError,
        zipfile.BadZipFile,
        sqlite3.Error,
    ) as error:
        raise damaged(place) from error


def damaged(place: Path) -> SearchIndexError:
    """What to say of a damaged file or folder."""
    return SearchIndexError(f"{place} 已损坏", "请运行 assistant doctor --repair，会移开并重建")


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != _LIST:
            yield path.relative_to(folder).as_posix(), path


def _digest(path: Path) -> str:
    hashed = blake2b(digest_size=16)
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            hashed.update(piece)
    return hashed.hexdigest()
