"""What is stale is told by content; while a keeper builds, what is open goes on answering."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.law.importer import import_documents
from assistant.law.library import LawLibrary
from assistant.law.sources.registry import open_source
from assistant.search import upkeep
from assistant.search.articles import article_units, stamp, vector_store
from assistant.search.build import no_progress
from assistant.search.encoder import load_encoder
from assistant.search.store import VectorStore
from assistant.search.units import Progress, text_keys

_TEXT = "温州市示例办法\n（2024年1月1日温州市人民政府令第1号公布）\n第一条　{}。\n第二条　乙。"


def library(folder: Path, words: str) -> LawLibrary:
    folder.mkdir()
    source = folder / "办法.txt"
    source.write_text(_TEXT.format(words), encoding="utf-8")
    path = folder / "library.db"
    import_documents(path, open_source(str(source)).documents())
    return LawLibrary(path)


def test_a_library_is_told_by_its_content_not_by_its_file(tmp_path: Path) -> None:
    one, other = library(tmp_path / "甲", "甲"), library(tmp_path / "乙", "丙")
    copy = tmp_path / "library.db"
    shutil.copyfile(one.path, copy)
    os.utime(copy, (1, 1))
    assert LawLibrary(copy).content == one.content != other.content
    assert library(tmp_path / "又", "甲").content == one.content
    assert stamp(LawLibrary(copy)) == stamp(one) != stamp(other)
    assert LawLibrary(tmp_path / "无.db").content == ""


def test_a_library_that_is_replaced_has_another_content(tmp_path: Path) -> None:
    one, other = library(tmp_path / "甲", "甲"), library(tmp_path / "乙", "丙")
    before = one.content
    shutil.copyfile(other.path, one.path)
    os.utime(one.path)
    assert one.content == other.content != before


class Recorder:
    """A keeper that only notes what it is asked."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.asked: list[str] = []
        self.fault = fault

    def begin(self, index: str) -> None:
        self.asked.append(f"begin {index}")

    def wait(self, index: str, progress: Progress) -> None:
        self.asked.append(f"wait {index}")
        if self.fault:
            raise self.fault


@pytest.fixture
def keeper() -> Iterator[Recorder]:
    recorder = Recorder()
    upkeep.appoint(recorder)
    yield recorder
    upkeep.appoint(None)


def test_without_a_keeper_whoever_asks_builds() -> None:
    assert not upkeep.goes_on("rules", no_progress, opened=True)
    assert not upkeep.goes_on("rules", no_progress, opened=False)
    upkeep.foresee("rules")


def test_with_a_keeper_what_is_open_goes_on_and_a_first_question_waits(keeper: Recorder) -> None:
    assert upkeep.goes_on("rules", no_progress, opened=True)
    assert not upkeep.goes_on("articles", no_progress, opened=False)
    upkeep.foresee("rules")
    assert keeper.asked == ["begin rules", "wait articles", "begin rules"]


def test_a_keeper_that_fails_is_told(keeper: Recorder) -> None:
    keeper.fault = InputError("建不了")
    with pytest.raises(InputError, match="建不了"):
        upkeep.goes_on("rules", no_progress, opened=False)


def test_a_new_home_embeds_nothing(packaged_library: LawLibrary, tmp_path: Path) -> None:
    """Every passage of the packaged laws has a shipped vector; else each first start computes what is missing."""
    shipped = VectorStore(tmp_path / "无", vector_store(load_encoder()).shipped)
    passages = [text for unit in article_units(packaged_library) for text in unit.dense]
    assert int((~shipped.known(text_keys(passages))).sum()) == 0
