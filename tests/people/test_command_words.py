"""The command line speaks Chinese where Typer itself speaks, too: headings of the help and wrong calls."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

_ENGLISH = re.compile(
    r"Usage|Options|Arguments|Commands|OPTIONS|COMMAND\b|ARGS|Error|Try |Missing|No such|Got |required|default|Show this|Invalid|Input should|not one of"
)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (("--help",), ("用法：", "选项", "命令", "显示这份说明")),
        (("law", "import", "--help"), ("用法：", "参数", "［必填］")),
        (("nope",), ("用法不对", "没有“nope”这个命令")),
        (("law", "import"), ("缺少参数",)),
        (("law", "import", "x", "y"), ("多出来的内容",)),
        (("law", "import", "x", "--nope"), ("没有 --nope 这个选项",)),
        (("law", "import", "x", "--level", "甲"), ("没有“甲”，可用：",)),
        (("law", "list", "--region"), ("后面要写内容",)),
        (("search", "x", "--k", "abc"), ("应为整数",)),
    ],
)
def test_nothing_english_is_said(tmp_path: Path, call: tuple[str, ...], says: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", *call],
        env=os.environ | {"ASSISTANT_HOME": str(tmp_path), "COLUMNS": "160", "TERM": "dumb"},
        capture_output=True, text=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    told = done.stdout + done.stderr
    assert all(one in told for one in says), told
    assert not _ENGLISH.findall(told), told
