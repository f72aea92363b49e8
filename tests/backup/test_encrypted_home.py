"""The data folder under a key: nothing of a case can be read on the disk, everything comes back, wrong keys are told."""

from __future__ import annotations

import io
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from assistant.backup.contents import unsound
from assistant.backup.convert import decrypt, encrypt, left_plain
from assistant.backup.restore import restore
from assistant.backup.write import write
from assistant.cases.library import CaseLibrary
from assistant.cli import main
from assistant.doctor.data import encryption
from assistant.doctor.mend import salvaged
from assistant.doctor.model import State
from assistant.dossier import database, stored
from assistant.dossier.attachments import Attachments
from assistant.dossier.audit import Action, AuditLog
from assistant.dossier.model import Case
from assistant.dossier.readings import Readings
from assistant.dossier.store import CaseStore
from assistant.errors import InputError, StoreError
from assistant.paper.model import Paper, Part
from assistant.people.accounts import Accounts
from assistant.sealing import content, lock
from assistant.settings import settings
from assistant.speech.checkpoint import Checkpoint, Finished
from assistant.speech.enrolment import Voices

SECRET = "许某某在东街占道经营"
WORD = "一句自己记得住的话语"

pytest.importorskip("sqlcipher3")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "家"
    folder.mkdir()
    monkeypatch.setattr(settings(), "home", folder)
    monkeypatch.setattr(settings(), "key_file", None)
    return folder


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "密钥"
    path.write_bytes(b"k" * 32)
    return path


def quiet(what: str, done: int, total: int) -> None:
    """Tells nobody."""


def use(monkeypatch: pytest.MonkeyPatch, key: Path | None) -> None:
    """As a program that is started anew with this setting."""
    monkeypatch.setattr(settings(), "key_file", key)
    database.close_all()
    stored.close_all()


def piece() -> Finished:
    windows, prints = np.zeros((1, 2), np.float32), np.zeros((1, 256), np.float16)
    return Finished(0.0, 1.0, (), ((0.0, 0.5),), windows, prints)


def fill(home: Path) -> tuple[str, str]:
    """Something of everything that is kept of people; a case and an attachment."""
    Accounts().set_up("guan", WORD)
    digest = Attachments().add(io.BytesIO(SECRET.encode() * 50_000))
    number = CaseStore().save(Case(facts=f"{SECRET} {digest}"), user="guan").id
    Readings().put(digest, Paper("笔录", (Part(SECRET, 0),)))
    store = Checkpoint(home / "speech", "d", "e")
    store.add(piece())
    Voices(home, settings().models)._write({"许某某": np.ones(256, np.float32)})
    assert CaseLibrary().precedents()
    return number, digest


def check(home: Path, number: str, digest: str) -> None:
    assert SECRET in CaseStore().peek(number).facts
    with Attachments().open(digest) as stream:
        assert stream.read() == SECRET.encode() * 50_000
    assert Attachments().fault(digest) == ""
    paper = Readings().get(digest)
    assert paper is not None
    assert paper.text == SECRET
    assert len(Checkpoint(home / "speech", "d", "e").load()) == 1
    assert list(Voices(home, settings().models).all()) == ["许某某"]
    assert AuditLog().verify().faults == ()
    assert Accounts().all()[0].name == "guan"


def told(home: Path) -> list[str]:
    """The files that hold a word of the case, as anybody with the disk could read them."""
    words = (SECRET.encode(), SECRET.encode("unicode_escape"), "许某某".encode("utf-32-le"), WORD.encode())
    files = (path for path in home.rglob("*") if path.is_file())
    return [path.name for path in files if any(word in path.read_bytes() for word in words)]


