"""Backup, wipe, restore: equal. Written while others write; damaged, foreign and hostile files change nothing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tarfile
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.backup import contents
from assistant.backup import restore as restoring
from assistant.backup.restore import finish, restore
from assistant.backup.write import write
from assistant.dossier import database
from assistant.dossier.attachments import Attachments
from assistant.dossier.audit import AuditLog
from assistant.dossier.drafts import Draft, DraftStore
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import InputError, StoreError
from assistant.people.accounts import Accounts
from assistant.people.model import Role
from assistant.sealing import cipher
from assistant.settings import settings

WORD = "一句自己记得住的话语"
KEY = b"k" * 20


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "家"
    folder.mkdir()
    monkeypatch.setattr(settings(), "home", folder)
    return folder


@pytest.fixture
def filled(home: Path) -> Path:
    """A home with something of everything."""
    Accounts().set_up("guan", WORD)
    Accounts().add("王五", Role.HANDLER, WORD, by="guan")
    digest = Attachments().add(io.BytesIO(b"picture" * 1000))
    CaseStore().save(Case(facts=f"摆摊 {digest}"), user="王五")
    DraftStore().keep(Draft("review:1", "王五", content="{}"))
    AuditLog().witness()
    with closing(sqlite3.connect(home / "library.db")) as db:
        db.execute("CREATE TABLE law (name TEXT)")
        db.executemany("INSERT INTO law VALUES (?)", [(f"法{n}",) for n in range(5000)])
        db.commit()
    (home / "agencies.json").write_text('{"机关": 1}', encoding="utf-8")
    (home / "speech").mkdir()
    (home / "speech" / "voices.npz").write_bytes(os.urandom(5000))
    (home / "empty.json").write_bytes(b"")
    for name in ("indexes", "cache", "models"):
        (home / name).mkdir()
        (home / name / "x").write_bytes(b"made again")
    return home


def state(home: Path) -> dict[str, Any]:
    """Everything that a backup keeps, as it can be compared."""
    database.close_all()
    found: dict[str, Any] = {}
    for name, path in contents.files(home):
        if contents.is_database(name):
            with closing(sqlite3.connect(path)) as db:
                found[name] = list(db.iterdump())
        else:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def wipe(home: Path) -> None:
    database.close_all()
    for path in home.iterdir():
        if path.name != "tmp":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    database._opened.clear()


@pytest.mark.parametrize("key", [b"", KEY])
def test_backup_wipe_restore_is_equal(filled: Path, tmp_path: Path, key: bytes) -> None:
    before, file = state(filled), tmp_path / "备份.bak"
    done = write(file, key)
    assert {name.split("/")[0] for name in before} == {
        "agencies.json", "attachments", "audit.seen", "cases.db", "empty.json", "library.db", "speech",
    }  # fmt: skip
    assert done.files == len(before)
    assert done.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    begins = file.read_bytes()[: len(cipher.MAGIC)]
    assert begins == cipher.MAGIC if key else begins.startswith(b"\x1f\x8b")
    assert (b"\x1f\x8b\x08" in file.read_bytes()[:64]) is (
        not key
    )  # no gzip in the open behind the mark either
    wipe(filled)
    back = restore(file, key)
    assert (back.files, back.aside) == (done.files, None)
    assert state(filled) == before
    database._opened.clear()
    assert Accounts().check("guan", WORD).role is Role.ADMIN
    assert AuditLog().verify().faults == ()
    assert not (filled / "restore").exists()


def test_what_was_there_is_kept_aside(filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "b"
    write(file)
    before = state(filled)
    CaseStore().save(Case(facts="后来的"), user="王五")
    (filled / "later.json").write_text("{}", encoding="utf-8")
    changed = state(filled)
    back = restore(file)
    assert state(filled) == before
    assert back.aside
    assert state(back.aside) == changed


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the rights of the folder")
def test_only_the_owner_may_read(filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "b"
    write(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    wipe(filled)
    restore(file)
    for path in filled.rglob("*"):
        if "tmp" not in path.parts:
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 or path.name.startswith("."), path


def test_a_backup_while_others_write_is_of_one_moment(filled: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def save() -> None:
        while not stop.is_set():
            CaseStore().save(Case(facts="y" * 3000), user="王五")

    writers = [threading.Thread(target=save) for _ in range(3)]
    for writer in writers:
        writer.start()
    try:
        for number in range(4):
            write(tmp_path / f"b{number}")
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    for number in range(4):
        wipe(filled)
        restore(tmp_path / f"b{number}")
        database._opened.clear()
        verdict = AuditLog().verify()
        assert verdict.faults == ()
        assert len(CaseStore().cases()) == len(
            {e.case_id for e in AuditLog().newest(10**6) if e.action == "保存"}
        )


@pytest.mark.parametrize("key", [b"", KEY])
def test_a_changed_backup_is_refused_and_nothing_is_changed(filled: Path, tmp_path: Path, key: bytes) -> None:
    file, broken = tmp_path / "b", tmp_path / "broken"
    write(file, key)
    before, whole = state(filled), file.read_bytes()
    chance = random.Random(7)
    for _ in range(8 if key else 25):
        at = chance.randrange(len(whole))
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        cut = whole[: chance.randrange(len(whole))]
        for content in (bytes(changed), cut):
            broken.write_bytes(content)
            try:
                restore(broken, key)
            except InputError:
                assert state(filled) == before
            else:  # a bit of the header of gzip or tar that means nothing
                assert not key
                assert state(filled) == before
                before = state(filled)


def test_keys(filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "b"
    write(file, KEY)
    for wrong in (b"", b"k" * 19, b"x" * 20):
        with pytest.raises(InputError):
            restore(file, wrong)
    held = tmp_path / "key"
    for content, fine in ((b"", False), (b"short", False), (b"k" * 20 + b"\n", True), (b"x" * 5000, False)):
        held.write_bytes(content)
        if fine:
            assert cipher.read_key(held) == KEY
        else:
            with pytest.raises(InputError):
                cipher.read_key(held)
    with pytest.raises(InputError):
        cipher.read_key(tmp_path / "none")
    assert WORD.encode() not in file.read_bytes()


def test_chunks_cannot_be_moved_or_left_out(tmp_path: Path) -> None:
    out = io.BytesIO()
    sealing = cipher.Sealing(out, KEY)
    content = os.urandom(2**20 * 3 + 5)
    for start in range(0, len(content), 700_001):
        sealing.write(content[start : start + 700_001])
    sealing.close()
    sealed = out.getvalue()

    def opened(data: bytes) -> bytes:
        source = io.BytesIO(data)
        source.read(len(cipher.MAGIC))
        reading, found = cipher.Opening(source, KEY), b""
        while piece := reading.read(99_999):
            found += piece
        return found

    assert opened(sealed) == content
    head, size = len(cipher.MAGIC) + 23, 2**20 + 16
    chunks = [sealed[head + n * size : head + (n + 1) * size] for n in range(4)]
    for several in ([1, 0, 2, 3], [0, 2, 3], [0, 1, 2], [0, 1, 3], [0, 0, 1, 2, 3], [3], []):
        with pytest.raises(InputError):
            opened(sealed[:head] + b"".join(chunks[n] for n in several))


def hostile(
    file: Path, name: str, content: bytes = b"x", kind: bytes = tarfile.REGTYPE, **about: Any
) -> None:
    """A backup with one member that has no business there; its manifest agrees."""
    with tarfile.open(file, "w:gz") as archive:
        header = tarfile.TarInfo(name)
        header.size, header.type = len(content) if kind == tarfile.REGTYPE else 0, kind
        header.linkname = "/etc/passwd"
        archive.addfile(header, io.BytesIO(content))
        row = {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        told = json.dumps({"format": 1, "made": "", "files": [row]} | about).encode()
        header = tarfile.TarInfo("manifest.json")
        header.size = len(told)
        archive.addfile(header, io.BytesIO(told))


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("../x", {}), ("/etc/x", {}), ("a/../../x", {}), ("a\\b", {}), ("C:x", {}), (".ssh/x", {}), ("a/.b", {}), ("x", {"kind": tarfile.SYMTYPE}),
        ("x", {"kind": tarfile.LNKTYPE}), ("x", {"kind": tarfile.FIFOTYPE}), ("x", {"kind": tarfile.CHRTYPE}), ("x", {"kind": tarfile.DIRTYPE}),
        ("cases.db", {"content": b"no database"}), ("x", {"format": 2}), ("x", {"format": "1"}), ("x", {"files": []}), ("x", {"files": None}),
        ("x", {"files": [1]}),
    ],
)  # fmt: skip
def test_hostile_backups(filled: Path, tmp_path: Path, name: str, more: dict[str, Any]) -> None:
    before, file = state(filled), tmp_path / "b"
    hostile(file, name, **more)
    with pytest.raises(InputError):
        restore(file)
    assert state(filled) == before
    assert not (filled / "restore").exists()


@pytest.mark.parametrize(
    "content", [b"", b"x", b"\x1f\x8b", b"ZFBF1\n", b"PK\x03\x04", b"[" * 10_000, os.urandom(5000)]
)
def test_files_that_are_no_backup(filled: Path, tmp_path: Path, content: bytes) -> None:
    before, file = state(filled), tmp_path / "b"
    file.write_bytes(content)
    for key in (b"", KEY):
        with pytest.raises(InputError):
            restore(file, key)
    with pytest.raises(InputError, match="找不到"):
        restore(tmp_path / "none")
    assert state(filled) == before


def test_a_damaged_database_is_not_backed_up_as_if_it_were_sound(filled: Path, tmp_path: Path) -> None:
    path = filled / "library.db"
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 3] = b"\xff" * 8192
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match=r"library\.db"):
        write(tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_an_old_backup_is_not_written_over(filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "b"
    write(file)
    with pytest.raises(InputError, match="已经有了"):
        write(file)


def test_nothing_is_restored_under_a_running_program(filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "b"
    write(file)
    code = "from assistant.files import run_folder; run_folder(); print(1, flush=True); input()"
    other = subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | {"ASSISTANT_HOME": str(filled)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert other.stdout
    other.stdout.readline()
    with pytest.raises(InputError, match="还在运行"):
        restore(file)
    other.communicate(b"\n")
    restore(file)


def test_killed_while_it_swaps_it_goes_on(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "b"
    write(file)
    before = state(filled)
    CaseStore().save(Case(facts="后来的"), user="王五")
    moves = 0
    real = restoring.put

    class KilledError(BaseException):
        pass

    for die in range(1, 30):
        moves = 0

        def put(source: Path, target: Path, die: int = die) -> None:
            nonlocal moves
            moves += 1
            if moves == die:
                raise KilledError
            real(source, target)

        monkeypatch.setattr(restoring, "put", put)
        database.close_all()
        database._opened.clear()
        try:
            restore(file)
        except KilledError:
            monkeypatch.setattr(restoring, "put", real)
            if die % 2:  # a program is started in between and makes an empty database
                database._opened.clear()
                CaseStore().cases()
            database.close_all()
            database._opened.clear()
            finish()
        else:
            break
        now = state(filled)
        aside = [state(folder) for folder in filled.glob("before-restore-*")]
        assert now == before or "后来的" in str(now), die
        assert "后来的" in str([now, *aside]), die
        assert not (filled / "restore").exists()
    else:
        pytest.fail("the swap was never done without a kill")
    assert state(filled) == before
