"""Banks of questions: what an article decides and what it does not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.teaching.bank.articles import Shelf, letters
from assistant.teaching.bank.read import read_bank, verdicts
from assistant.teaching.store import TeachingStore

DAY = date(2026, 11, 1)
PENALTY = "行政处罚法"


@pytest.fixture(scope="module")
def sentence(packaged_library: LawLibrary) -> str:
    """A sentence of the law with a number in it, taken at run time."""
    law = packaged_library.find(PENALTY)[0]
    from assistant.law.model import Provision

    text = packaged_library.article(law, Provision(60)).text  # type: ignore[union-attr]
    return text.split("。")[0].split("；")[0] + "。"


def row(**values: object) -> dict[str, object]:
    return {
        "id": "x",
        "type": "true_false",
        "topic": PENALTY,
        "answer": "正确",
        "options": {"A": "对", "B": "错"},
    } | values


def checked(tmp_path: Path, library: LawLibrary, *rows: dict[str, object]) -> list[tuple[str, str]]:
    path = tmp_path / "bank.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows), encoding="utf-8")
    return [(one.verdict, one.question.answer) for one in read_bank(path, library, day=DAY)]


def test_a_sentence_of_the_law_is_right(tmp_path: Path, packaged_library: LawLibrary, sentence: str) -> None:
    rows = (row(question=sentence), row(question=f"5、{sentence}", answer="错误"))
    assert checked(tmp_path, packaged_library, *rows) == [("相符", "A"), ("不符", "A")]


def test_a_changed_number_is_wrong(tmp_path: Path, packaged_library: LawLibrary, sentence: str) -> None:
    assert "九十日" in sentence
    changed = sentence.replace("九十日", "六十日")
    rows = (row(question=changed, answer="错误"), row(question=changed))
    assert checked(tmp_path, packaged_library, *rows) == [("相符", "B"), ("不符", "B")]


def test_a_blank_is_filled(tmp_path: Path, packaged_library: LawLibrary, sentence: str) -> None:
    stem = sentence.replace("九十日", "（ ）")
    options = {"A": "三十日", "B": "60日", "C": "90日", "D": "一百日"}
    rows = [row(type="single", question=stem, options=options, answer=answer) for answer in ("C", "B")]
    assert checked(tmp_path, packaged_library, *rows) == [("相符", "C"), ("不符", "C")]


@pytest.mark.parametrize(
    "values",
    [
        {"question": "机关办案应当快一点，不能拖得太久。"},
        {"question": "很短"},
        {
            "type": "single",
            "question": "下列说法不正确的是（ ）",
            "options": {"A": "一", "B": "二"},
            "answer": "A",
        },
        {"type": "multi", "question": "甲（ ）乙（ ）", "options": {"A": "一", "B": "二"}, "answer": "AB"},
    ],
)
def test_what_no_article_decides_is_not_judged(
    tmp_path: Path, packaged_library: LawLibrary, values: dict[str, object]
) -> None:
    ((verdict, _),) = checked(tmp_path, packaged_library, row(**values))
    assert verdict == "无法核对"


def test_a_sentence_cut_in_the_middle_of_a_word_is_not_the_sentence(
    packaged_library: LawLibrary, sentence: str
) -> None:
    article = next(a for a in Shelf(packaged_library, DAY).now(PENALTY, "") if letters(sentence) in a.letters)
    assert article.holds(letters(sentence))
    assert not article.holds(letters(sentence)[:-1])


def test_rows_without_a_readable_key_are_left_out(tmp_path: Path, packaged_library: LawLibrary) -> None:
    rows = (
        row(type="single", question="选哪个才好呢？", options={"A": "一", "B": "二"}, answer="D"),
        row(type="single", question="选哪个才好呢？", options={"A": "一", "B": "一"}, answer="A"),
    )
    assert checked(tmp_path, packaged_library, *rows) == []


@pytest.mark.parametrize("line", ["{坏", "[]", '{"type": "single"}'])
def test_a_bad_row_is_named(tmp_path: Path, packaged_library: LawLibrary, line: str) -> None:
    path = tmp_path / "bank.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="第 1 行"):
        list(read_bank(path, packaged_library))


@pytest.mark.shared
def test_the_real_bank(shared_data: Path, packaged_library: LawLibrary, tmp_path: Path) -> None:
    found = list(read_bank(shared_data / "exam_questions.jsonl", packaged_library, day=DAY))
    counts = verdicts(found)
    assert counts["相符"] >= 140
    assert counts["不符"] <= 5
    store = TeachingStore(tmp_path / "teaching.db")
    assert store.keep_bank((one.question, one.verdict) for one in found) == len(
        {one.question.id for one in found}
    )
    assert len(store.bank(("相符",))) <= counts["相符"]
