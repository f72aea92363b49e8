"""Every command that changes what is kept leaves a line in the audit log; a new command must say whether it does."""

from __future__ import annotations

import inspect
import io
import json
import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from sqlalchemy import text
from typer.testing import CliRunner

from assistant import cli
from assistant.cli.app import app
from assistant.doctor.checks import examine
from assistant.dossier.attachments import Attachments
from assistant.dossier.audit import Action, AuditLog
from assistant.dossier.bundle import pack as packed
from assistant.dossier.database import open_database
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.law.library import LawLibrary
from assistant.people.accounts import Accounts
from assistant.people.model import COMMAND_LINE, Role
from assistant.people.sessions import Sessions
from assistant.settings import ROOT, settings

for name in cli.MODULES:
    import_module(f"assistant.cli.{name}")

# what each command that changes something writes; by the command itself, or by the store that it calls
BY_COMMAND = {
    "backup", "case pack", "cases import", "decrypt", "discretion import", "discretion remove", "doctor", "encrypt", "law import", "papers agency", "papers hearing",
    "papers next-number", "papers number", "restore", "store clean",
    "speech enrol", "speech models add", "speech models remove", "speech models use", "teach bank",
}  # fmt: skip
# each is run, on a home with accounts and a case (``{case}``), and the newest line of the log says that it was done
BY_STORE: dict[str, tuple[tuple[str, ...], Action]] = {
    "case ingest": (("材料",), Action.SAVE),
    "case unpack": (("整案.zip",), Action.SAVE),
    "store export": (("{case}",), Action.EXPORT),
    "tokens add": (("guan", "交换平台"), Action.TOKEN_ADDED),
    "tokens end": (("{token}",), Action.TOKEN_ENDED),
    "users add": (("yi",), Action.ACCOUNT_ADDED),
    "users assign": (("{case}", "ban"), Action.ASSIGNED),
    "users disable": (("ban",), Action.ACCOUNT_DISABLED),
    "users enable": (("ting",), Action.ACCOUNT_ENABLED),
    "users password": (("ban",), Action.PASSWORD_RESET),
    "users role": (("ban", "审核"), Action.ROLE_CHANGED),
    "users unassign": (("{case}", "pai"), Action.UNASSIGNED),
}
# these read, measure, or write a file of the user's own choosing from what the user gave
OTHERS = {
    "audit list", "audit verify", "cases fines", "cases similar", "cite", "discretion list", "draft", "evaluate citations", "evaluate facts",
    "evaluate lawful", "evaluate links", "evaluate penalties", "evaluate penalty-coverage", "evaluate retrieval", "evaluate similar", "evaluate speech",
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
    assert set(commands()) == BY_COMMAND | set(BY_STORE) | OTHERS


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


@pytest.fixture
def working(home: Path) -> dict[str, str]:
    """Accounts, a case, a token, what may be read in; the names that stand for them in the table."""
    for name, role in (
        ("guan", Role.ADMIN),
        ("ban", Role.HANDLER),
        ("pai", Role.HANDLER),
        ("ting", Role.HANDLER),
    ):
        Accounts().add(name, role, "mima-mima-2026", by="x")
    Accounts().set_disabled("ting", True, by="x")
    case = CaseStore().save(Case(facts="摆摊"), user="x").id
    CaseStore().assign(case, "pai", user="x")
    Sessions().add_token("guan", "旧的", by="x")
    (home / "材料").mkdir()
    (home / "材料" / "说明.txt").write_text("情况说明", encoding="utf-8")
    packed(CaseStore().peek(case), home / "整案.zip", steps=lambda told, done, total: None)
    return {"{case}": case, "{token}": Sessions().tokens()[0].number}


@pytest.mark.parametrize("name", sorted(BY_STORE))
def test_a_store_notes_what_a_command_does(
    home: Path, monkeypatch: pytest.MonkeyPatch, working: dict[str, str], name: str
) -> None:
    monkeypatch.chdir(home)
    before = len(log())
    given, action = BY_STORE[name]
    assert run(*name.split(), *(working.get(word, word) for word in given)) == 0
    assert (COMMAND_LINE, action) in [(user, done) for user, done, _ in log()[before:]]


@pytest.mark.parametrize("name", sorted(BY_STORE))
def test_a_command_that_did_nothing_notes_nothing_done(
    home: Path, monkeypatch: pytest.MonkeyPatch, working: dict[str, str], name: str
) -> None:
    monkeypatch.chdir(home)
    before = len(log())
    given, action = BY_STORE[name]
    run(*name.split(), *("没有 <这个>" for _ in given))
    assert action not in [done for _, done, _ in log()[before:]]


def test_the_advice_on_a_case_that_cannot_be_read_helps(home: Path, working: dict[str, str]) -> None:
    case = working["{case}"]
    with open_database().writing() as db:
        db.execute(text("UPDATE cases SET body = '{'"))
    told = next(one for one in examine() if one.name == "案件库")
    words = told.advice.partition("assistant ")[2].partition(" 案件编号")[0].split()
    assert words == ["store", "export"]
    assert case in told.told
    done = CliRunner().invoke(app, [*words, case])
    assert (done.exit_code, done.stdout) == (0, "{\n")


@pytest.mark.parametrize("old", [True, False])
def test_cleaning_the_attachments(home: Path, working: dict[str, str], old: bool) -> None:
    digest = Attachments().add(io.BytesIO(b"nobody"))
    kept = next((settings().home / "attachments").glob(f"*/{digest}"))
    if old:
        os.utime(kept, (0, 0))
    before = len(log())
    assert run("store", "clean") == 0
    assert kept.exists() is not old
    assert log()[before:] == ([(COMMAND_LINE, Action.EXPIRED, "附件 1 个")] if old else [])


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
