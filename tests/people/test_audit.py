"""The audit log: whatever is changed, removed, added or cut off is found; concurrent writers leave one chain."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from assistant.dossier import audit
from assistant.dossier.audit import Action, AuditLog, short
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.settings import settings

_OPEN = {
    "sqlite": ("DROP TRIGGER IF EXISTS audit_no_update", "DROP TRIGGER IF EXISTS audit_no_delete"),
    "postgresql": ("DROP TRIGGER IF EXISTS audit_append_only ON audit",),
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path)
    return tmp_path


def run(url: str, statement: str, *, forced: bool = True) -> None:
    """Change the log behind the program's back; ``forced`` takes away what refuses changes first."""
    engine = create_engine(url)
    try:
        with engine.begin() as db:
            for one in (*(_OPEN[engine.dialect.name] if forced else ()), statement):
                db.exec_driver_sql(one)
    finally:
        engine.dispose()


@pytest.fixture
def log(url: str) -> AuditLog:
    found = AuditLog(url)
    for number in range(1, 9):
        found.record(user="甲", action=Action.VIEW, case_id=f"2026-{number:04d}")
    return found


def test_a_sound_log_verifies(log: AuditLog) -> None:
    verdict = log.verify()
    assert (verdict.lines, verdict.faults, verdict.last[0]) == (8, (), 8)
    assert [entry.case_id for entry in log.newest(2)] == ["2026-0008", "2026-0007"]
    assert len(log.newest(99, case_id="2026-0003")) == 1
    assert log.newest(99, user="乙") == []


def test_an_empty_log_verifies(url: str) -> None:
    assert AuditLog(url).verify() == audit.Verdict(0, (0, ""))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET action = '保存' WHERE number = 3",
        "UPDATE audit SET \"user\" = '乙' WHERE number = 1",
        "UPDATE audit SET case_id = '' WHERE number = 8",
        "UPDATE audit SET about = 'x' WHERE number = 8",
        "UPDATE audit SET at = '2020-01-01 00:00:00' WHERE number = 5",
        "UPDATE audit SET digest = '' WHERE number = 8",
        "UPDATE audit SET number = 80 WHERE number = 8",
        "DELETE FROM audit WHERE number = 1",
        "DELETE FROM audit WHERE number = 4",
        "INSERT INTO audit VALUES (9, 'x', '乙', '查看', '2026-01-01 00:00:00', '', '')",
    ],
)
def test_what_is_done_to_it_is_found(log: AuditLog, url: str, statement: str) -> None:
    run(url, statement)
    assert log.verify().faults


@pytest.mark.parametrize("word", ["UPDATE audit SET action = 'x'", "DELETE FROM audit"])
def test_the_database_itself_refuses(log: AuditLog, url: str, word: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        run(url, word, forced=False)
    assert log.verify().lines == 8


def test_a_cut_end_is_found_by_the_witness(log: AuditLog, url: str) -> None:
    assert log.witness().faults == ()
    log.record(user="甲", action=Action.SAVE)
    run(url, "DELETE FROM audit WHERE number > 7")
    assert ["截去" in fault for fault in log.verify().faults] == [True]
    # written over again up to the same number, it is another
    log.record(user="乙", action=Action.VIEW)
    assert ["改写" in fault for fault in log.verify().faults] == [True]


def test_a_seal_written_down_is_enough(log: AuditLog, url: str) -> None:
    last = log.verify().last
    number, digest = short(last).split(":")
    noted = [(int(number), digest)]
    assert log.verify(noted).faults == ()
    run(url, "DELETE FROM audit WHERE number = 8")
    assert log.verify().faults == ()
    assert log.verify(noted).faults


def test_a_damaged_witness_stops_nothing(log: AuditLog, home: Path) -> None:
    (home / "audit.seen").write_bytes(b"\xff\xfe\n1\nx y\n-3 a\n")
    assert log.verify().faults == ()


def test_writers_at_once_make_one_chain(url: str) -> None:
    def write(name: str) -> None:
        for _ in range(12):
            AuditLog(url).record(user=name, action=Action.VIEW)

    AuditLog(url).verify()
    threads = [threading.Thread(target=write, args=(f"u{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    verdict = AuditLog(url).verify()
    assert (verdict.lines, verdict.last[0], verdict.faults) == (72, 72, ())


def test_a_line_is_kept_exactly_when_the_save_is(url: str) -> None:
    store = CaseStore(url)
    store.save(Case(id="a", facts="x"), user="甲")
    with pytest.raises(Exception, match="已存在"):
        store.save(Case(id="a", facts="x"), user="乙")
    assert [(e.user, e.action) for e in AuditLog(url).newest(9)] == [("甲", "保存")]


def test_long_and_broken_names_fit(url: str) -> None:
    AuditLog(url).record(user="甲" * 100, action=Action.VIEW, case_id="a\0b", about="\ud800")
    assert AuditLog(url).verify().faults == ()


_WRITER = """
import sys
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
store = CaseStore(sys.argv[1])
while True:
    print(store.save(Case(facts="x" * 2000), user="甲").id, flush=True)
"""


def test_killed_at_any_moment_the_chain_verifies(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'cases.db'}"
    told: list[str] = []
    for pause in (0.0, 0.004, 0.011, 0.02, 0.033, 0.05):
        process = subprocess.Popen(
            [sys.executable, "-c", _WRITER, url], stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        assert process.stdout
        told.append(process.stdout.readline().strip())
        time.sleep(pause)
        process.kill()
        told += process.stdout.read().split()
        process.wait()
    kept = {row[0] for row in CaseStore(url).cases()}
    assert set(told) <= kept, "what was acknowledged is there"
    verdict = AuditLog(url).verify()
    assert verdict.faults == ()
    assert verdict.lines == len(kept)
