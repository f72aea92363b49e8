"""What a correct paper may say in other words (a public copy, a named authority, an expert office), each beside its fault."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_mended_kinds import FACTS
from tests.review.test_planted import CLEAN

FIRM = CLEAN[CLEAN.index("当事人：") : CLEAN.index("联系电话")]
REMEDY = CLEAN[CLEAN.index("不服本决定的") : CLEAN.index("，或者自收到本决定书之日起六个月")]
SUM = "罚款人民币壹万贰仟元整（¥12000.00）的行政处罚。"


def told(old: str, new: str, rule: str, library: LawLibrary) -> list[str]:
    assert CLEAN.count(old) == 1, old
    found = review(CLEAN.replace(old, new), library=library).findings
    return [f.message for f in found if f.rule == rule and f.severity.value != "提示"]


@pytest.mark.parametrize(
    ("who", "fault"),
    [
        ("当事人卯长青，男，1979年6月出生，公民身份号码330106********0617，住杭州市西湖区（门牌号从略）。\n", False),
        ("当事人卯长青，男，1979年6月出生，公民身份号码33010619790608XXXX，住杭州市西湖区丙路9号。\n", False),
        ("当事人卯长青，男，1979年6月出生，公民身份号码（从略），住杭州市西湖区丙路9号。\n", False),
        ("当事人卯长青，男，1979年6月出生，住杭州市西湖区丙路9号。\n", True),
    ],
)  # fmt: skip
def test_a_veiled_number_is_a_number(packaged_library: LawLibrary, who: str, fault: bool) -> None:
    assert ("没有写公民身份号码（证件号码）" in told(FIRM, who, "R03", packaged_library)) is fault


@pytest.mark.parametrize(
    ("who", "fault"),
    [
        ("申请行政复议，复议机关为杭州市西湖区人民政府", False),
        ("申请行政复议（复议机关：杭州市西湖区人民政府）", False),
        ("申请行政复议，复议机关为上一级机关", True),
        ("申请行政复议", True),
    ],
)
def test_the_authority_may_stand_behind_its_own_label(
    packaged_library: LawLibrary, who: str, fault: bool
) -> None:
    new = "不服本决定的，可以自收到本决定书之日起六十日内" + who
    assert any("复议机关" in m for m in told(REMEDY, new, "R31", packaged_library)) is fault


@pytest.mark.parametrize(
    ("officers", "fault"),
    [
        ("两名消防监督员到杭州市西湖区丙路8号查看，经辰木检测技术公司检测（报告编号CM-2026-037）", False),
        ("两名消防监督员到杭州市西湖区丙路8号查看，经辰木公司评估（编号20260304）", False),
        ("消防监督员乙长青（编号33010500101）到杭州市西湖区丙路8号查看", True),
    ],
)
def test_an_expert_office_is_no_officer(packaged_library: LawLibrary, officers: str, fault: bool) -> None:
    old = "我大队消防监督员乙长青（执法证号33010500101）、戊小川（执法证号33010500102）到杭州市西湖区丙路8号甲木家居有限公司检查"
    found = told(old, "我大队" + officers, "R02", packaged_library)
    assert bool(found) is fault


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        ("堵塞疏散通道，没有发生安全责任事故。2026", False),
        ("堵塞疏散通道，未引发一般事故。2026", False),
        ("堵塞疏散通道，3月3日发生一般生产安全事故，致一人轻伤。2026", True),
    ],
)
def test_no_accident_needs_no_report(packaged_library: LawLibrary, fact: str, fault: bool) -> None:
    assert any("事故" in m for m in told(FACTS, fact, "R07", packaged_library)) is fault


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("罚款人民币壹万贰仟元整（¥10200.00）、没收违法所得3000元，合计15000元。", False),
        ("罚款人民币壹万贰仟元整（¥12000.00）、没收违法所得3000元，合计16000元。", True),
    ],
)
def test_a_total_of_the_words_is_no_second_fault(packaged_library: LawLibrary, new: str, fault: bool) -> None:
    assert any("合计" in m for m in told(SUM, new, "R09", packaged_library)) is fault
