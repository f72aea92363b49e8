"""Another hand's check of the questions: none wrong in a mixture, wrong keys found; and what it made us mend."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from assistant.analysis.matters import Matter, MatterElement, shipped_matters
from assistant.corpora import corpus, load
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef, Provision
from assistant.review.rule import all_rules
from assistant.teaching.generate import mixture
from assistant.teaching.made import clauses, files, ranges
from assistant.teaching.made.base import desk
from assistant.teaching.model import Question
from scripts.check_questions_again import judge
from scripts.questions_again import procedure
from scripts.questions_again.fines import fines
from scripts.questions_again.law import Library, number, place
from scripts.questions_again.references import cited
from scripts.questions_again.verdict import Verdict

DAY = date(2026, 11, 1)
DECIDED = ("range", "in_range", "duty", "deadline", "last_day", "order")


def judged(library: LawLibrary, made: Iterable[Question]) -> list[tuple[Question, Verdict]]:
    law = Library(Path(library.path))
    return [(one, judge(json.loads(one.model_dump_json()), law)) for one in made]


def test_of_sixty_questions_none_is_wrong(packaged_library: LawLibrary) -> None:
    found = judged(packaged_library, mixture(desk(packaged_library, day=DAY, seed=17), 60))
    assert len(found) == 60
    assert [(q.stem, v.reason) for q, v in found if v.state == "wrong"] == []
    assert sum(v.state == "right" for _, v in found) >= 30


@pytest.mark.parametrize("kind", DECIDED)
def test_a_wrong_key_is_found(packaged_library: LawLibrary, kind: str) -> None:
    made = mixture(desk(packaged_library, day=DAY, seed=5), 10, (kind,))  # type: ignore[arg-type]
    keyed = [
        q.model_copy(update={"answer": next(letter for letter in q.options if letter not in q.answer)})
        for q in made
    ]
    assert {v.state for _, v in judged(packaged_library, keyed)} == {"wrong"}


@pytest.mark.parametrize(
    ("text", "value"), [("二十万", 200000), ("1.5万", 15000), ("一千零五", 1005), ("十", 10), ("两千", 2000)]
)
def test_numerals(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("责令停业，处二千元以上一万元以下的罚款", {(2000, 10000)}),
        ("对个人可以并处五百元以下的罚款、对单位并处一万元至五万元的罚款", {(0, 500), (10000, 50000)}),
        ("处三百元罚款", {(300, 300)}),
        ("没收价值五百元以上的货物", set()),
    ],
)
def test_fines_of_a_sentence(text: str, told: set[tuple[float, float]]) -> None:
    assert {(one.low, one.high) for one in fines(text)} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("违反本法第十条第二款规定，乱停乱放的，处五十元罚款", {(10, 0, 2, 0)}),
        ("违反本条例第八条第一项至第三项规定的", {(8, 0, 0, 1), (8, 0, 0, 2), (8, 0, 0, 3)}),
        ("违反本法第五条，或者违反第七条规定的", {(5, 0, 0, 0), (7, 0, 0, 0)}),
        ("依照本法第九条的规定处罚", set()),
    ],
)
def test_places_whose_breach_is_punished(text: str, told: set[tuple[int, int, int, int]]) -> None:
    assert cited(text) == told


def test_places_and_days() -> None:
    found = place("第二十条之一第二款第（三）项")
    assert found is not None
    assert (found.article, found.suffix, found.paragraph, found.item) == (20, 1, 2, 3)
    assert procedure.last_day(date(2025, 9, 29), 5, "个工作日") == date(2025, 10, 13)
    assert procedure.last_day(date(2026, 4, 2), 2, "日") == date(2026, 4, 7)
    assert procedure.last_day(date(2030, 1, 1), 1, "个工作日") is None
    assert procedure.last_day(date(2025, 1, 31), 1, "个月") == date(2025, 2, 28)
    assert procedure.precedes("告知", "送达")
    assert not procedure.precedes("法制审核", "告知")


def test_of_a_duty_punished_in_part_that_part_is_asked(packaged_library: LawLibrary) -> None:
    at = desk(packaged_library, day=DAY)
    shown = {q.stem.split("。")[0]: q for q in clauses.duties(at)}
    part = next(q for stem, q in shown.items() if "《中华人民共和国消防法》第二十一条第二款" in stem)
    assert "违反了这一款" in part.stem
    assert "吸烟" not in part.material
    for question in shown.values():
        law, where = question.facts["law"], question.facts["duty"]
        assert f"《{law}》{where}" not in question.options.values()


def test_an_article_that_describes_the_act_is_no_wrong_answer(packaged_library: LawLibrary) -> None:
    at = desk(packaged_library, day=DAY)
    article = at.article(LawRef("中华人民共和国消防法", Provision(63)))
    assert article is not None
    assert clauses._describes(article, "不得在有爆炸危险的场所吸烟、使用明火。")
    assert not clauses._describes(article, "值班人员应当按时巡查并作好记录。")


def element(name: str, *papers: str) -> MatterElement:
    return MatterElement(name=name, evidence=papers, how="核对")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (element("卖了多少钱", "账册"), element("谁在卖", "收款记录"), True),
        (element("货值", "价格认定"), element("卖过", "转账记录"), True),
        (element("堆在哪里", "位置照片"), element("期满没清", "复查照片"), True),
        (element("没有许可", "许可查询"), element("卖过", "转账记录"), False),
        (element("房屋使用人", "户口簿"), element("现在做什么用", "营业执照"), True),
        (element("在防火期", "禁火令"), element("用火的人", "询问笔录"), False),
    ],
)
def test_papers_of_one_kind_prove_both(one: MatterElement, other: MatterElement, both: bool) -> None:
    assert files._overlap(one, other) is both
    assert files._overlap(other, one) is both


def test_a_tier_is_no_act(packaged_library: LawLibrary) -> None:
    asked = [q.stem for q in ranges.ranges(desk(packaged_library, day=DAY))]
    acts = [stem.partition("”的")[0] for stem in asked]
    assert asked
    assert not [act for act in acts if "不足" in act or "违法所得超过" in act or "污染物为" in act]


def test_a_complaint_that_a_clause_does_not_reach_is_not_put_to_it(packaged_library: LawLibrary) -> None:
    asked = [(q.stem, q.answer, q.options) for q in clauses.clauses(desk(packaged_library, day=DAY))]
    assert not [stem for stem, _, _ in asked if "遛狗不拴绳" in stem and "全国性" in stem]
    assert [stem for stem, _, _ in asked if "狗乱跑吓人" in stem and "全国性" in stem]
    for matter in shipped_matters():
        for stem, answer, options in asked:
            if f"查实是“{matter.name}”" in stem:
                others = {text for letter, text in options.items() if letter not in answer}
                assert not others & set(matter.also)


def test_what_a_basis_does_not_reach_must_be_said() -> None:
    (matter, *_) = [one for one in shipped_matters() if any(basis.beyond for basis in one.bases)]
    row = matter.model_dump(mode="json")
    row["bases"][0]["beyond"] = ["没有人这样说"]
    with pytest.raises(ValueError, match="不在 says 里"):
        Matter.model_validate(row)


def test_a_fault_of_the_agency_is_not_beside_its_seal(packaged_library: LawLibrary) -> None:
    for question in files.papers(desk(packaged_library, day=DAY)):
        if "机关的名称" in question.stem:
            wrong = [text for letter, text in question.options.items() if letter not in question.answer]
            assert not [text for text in wrong if "印章" in text or "本局" in text or "我科" in text]


def test_every_rule_has_grounds_that_are_held(packaged_library: LawLibrary) -> None:
    grounds = load(corpus("lexicon/grounds.yaml"), dict[str, list[str]])
    assert {rule.id for rule in all_rules()} <= grounds.keys()
    assert desk(packaged_library, day=DAY).held(text for texts in grounds.values() for text in texts)
