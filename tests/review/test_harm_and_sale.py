"""R08: a harm that a piece proves against a denial of that harm, and a sale by the party, not to it or by its supplier."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_certain_kinds import FACTS, LIST, changed
from tests.review.test_planted import CLEAN
from tests.review.test_said_of_facts import UNSOLD, contradicted


def severities(denied: str, piece: str, library: LawLibrary) -> list[str]:
    text = changed(CLEAN, {"没有造成后果": denied, "现场检查笔录、": f"{piece}；现场检查笔录、"})
    found = review(text, library=library).findings
    return [f.severity.value for f in found if f.message.startswith("证据") and "“没有造成" in f.message]


@pytest.mark.parametrize(
    ("denied", "piece", "told"),
    [
        ("没有造成损坏", "勘查意见，证明墙体受震开裂", ["一般"]),
        ("没有造成墙体损坏", "勘查意见，证明堆放致墙体开裂", ["一般"]),
        ("没有造成人员伤亡", "病历，证明该次坍塌致住户受伤", ["一般"]),
        ("没有造成环境污染", "监测报告，证明废水造成河道受污染", ["一般"]),
        # the offence or the state of a thing, which the word of the law may not mean
        ("没有造成后果", "现场照片，证明消火栓损坏", ["提示"]),
        ("没有造成危害后果", "现场照片，证明路面破损12平方米", ["提示"]),
        # another harm, another cause, none
        ("没有造成人员伤亡", "现场照片，证明墙体开裂", []),
        ("没有造成环境污染", "勘查记录，证明围墙倒塌", []),
        ("没有造成损坏", "房屋鉴定，证明墙体开裂系房屋自身老化，与施工无关", []),
        ("没有造成损坏", "修缮单，证明原有裂缝已修复", []),
        ("没有造成损坏", "勘查意见，证明墙体未开裂", []),
    ],
)
def test_a_harm_and_its_denial(
    packaged_library: LawLibrary, denied: str, piece: str, told: list[str]
) -> None:
    assert severities(denied, piece, packaged_library) == told


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        ("对顾客庚某的询问笔录（证实在店里买过板材）", True),
        ("证人庚某的询问笔录（称从当事人处购买了板材）", True),
        ("对负责人己某的询问笔录（称已销售板材五张）", True),
        # to the party
        ("证人辛某的询问笔录（称其将板材卖给甲木家居有限公司）", False),
        ("证人辛某的询问笔录（证实板材系辛某出售给甲木家居）", False),
        ("送货单（显示乙木厂已出售板材100张给甲木家居有限公司）", False),
        ("对供货商辛某的询问笔录（称已售出板材100张给公司）", False),
        ("对负责人己某的询问笔录（称板材由乙木厂销售给公司）", False),
        # by the supplier, to somebody else, or how the party came by it
        ("证人辛某的询问笔录（称自己的板材已经卖出）", False),
        ("证人辛某的询问笔录（称在其厂里购买过原木，后加工成板材）", False),
        ("对负责人己某的询问笔录（称从其朋友处购得板材）", False),
        ("对负责人己某的询问笔录（称板材系向其亲戚购买）", False),
        ("合格证（证明板材由乙木厂生产）", False),
    ],
)
def test_who_sold_to_whom(packaged_library: LawLibrary, piece: str, told: bool) -> None:
    assert contradicted(UNSOLD, piece, packaged_library) is told


@pytest.mark.parametrize(
    ("piece", "told"),
    [("证人庚某的询问笔录（证实板材系隔壁商户堆放）", True), ("合格证（证明板材由乙木厂加工）", False)],
)
def test_another_did_it(packaged_library: LawLibrary, piece: str, told: bool) -> None:
    text = changed(CLEAN, {FACTS: "堵塞疏散通道。2026", LIST: f"{LIST}{piece}、"})
    found = review(text, library=packaged_library).findings
    assert any("与认定的事实相反" in f.message for f in found) is told
