"""Shared fixtures: where the measuring data lies, and a home folder of its own for every test session."""

from pathlib import Path

import pytest

from assistant.settings import settings


@pytest.fixture(scope="session")
def shared_data() -> Path:
    path = settings().shared_data
    if not path.is_dir():
        pytest.skip(f"measuring data absent: {path}")
    return path
