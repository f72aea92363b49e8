"""The retrieval notebook runs from top to bottom and shows its figures."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "retrieval.ipynb"


def test_the_notebook_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_NOTEBOOK_QUESTIONS", "10")
    assert os.environ["ASSISTANT_HOME"]
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert sum("image/png" in output.get("data", {}) for output in shown) >= 3
    assert not [output for output in shown if output.output_type == "error"]


def test_the_notebook_carries_no_text_of_law() -> None:
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert all(len(line) < 400 for cell in cells for line in cell.source.splitlines())
