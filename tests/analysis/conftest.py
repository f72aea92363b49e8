"""The library of the made-up laws."""

from __future__ import annotations

import pytest
from charge_laws import documents

from assistant.law import importer
from assistant.law.library import LawLibrary


@pytest.fixture(scope="session")
def kites(tmp_path_factory: pytest.TempPathFactory) -> LawLibrary:
    path = tmp_path_factory.mktemp("kites") / "library.db"
    importer.import_documents(path, documents())
    return LawLibrary(path)
