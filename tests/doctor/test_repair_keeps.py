"""A repair that cannot be done, or is broken off, leaves everything in its place: the log of writes too."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from doctor_home import damaged

from assistant.doctor import mend
from assistant.doctor.checks import _CHECKS, _found, repaired
from assistant.doctor.model import Finding, State
from assistant.dossier import database, failures
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.sealing.replacing import taken_up

# saves, the last of them in the log of writes only, and dies
_KILLED = """
import os
from assistant.dossier import database
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.sealing.replacing import taken_up
for n in range(8):
    CaseStore().save(Case(facts="摆摊" + "x" * 3000), user="甲")
database.close_all()
for n in range(4):
    CaseStore().save(Case(facts="占道" + "x" * 500), user="甲")
os._exit(0)
"""


@pytest.fixture
def killed(home: Path) -> Path:
    environment = os.environ | {"ASSISTANT_HOME": str(home)}
    subprocess.run([sys.executable, "-c", _KILLED], check=True, env=environment)
    assert (home / "cases.db-wal").stat().st_size
    return home


def contents(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.glob("cases.db*") if not path.name.endswith("-shm")}


def told_full(*_: object) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


def checked(name: str) -> Finding:
    """One check without those before it."""
    return _found(name, dict(_CHECKS)[name])


class BrokenOffError(BaseException):
    """A kill."""


def broken_off(*_: object) -> None:
    raise BrokenOffError


@pytest.mark.parametrize("how", ["full", "broken off"])
def test_a_repair_that_fails_changes_nothing(killed: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    before = contents(killed)
    monkeypatch.setattr(mend, "_rewrite", told_full if how == "full" else broken_off)
    with pytest.raises(mend.StoreError, match="已满") if how == "full" else pytest.raises(BrokenOffError):
        mend.salvaged(killed / "cases.db")()
    assert contents(killed) == before
    assert not list(killed.glob(".cases.db.*[0-9a-f]"))
    assert len(CaseStore().cases()) == 12


def test_a_repair_takes_what_is_in_the_log_of_writes_only(killed: Path) -> None:
    mend.salvaged(killed / "cases.db")()
    assert len(CaseStore().cases()) == 12
    assert len(list(killed.glob("cases.db.damaged-*"))) >= 2


@pytest.mark.parametrize("name", ["案件库", "法规库"])
@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_BUSY,
    ],
)
def test_what_could_not_be_looked_at_is_not_damaged(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    CaseStore().save(Case(facts="摆摊"), user="甲")
    with closing(sqlite3.connect(home / "library.db")) as db:
        db.execute("CREATE TABLE other (value TEXT)")

    def refused(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError("x")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr("assistant.backup.contents.connect", refused)
    one = repaired(checked(name))
    assert one.state is State.BAD
    assert "损坏" not in one.told
    assert not list(home.glob("*damaged-*"))


@pytest.mark.parametrize("how", ["cut", "middle", "noise"])
def test_what_is_damaged_still_is(filled: Path, how: str) -> None:
    damaged(filled / "cases.db", how)
    database.close_all()
    one = checked("案件库")
    assert "已损坏" in one.told
    assert one.repair


@pytest.mark.parametrize(
    ("code", "sound"),
    [
        (sqlite3.SQLITE_CORRUPT, False),
        (sqlite3.SQLITE_NOTADB, False),
        (sqlite3.SQLITE_IOERR_READ, False),
        (sqlite3.SQLITE_IOERR_SHORT_READ, False),
        (None, False),
        (sqlite3.SQLITE_IOERR_SHMOPEN, True),
        (sqlite3.SQLITE_READONLY_DIRECTORY, True),
        (sqlite3.SQLITE_NOMEM, True),
    ],
)
def test_failures_of_the_file_and_around_it(code: int | None, sound: bool) -> None:
    error = sqlite3.DatabaseError("x")
    if code is not None:
        error.sqlite_errorcode = code
    assert (failures.around(error) is not None) is sound


@pytest.mark.parametrize("why", ["no key", "no right", "damaged"])
def test_voices_that_cannot_be_read_now_stay(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    path = home / "speech" / "voices.npz"
    path.parent.mkdir()
    path.write_bytes(b"x" * 100)
    if why == "no key":
        monkeypatch.setattr("assistant.sealing.content.opened", refuse(failures.StoreError("没有密钥", "")))
    elif why == "no right":
        monkeypatch.setattr("assistant.sealing.content.opened", refuse(PermissionError(13, "x")))
    one = repaired(checked("登记的声音"))
    assert one.mended is (why == "damaged")
    assert path.exists() is (why != "damaged")
    assert (one.state is State.BAD) is (why != "damaged")


def refuse(error: Exception) -> Callable[[Path], bytes]:
    def opened(_: Path) -> bytes:
        raise error

    return opened


@pytest.mark.parametrize("at", range(5))
def test_a_repair_killed_between_two_moves_is_ended_by_the_next_start(
    killed: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    moves = iter(range(9))

    def moved(old: Path, new: Path) -> Path:
        if next(moves) == at:
            raise BrokenOffError
        return rename(old, new)

    rename = Path.replace
    with monkeypatch.context() as patched, suppress(BrokenOffError):
        patched.setattr(Path, "replace", moved)
        mend.salvaged(killed / "cases.db")()
    database.close_all()
    assert len(CaseStore().cases()) == 12
    assert not (killed / "cases.db.new").exists()


def test_what_waits_beside_a_file_in_its_place_goes(tmp_path: Path) -> None:
    (tmp_path / "cases.db").write_text("old")
    (tmp_path / "cases.db.new").write_text("new")
    taken_up(tmp_path / "cases.db")
    assert {path.name: path.read_text() for path in tmp_path.glob("cases.db*")} == {"cases.db": "old"}
