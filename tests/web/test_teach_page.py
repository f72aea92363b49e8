"""The page of teaching: practice, papers, banks, the counter."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.analysis.model import Advice
from assistant.dossier.audit import Action, AuditLog
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.people.model import Person, Role
from assistant.settings import settings
from assistant.teaching import counter
from assistant.teaching.model import Question
from assistant.teaching.store import TeachingStore
from assistant.web import session
from assistant.web.pages import teach as page
from assistant.web.teachroom import papers, practising

WHO: dict[str, Any] = {"values": {"learner": "<b>甲", "field": "消防通道", "kind": "缺什么证据"}}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packaged_library: LawLibrary) -> None:
    monkeypatch.setattr(settings(), "home", tmp_path)
    for place in ("web.teachroom.practising", "web.teachroom.papers", "teaching.counter"):
        monkeypatch.setattr(f"assistant.{place}.open_library", lambda: packaged_library)
    monkeypatch.setattr(counter, "suggest", lambda case: Advice(()))


def click(said: dict[str, Any] | None = None, **data: str) -> dict[str, Any]:
    event: Any = SimpleNamespace(_data=data)
    asked = {"values": {"matter": "dog-leash", "count": "5"}}
    *_, last = page.clicked(event, WHO, asked, {"values": said or {}})
    return last


def waiting() -> Question:
    """The question that was asked last."""
    return practising._SHELF.load("asked").questions[0]


def test_one_question_after_the_other_with_the_clause_that_decides_it() -> None:
    first = click(act="next")
    question = waiting()
    assert question.kind == "missing"
    assert question.stem[:10] in first["asked"]
    assert f'data-question="{question.id}"' in first["asked"]
    with pytest.raises(InputError, match="没有选答案"):
        click(act="answer", question=question.id, given="")
    given = next(letter for letter in question.options if letter not in question.answer)
    told = click(act="answer", question=question.id, given=given)["asked"]
    assert "错，应为" in told
    assert "第四十条" in told
    assert "&lt;b&gt;甲" in told
    assert "<b>甲" not in told
    click(act="next")
    assert waiting().id != question.id


def test_the_page_holds_no_answer_and_brings_no_question_of_its_own() -> None:
    shown = click(act="next")
    question = waiting()
    assert set(shown) == {"asked"}
    assert question.explanation not in shown["asked"]
    for forged in ("", "x", question.model_dump_json(), f"{question.id}x"):
        with pytest.raises(InputError, match="不是刚才出的"):
            click(act="answer", question=forged, given=question.answer)
    click(act="answer", question=question.id, given=question.answer)
    with pytest.raises(InputError, match="已经答过"):
        click(act="answer", question=question.id, given=question.answer)
    assert [(one.asked, one.right) for one in TeachingStore().scores("learner")] == [(1, 1)]


def test_questions_of_two_tabs_wait_side_by_side() -> None:
    click(act="next")
    first = waiting()
    other = first.model_copy(update={"id": f"{first.id}-2"})
    practising._SHELF.change("asked", lambda now: practising.Waiting(questions=(other, *now.questions)))
    for question in (first, other):
        assert "对" in click(act="answer", question=question.id, given=question.answer)["asked"]


@pytest.mark.parametrize("same", [True, False])
def test_two_tabs_that_answer_at_once(monkeypatch: pytest.MonkeyPatch, same: bool) -> None:
    """One question counts once, whoever is first; two questions count both."""
    click(act="next")
    first = waiting()
    other = first.model_copy(update={"id": f"{first.id}-2"})
    practising._SHELF.change("asked", lambda now: practising.Waiting(questions=(other, *now.questions)))
    found = practising.practice

    def slow(values: Any) -> Any:
        time.sleep(0.2)  # long enough for the other tab to have read the shelf
        return found(values)

    monkeypatch.setattr(practising, "practice", slow)

    def answer(question: Question) -> str:
        try:
            practising.answered(question.id, question.answer, WHO["values"])
        except InputError as error:
            return error.what
        return ""

    with ThreadPoolExecutor(2) as tabs:
        done = list(tabs.map(answer, (first, first if same else other)))
    counted = done.count("")
    assert counted == (1 if same else 2)
    assert all("已经答过" in told for told in done if told)
    assert [(one.asked, one.right) for one in TeachingStore().scores("learner")] == [(counted, counted)]
    assert len(practising._SHELF.load("asked").questions) == (1 if same else 0)


@pytest.mark.parametrize("typed", ["乙", "", "guan"])
def test_with_accounts_who_practises_is_the_account(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr(session, "of", lambda request: Person("ban", Role.HANDLER))
    values = WHO["values"] | {"learner": typed}
    question = practising.next_question(values)
    assert question
    practising.answered(question.id, question.answer, values)
    assert [one.name for one in TeachingStore().scores("learner")] == ["ban"]
    assert page.arrive({})["who"]["value"]["values"]["learner"] == "ban"
    monkeypatch.setattr(session, "of", lambda request: Person("ban2", Role.HANDLER))
    with pytest.raises(
        InputError, match="不是刚才出的"
    ):  # what one account was asked, another does not answer
        practising.answered(question.id, question.answer, values)


def test_several_right_ones_are_picked_as_letters() -> None:
    question = Question(
        id="x", kind="bank", stem="哪些对？", options={"A": "一", "B": "二", "C": "三"}, answer="AB", explanation="",
        basis=(), as_of="2026-11-01",
    )  # fmt: skip
    shown = practising.asked(question)
    assert "（多选）" in shown
    assert all(f'data-given="{pick}"' in shown for pick in ("AB", "AC", "BC", "ABC"))
    assert 'data-given="A"' not in shown
    assert "都做过了" in practising.asked(None)


def test_nobody_practises_without_a_name() -> None:
    with pytest.raises(InputError, match="姓名"):
        practising.next_question({"learner": " "})


def test_pack_and_examination_paper_are_files() -> None:
    assert click(act="pack")["file"].name == "dog-leash-培训资料.docx"
    assert click(act="slides")["file"].name == "dog-leash-课件.html"
    assert click(act="exam")["file"].is_file()
    with pytest.raises(InputError, match="没有事项"):
        papers.pack({"matter": "没有"})


def test_a_bank_is_held_against_the_law_when_it_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "bank.jsonl"
    row = {"type": "true_false", "question": "<i>机关办案应当快一点", "answer": "正确", "topic": "行政处罚法"}
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert "断定不了的 1 题" in papers.bank([str(path)])
    assert [question.stem for question in TeachingStore().bank()] == ["<i>机关办案应当快一点"]
    page._banked([str(path)])
    assert [(one.action, one.about) for one in AuditLog().newest(1)] == [(Action.BANK_IMPORTED, "1 个文件")]
    with pytest.raises(InputError, match="没有选择文件"):
        papers.bank(None)


def test_the_counter_on_the_page() -> None:
    assert "不归本窗口" in click(said={"question": "离婚了孩子归谁"}, act="ask")["answer"]
    shown = click(said={"question": "收到告知书要带什么"}, act="ask")["answer"]
    assert "带什么" in shown
    assert "第四十四条" in shown
    with pytest.raises(InputError):
        click(said={"question": " "}, act="ask")


@pytest.mark.parametrize("view", ["", "practice", "papers", "bank", "counter"])
def test_every_view_opens(view: str) -> None:
    shown = page.arrive({"view": view} if view else {})
    assert f"on-{view or 'practice'}" in shown["views"]


@pytest.mark.parametrize(("role", "teaches"), [(role, role in (Role.TRAINER, Role.ADMIN)) for role in Role])
def test_only_who_teaches_sees_all_scores_and_takes_in_banks(
    monkeypatch: pytest.MonkeyPatch, role: Role, teaches: bool
) -> None:
    monkeypatch.setattr(session, "person", lambda: Person("甲", role))
    assert ("各人成绩" in practising.score_card({"learner": "甲"})) is teaches
    assert "甲 按题型" in practising.score_card({"learner": "甲"})
    with pytest.raises(InputError, match="没有选择文件" if teaches else "只有培训、管理员"):
        page._banked(None)
