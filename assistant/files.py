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
from functools import cache
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from assistant.errors import InputError
from assistant.settings import settings

_MARK, _END = ".half", b"\n."  # the end tells a whole mark
_ALONE, _LOOK = "alone.lock", 1.0
_TAKEN = ("数据目录正在恢复、修复、加密或者解密", "请等那个命令做完再试")
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


def fresh(path: Path) -> BinaryIO:
    """A new file, open for writing, that only its owner may read (on Windows: as its folder).

    Raises:
        OSError: it is there already, or cannot be made.
    """
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))


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
        with half_written(draft):
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


@contextmanager
def half_written(draft: Path) -> Iterator[None]:
    """Have a file or folder, whose name nobody else takes, removed by the next start if this run is killed in the block.

    Args:
        draft: beside what it will replace, wherever that is; after the block it is the caller's again.

    Raises:
        OSError: the temporary folder cannot be written.
    """
    mark = run_folder() / f"{secrets.token_hex(6)}{_MARK}"
    mark.write_bytes(os.fsencode(draft.resolve()) + _END)
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


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
    with half_written(aside):
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


def sweep() -> None:
    """Remove what processes that are no more have left in the temporary folder."""
    run = run_folder()
    _sweep_all(run.parent, run.name)


def put_away() -> None:
    """Remove the temporary files of this run, for a process that ends without doing what is to be done at its end."""
    _run(settings().home / "tmp", os.getpid()).end()


def busy() -> bool:
    """Whether another process of the program is at work in the data folder."""
    run = run_folder()
    return any(_is_held(lock) for lock in run.parent.glob("run-*.lock") if lock.stem != run.name)


@contextmanager
def alone(what: str) -> Iterator[None]:
    """Have the data folder for the time of the block: no process of the program is at work in it, and none begins.

    Args:
        what: is done in the block, as it is told to whoever must close the others first.

    Raises:
        InputError: another process is at work.
    """
    root = run_folder().parent  # before the lock: our own run is no stranger
    lock = FileLock(root / _ALONE)
    try:
        lock.acquire(timeout=_LOOK)
    except Timeout:
        raise InputError(*_TAKEN) from None
    try:
        if busy():
            raise InputError("本程序还在运行", f"请先关闭网页服务和别的命令，再{what}")
        yield
    finally:
        with suppress(
            OSError
        ):  # before it is given up, or the next one's would go; Windows removes it by itself
            Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()


def _is_taken(path: Path) -> bool:
    """Whether a process has the folder alone; others that look at the same time hold the lock for a moment only."""
    if not path.exists():
        return False
    try:
        with FileLock(path).acquire(timeout=_LOOK):
            return False
    except Timeout:
        return True


def _is_held(path: Path) -> bool:
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return True
    lock.release()
    return False


@dataclass(frozen=True)
class _Run:
    """A folder and the lock that is held as long as its process lives."""

    folder: Path
    lock: FileLock

    def end(self) -> None:
        for mark in self.folder.glob(f"*{_MARK}"):
            with suppress(OSError):
                _remove(mark.read_bytes())
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.release()
        Path(self.lock.lock_file).unlink(missing_ok=True)


@cache  # one that were forgotten would stay locked till the end, beside a second one
def _run(root: Path, process: int) -> _Run:
    """A run of its own for a forked ``process``, too. What runs that are no more have left is removed."""
    run = _begin(made(root) / f"run-{secrets.token_hex(4)}")
    _sweep_all(root, run.folder.name)
    return run


def _begin(folder: Path) -> _Run:
    lock = FileLock(folder.with_suffix(".lock"))
    lock.acquire()
    run = _Run(folder, lock)
    if _is_taken(folder.with_name(_ALONE)):  # after our own is held: either sees the other
        run.end()
        raise InputError(*_TAKEN)
    folder.mkdir()
    atexit.register(run.end)
    return run


def _remove(mark: bytes) -> None:
    """What a mark names; one that was cut off names nothing, and only hidden names are ours."""
    draft = Path(os.fsdecode(mark.removesuffix(_END)))
    if not mark.endswith(_END) or not draft.is_absolute() or not draft.name.startswith("."):
        return
    if draft.is_dir() and not draft.is_symlink():
        shutil.rmtree(draft, ignore_errors=True)
    else:
        draft.unlink(missing_ok=True)


def _sweep_all(root: Path, own: str) -> None:
    for lock in root.glob("run-*.lock"):
        if lock.stem != own:
            _sweep(lock)


def _sweep(path: Path) -> None:
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):  # its process lives, or belongs to another user
        return
    _Run(path.with_suffix(""), lock).end()


def present(path: Path) -> Path:
    """A file that is there.

    Args:
        path: as the user gave it; a pipe will do.

    Raises:
        InputError: nothing is there, or it is a folder.
    """
    if path.is_dir():
        raise InputError(f"{path} 是文件夹，不是文件", "请给出其中的一个文件")
    if not path.exists():
        raise InputError(f"找不到文件 {path}", "请检查路径")
    return path
