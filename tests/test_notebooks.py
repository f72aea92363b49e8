"""The notebooks run from top to bottom, show what they promise, and carry no text of law and no output of some machine."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

# without the extra train the notebook of training says so and does nothing
_TRAINED = find_spec("sentence_transformers") is not None and find_spec("onnx") is not None
FOLDER = Path(__file__).parents[1] / "notebooks"
# notebook → pictures it draws, words that its output must hold
SHOWS = {
    "retrieval.ipynb": (3, ()),
    "penalties.ipynb": (2, ("第六十条", '"min": 5000', "读全", "F1", "较有把握")),
    "training.ipynb": (0, ("训练后 留着的", "export_onnx") if _TRAINED else ("pip install", "略过")),
    "case.ipynb": (
        0,
        ("询问人", "询问笔录.docx", "较有把握", "缺失", "决定书.docx", "verified", "无法判断", "虚构"),
    ),
}


def test_every_notebook_is_run() -> None:
    assert {path.name for path in FOLDER.glob("*.ipynb")} == set(SHOWS)


@pytest.mark.parametrize("name", SHOWS)
def test_the_notebook_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_NOTEBOOK_QUESTIONS", "10")
    notebook = nbformat.read(FOLDER / name, as_version=4)
    patient = {"timeout": 800, "startup_timeout": 300}
    NotebookClient(notebook, **patient, resources={"metadata": {"path": str(FOLDER)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pictures, words = SHOWS[name]
    assert sum("image/png" in output.get("data", {}) for output in shown) >= pictures
    assert not [output for output in shown if output.output_type == "error"]
    told = "".join(output.get("text", "") for output in shown)
    assert [word for word in words if word not in told] == []


def cells(name: str) -> list[Any]:
    return list(nbformat.read(FOLDER / name, as_version=4).cells)


@pytest.mark.parametrize("name", SHOWS)
def test_the_notebook_carries_no_text_of_law(name: str) -> None:
    assert all(len(line) < 400 for cell in cells(name) for line in cell.source.splitlines())
    assert not [cell for cell in cells(name) if cell.get("outputs")]


@pytest.mark.parametrize("name", SHOWS)
def test_the_notebook_is_valid(name: str) -> None:
    nbformat.validate(nbformat.read(FOLDER / name, as_version=4))
