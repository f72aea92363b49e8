"""Whatever is damaged is told in one line and repaired by one command; nothing ends in a trace."""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from assistant.analysis.procedure import workdays
from assistant.cli import doctor as commands
from assistant.cli.app import app
from assistant.doctor.checks import examine, repaired
from assistant.doctor.model import Finding, State
from assistant.dossier import database
from assistant.dossier.attachments import Attachments
from assistant.dossier.audit import Action, AuditLog
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.store import CaseStore
from assistant.errors import ModelError, SearchIndexError, StoreError
from assistant.law import importer
from assistant.search import sound
from assistant.settings import settings
from assistant.speech.enrolment import Voices
from assistant.web.managing.health import summed

assert commands


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "家"
    folder.mkdir(mode=0o700)
    monkeypatch.setattr(settings(), "home", folder)
    yield folder
    database._dispose_all()
    database._opened.clear()


def found(name: str) -> Finding:
    return next(one for one in examine() if one.name == name)


def damaged(path: Path, how: str) -> None:
    size = path.stat().st_size
    if how == "gone":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "noise":
        path.write_bytes(random.Random(1).randbytes(max(size, 100)))
    elif how == "cut":
        with path.open("r+b") as file:
            file.truncate(size // 2)
    else:
        with path.open("r+b") as file:
            file.seek(size // 3)
            file.write(b"\xff" * max(size // 3, 1))


def test_a_fresh_home_has_nothing_broken() -> None:
    states = {one.name: one.state for one in examine()}
    bad = {name for name, state in states.items() if state is State.BAD}
    assert bad == set()
    assert states["法规库"] is State.WATCH
    for one in examine():
        assert one.told
        assert "\n" not in one.told
        assert (
            one.state is State.GOOD
            or one.advice
            or one.state is State.UNKNOWN
            or one.name in ("法规库", "条文索引", "罚则索引", "案例索引")
        )


def test_looking_makes_nothing(home: Path) -> None:
    list(examine())
    assert {path.name for path in home.iterdir()} <= {"tmp"}


def test_what_is_not_there_is_not_called_whole(home: Path) -> None:
    home.rmdir()
    told = {one.name: one.told for one in examine()}
    for name in ("缓存", "向量", "案件库", "附件", "访问日志", "培训", "登记的声音", "机关资料", "文件权限"):
        assert "还没有" in told[name], (name, told[name])
        assert "完好" not in told[name]


def test_a_lost_case_database_is_no_fresh_one(home: Path) -> None:
    (home / "attachments" / "ab").mkdir(parents=True)
    (home / "attachments" / "ab" / ("ab" * 32)).write_bytes(b"x")
    for name in ("案件库", "访问日志"):
        assert found(name).state is State.BAD
        assert "restore" in found(name).advice
    assert not (home / "cases.db").exists()


@pytest.mark.parametrize(
    ("how", "fault"), [("", ""), ("gone", "不在"), ("middle", "已损坏"), ("empty", "已损坏")]
)
def test_attachments_of_the_cases(home: Path, how: str, fault: str) -> None:
    digest = Attachments().add(io.BytesIO(b"picture" * 1000))
    kept = home / "attachments" / digest[:2] / digest
    stray = home / "attachments" / "aa" / ("a" * 64)  # no case refers to it: nothing to be told
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    piece = Evidence(id="证据1", kind=EvidenceKind.DOCUMENT, name="照片", attachment=digest)
    case_id = CaseStore().save(Case(facts=f"指纹 {'c' * 64}", evidence=(piece,)), user="甲").id
    if how:
        damaged(kept, how)
    one = found("附件")
    assert one.state is (State.BAD if how else State.GOOD), one
    assert fault in one.told
    assert (case_id in one.told) is bool(how)


def test_a_case_that_cannot_be_read_is_told(home: Path) -> None:
    saved = [CaseStore().save(Case(facts=str(n)), user="甲").id for n in range(3)]
    database._dispose_all()
    with closing(sqlite3.connect(home / "cases.db")) as db:
        db.execute("UPDATE cases SET body = '{' WHERE id = ?", (saved[1],))
        db.commit()
    one = found("案件库")
    assert one.state is State.WATCH
    assert "3 件" in one.told
    assert saved[1] in one.told
    assert found("附件").state is State.GOOD


@pytest.mark.parametrize("by_address", [False, True])
@pytest.mark.parametrize("name", ["培训", "案例库", "案件库"])
def test_every_database_is_looked_at_where_it_lies(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, by_address: bool
) -> None:
    file = {"培训": "teaching.db", "案例库": "precedents.db", "案件库": "cases.db"}[name]
    path = tmp_path / "别处.db" if by_address else home / file
    if by_address:
        monkeypatch.setattr(settings(), "database_url", f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE other (value TEXT)")
        db.executemany("INSERT INTO other VALUES (?)", [("y" * 400,) for _ in range(2000)])
        db.commit()
    damaged(path, "cut")
    one = found(name)
    assert one.state is State.BAD
    assert one.repair
    assert str(path) in one.detail


@pytest.fixture
def running(home: Path) -> Iterator[None]:
    """Another process at work in the data folder, as a web server is."""
    code = "import sys; from assistant.files import run_folder; run_folder(); print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | {"ASSISTANT_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout
        other.stdout.readline()
        yield
        other.communicate()


def test_nothing_is_repaired_while_the_program_runs(filled: Path, running: None) -> None:
    damaged(filled / "cases.db", "cut")
    (filled / "speech").mkdir()
    (filled / "speech" / "voices.npz").write_bytes(b"x")
    before = {path: path.read_bytes() for path in (filled / "cases.db", filled / "speech" / "voices.npz")}
    for name in ("案件库", "登记的声音"):
        one = repaired(found(name))
        assert one.state is State.BAD
        assert "没有修复" in one.told
        assert "关闭" in one.advice
        assert not one.mended
    assert {path: path.read_bytes() for path in before} == before
    assert not list(filled.rglob("*damaged-*"))


@pytest.mark.parametrize("fails", [False, True])
def test_only_what_was_repaired_is_in_the_log(
    home: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    def mend() -> str:
        if fails:
            raise StoreError("移不动", "请检查权限")
        return "已移开"

    broken = Finding("磁盘", State.BAD, "坏了", repair=mend)
    monkeypatch.setattr("assistant.doctor.checks._CHECKS", (("磁盘", lambda name: broken),))
    told = CliRunner().invoke(app, ["doctor", "--repair"])
    assert told.exit_code == 1, told
    noted = [entry.about for entry in AuditLog().newest(9) if entry.action == Action.REPAIRED]
    assert noted == ([] if fails else ["磁盘"])


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ([State.GOOD], "都正常"),
        ([State.GOOD, State.UNKNOWN], "1 处无法判断"),
        ([State.WATCH, State.BAD, State.UNKNOWN, State.UNKNOWN], "1 处不可用，1 处要看，2 处无法判断"),
    ],
)
def test_the_health_in_a_line(states: list[State], told: str) -> None:
    assert summed([Finding("甲", state, "x") for state in states]) == told


@pytest.fixture
def filled(home: Path) -> Path:
    for number in range(300):
        CaseStore().save(Case(facts=f"摆摊 {number} " + "x" * 500), user="甲")
    database._dispose_all()
    database._opened.clear()
    return home


@pytest.mark.parametrize("how", ["noise", "cut", "middle"])
def test_a_damaged_case_database(filled: Path, how: str) -> None:
    damaged(filled / "cases.db", how)
    before = found("案件库")
    assert before.state is State.BAD
    assert before.repair
    after = repaired(before)
    kept = list(filled.glob("cases.db.damaged-*"))
    if how == "noise":  # nothing can be saved: it stays where it is, and the advice is the backup
        assert "restore" in after.advice
        assert (filled / "cases.db").exists()
    else:
        assert after.state is State.GOOD, after
        assert kept
        database._opened.clear()
        saved = CaseStore().cases()
        assert 0 < len(saved) <= 300
        assert CaseStore().load(saved[0][0], user="甲")[0].facts.startswith("摆摊")


@pytest.mark.parametrize("how", ["empty", "noise", "cut", "middle"])
def test_a_damaged_library(home: Path, how: str) -> None:
    with closing(sqlite3.connect(home / "library.db")) as db:
        db.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        db.execute("INSERT INTO meta VALUES ('schema', '3')")
        db.executemany("INSERT INTO meta VALUES (?, ?)", [(f"x{n}", "y" * 400) for n in range(2000)])
        db.commit()
    damaged(home / "library.db", how)
    before = found("法规库")
    assert before.state is State.BAD
    assert repaired(before).state is State.WATCH
    assert list(home.glob("library.db.damaged-*"))


@pytest.mark.parametrize("how", ["empty", "noise", "cut", "middle"])
def test_damaged_voices(home: Path, how: str) -> None:
    path = home / "speech" / "voices.npz"
    path.parent.mkdir()
    np.savez(path, names=np.array(["甲"]), prints=np.zeros((1, 256), np.float32))
    assert found("登记的声音").state is State.GOOD
    damaged(path, how)
    with pytest.raises(ModelError, match="已损坏"):
        Voices(home, settings().models).all()
    assert repaired(found("登记的声音")).state is State.GOOD
    assert list(path.parent.glob("voices.npz.damaged-*"))


@pytest.mark.parametrize("how", ["empty", "noise", "cut", "middle", "gone"])
def test_a_damaged_file_of_an_index(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "generation"
    (folder / "words").mkdir(parents=True)
    np.save(folder / "words" / "a.npy", np.arange(5000))
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    sound.note(folder)
    sound.check(folder, contents=True)
    damaged(folder / "words" / "a.npy", how)
    with pytest.raises(SearchIndexError, match="已损坏"):
        sound.check(folder, contents=True)
    if how not in ("noise", "middle"):  # the size tells
        with pytest.raises(SearchIndexError):
            sound.check(folder)


@pytest.mark.parametrize("content", ["", "[", "[]", '{"a": 1}', '{"a": [1, 2, 3]}', "null", "\0"])
def test_a_damaged_list_of_files(tmp_path: Path, content: str) -> None:
    (tmp_path / "files.json").write_text(content, encoding="utf-8")
    with pytest.raises(SearchIndexError):
        sound.check(tmp_path)


def test_a_damaged_shard_of_vectors(home: Path) -> None:
    folder = home / "indexes" / "vectors" / "abc"
    folder.mkdir(parents=True)
    for number in range(3):
        np.savez(
            folder / f"shard-{number:06d}.npz",
            keys=np.arange(5, dtype=np.uint64),
            vectors=np.zeros((5, 3), np.float16),
        )
    assert found("向量").state is State.GOOD
    damaged(folder / "shard-000001.npz", "cut")
    assert repaired(found("向量")).state is State.GOOD
    assert len(list(folder.glob("shard-*.npz"))) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the rights of the folder")
def test_files_open_to_others(home: Path) -> None:
    (home / "speech").mkdir(mode=0o755)
    (home / "speech" / "a").write_bytes(b"")
    (home / "speech" / "a").chmod(0o644)
    before = found("文件权限")
    assert before.state is State.WATCH
    assert repaired(before).state is State.GOOD
    assert stat.S_IMODE((home / "speech" / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "speech").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("until", "today", "state"),
    [
        (2025, date(2026, 1, 1), State.BAD),
        (2026, date(2026, 10, 31), State.GOOD),
        (2026, date(2026, 11, 1), State.WATCH),
        (2027, date(2026, 12, 31), State.GOOD),
    ],
)
def test_the_years_of_the_calendar(
    until: int, today: date, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Today(date):
        @classmethod
        def today(cls) -> date:
            return today

    monkeypatch.setattr(workdays, "known_until", lambda: until)
    monkeypatch.setattr("assistant.doctor.machine.date", Today)
    assert found("节假日").state is state


def test_a_log_that_was_changed_is_told_and_not_repaired(home: Path) -> None:
    CaseStore().save(Case(facts="x"), user="甲")
    database._dispose_all()
    with closing(sqlite3.connect(home / "cases.db")) as db:
        db.execute("DROP TRIGGER audit_no_update")
        db.execute("UPDATE audit SET user = '乙'")
        db.commit()
    one = found("访问日志")
    assert one.state is State.BAD
    assert one.repair is None
    assert AuditLog().verify().faults != ()


def test_a_check_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> Finding:
        raise ZeroDivisionError("张某")

    monkeypatch.setattr("assistant.doctor.checks._CHECKS", (("甲", broken), ("磁盘", broken)))
    assert [(one.name, one.state) for one in examine()] == [("甲", State.BAD), ("磁盘", State.BAD)]
    assert all("张某" not in one.told for one in examine())


def run(home: Path, *command: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", *command],
        env=os.environ | {"ASSISTANT_HOME": str(home)}, capture_output=True, text=True, encoding="utf-8", timeout=1000,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the packaged laws and their indexes."""
    folder = tmp_path_factory.mktemp("indexed")
    importer.import_packaged(folder / "library.db")
    code, told = run(folder, "index", "build", "--words-only")
    assert code == 0, told
    return folder


def every_file(home: Path) -> list[Path]:
    return sorted(
        path
        for path in (home / "indexes").rglob("*")
        if path.is_file() and path.name != "LOCK" and path.stat().st_size
    ) + [home / "library.db"]


def test_every_damaged_file_is_told_in_a_line_and_repaired(indexed: Path, tmp_path: Path) -> None:
    """One file at a time: all of them take too long for every run; which, changes from day to day."""
    names = [path.relative_to(indexed) for path in every_file(indexed)]
    assert len(names) > 20
    chance = random.Random(os.environ.get("PYTEST_SEED", date.today().isoformat()))
    chosen = chance.sample([*names, Path("library.db")], 1)
    for name in chosen:
        how = chance.choice(["empty", "noise", "cut", "gone"])
        copy = tmp_path / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(indexed, copy)
        damaged(copy / name, how)
        for command in (
            ("search", "占用消防通道"),
            ("index", "build", "--words-only"),
            ("doctor", "--repair"),
        ):
            _, told = run(copy, *command)
            assert "Traceback" not in told, (name, how, command, told[-2000:])
        assert run(copy, "doctor")[1].count("［不可用］") == 0, (name, how)
        code, told = run(copy, "search", "占用消防通道")
        assert code == 0, (name, how, told)
        assert re.search("消防", told)
