"""Practice, scores, examination papers, packs, and the counter."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.model import Advice
from assistant.corpora import corpus, load
from assistant.errors import InputError
from assistant.law.citations import verify_citations
from assistant.law.citations.model import CitationStatus
from assistant.law.library import LawLibrary
from assistant.settings import settings
from assistant.teaching import counter as counter_room
from assistant.teaching import pack as pack_room
from assistant.teaching.counter import Counter, ask, matters_said
from assistant.teaching.exam import write_exam
from assistant.teaching.generate import mixture
from assistant.teaching.made.base import desk
from assistant.teaching.pack import matter_named, pack_of, write_pack
from assistant.teaching.practice import INTERVALS, Practice, Wanted, moved
from assistant.teaching.store import Score, TeachingStore

DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 0)


@pytest.fixture
def practice(tmp_path: Path, packaged_library: LawLibrary) -> Practice:
    return Practice("甲", TeachingStore(tmp_path / "teaching.db"), packaged_library)


def wrong(question_answer: str, options: dict[str, str]) -> str:
    return next(letter for letter in options if letter not in question_answer)


def test_what_was_wrong_comes_back_before_anything_new(practice: Practice) -> None:
    wanted = Wanted(("fire-exit",))
    first = practice.next(wanted, DAY)
    assert first is not None
    result = practice.answer(first, wrong(first.answer, first.options), AT)
    assert not result.right
    assert result.answer == first.answer
    assert "《" in result.explanation
    assert result.due == DAY + timedelta(days=1)
    second = practice.next(wanted, DAY)
    assert second is not None
    assert second.id != first.id
    assert practice.next(wanted, DAY + timedelta(days=1)) == first
    assert practice.answer(first, first.answer, AT + timedelta(days=1)).due == DAY + timedelta(days=3)


def test_when_all_is_asked_there_is_nothing(practice: Practice) -> None:
    wanted = Wanted((), ("order",))
    asked = 0
    while (question := practice.next(wanted, DAY)) is not None:
        practice.answer(question, question.answer, AT)
        asked += 1
        assert asked < 100
    assert asked >= 8
    assert practice.next(wanted, DAY + timedelta(days=2)) is not None


@given(st.lists(st.booleans(), max_size=20))
def test_boxes_stay_in_their_row(packaged_library: LawLibrary, answers: list[bool]) -> None:
    (question,) = mixture(desk(packaged_library, day=DAY), 1, ("order",))
    box = -1
    for right in answers:
        card = moved(question, box, right, DAY)
        assert card.due == DAY + timedelta(days=INTERVALS[card.box])
        assert card.box == (min(box + 1, len(INTERVALS) - 1) if right else 0)
        box = card.box


@pytest.mark.parametrize("given_letters", ["", "Z", "AZ"])
def test_what_is_no_option_is_refused(practice: Practice, given_letters: str) -> None:
    question = practice.next(Wanted((), ("order",)), DAY)
    assert question is not None
    with pytest.raises(InputError, match="没有选答案"):
        practice.answer(question, given_letters, AT)
    with pytest.raises(InputError, match="姓名"):
        Practice("  ", TeachingStore(), LawLibrary(Path("nowhere")))


def test_scores_by_learner_kind_and_matter_side_by_side(tmp_path: Path, packaged_library: LawLibrary) -> None:
    store = TeachingStore(tmp_path / "teaching.db")
    asked = mixture(desk(packaged_library, day=DAY, matters=("fire-exit",)), 6, ("missing", "in_range"))

    def answer(name: str) -> None:
        for number, question in enumerate(asked):
            given = question.answer if number else wrong(question.answer, question.options)
            Practice(name, store, packaged_library).answer(question, given, AT)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(answer, ["甲", "乙", "丙"]))
    count = len(asked)
    assert store.scores("learner") == [Score(n, count, count - 1) for n in ("丙", "乙", "甲")]
    assert store.scores("matter", "甲") == [Score("fire-exit", count, count - 1)]
    assert sum(score.asked for score in store.scores("kind")) == 3 * count


def test_an_examination_paper_has_its_key_behind(tmp_path: Path, packaged_library: LawLibrary) -> None:
    questions = mixture(desk(packaged_library, day=DAY), 12)
    path = write_exam(questions, tmp_path / "卷.docx", packaged_library, title="甲卷")
    lines = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    key = lines.index("参考答案")
    assert lines[0] == "甲卷"
    assert all(question.stem[:20] in "\n".join(lines[:key]) for question in questions)
    assert sum(line[:1].isdigit() for line in lines[key:]) == 12
    assert not any("《" in line and "：" in line and line.startswith("1. A") for line in lines[:key])
    assert path.read_bytes() == write_exam(questions, path, packaged_library, title="甲卷").read_bytes()


def test_a_pack_for_a_matter(
    tmp_path: Path, packaged_library: LawLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "home", tmp_path)
    pack = pack_of(matter_named("fire-exit"), packaged_library, day=DAY)
    assert any("第六十条" in row[2] and row[4] for row in pack.clauses)
    assert pack.taught
    assert pack.questions
    document = Document(str(write_pack(pack, tmp_path / "包.docx", packaged_library)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "疏散通道" in text
    assert "教员用" in text
    assert len(document.tables) == 2
    with pytest.raises(InputError, match="没有事项"):
        pack_room.matter_named("没有的事项")


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that suggests nothing."""
    monkeypatch.setattr(counter_room, "suggest", lambda case: Advice(()))


