"""``assistant store``: list, export what cannot be read, clean up."""

import io
import os
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from assistant.cli import store as commands
from assistant.cli.app import app
from assistant.dossier.attachments import Attachments
from assistant.dossier.database import open_database
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.settings import settings

assert commands


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["store", *arguments])


def test_cases_are_listed_and_a_damaged_one_is_exported(home: Path) -> None:
    CaseStore().save(Case(id="a-1", title="占道", facts="x"), user="甲")
    with open_database().writing() as db:
        db.execute(text("UPDATE cases SET body = :body"), {"body": '{"事实": "张'})
    assert run("list").stdout.startswith("a-1\t占道\t")
    assert run("export", "a-1").stdout == '{"事实": "张\n'
    assert run("export", "a-1", "--out", str(home / "a.json")).exit_code == 0
    assert (home / "a.json").read_text("utf-8") == '{"事实": "张'
    assert [row[1:] for row in CaseStore().audit("a-1")][1:] == [("命令行", "导出")] * 2


def test_an_export_overwrites_nothing(home: Path) -> None:
    (home / "a.json").write_text("mine")
    refused = run("export", "a-1", "--out", str(home / "a.json"))
    assert isinstance(refused.exception, InputError)
    assert (home / "a.json").read_text() == "mine"
    assert isinstance(run("export", "nope").exception, InputError)


def test_clean_takes_old_attachments_of_no_case(home: Path) -> None:
    digest = Attachments().add(io.BytesIO(b"x" * 2**20))
    assert "附件 0 个" in run("clean").stdout
    os.utime(home / "attachments" / digest[:2] / digest, (0, 0))
    assert "已删去附件 1 个，共 1.0 MB" in run("clean").stdout
