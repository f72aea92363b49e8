"""Typer speaks Chinese, wrapped once however often it is asked, and loads Rich only where something is printed."""

from __future__ import annotations

import subprocess
import sys

_ASKED_TWICE = """
import sys
from assistant.cli.chinese import speak_chinese
speak_chinese()
from typer import core
first = core.TyperGroup.get_params
speak_chinese()
assert core.TyperGroup.get_params is first
assert "typer.rich_utils" not in sys.modules
import typer
app = typer.Typer()
@app.command()
def one(number: int) -> None:
    raise typer.Abort
@app.command()
def two() -> None: ...
app(sys.argv[1:])
"""


def test_it_wraps_once_and_says_it_in_chinese() -> None:
    for given, told in (
        (["--help"], "显示这份说明"),
        (["three"], "没有“three”这个命令。"),
        (["one", "b"], "应为整数"),
        (["one", "1"], "已停止。"),
        (["two"], ""),
    ):
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", _ASKED_TWICE, *given], capture_output=True, text=True, encoding="utf-8"
        )  # fmt: skip
        assert told in done.stdout + done.stderr, (given, done.stderr)
        assert bool(told) or done.returncode == 0
