"""Questions made from the law: well formed, the same again from the same seed, none wrong by the independent check."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from assistant.analysis.teaching import TeachingCase
from assistant.corpora import corpus, load
from assistant.errors import CorpusError
from assistant.law.library import LawLibrary
from assistant.review.rule import all_rules
from assistant.teaching.explain import clauses_of, explained
from assistant.teaching.generate import MAKERS, mixture, questions
from assistant.teaching.made import clauses, files, procedure
from assistant.teaching.made.base import desk
from assistant.teaching.model import Question

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 1)
FIRE = "《中华人民共和国消防法》第六十条"


def case(**others: object) -> TeachingCase:
    values: dict[str, object] = {
        "id": "t-fire-exit-9",
        "title": "甲宾馆堵通道案",
        "fictional": True,
        "field": "消防通道",
        "matter": "fire-exit",
        "facts": "甲宾馆把床垫堆在三楼疏散通道里，人只能侧身过，宾馆当时住着四十多人。",
        "penalty": "《中华人民共和国消防法》第六十条第一款第（三）项",
        "violated": ["《中华人民共和国消防法》第二十八条"],
        "kinds": ["罚款"],
        "fine_yuan": 8000,
        "party": "企业",
        "lesson": "从轻在幅度之内。",
    }
    return TeachingCase.model_validate(values | others)


HANDLED = {
    "evidence": [
        {"name": "检查记录", "kind": "勘验笔录、现场笔录", "shows": "堆放的位置和数量"},
        {"name": "照片", "kind": "书证", "shows": "通道的净宽"},
    ],
    "reasoning": "机关认为小店应当从轻。",
    "decision": "罚款三千元。",
    "mistake": {
        "sort": "处罚幅度",
        "what": "罚三千元低于该款的下限，又没有减轻的依据",
        "right": "在五千元以上确定数额",
        "basis": ["《中华人民共和国行政处罚法》第三十二条"],
    },
}
TEXT = (
    "甲支队行政处罚决定书。当事人甲宾馆有限公司住所在丙市东街六号。经查明当事人在三楼疏散通道堆放床垫十一张。"
    "以上事实有检查记录和现场照片六张证明。依据消防法第六十条决定罚款三千元。当事人应当自收到本决定书之日起三十日内缴纳罚款。"
    "如不服可以自收到之日起六十日内申请行政复议。本决定书一式三份由机关存档。当事人在检查当日已经把通道清理出来，三日后复查合格。"
    "执法人员两人出示了证件，并告知了陈述和申辩的权利，当事人没有提出意见。"
)


def test_the_same_seed_makes_the_same_questions(packaged_library: LawLibrary) -> None:
    one, two = (mixture(desk(packaged_library, day=DAY, seed=3), 40) for _ in range(2))
    assert one == two
    assert mixture(desk(packaged_library, day=DAY, seed=4), 40) != one
    assert len({question.id for question in one}) == 40


def test_every_kind_is_made_and_every_clause_is_held(packaged_library: LawLibrary) -> None:
    found = questions(desk(packaged_library, day=DAY))
    assert set(found) == set(MAKERS)
    assert min(len(found[kind]) for kind in MAKERS if kind != "defect") >= 8
    for kind, made in found.items():
        for question in made[:20]:
            assert question.kind == kind
            assert all(text for _, text in clauses_of(question, packaged_library)), question


def test_matters_narrow(packaged_library: LawLibrary) -> None:
    at = desk(packaged_library, day=DAY, matters=("fire-exit",))
    found = questions(at, ("range", "in_range", "missing", "clause"))
    assert {question.matter for made in found.values() for question in made} == {"fire-exit"}


def test_a_clause_question_of_a_case_offers_what_the_case_names(packaged_library: LawLibrary) -> None:
    named = [{"clause": "《中华人民共和国消防法》第六十条第二款", "why": "那一款管的是个人，本案是公司"}]
    (question,) = clauses.case_clauses(desk(packaged_library, day=DAY), [case(confusable=named)])
    assert question.right == ("《中华人民共和国消防法》第六十条第一款第（三）项",)
    assert set(question.options.values()) == {question.right[0], "《中华人民共和国消防法》第六十条第二款"}
    assert "管的是个人" in question.explanation
    assert list(clauses.case_clauses(desk(packaged_library, day=DAY), [case()])) == []


def test_mistakes_and_papers(packaged_library: LawLibrary) -> None:
    paper = {
        "kind": "decision",
        "text": TEXT,
        "defects": [
            {"rule": "R30", "quote": "三十日内缴纳罚款", "why": "缴款期限应为十五日", "fix": "改为十五日内"}
        ],
    }
    other_mistake = HANDLED["mistake"] | {"sort": "程序", "what": "没有告知陈述申辩的权利就作出了决定"}  # type: ignore[operator]
    other = case(
        id="t-dog-leash-9", title="乙某遛狗案", field="犬只", matter="dog-leash", facts="乙某放开牵引绳，犬只追着孩子跑。" * 2,
        **(HANDLED | {"mistake": other_mistake}),
    )  # fmt: skip
    at = desk(packaged_library, day=DAY)
    mine = case(paper=paper, **HANDLED)
    (first, _) = files.mistakes(at, [mine, other])
    assert first.right == ("罚三千元低于该款的下限，又没有减轻的依据",)
    assert "【证据】检查记录" in first.material
    (question,) = files.papers(at, [mine])
    assert "三十日内缴纳罚款" in question.right[0]
    assert not any(
        "三十日内" in text for letter, text in question.options.items() if letter not in question.answer
    )


def test_a_clause_that_is_not_held_is_said_not_made_up(packaged_library: LawLibrary) -> None:
    question = Question(
        id="x", kind="range", stem="某某条例怎么罚？", options={"A": "一", "B": "二"}, answer="A", explanation="",
        basis=("《没有的条例》第一条",), as_of="2026-11-01",
    )  # fmt: skip
    assert "没有这一天有效的文本" in explained(question, packaged_library)


@pytest.mark.parametrize(
    ("reference", "led"),
    [(f"{FIRE}第一款第（三）项", True), (f"{FIRE}第一款", False), (f"{FIRE}第二款", False)],
)
def test_an_item_is_told_with_what_its_paragraph_says_of_the_fine(
    packaged_library: LawLibrary, reference: str, led: bool
) -> None:
    question = Question(
        id="x", kind="range", stem="怎么罚？", options={"A": "一", "B": "二"}, answer="A", explanation="",
        basis=(reference,), as_of="2026-11-01",
    )  # fmt: skip
    ((_, text),) = clauses_of(question, packaged_library)
    assert ("……" in text) == led
    assert "罚款" in text
    assert text.count("疏散通道") <= 1


@pytest.mark.parametrize(
    "wrong",
    [{"answer": "C"}, {"options": {"A": "一", "B": "一"}}, {"options": {"A": "一"}}, {"kind": "riddle"}],
)
def test_a_question_that_cannot_be_answered_is_refused(wrong: dict[str, object]) -> None:
    good: dict[str, object] = {
        "id": "x", "kind": "range", "stem": "怎么罚才对？", "options": {"A": "一", "B": "二"}, "answer": "A", "explanation": "",
        "basis": (), "as_of": "2026-11-01",
    }  # fmt: skip
    Question.model_validate(good)
    with pytest.raises((ValueError, CorpusError)):
        Question.model_validate(good | wrong)


def checked(tmp_path: Path, library: LawLibrary, made: list[Question]) -> tuple[int, str]:
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(one.model_dump_json() + "\n" for one in made), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "scripts/check_questions.py", str(path), "--library", str(library.path)],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.decode("utf-8") + done.stderr.decode("utf-8")


def test_the_independent_check_finds_none_wrong(tmp_path: Path, packaged_library: LawLibrary) -> None:
    made = mixture(desk(packaged_library, seed=11), 400)
    code, told = checked(tmp_path, packaged_library, made)
    assert code == 0, told
    assert f"{len(made)} 题，0 题有错" in told


@pytest.mark.parametrize(
    "kind", ["range", "in_range", "clause", "duty", "deadline", "last_day", "order", "missing"]
)
def test_the_independent_check_finds_a_wrong_key(
    tmp_path: Path, packaged_library: LawLibrary, kind: str
) -> None:
    made = mixture(desk(packaged_library, seed=5), 12, (kind,))  # type: ignore[arg-type]
    wrong = [
        one.model_copy(update={"answer": next(letter for letter in one.options if letter not in one.answer)})
        for one in made
    ]
    code, told = checked(tmp_path, packaged_library, wrong)
    assert code == 1
    assert f"{len(wrong)} 题有错" in told, told


def test_no_question_shows_the_number_of_a_rule(packaged_library: LawLibrary) -> None:
    """R06 says nothing to a learner; what it is about does."""
    told = [q.stem for q in files.papers(desk(packaged_library, day=DAY))]
    assert len(told) > 50
    assert not [stem for stem in told if re.search(r"R\d\d", stem)]
    assert any("违法事实的时间、地点、行为和后果" in stem for stem in told)


def test_every_rule_has_words() -> None:
    points = load(corpus("lexicon/points.yaml"), dict[str, str])
    assert {rule.id for rule in all_rules()} <= points.keys()
    assert len(set(points.values())) == len(points)


def test_a_limit_that_may_be_extended_says_on_what_terms(packaged_library: LawLibrary) -> None:
    asked = {q.stem: q for q in procedure.deadlines(desk(packaged_library, day=DAY))}
    (held,) = [q for stem, q in asked.items() if stem.startswith("“查封扣押期限”")]
    assert "没有延长查封扣押" in held.stem
    assert held.right == ("最多 30 日",)
    assert not [text for text in held.options.values() if "60" in text]  # with approval it may last so long
    assert "批准" in held.explanation
    assert "不超过 30 日" in held.explanation
    assert "不能当作 60 日" in held.explanation
    assert [q.explanation for stem, q in asked.items() if "先行登记保存" in stem] == [""]


def test_a_duty_is_asked_with_its_words(packaged_library: LawLibrary) -> None:
    for question in islice(clauses.duties(desk(packaged_library, day=DAY, matters=("消防通道",))), 5):
        assert question.stem.startswith("所附条文是《")
        assert len(question.material) > 10
