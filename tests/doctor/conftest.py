"""A data folder of its own for each test of the doctor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.dossier import database
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.settings import settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "家"
    folder.mkdir(mode=0o700)
    monkeypatch.setattr(settings(), "home", folder)
    yield folder
    database.close_all()
    database._opened.clear()


@pytest.fixture
def filled(home: Path) -> Path:
    for number in range(300):
        CaseStore().save(Case(facts=f"摆摊 {number} " + "x" * 500), user="甲")
    database.close_all()
    database._opened.clear()
    return home
