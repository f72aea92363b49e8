"""A data folder of release 0.1.0, opened by this program's commands as a user would: everything is there, and stays."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import release_0_1

from assistant.settings import ROOT

FACTS = "摆摊"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder: cases with their log, and a library with the user's imports."""
    home = tmp_path / "旧的 数据"
    home.mkdir()
    release_0_1.cases(f"sqlite:///{home / 'cases.db'}")
    release_0_1.library(home / "library.db")
    return home


def started(home: Path, *words: str) -> subprocess.Popen[str]:
    environment = os.environ | {"ASSISTANT_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "assistant.cli", *words], env=environment, cwd=home.parent, text=True,
        encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def told(home: Path, *words: str) -> str:
    process = started(home, *words)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, f"{words}: {err}"
    assert "Traceback" not in err
    return out


def test_cases_laws_and_the_log_are_all_there(home: Path) -> None:
    assert told(home, "store", "list").startswith("a-1\t占道")
    names = [line.split("\t")[0] for line in told(home, "law", "list").splitlines()]
    assert names == [name for _, name, *_ in release_0_1.LAWS]
    assert "圆的" in told(home, "law", "show", "济南市犬只示例办法", "--as-of", "2015-01-01")
    log = told(home, "audit", "list").splitlines()
    assert [line.split("\t")[2:5] for line in reversed(log)][:2] == [
        ["甲", "保存", "a-1"],
        ["乙", "查看", "a-1"],
    ]
    assert "访问日志完好，共 2 条" in told(home, "audit", "verify")


def test_a_case_goes_on_with_the_new_program(home: Path) -> None:
    kept = home.parent / "案件.json"
    told(home, "store", "export", "a-1", "--out", str(kept))
    case = json.loads(kept.read_text("utf-8"))
    assert (case["facts"], case["title"], case["fine_yuan"]) == (FACTS, "占道", 200)
    answer = json.loads(told(home, "evidence", str(kept), "--json"))
    assert answer["statement"] or answer["gaps"]
    note = home.parent / "笔录.txt"
    note.write_text("现场检查笔录\n检查时间：2026年9月18日。该摊位占用人行道。", "utf-8")
    told(home, "case", "ingest", str(note), "--case", "a-1")
    told(home, "case", "pack", "a-1", "--out", str(home.parent / "整案.zip"))
    assert "访问日志完好" in told(home, "audit", "verify")


def test_it_is_backed_up_and_comes_back_the_same(home: Path) -> None:
    told(home, "store", "list")
    told(home, "backup", str(home.parent / "备份"))
    (made,) = home.parent.glob("备份*")
    other = home.parent / "别的机器"
    shutil.copytree(home, other)
    for path in other.iterdir():
        path.unlink() if path.is_file() else shutil.rmtree(path)
    told(other, "restore", str(made))
    assert told(other, "store", "list") == told(home, "store", "list")
    assert told(other, "law", "list") == told(home, "law", "list")


def test_several_that_start_at_once_upgrade_it_once(home: Path) -> None:
    processes = [started(home, "store", "list") for _ in range(3)] + [
        started(home, "law", "list") for _ in range(2)
    ]
    answers = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0] * 5, answers
    assert {out for out, _ in answers[:3]} == {answers[0][0]}
    assert answers[0][0].startswith("a-1\t占道")
    assert answers[3][0] == answers[4][0] != ""
    assert not list(home.glob(".*.tmp"))
