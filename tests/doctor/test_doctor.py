"""The doctor as a whole: a fresh home, what it never does, the line and the log."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from doctor_home import damaged, found
from typer.testing import CliRunner

from assistant.analysis.procedure import workdays
from assistant.cli import doctor as commands
from assistant.cli.app import app
from assistant.doctor.checks import examine, repaired
from assistant.doctor.model import Finding, State
from assistant.dossier.audit import Action, AuditLog
from assistant.errors import StoreError
from assistant.web.managing.health import summed

assert commands


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


def test_a_check_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> Finding:
        raise ZeroDivisionError("张某")

    monkeypatch.setattr("assistant.doctor.checks._CHECKS", (("甲", broken), ("磁盘", broken)))
    assert [(one.name, one.state) for one in examine()] == [("甲", State.BAD), ("磁盘", State.BAD)]
    assert all("张某" not in one.told for one in examine())
