"""What a decision not to punish rests on, and clauses that choose between two orders by what was found."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.parts.names import a_character_off
from assistant.review.verb import review
from tests.review.test_certain_kinds import BASIS, FACTS, FINE, SPARED, Changes, changed, messages
from tests.review.test_planted import CLEAN

OWN = "依照《中华人民共和国行政处罚法》第三十三条第一款，"
PLANNING, LAND = "《中华人民共和国城乡规划法》第六十四条", "《中华人民共和国土地管理法》第七十七条第一款"


@pytest.mark.parametrize(
    ("basis", "lacking"),
    [
        (OWN, False),
        ("依照《中华人民共和国行政处罚法》第三十条，", False),
        ("依照《中华人民共和国行政处罚法》第四十条，", False),
        ("", True),
        # the same number of another law, and the duty to educate
        ("依照《中华人民共和国消防法》第三十条，", True),
        ("依照《中华人民共和国行政处罚法》第三十三条第三款进行教育，", True),
    ],
)
def test_what_spares_is_a_provision_of_the_law_on_penalties(
    packaged_library: LawLibrary, basis: str, lacking: bool
) -> None:
    found = messages(SPARED.replace(OWN, basis), packaged_library)
    assert any("没有写明不予处罚的依据" in told for told in found) is lacking


def test_another_law_may_spare_itself(packaged_library: LawLibrary) -> None:
    text = SPARED.replace(OWN, "依照《中华人民共和国治安管理处罚法》第十九条，")
    assert not any("不予处罚没有引用" in told for told in messages(text, packaged_library))


@pytest.mark.parametrize(
    ("facts", "basis", "order", "told"),
    [
        ("规划部门认定尚可采取改正措施", PLANNING, "责令限期拆除，", True),
        ("占地符合土地利用总体规划", LAND, "责令限期拆除，", True),
        # another clause of the law, another law beside it
        ("规划部门认定尚可采取改正措施", "《中华人民共和国城乡规划法》第六十六条", "责令限期拆除，", False),
        ("占地符合土地利用总体规划", "《中华人民共和国土地管理法》第七十五条", "责令限期拆除，", False),
        ("该地块符合《中华人民共和国土地管理法》规定的规划", BASIS, "责令限期拆除，", False),
        # a part of it, or what follows when the time has run out
        ("规划部门认定尚可采取改正措施", PLANNING, "责令限期拆除超出许可的部分，", False),
        ("占地符合土地利用总体规划，超出批准面积部分另行处理", LAND, "责令限期拆除超占部分的建筑物，", False),
        ("规划部门认定尚可采取改正措施", PLANNING, "责令限期改正，逾期不改正的限期拆除，", False),
    ],
)  # fmt: skip
def test_orders_of_the_clause_that_chooses(
    packaged_library: LawLibrary, facts: str, basis: str, order: str, told: bool
) -> None:
    text = changed(CLEAN, {FACTS: f"堵塞疏散通道，{facts}。2026", BASIS: basis, FINE: order + FINE})
    found = [f for f in review(text, library=packaged_library).findings if "却责令拆除" in f.message]
    assert bool(found) is told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("致住户疏散受阻", True),
        ("造成电缆损坏、全楼停电", True),
        ("可能造成住户疏散受阻", False),
        ("没有造成电缆损坏", False),
        ("占用通道进行停工改造", False),
    ],
)
def test_harm_in_the_facts_and_none_in_the_reasons(
    packaged_library: LawLibrary, facts: str, told: bool
) -> None:
    changes: Changes = {FACTS: f"堵塞疏散通道，{facts}。2026"}
    found = messages(changed(CLEAN, changes), packaged_library)
    assert any("事实却有后果" in one for one in found) is told


@pytest.mark.parametrize(
    ("name", "other", "off"),
    [
        ("丁立文", "丁立武", True),
        ("丁立文", "丁立文", False),
        ("丁立文", "王立文", False),
        ("丁立文", "丁文", False),
        ("丁某文", "丁立文", False),
        ("丁立文", "丁小武", False),
    ],
)
def test_a_character_off(name: str, other: str, off: bool) -> None:
    assert a_character_off(name, other) is off
