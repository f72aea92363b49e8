"""Folders of cases: what is no case file is passed over and told; and the matter that clauses speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.analysis.matters import shipped_matters
from assistant.cases.linking import matter_of
from assistant.cases.model import Precedent
from assistant.cases.sources import read_precedents
from assistant.errors import InputError
from assistant.law.library import LawLibrary

GOOD = Precedent(id="己", kind="处罚案例", title="己", facts="店门口堆放货物").model_dump_json()
CODE = "《中华人民共和国生态环境法典》第一千一百三十二条"
FIRE = "《中华人民共和国消防法》第六十条"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "说明.txt").write_text(
        "某店在人行道上堆放货物，占了半条路，被责令改正。", encoding="utf-8"
    )
    (tmp_path / "目录.jsonl").write_text('{"file": "甲.txt", "n": 1}\n', encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 no such thing" * 9)
    (tmp_path / "己.jsonl").write_text(GOOD + "\n", encoding="utf-8")
    return tmp_path


def test_what_is_no_case_file_is_passed_over_and_told(folder: Path, packaged_library: LawLibrary) -> None:
    passed: dict[str, str] = {}
    found = read_precedents(
        folder, packaged_library, passed=lambda name, error: passed.update({name: str(error)})
    )
    assert {case.title for case in found} == {"说明", "己"}
    assert set(passed) == {"坏.docx", "目录.jsonl"}
    assert "第 1 行" in passed["目录.jsonl"]


def test_whoever_does_not_ask_is_stopped_by_it(folder: Path, packaged_library: LawLibrary) -> None:
    with pytest.raises(InputError):
        list(read_precedents(folder, packaged_library))


def test_a_damaged_row_further_down_is_never_passed_over(folder: Path, packaged_library: LawLibrary) -> None:
    (folder / "己.jsonl").write_text(GOOD + "\n{坏\n", encoding="utf-8")
    with pytest.raises(InputError, match="第 2 行"):
        list(read_precedents(folder, packaged_library, passed=lambda name, error: None))


@pytest.mark.parametrize(
    ("clauses", "matter"),
    [
        ((f"{CODE}第一款",), "catering-fume"),
        ((f"{CODE}第二款",), "catering-residential"),
        ((f"{CODE}第三款",), "bbq-outdoor"),
        ((f"{FIRE}第一款第（三）项",), "fire-exit"),
        ((CODE,), ""),  # three matters rest on it
        ((FIRE,), ""),
        ((f"{CODE}第一款", f"{CODE}第二款"), ""),
        ((f"{CODE}第九款",), ""),
        (("《没有的条例》第一条",), ""),
        ((), ""),
    ],
)
def test_a_matter_is_told_by_paragraph_and_item(clauses: tuple[str, ...], matter: str) -> None:
    assert matter_of(clauses) == matter


def test_no_matter_is_taken_for_another() -> None:
    every = [(matter.id, (*one.penalty, *one.duty)) for matter in shipped_matters() for one in matter.bases]
    told = [(name, matter_of(clauses)) for name, clauses in every]
    assert [pair for pair in told if pair[1] not in ("", pair[0])] == []
    assert sum(not found for _, found in told) <= len(told) // 20
