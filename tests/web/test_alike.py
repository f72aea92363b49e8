"""The card 类案 in the room 裁量: cases like the one in hand, what others were fined, what it rests on."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from samples import CLAUSE, full_case

from assistant.cases.library import CaseLibrary
from assistant.cases.model import Precedent
from assistant.contract.similar import FoundCase, SimilarAnswer
from assistant.errors import SearchIndexError
from assistant.law.library import LawLibrary
from assistant.settings import settings
from assistant.web.casework import alike as alike_card
from assistant.web.casework.alike import alike

FIRE = "《中华人民共和国消防法》第六十条"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, packaged_library: LawLibrary) -> Iterator[None]:
    """One library of cases for all, since its index takes a while."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings(), "home", tmp_path_factory.mktemp("alike"))
        patched.setattr("assistant.cases.similar.open_library", lambda: packaged_library)
        CaseLibrary().add(
            Precedent(
                id=f"p{n}", kind="处罚案例", title=f"堵塞疏散通道案{n}{HOSTILE}", facts=f"某店在疏散通道内堆放纸箱{n}件。",
                fine_yuan=5000 + 1000 * n, party="企业", cited=(FIRE,), basis=(CLAUSE,), date=f"202{n}-03-04",
            )
            for n in range(6)
        )  # fmt: skip
        yield


def shown(**more: object) -> str:
    case = full_case().model_copy(update=more)
    return str(alike(case, [SimpleNamespace(reference=case.chosen)] if case.chosen else []))  # type: ignore[list-item]


def test_the_card_tells_cases_and_fines_under_the_chosen_clause() -> None:
    told = shown(fine_yuan=7000)
    assert "类案 5" in told
    assert "6 件，罚款 5000 至 10000 元" in told
    assert "本案拟罚 7000 元" in told
    assert "<svg" in told
    assert "同一条款" in told
    assert "cases?id=p" in told or "id=p" in told
    assert HOSTILE not in told


def test_without_a_clause_it_says_by_what_it_compares(monkeypatch: pytest.MonkeyPatch) -> None:
    found = FoundCase(id="甲", title="甲案", score=1, shared=(FIRE,), fine_yuan=None)
    answer = SimilarAnswer(cases=(found,), clauses=(FIRE,), suggested=True)
    monkeypatch.setattr(alike_card.work, "answer", lambda *_: answer)
    told = shown(chosen="", fine_yuan=None)
    assert f"还没有选定条款，按案情建议的条款比对：{FIRE}" in told
    assert "件，罚款" not in told


def test_cases_under_another_clause_are_no_measure() -> None:
    told = shown(chosen="《中华人民共和国消防法》第五十八条")
    assert "只是文字相近，数额不能直接比照" in told


def test_nothing_without_facts_and_a_word_when_it_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(facts="") == ""

    def broken(*_: object) -> None:
        raise SearchIndexError("案例索引打不开", "请重建")

    monkeypatch.setattr(alike_card.work, "answer", broken)
    told = shown()
    assert "案例索引打不开" in told
    assert "请重建" in told


def test_the_fine_of_the_case_is_compared() -> None:
    assert "本案拟罚" not in shown(fine_yuan=None)
