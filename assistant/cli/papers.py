"""Reading a paper for a command: what takes long and what was left out is told on the error stream."""

from __future__ import annotations

from pathlib import Path

import typer

from assistant.paper.model import Paper
from assistant.paper.readers import read_file


def read_shown(path: Path) -> Paper:
    """The paper in a file; progress and the reader's notes go to the error stream.

    Raises:
        InputError: the file cannot be read.
    """
    paper = read_file(path, progress=_tell)
    for note in paper.notes:
        _tell(f"提示：{note}")
    return paper


def _tell(line: str) -> None:
    typer.echo(line, err=True)
