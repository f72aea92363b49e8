"""A backup back in its place: unpacked and checked beside, then swapped in; what was there is kept, not overwritten.

Killed at any moment, either nothing has changed yet or ``finish`` goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import tarfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any, Literal, cast

from assistant.backup import contents
from assistant.dossier import database, stored
from assistant.dossier.failures import told_failures
from assistant.errors import InputError, StoreError
from assistant.files import alone, flush, fresh, made, put
from assistant.sealing.cipher import MAGIC, Opening
from assistant.settings import settings

_STAGE, _NEW, _PLAN = "restore", "new", "plan.json"
_COPY = 2**20
_STREAM: Literal["r|gz"] = "r|gz"
_MOST_FILES = 2_000_000
_DAMAGED = ("备份文件已损坏，或者不是本程序的备份", "数据目录没有改动；请换一份备份")


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back.

    Attributes:
        files: how many.
        made: when the backup was made, in UTC.
        aside: where what was there before is kept; None where nothing was.
    """

    files: int
    made: str
    aside: Path | None


def restore(source: Path, key: bytes = b"") -> Restored:
    """Put a backup in the place of what is in the data folder.

    Args:
        source: a file that ``write`` made.
        key: that it was sealed with.

    Raises:
        InputError: no such file, damaged, sealed with another key, or the program is running.
        StoreError: the disk fails.
    """
    if not source.is_file():
        raise InputError(f"找不到备份 {source}", "请检查路径")
    home = made(settings().home)
    with alone("恢复"):
        return _restored(home, source, key)


def _restored(home: Path, source: Path, key: bytes) -> Restored:
    _finish()
    stage = home / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        with told_failures():
            about = _unpack(source, key, stage / _NEW)
            aside = f"{contents.ASIDE}-{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
            _write_plan(stage, {"aside": aside, "step": "out"})
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    _finish()
    kept = home / aside
    return Restored(len(about["files"]), str(about["made"]), kept if kept.is_dir() else None)


def pending() -> bool:
    """Whether a swap was begun and not ended."""
    return (settings().home / _STAGE / _PLAN).is_file()


def finish() -> bool:
    """Go on with a swap that was begun; returns whether there was one.

    Raises:
        StoreError: the disk fails; what is done stays done, and the next call goes on.
    """
    if not pending():
        return False
    with alone("接着做完上一次的恢复"):
        return _finish()


def _finish() -> bool:
    """The same for who has the folder alone."""
    home = settings().home
    stage = home / _STAGE
    plan = _plan(stage)
    if plan is None:
        return False
    database.close_all()  # what this process writes next goes into what came back
    stored.close_all()
    with told_failures():
        aside = made(home / plan["aside"])
        if plan["step"] == "out":
            for path in [*contents.entries(home), *contents.beside(home)]:
                put(path, _free(aside / path.name))
            flush(home)
            _write_plan(stage, plan | {"step": "in"})
        waiting = sorted((stage / _NEW).iterdir())
        _clear_the_way(home, aside, {path.name for path in waiting})
        for path in waiting:
            put(path, home / path.name)
        flush(home)
        shutil.rmtree(stage)
        with suppress(OSError):
            aside.rmdir()  # nothing was there before
    return True


def _clear_the_way(home: Path, aside: Path, names: set[str]) -> None:
    """Move aside what a program that was started in between has made, the parts of its databases with them."""
    for path in [*contents.entries(home), *contents.beside(home)]:
        if path.name in names or contents.database_of(path.name) in names:
            put(path, _free(aside / path.name))


def _free(path: Path) -> Path:
    """The path, or one beside it when something is there."""
    return path.with_name(f"{path.name}.{secrets.token_hex(3)}") if path.exists() else path


def _unpack(source: Path, key: bytes, target: Path) -> dict[str, Any]:
    """All files of a backup, checked; what it says of itself."""
    target.mkdir(parents=True, mode=0o700)
    found: dict[str, tuple[int, str]] = {}
    about: Any = None
    try:
        with source.open("rb") as stream:
            begins = stream.read(len(MAGIC))
            if begins == MAGIC and not key:
                raise InputError("这份备份是加密的", "请用 --key 给出密钥文件")
            if begins != MAGIC:
                stream.seek(0)
            plain = cast(IO[bytes], Opening(stream, key) if begins == MAGIC else stream)
            with tarfile.open(None, _STREAM, plain) as archive:
                for member in archive:
                    content = archive.extractfile(member) if member.isreg() else None
                    if content is None or len(found) > _MOST_FILES:
                        raise InputError(*_DAMAGED)
                    if member.name == contents.MANIFEST:
                        about = json.loads(content.read())
                    else:
                        found[member.name] = _take(content, _place(target, member.name))
    except (tarfile.TarError, EOFError, ValueError, RecursionError, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise InputError(*_DAMAGED) from None
    _check(about, found, target)
    return cast(dict[str, Any], about)


def _place(target: Path, name: str) -> Path:
    """Where a file goes: below the target, under a name that a backup can have."""
    parts = PurePosixPath(name).parts
    bad = not parts or name.startswith("/") or "\\" in name or ":" in name or "\0" in name
    if bad or any(part in ("..", ".") or part.startswith(".") for part in parts):
        raise InputError(*_DAMAGED)
    path = target.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def _take(content: IO[bytes], path: Path) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with fresh(path) as out:
        while piece := content.read(_COPY):
            out.write(piece)
            digest.update(piece)
            size += len(piece)
    flush(path)
    return size, digest.hexdigest()


def _check(about: Any, found: dict[str, tuple[int, str]], target: Path) -> None:
    try:
        if about["format"] > contents.FORMAT:
            raise InputError("备份由更新版本的程序写成", "请升级本程序后再恢复")
        said = {row["name"]: (row["size"], row["sha256"]) for row in about["files"]}
    except (TypeError, KeyError):
        raise InputError(*_DAMAGED) from None
    if said != found:
        raise InputError(*_DAMAGED)
    for name in found:
        if contents.is_database(name) and contents.unsound(target / name, target):
            raise InputError(*_DAMAGED)


def _plan(stage: Path) -> dict[str, str] | None:
    try:
        text = (stage / _PLAN).read_text("utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"读不出 {stage / _PLAN}：{error.strerror}", "请检查数据目录的权限") from None
    return dict(json.loads(text))


def _write_plan(stage: Path, plan: dict[str, str]) -> None:
    draft = stage / "plan.draft"
    draft.write_text(json.dumps(plan), "utf-8")
    flush(draft)
    put(draft, stage / _PLAN)
    flush(stage)
