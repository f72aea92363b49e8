"""Nothing that looks at an open database gives up the locks on it.

POSIX gives up all locks of a process on a file as soon as the process closes the file once, those of SQLite too
(sqlite.org/howtocorrupt.html, 2.2). The next other program to look then takes itself for the last one and removes the log of
writes, and what is written after that is lost with the process.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.backup.contents import snapshot, unsound
from assistant.backup.convert import encrypt, left_plain
from assistant.backup.write import write
from assistant.doctor.checks import examine
from assistant.dossier import database, stored
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.sealing.database import is_plain, key_of
from assistant.settings import settings
from assistant.web.managing.settings import home

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not give up locks so")

# whether another process could take the whole of the shared lock of SQLite (its bytes are 0x40000002 and the 509 after it)
_FREE = """
import fcntl, sys
with open(sys.argv[1], "r+b") as stream:
    try:
        fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
    except OSError:
        sys.exit(1)
"""
LOOKS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: None,
    "is_plain": is_plain,
    "key_of": key_of,
    "unsound": unsound,
    "snapshot": lambda path: snapshot(path, path.with_name("copy")),
    "left_plain": lambda path: left_plain(path.parent),
    "doctor": lambda path: examine(),
    "backup": lambda path: write(path.parent.parent / "备份"),
    "same file by another address": lambda path: CaseStore(
        f"sqlite:///{path.parent}/../{path.parent.name}/{path.name}"
    ).cases(),
    "page of settings": lambda path: home(),
}


def held(path: Path) -> bool:
    return subprocess.run([sys.executable, "-c", _FREE, str(path)], check=False).returncode == 1


@pytest.fixture(params=["plain", "under a key", "put under a key in this process"])
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case database with a connection open to it."""
    folder = tmp_path / "家"
    folder.mkdir()
    monkeypatch.setattr(settings(), "home", folder)
    monkeypatch.setattr(settings(), "key_file", None)
    if request.param == "put under a key in this process":
        CaseStore().save(Case(facts="摆摊"), user="x")
    if request.param != "plain":
        pytest.importorskip("sqlcipher3")
        key = tmp_path / "密钥"
        key.write_bytes(b"k" * 32)
        monkeypatch.setattr(settings(), "key_file", key)
        if request.param == "put under a key in this process":
            encrypt(lambda *_: None)
    CaseStore().save(Case(facts="占道"), user="x")
    return folder / "cases.db"


@pytest.mark.parametrize("look", sorted(LOOKS))
def test_a_look_leaves_the_locks(path: Path, look: str) -> None:
    LOOKS[look](path)
    assert held(path)


def test_the_check_tells_a_lock_that_was_given_up(path: Path) -> None:
    path.open("rb").close()
    assert not held(path)


def test_a_closed_database_is_free(path: Path) -> None:
    database.close_all()
    stored.close_all()
    assert not held(path)
