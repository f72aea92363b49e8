"""The bank of lay questions: which version of a law gets which questions, and what is shipped."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.law.library import LawLibrary
from assistant.search.asked import AskedBank, bank_stamp, read_questions, shipped_bank, short_title
from assistant.settings import settings

LAW = "中华人民共和国示例法"


def write(folder: Path, rows: list[object], moved: list[object] | None = None) -> None:
    target = folder / "questions"
    target.mkdir(exist_ok=True)
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (target / "some.jsonl").write_text(text, encoding="utf-8")
    if moved is not None:
        moves = {"day": "2025-04-19", "moved": moved}
        (target / "moved.json").write_text(json.dumps(moves, ensure_ascii=False), encoding="utf-8")


def row(query: str, *articles: str) -> dict[str, object]:
    return {"id": "q", "query": query, "relevant": [{"law": LAW, "article": a} for a in articles]}


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AskedBank:
    gone = {"law": LAW, "article": "第三条", "to": []}
    moved = {"law": LAW, "article": "第二条", "to": [{"law": LAW, "article": "第九条"}]}
    rows = [row("甲", "第一条"), row("乙", "第二条", "第一条"), row("乙", "第二条"), row("丙", "第三条")]
    write(tmp_path, rows, [moved, gone])
    monkeypatch.setattr(settings(), "corpora", tmp_path)
    return shipped_bank()


@pytest.mark.parametrize(
    ("article", "later", "expected"),
    [
        ("第一条", False, ("甲", "乙")),
        ("第一条", True, ("甲", "乙")),
        ("第二条", False, ("乙",)),
        ("第二条", True, ()),
        ("第九条", True, ("乙",)),
        ("第九条", False, ()),
        ("第三条", False, ("丙",)),
        ("第三条", True, ()),
        ("第四条", False, ()),
    ],
)
def test_questions_follow_an_article_to_its_new_number(
    bank: AskedBank, article: str, later: bool, expected: tuple[str, ...]
) -> None:
    assert bank.of("示例法", article, later=later) == expected
    assert bank.of(LAW, article, later=later) == expected


def test_without_a_list_of_moves_nothing_has_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, [row("甲", "第一条")])
    monkeypatch.setattr(settings(), "corpora", tmp_path)
    assert shipped_bank().of(LAW, "第一条", later=True) == ("甲",)


@pytest.mark.parametrize(
    "bad", [{"query": "甲"}, {"id": "1", "query": "甲", "relevant": [{"law": LAW}]}, [], 3]
)
def test_a_bad_row_is_named_with_its_file(tmp_path: Path, bad: object) -> None:
    write(tmp_path, [row("甲", "第一条"), bad])
    with pytest.raises(CorpusError, match="some.jsonl"):
        read_questions(tmp_path / "questions")


def test_the_stamp_changes_with_a_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "corpora", tmp_path)
    write(tmp_path, [row("甲", "第一条")])
    before = bank_stamp()
    write(tmp_path, [row("乙", "第一条")])
    assert bank_stamp() != before


def test_shipped_questions_are_distinct_and_name_articles_of_the_day(full_library: LawLibrary) -> None:
    asked = read_questions(settings().corpora / "questions")
    for values in ([one.id for one in asked], [one.query for one in asked]):
        assert [value for value, count in Counter(values).items() if count > 1] == []
    known = {
        (short_title(law.name), article.label)
        for law in full_library.laws(region="")
        for version in full_library.versions(law)
        for article in full_library.articles(version)
    }
    named = {reference.key for one in asked for reference in one.relevant}
    assert sorted(named - known) == []


def test_moved_articles_stand_in_the_law_of_today(full_library: LawLibrary) -> None:
    moves = json.loads((settings().corpora / "questions" / "moved.json").read_text("utf-8"))["moved"]
    today = {(a.version.law.name, a.label) for a in full_library.scope("", date(2026, 11, 22))}
    assert moves
    assert [to for move in moves for to in move["to"] if (to["law"], to["article"]) not in today] == []
