"""Files on any system: written whole or not at all; temporary ones lie under the data folder and go afterwards."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import InputError
from assistant.settings import settings

_TRIES, _PAUSE = 20, 0.05  # a reader holds a file open for a moment; Windows refuses to replace it meanwhile


def made(folder: Path) -> Path:
    """The folder, made with those above it if it is not there.

    Raises:
        InputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"文件夹 {folder} 建不了：{error.strerror}",
            "请检查路径、权限和磁盘空间；数据目录可用 ASSISTANT_HOME 另指",
        ) from error
    return folder


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to; when the block ends well it is flushed and takes the place of ``path``.

    An exception, a kill or a full disk leaves ``path`` as it was. The folder is made if it is missing.

    Raises:
        InputError: the file cannot be written there.
    """
    draft = path.with_name(f".{secrets.token_hex(6)}{path.suffix}")
    try:
        made(path.parent)
        yield draft
        flush(draft)
        put(draft, path)
    except (OSError, UnicodeEncodeError) as error:
        raise InputError(
            f"写不进 {path}：{error}", "请检查文件夹、磁盘空间和权限；文件在别处打开着的请先关闭"
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def put(draft: Path, path: Path) -> None:
    """Let a complete file take the place of another; waits a second for those who have that one open (Windows).

    Raises:
        OSError: it cannot.
    """
    for _ in range(_TRIES):
        try:
            draft.replace(path)
            return
        except PermissionError:
            time.sleep(_PAUSE)
    draft.replace(path)


def put_folder(made: Path, target: Path) -> None:
    """Let a complete folder take the place of another, whose name stands for its content.

    A folder that is in use cannot be moved (Windows): then it stays and ``made`` goes.

    Raises:
        OSError: the disk is full or may not be written.
    """
    aside = target.with_name(f".{secrets.token_hex(6)}")
    try:
        if target.is_dir():
            target.rename(aside)
        made.rename(target)
    except OSError:
        if not target.is_dir():
            raise
        shutil.rmtree(made)
    shutil.rmtree(aside, ignore_errors=True)


def flush(path: Path) -> None:
    """Put a file, or the entries of a folder, on disk. Windows knows no flush of folders and does without.

    Raises:
        OSError: the disk is full or gone.
    """
    if path.is_dir():
        if os.name == "nt":
            return
        handle = os.open(path, os.O_RDONLY)
    else:
        handle = os.open(path, os.O_RDWR)  # Windows flushes only what may be written
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def working(purpose: str) -> Iterator[Path]:
    """An empty folder for the time of the block.

    Args:
        purpose: a short word in front of the folder's name.
    """
    folder = lasting(purpose)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def lasting(purpose: str) -> Path:
    """An empty folder that goes when this run of the program ends, at the latest when the next one begins.

    Args:
        purpose: a short word in front of the folder's name.
    """
    return Path(tempfile.mkdtemp(prefix=f"{purpose}-", dir=run_folder()))


def run_folder() -> Path:
    """The folder of all temporary files of this run, under the data folder."""
    return _run(settings().home / "tmp", os.getpid()).folder


@dataclass(frozen=True)
class _Run:
    """A folder and the lock that is held as long as its process lives."""

    folder: Path
    lock: FileLock

    def end(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.release()
        Path(self.lock.lock_file).unlink(missing_ok=True)


@lru_cache(maxsize=8)
def _run(root: Path, process: int) -> _Run:
    """A run of its own for a forked ``process``, too. What runs that are no more have left is removed."""
    run = _begin(made(root) / f"run-{secrets.token_hex(4)}")
    for lock in root.glob("run-*.lock"):
        if lock.stem != run.folder.name:
            _sweep(lock)
    return run


def _begin(folder: Path) -> _Run:
    lock = FileLock(folder.with_suffix(".lock"))
    lock.acquire()
    folder.mkdir()
    run = _Run(folder, lock)
    atexit.register(run.end)
    return run


def _sweep(path: Path) -> None:
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):  # its process lives, or belongs to another user
        return
    _Run(path.with_suffix(""), lock).end()
