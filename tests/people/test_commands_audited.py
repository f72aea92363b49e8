"""Every command that changes what is kept leaves a line in the audit log; a new command must say whether it does."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from assistant import cli
from assistant.cli.app import app
from assistant.dossier.audit import Action, AuditLog
from assistant.law.library import LawLibrary
from assistant.people.model import COMMAND_LINE
from assistant.settings import ROOT, settings

for name in cli.MODULES:
    import_module(f"assistant.cli.{name}")

# what each command that changes something writes; by the command itself, or by the store that it calls
BY_COMMAND = {
    "backup", "case pack", "cases import", "discretion import", "discretion remove", "doctor", "law import", "papers agency", "papers number",
    "restore",
    "speech enrol", "speech models add", "speech models remove", "speech models use", "teach bank",
}  # fmt: skip
BY_STORE = {
    "case ingest", "case unpack", "store clean", "store export", "tokens add", "tokens end", "users add", "users assign", "users disable", "users enable",
    "users password", "users role", "users unassign",
}  # fmt: skip
# these read, measure, or write a file of the user's own choosing from what the user gave
OTHERS = {
    "audit list", "audit verify", "cases fines", "cases similar", "cite", "discretion list", "draft", "evaluate citations", "evaluate facts",
    "evaluate links", "evaluate penalties", "evaluate penalty-coverage", "evaluate retrieval", "evaluate similar", "evaluate speech",
    "evaluate structure", "evaluate teaching", "evidence", "index build", "index status", "law choose", "law diff", "law links", "law list",
    "law penalties", "law show", "matters check", "matters list", "matters show", "papers check-templates", "papers reword", "penalties", "review", "search", "speech models check", "speech models list", "speech record", "store list", "suggest",
    "teach ask", "teach exam", "teach pack", "teach questions", "teach scores", "tokens list", "transcribe", "users list", "web",
}  # fmt: skip


def commands() -> dict[str, Callable[..., Any]]:
    """All commands with what they run."""

    def below(group: Any, before: str) -> Iterator[tuple[str, Callable[..., Any]]]:
        for name, one in group.commands.items():
            if hasattr(one, "commands"):
                yield from below(one, f"{before}{name} ")
            else:
                yield f"{before}{name}", inspect.unwrap(one.callback)

    return dict(below(typer.main.get_command(app), ""))


def test_every_command_stands_in_the_table() -> None:
    assert set(commands()) == BY_COMMAND | BY_STORE | OTHERS


@pytest.mark.parametrize("name", sorted(BY_COMMAND))
def test_a_command_that_changes_something_notes_it(name: str) -> None:
    assert "noted(Action." in inspect.getsource(commands()[name])


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path / "家")
    return tmp_path


def log() -> list[tuple[str, str, str]]:
    return [(one.user, one.action, one.about) for one in reversed(AuditLog().newest(20))]


def run(*arguments: str) -> int:
    return CliRunner().invoke(app, list(arguments)).exit_code


def test_tables_of_discretion(home: Path) -> None:
    sample = str(ROOT / "corpora" / "discretion" / "sample.csv")
    assert run("discretion", "import", sample, "--name", "甲") == 0
    assert run("discretion", "remove", "甲") == 0
    assert run("discretion", "remove", "甲") != 0
    assert [(user, action) for user, action, _ in log()] == [
        (COMMAND_LINE, Action.TABLE_IMPORTED),
        (COMMAND_LINE, Action.TABLE_REMOVED),
    ]


@pytest.mark.parametrize("dry", [False, True])
def test_a_bank(home: Path, monkeypatch: pytest.MonkeyPatch, packaged_library: LawLibrary, dry: bool) -> None:
    monkeypatch.setattr("assistant.law.library.open_library", lambda: packaged_library)
    path = home / "bank.jsonl"
    row = {"type": "true_false", "question": "机关办案应当快一点", "answer": "正确", "topic": "行政处罚法"}
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert run("teach", "bank", str(path), *(["--dry"] if dry else [])) == 0
    assert log() == ([] if dry else [(COMMAND_LINE, Action.BANK_IMPORTED, "1 题")])


def test_a_backup_that_fails_is_not_in_the_log(home: Path) -> None:
    assert run("backup", str(home / "b")) == 0
    assert run("backup", str(home / "b")) != 0
    assert [action for _, action, _ in log()] == [Action.BACKED_UP]
