"""The running log: what the program did, one JSON line an event, for whoever looks after the machine.

A line holds words of ours only: a verb, a face, an account, a class of error. Nothing that a user typed, no message and
no name of a file has a way in. Who saw which case is the audit log's to keep (assistant/dossier/audit.py), not this one's.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import AssistantError
from assistant.files import put
from assistant.settings import settings

FOLDER, NAME = "logs", "assistant.jsonl"
KEPT = 5  # files, the one being written among them
GOOD = "ok"
_MB = 2**20
_OURS = re.compile(r"[A-Za-z][A-Za-z_ -]{0,60}")  # no digits: a number may be somebody's


class Face(StrEnum):
    """By which way the program was asked."""

    PAGE = "page"
    HTTP = "http"
    MCP = "mcp"
    COMMAND = "command"
    SERVER = "server"


@contextmanager
def timed(verb: str, face: Face, user: str = "") -> Iterator[None]:
    """Note how long the block took and how it ended; its exceptions go on.

    Args:
        verb: one of the nine, a step of a page, or a command.
        face: by which way it was asked.
        user: name of the account; "" where there is none.
    """
    began, outcome = time.monotonic(), GOOD
    try:
        yield
    except SystemExit as end:  # of a command line
        outcome = GOOD if end.code in (None, 0) else "refused"
        raise
    except BaseException as error:
        outcome = type(error).__name__
        raise
    finally:
        note(verb, face, user=user, outcome=outcome, ms=round(1000 * (time.monotonic() - began)))


def note(verb: str, face: Face, *, user: str = "", outcome: str = GOOD, ms: int = 0, sign: str = "") -> None:
    """Write one line; a disk that cannot be written costs the line and nothing else.

    Args:
        verb: as for ``timed``.
        face: as for ``timed``.
        user: as for ``timed``.
        outcome: "ok", or the class of the error.
        ms: how long it took.
        sign: under which a user may tell of it.
    """
    line: dict[str, object] = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "verb": _ours(verb),
        "face": face,
    }
    line |= {"user": user, "ms": ms, "outcome": _ours(outcome)} | ({"sign": sign} if sign else {})
    with suppress(OSError, AssistantError):
        if settings().log_megabytes and settings().home.is_dir():
            _append(json.dumps(line, ensure_ascii=False) + "\n")


def _ours(word: str) -> str:
    """A word as it may stand in a line: whatever is not a name in the code was given by somebody."""
    return word if _OURS.fullmatch(word) else "?"


def _append(line: str) -> None:
    path = settings().home / FOLDER / NAME
    path.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, line.encode())  # whole: several processes write here at once
        full = os.fstat(handle).st_size >= settings().log_megabytes * _MB
    finally:
        os.close(handle)
    if full:
        _turn(path)


def _turn(path: Path) -> None:
    """Begin a new file; the older ones go one place down, the oldest is overwritten."""
    with suppress(Timeout), FileLock(path.with_name(f".{path.name}.lock"), timeout=0, mode=0o600):
        if path.stat().st_size < settings().log_megabytes * _MB:
            return  # another process was quicker
        for place in range(KEPT - 1, 0, -1):
            older = _older(path, place - 1)
            if older.is_file():
                put(older, _older(path, place))


def _older(path: Path, place: int) -> Path:
    return path.with_name(f"{path.stem}.{place}{path.suffix}") if place else path