@pytest.mark.parametrize(
    ("question", "whose"),
    [
        ("离婚了孩子归谁", "婚姻家庭"),
        ("朋友借钱不还怎么办", "民事纠纷"),
        ("公司把我辞退了", "劳动争议"),
        ("手机被偷了", "110"),
        ("网购买到假货能退款吗", "12315"),
        ("今天天气怎么样", "再说清楚"),
    ],
)
@pytest.mark.usefixtures("quiet")
def test_the_counter_declines_what_is_outside(
    packaged_library: LawLibrary, question: str, whose: str
) -> None:
    answer = ask(question, library=packaged_library)
    assert whose in answer.declined or "借贷" in answer.declined
    assert not answer.articles


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("楼道堆杂物谁管", "fire-exit"),
        ("遛狗不拴绳会不会罚", "dog-leash"),
        ("夜里工地打桩吵得睡不着", "night-construction"),
    ],
)
@pytest.mark.usefixtures("quiet")
def test_the_counter_knows_our_matters(packaged_library: LawLibrary, question: str, matter: str) -> None:
    assert matter in {one.id for one in matters_said(question)}
    answer = ask(question, library=packaged_library)
    assert answer.matters
    assert answer.bring
    assert answer.offices
    assert all(told.text for told in answer.articles)


@pytest.mark.parametrize("question", ["烧烤店油烟找谁管", "楼下烧烤店油烟太大找谁管"])
@pytest.mark.usefixtures("quiet")
def test_the_counter_names_the_office_of_the_matter_not_of_the_last_suggestion(
    packaged_library: LawLibrary, question: str
) -> None:
    offices = ask(question, library=packaged_library).offices
    assert "监督管理部门" in offices[0]
    assert not any(strange in "".join(offices) for strange in ("烟草", "工商", "应急", "公安"))


@pytest.mark.parametrize("question", ["收到告知书想申辩要带什么", "罚款怎么交", "对处罚决定书不服去哪里复议"])
@pytest.mark.usefixtures("quiet")
def test_the_counter_tells_what_to_do_with_a_paper(packaged_library: LawLibrary, question: str) -> None:
    answer = ask(question, library=packaged_library)
    assert answer.sure
    assert answer.articles
    assert "机关" in answer.offices[0]


def test_the_counter_cites_law_that_stands(packaged_library: LawLibrary) -> None:
    known = load(corpus("counter.yaml"), Counter)
    for purpose in known.purposes:
        for text in purpose.basis:
            (verdict,) = verify_citations(text, as_of=DAY, library=packaged_library)
            assert verdict.status is CitationStatus.VERIFIED, text
