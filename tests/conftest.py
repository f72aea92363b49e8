"""Shared fixtures: where the measuring data lies, and a home folder of its own for every test session."""

import os
import tempfile
from pathlib import Path

import pytest

# Before anything reads the settings: tests never touch the user's library. ASSISTANT_TEST_HOME keeps it between runs.
os.environ["ASSISTANT_HOME"] = os.environ.get("ASSISTANT_TEST_HOME") or tempfile.mkdtemp(prefix="assistant-test-")

from assistant.law.library import LawLibrary, open_library
from assistant.settings import settings


@pytest.fixture(scope="session")
def shared_data() -> Path:
    path = settings().shared_data
    if not path.is_dir():
        pytest.skip(f"measuring data absent: {path}")
    return path


@pytest.fixture(scope="session")
def packaged_library() -> LawLibrary:
    """The national laws of the packaged wheel, in the home of this test session."""
    return open_library()
