"""Shared fixtures: where the measuring data lies, and a home folder of its own for every test session."""

import os
import shutil
import tarfile
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

# Before anything reads the settings: tests never touch the user's library. ASSISTANT_TEST_HOME keeps it between runs.
os.environ["ASSISTANT_HOME"] = os.environ.get("ASSISTANT_TEST_HOME") or tempfile.mkdtemp(
    prefix="assistant-test-"
)
# Behind a proxy, too, a test asks its own servers directly.
os.environ["NO_PROXY"] = os.environ["no_proxy"] = ",".join(
    filter(None, [os.environ.get("NO_PROXY"), os.environ.get("no_proxy"), "127.0.0.1", "localhost"])
)

from assistant.law import importer
from assistant.law.library import LawLibrary, open_library
from assistant.law.sources.registry import open_source
from assistant.settings import settings

pytest_plugins = ("databases", "stuck")

# A loaded machine must not fail a property for being slow.
hypothesis_settings.register_profile("assistant", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("assistant")


def pytest_unconfigure() -> None:
    """The home of the run goes with it: it holds a hundred megabytes and more."""
    if not os.environ.get("ASSISTANT_TEST_HOME"):
        shutil.rmtree(os.environ["ASSISTANT_HOME"], ignore_errors=True)


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


ARCHIVE = "lawrefbook-2025-04-19.tar.xz"
SELECTION = (
    "行政复议法(2017-09-01)",
    "行政复议法(2023-09-01)",
    "治安管理处罚法(2012-10-26)",
    "反不正当竞争法(2019-04-23)",
    "刑法/刑法.md",
    "食品安全法实施条例",
    "道路交通安全法实施条例",
    "行政法规/城市市容和环境卫生管理条例",
    "浙江省城市市容和环境卫生管理条例",
    "温州市市容和环境卫生管理条例",
    "道路运输条例",
    "行政法规/物业管理条例",
    "上海市住宅物业管理规定",
    "景宁畲族自治县水资源管理条例",
    "案例/行政协议诉讼",
    "db.sqlite3",
)


@pytest.fixture(scope="session")
def archive(shared_data: Path) -> Path:
    """The LawRefBook archive as published."""
    return shared_data / ARCHIVE


@pytest.fixture(scope="session")
def archive_part(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few dozen files of the archive, in its own layout."""
    folder = tmp_path_factory.mktemp("lawrefbook")
    with tarfile.open(archive) as packed:
        wanted = [m for m in packed if m.isfile() and any(name in m.name for name in SELECTION)]
        packed.extractall(folder, members=wanted, filter="data")
    return folder


@pytest.fixture(scope="session")
def small_library(archive_part: Path, tmp_path_factory: pytest.TempPathFactory) -> LawLibrary:
    """The packaged laws together with the selection of the archive."""
    path = tmp_path_factory.mktemp("small") / "library.db"
    importer.import_packaged(path)
    importer.import_documents(path, open_source(archive_part).documents())
    return LawLibrary(path)


@pytest.fixture(scope="session")
def full_library(archive: Path) -> LawLibrary:
    """The packaged laws together with the whole archive (about 20 s to build; kept in ASSISTANT_TEST_HOME if set)."""
    path = settings().home / "full" / "library.db"
    if not path.is_file():
        importer.import_packaged(path)
        importer.import_documents(path, open_source(archive).documents())
    return LawLibrary(path)
