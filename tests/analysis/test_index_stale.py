"""The index of the rules is stale as soon as anything is edited that its rows are made from."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.analysis import rule_index
from assistant.settings import settings

FILES = ("law/first_in_force.yaml", "law/sectors.yaml", "lexicon/practice.yaml")
FOLDERS = ("facts/common", "matters")


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """All that the index is made from, to be edited."""
    shipped, folder = settings().corpora, tmp_path / "corpora"
    for name in ("lexicon", "law", *FOLDERS):
        shutil.copytree(shipped / name, folder / name)
    monkeypatch.setenv("ASSISTANT_CORPORA", str(folder))
    settings.cache_clear()
    rule_index._code_digest.cache_clear()
    yield folder
    monkeypatch.undo()
    settings.cache_clear()
    rule_index._code_digest.cache_clear()


def digest() -> str:
    rule_index._code_digest.cache_clear()
    return rule_index._code_digest()


@pytest.mark.parametrize("name", [*FILES, *FOLDERS])
def test_an_edit_makes_it_stale(copied: Path, name: str) -> None:
    before = digest()
    path = copied / name
    edited = path if path.is_file() else sorted(path.glob("*.yaml"))[-1]
    text = edited.read_bytes()
    edited.write_bytes(text + b"# edited\n")
    assert digest() != before
    edited.write_bytes(text)
    assert digest() == before


def test_a_file_more_or_less_makes_it_stale(copied: Path) -> None:
    before = digest()
    path = sorted((copied / "facts/common").glob("*.yaml"))[0]
    path.unlink()
    assert digest() != before
