"""Who restores, encrypts, decrypts or repairs has the data folder alone: nobody writes to what is being moved."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import files
from assistant.backup import convert
from assistant.backup import restore as restoring
from assistant.backup.restore import pending, restore
from assistant.backup.write import write
from assistant.doctor.mend import salvaged
from assistant.dossier import database
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.settings import settings

_OPENS = """
import sys
from assistant.dossier.store import CaseStore
from assistant.errors import AssistantError
try:
    CaseStore().cases()
except AssistantError as error:
    print(error)
else:
    print("opened", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "家 目录"
    folder.mkdir()
    monkeypatch.setattr(settings(), "home", folder)
    monkeypatch.setattr(settings(), "key_file", None)
    CaseStore().save(Case(facts="摆摊"), user="甲")
    yield folder
    database.close_all()


def other(home: Path) -> subprocess.Popen[str]:
    """A command that has a case database open until it is told to end."""
    environment = os.environ | {"ASSISTANT_HOME": str(home)}
    return subprocess.Popen(
        [sys.executable, "-c", _OPENS],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def said(home: Path) -> str:
    """What another command says that begins now."""
    with other(home) as begun:
        return begun.communicate("")[0]


def test_a_command_that_has_the_database_open_is_at_work(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "备份"
    write(file)
    with other(home) as begun:
        assert begun.stdout
        assert begun.stdout.readline() == "opened\n"
        for act in (
            lambda: restore(file),
            salvaged(home / "cases.db"),
            lambda: convert.encrypt(lambda *_: None),
        ):
            with pytest.raises(InputError, match="还在运行"):
                act()
        begun.communicate("")
    restore(file)
    assert "opened" in said(home)


def test_nobody_begins_while_a_backup_is_restored(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "备份"
    write(file)
    heard: list[str] = []
    real = restoring._check

    def check(*given: object) -> None:
        heard.append(said(home))
        real(*given)

    monkeypatch.setattr(restoring, "_check", check)
    restore(file)
    assert "正在恢复" in heard[0]
    assert "opened" in said(home)


def test_nobody_begins_while_a_folder_is_encrypted(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    key = tmp_path / "密钥"
    key.write_bytes(b"k" * 32)
    monkeypatch.setattr(settings(), "key_file", key)
    heard = []
    convert.encrypt(lambda *_: heard.append(said(home)))
    convert.decrypt(lambda *_: heard.append(said(home)))
    assert len(heard) >= 2
    assert all("正在恢复" in one for one in heard)


@pytest.mark.parametrize("at_work", [True, False])
def test_a_restore_that_is_refused_is_not_made_up_for_later(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_work: bool
) -> None:
    file = tmp_path / "备份"
    write(file)
    CaseStore().save(Case(facts="后来的"), user="甲")
    monkeypatch.setattr(files, "busy", lambda: at_work)
    if at_work:
        with pytest.raises(InputError, match="还在运行"):
            restore(file)
    else:
        restore(file)
    assert not pending()
    assert len(CaseStore().cases()) == (2 if at_work else 1)


def test_many_that_begin_at_once_do_not_refuse_each_other(home: Path) -> None:
    (home / "tmp" / "alone.lock").touch()  # of one that was killed
    begun = [other(home) for _ in range(4)]
    assert [one.stdout.readline() for one in begun if one.stdout] == ["opened\n"] * 4
    for one in begun:
        one.communicate("")


def test_it_is_given_up_afterwards(home: Path) -> None:
    with files.alone("修复"), pytest.raises(InputError, match="正在恢复"), files.alone("恢复"):
        pass
    with files.alone("修复"):
        pass
    assert not (home / "tmp" / "alone.lock").exists()
