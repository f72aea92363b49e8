"""The database itself: earlier ones open, failures are told without content, nothing of a case reaches the log."""

import logging
import sqlite3
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
import release_0_1
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from release_0_1 import run
from sqlalchemy import create_engine, event, text

from assistant.dossier import database, tables
from assistant.dossier.audit import AuditLog
from assistant.dossier.database import open_database
from assistant.dossier.drafts import DraftStore
from assistant.dossier.failures import told_failures
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import StoreError

SECRET = "张某某身份证号"


@pytest.fixture
def old(url: str) -> str:
    """The URL of a database that release 0.1.0 made and used."""
    release_0_1.cases(url)
    return url


def test_a_database_of_release_0_1_keeps_everything(old: str) -> None:
    store = CaseStore(old)
    assert [row[:2] for row in store.cases()] == [("a-1", "占道")]
    case, revision = store.load("a-1", user="丙")
    assert (case.facts, case.fine_yuan, revision) == ("摆摊", 200, 3)
    assert store.save(case, user="丙", expected=3) == ("a-1", 4)
    assert [row[1:] for row in store.audit("a-1")] == [
        ("甲", "保存"),
        ("乙", "查看"),
        ("丙", "查看"),
        ("丙", "保存"),
    ]
    assert DraftStore(old).drafts("丙") == []
    assert (AuditLog(old).verify().lines, AuditLog(old).verify().faults) == (4, ())
    assert store.save(Case(facts="x"), user="丙").id.endswith("-0001")


def differences(url: str) -> list[object]:
    CaseStore(url).cases()
    engine = create_engine(url)
    with engine.connect() as connection:
        found: list[object] = compare_metadata(MigrationContext.configure(connection), tables.metadata)
    engine.dispose()
    return found


def test_new_tables_are_those_of_the_program(url: str) -> None:
    assert differences(url) == []


def test_upgraded_tables_are_those_of_the_program(old: str) -> None:
    assert differences(old) == []


def test_a_half_done_upgrade_leaves_the_old_database(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def upgrade_and_die(connection: object) -> None:
        real(connection)  # type: ignore[arg-type]
        raise OSError(28, "disk full")

    real = database.upgrade
    monkeypatch.setattr(database, "upgrade", upgrade_and_die)
    with pytest.raises(StoreError, match="磁盘已满"):
        CaseStore(old).cases()
    engine = create_engine(old)
    with engine.connect() as connection:
        assert not engine.dialect.has_table(connection, "drafts")
        assert not engine.dialect.has_table(connection, "alembic_version")
    engine.dispose()
    monkeypatch.undo()
    assert len(CaseStore(old).cases()) == 1


def test_a_database_of_a_newer_program_is_not_touched(url: str) -> None:
    CaseStore(url).cases()
    run(url, "UPDATE alembic_version SET version_num = '9999'")
    database._opened.clear()
    with pytest.raises(StoreError, match="更新版本的程序建立（库结构 9999）"):
        CaseStore(url).cases()


def test_one_engine_a_url(url: str, tmp_path: Path) -> None:
    assert open_database(url) is open_database(url)
    assert open_database(url) is not open_database(f"sqlite:///{tmp_path / 'b.db'}")


def test_sqlite_is_set_up_for_many_writers(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path / 'a.db'}").reading() as db:
        asked = ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")
        assert [db.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked] == ["wal", 30000, 1, 2]


def test_the_file_of_an_earlier_release_is_closed_to_others(old: str) -> None:
    if not old.startswith("sqlite"):
        pytest.skip("a file is meant")
    path = Path(old.removeprefix("sqlite:///"))
    path.chmod(0o644)
    CaseStore(old).save(Case(facts="x"), user="甲")
    assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}


def parent_is_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("x")


def garbage(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def damaged(path: Path) -> None:
    CaseStore(f"sqlite:///{path}").save(Case(facts=SECRET * 9000), user="甲")
    open_database(f"sqlite:///{path}").dispose()
    database._opened.clear()
    content = bytearray(path.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    path.write_bytes(content)


def held(path: Path) -> None:
    CaseStore(f"sqlite:///{path}").cases()
    blocker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    blocker.execute("BEGIN IMMEDIATE")
    _kept.append(blocker)


def full(path: Path) -> None:
    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 20")

    event.listen(open_database(f"sqlite:///{path}")._engine, "connect", limit)


_kept: list[sqlite3.Connection] = []


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (parent_is_a_file, "读写磁盘出错|没有读写案件库的权限"),
        (garbage, "已损坏"),
        (damaged, "已损坏"),
        (held, "正被占用"),
        (full, "磁盘已满"),
    ],
)
def test_failures_are_told_without_sql_or_content(
    spoil: Callable[[Path], None], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.2)
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "库" / "cases.db"
    path.parent.mkdir()
    spoil(path)
    with pytest.raises(StoreError, match=says) as told:
        CaseStore(f"sqlite:///{path}").save(Case(id="a-1", title=SECRET, facts=SECRET * 9000), user="甲")
    shown = "".join(traceback.format_exception(told.value)) + caplog.text
    assert told.value.do
    assert SECRET not in shown
    assert "INSERT" not in str(told.value)
    assert "parameters" not in shown


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "地址无法识别"),
        ("nodialect://geheim@h/x", "地址无法识别"),
        ("postgresql+notadriver://geheim@h/x", "地址无法识别"),
        ("mysql://geheim@h/x", "地址无法识别"),
        ("postgresql+pg8000://geheim@h/x", "没有安装案件库的驱动 pg8000"),
        ("postgresql+psycopg://u:geheim@127.0.0.1:1/x", "连不上"),
        ("postgresql+psycopg://u:geheim@/x?host=/nowhere", "连不上"),
    ],
)
def test_a_wrong_address_is_told_without_its_password(url: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as told:
        CaseStore(url).cases()
    assert "geheim" not in "".join(traceback.format_exception(told.value))


def test_a_database_that_is_not_there(postgres: str) -> None:
    with pytest.raises(StoreError, match="连不上|没有这个案件库"):
        CaseStore(postgres.format(name="nobody_made_this")).cases()


def test_a_failing_statement_is_told_without_its_values(url: str) -> None:
    with pytest.raises(StoreError) as told, open_database(url).writing() as db:
        db.execute(text("SELECT :value FROM missing_table"), {"value": SECRET})
    assert "missing_table" not in str(told.value)
    assert SECRET not in "".join(traceback.format_exception(told.value))


@pytest.mark.parametrize(
    ("number", "says"), [(28, "磁盘已满"), (13, "权限"), (30, "只读"), (5, "读写磁盘出错")]
)
def test_failures_of_the_disk(number: int, says: str) -> None:
    with pytest.raises(StoreError, match=says) as told, told_failures():
        raise OSError(number, SECRET, SECRET)
    assert SECRET not in str(told.value)


def test_no_case_text_reaches_the_log_even_at_its_most_talkative(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store = CaseStore(url)
    saved = store.save(Case(title=SECRET, facts=SECRET), user="甲")
    store.load(saved.id, user="甲")
    store.cases()
    assert SECRET not in caplog.text
