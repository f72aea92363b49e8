"""Where things lie, and what is said when a setting is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import user_data_path

from assistant import settings as module
from assistant.errors import InputError
from assistant.settings import ROOT, Settings, settings


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "settings", settings.__wrapped__)


def test_in_a_checkout_everything_lies_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSISTANT_HOME")
    found = Settings()
    assert found.home == ROOT / ".assistant"
    assert [found.corpora, found.models, found.shipped_indexes] == [
        ROOT / "corpora",
        ROOT / "models",
        ROOT / "indexes",
    ]


def test_installed_the_data_lies_in_the_package_and_the_users_in_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("corpora", "models", "indexes"):
        (tmp_path / "assistant" / "data" / name).mkdir(parents=True)
    monkeypatch.delenv("ASSISTANT_HOME")
    monkeypatch.setattr(module, "PACKAGE", tmp_path / "assistant")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    found = Settings()
    assert found.corpora == tmp_path / "assistant" / "data" / "corpora"
    assert found.home == user_data_path("assistant", appauthor=False)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PORT", "八千", "ASSISTANT_PORT 应为整数"),
        ("THREADS", "", "ASSISTANT_THREADS 应为整数"),
        ("CORPORA", "/没有/这里", "没有文件夹 /没有/这里（ASSISTANT_CORPORA）"),
        ("MODELS", "没有", "没有文件夹 没有（ASSISTANT_MODELS）"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str) -> None:
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    with pytest.raises(InputError) as caught:
        module.settings()
    assert told in caught.value.what
    assert "环境变量" in caught.value.do


@pytest.mark.parametrize("home", ["file", "file/below"])
def test_a_home_that_cannot_be_written_is_told_and_no_trace_shown(tmp_path: Path, home: str) -> None:
    (tmp_path / "file").write_text("")
    environment = os.environ | {"ASSISTANT_HOME": str(tmp_path / home)}
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "search", "消防通道"],
        env=environment,
        capture_output=True,
        check=False,
    )
    told = done.stderr.decode()
    assert done.returncode == 2
    assert "Traceback" not in told
    assert str(tmp_path / home) in told