def test_a_fresh_home_with_a_key_holds_nothing_readable(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    number, digest = fill(home)
    check(home, number, digest)
    use(monkeypatch, key)
    check(home, number, digest)
    assert told(home) == []
    assert left_plain(home) == 0
    assert encryption("加密").state is State.GOOD


def test_a_filled_home_goes_under_the_key_and_comes_back(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, digest = fill(home)
    assert told(home)
    use(monkeypatch, key)
    with pytest.raises(StoreError, match="还没有加密"):
        CaseStore().peek(number)
    done = encrypt(quiet)
    assert (done.databases, done.aside) == (2, ())
    assert told(home) == []
    check(home, number, digest)
    assert decrypt(quiet).databases == 2
    use(monkeypatch, None)
    check(home, number, digest)
    assert not (home / lock.FILE).exists()


def test_the_log_stays_append_only_under_the_key(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(home)
    use(monkeypatch, key)
    encrypt(quiet)
    AuditLog().record(user="guan", action=Action.ENCRYPTED)
    with database.open_database().writing() as db, pytest.raises(Exception, match="audit|日志|append"):
        db.exec_driver_sql("DELETE FROM audit")


@pytest.mark.parametrize("wrong", ["none", "other", "lost"])
def test_without_the_key_nothing_opens_and_it_is_told(
    home: Path, key: Path, tmp_path: Path, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    number, digest = fill(home)
    other = tmp_path / "别的"
    if wrong == "other":
        other.write_bytes(b"x" * 32)
    use(monkeypatch, None if wrong == "none" else other)
    says = {"none": "没有设置密钥文件", "other": "不是加密这个数据目录的", "lost": "读不出"}[wrong]
    with pytest.raises((StoreError, InputError), match=says):
        CaseStore().peek(number)
    with pytest.raises((StoreError, InputError), match=says), Attachments().open(digest):
        pass


def test_a_key_in_the_data_folder_is_no_key(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "key").write_bytes(b"k" * 32)
    use(monkeypatch, home / "key")
    with pytest.raises(StoreError, match="密钥文件在数据目录里"):
        CaseStore().cases()


def test_an_attachment_that_was_changed_is_told(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    digest = Attachments().add(io.BytesIO(b"picture" * 1000))
    [path] = [one for one in (home / "attachments").rglob("*") if one.is_file()]
    whole = bytearray(path.read_bytes())
    whole[200] ^= 1
    path.write_bytes(whole)
    assert Attachments().fault(digest) == "已损坏"
    with pytest.raises(StoreError, match="已损坏或被改动"), Attachments().open(digest):
        pass


def test_broken_off_it_is_read_all_the_same_and_goes_on(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, digest = fill(home)
    use(monkeypatch, key)

    def stop(what: str, done: int, total: int) -> None:
        if (what, done) == ("文件", 1):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encrypt(stop)
    check(home, number, digest)
    finding = encryption("加密")
    assert finding.state is State.WATCH
    assert finding.repair is not None
    finding.repair()
    assert told(home) == []
    check(home, number, digest)


def test_what_a_recording_got_while_it_was_broken_off_comes_back_too(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Checkpoint(home / "speech", "d", "e")
    store.add(piece())
    use(monkeypatch, key)

    def stop(what: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encrypt(stop)
    store.add(piece())  # sealed, behind a plain line
    assert left_plain(home) == 1
    decrypt(quiet)
    use(monkeypatch, None)
    assert len(store.load()) == 2


def test_a_recording_may_be_the_first_thing_in_a_fresh_home(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    Checkpoint(home / "speech", "d", "e").add(piece())
    assert left_plain(home) == 0
    assert len(Checkpoint(home / "speech", "d", "e").load()) == 1


def test_a_recording_that_was_torn_by_a_crash_keeps_what_came_before(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    store = Checkpoint(home / "speech", "d", "e")
    store.add(piece())
    with store.path.open("ab") as out:
        out.write(b"QUJ")  # and the next one behind it
    store.add(piece())
    decrypt(quiet)
    use(monkeypatch, None)
    assert len(store.load()) == 1


@pytest.mark.parametrize("only", ["everything", "files"])
def test_without_its_seal_nothing_is_put_under_another_one(
    home: Path, key: Path, only: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    number, digest = fill(home)
    if only == "files":
        for path in home.glob("*.db*"):
            path.unlink()
    seal = (home / lock.FILE).read_bytes()
    (home / lock.FILE).unlink()
    with pytest.raises(StoreError, match="seal.json 不在了.*从备份找回 seal.json"):
        encrypt(quiet)
    assert not (home / lock.FILE).exists()
    (home / lock.FILE).write_bytes(seal)
    if only == "everything":
        check(home, number, digest)


def test_a_damaged_file_is_named_when_it_is_decrypted(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    number, digest = fill(home)
    path = home / "attachments" / digest[:2] / digest
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with pytest.raises(StoreError, match=f"{digest[:2]}/{digest} 已损坏.*移到数据目录外面"):
        decrypt(quiet)
    assert path.read_bytes() == whole[:-1]
    path.write_bytes(whole)
    decrypt(quiet)
    use(monkeypatch, None)
    check(home, number, digest)


def test_what_was_converted_is_for_its_owner_only(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(home)
    use(monkeypatch, key)
    for convert in (encrypt, decrypt):
        convert(quiet)
        files = [*home.glob("*.db"), *lock.kept_files(home)]
        assert len(files) == 6
        assert os.name == "nt" or not any(path.stat().st_mode & 0o077 for path in files)


def test_decrypting_that_was_broken_off_is_not_undone_by_a_repair(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    number, digest = fill(home)

    def stop(what: str, done: int, total: int) -> None:
        if what == "文件":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        decrypt(stop)
    finding = encryption("加密")
    assert (finding.state, finding.repair) == (State.WATCH, None)
    check(home, number, digest)
    decrypt(quiet)
    use(monkeypatch, None)
    check(home, number, digest)


def test_no_decrypting_is_logged_where_nothing_is_sealed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(home)
    with pytest.raises(SystemExit):
        main(["decrypt"])
    assert "没有加密" in capsys.readouterr().err
    assert Action.DECRYPTED not in {entry.action for entry in AuditLog().newest(50)}


def test_a_plain_attachment_is_read_where_it_lies(home: Path) -> None:
    digest = Attachments().add(io.BytesIO(b"picture"))
    with Attachments().open(digest) as stream:
        assert Path(stream.name).is_relative_to(home / "attachments")


def test_a_backup_comes_back_sealed(
    home: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    number, digest = fill(home)
    write(tmp_path / "b.bak")
    other = tmp_path / "另一台"
    monkeypatch.setattr(settings(), "home", other)
    use(monkeypatch, None)
    with pytest.raises(StoreError, match="没有设置密钥文件"):
        restore(tmp_path / "b.bak")
    use(monkeypatch, key)
    restore(tmp_path / "b.bak")
    check(other, number, digest)
    assert told(other) == []


def test_a_damaged_database_is_told_and_what_can_be_read_is_saved(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    for _ in range(40):
        CaseStore().save(Case(facts=SECRET * 300), user="x")
    database.close_all()
    path = home / "cases.db"
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 64] = b"x" * 64
    path.write_bytes(whole)
    assert unsound(path)
    salvaged(path)()
    assert unsound(path) == ""
    assert not content.is_sealed(path)  # a database of SQLCipher has no sign in front
    with closing(sqlite3.connect(path)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM cases")
    assert len(list(CaseStore().cases())) > 20


def test_without_the_driver_it_is_told_what_to_install(
    home: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, key)
    monkeypatch.setitem(__import__("sys").modules, "sqlcipher3", None)
    with pytest.raises(StoreError, match=r"SQLCipher.*assistant\[encryption\]"):
        CaseStore().cases()


def test_a_plain_backup_in_a_folder_that_is_to_have_a_key_is_told_as_restored(
    home: Path,
    key: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fill(home)
    write(tmp_path / "plain.zfb")
    use(monkeypatch, key)
    with pytest.raises(SystemExit):
        main(["restore", str(tmp_path / "plain.zfb")])
    told = capsys.readouterr()
    assert "已恢复" in told.out
    assert "assistant encrypt" in told.err
