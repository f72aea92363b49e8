"""Shapes that looked like faults in correct papers of other agencies, each beside the fault it is taken for."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.body import unquoted
from assistant.review.parts.read import read_decision
from assistant.review.verb import review
from assistant.text.reckoning.prices import priced
from tests.review.test_mended_kinds import FACTS, LIST, PLACE, told
from tests.review.test_planted import CLEAN

ANSWER = "经复核，该公司在期限内改正属实，其请求成立，予以采纳。"
MANAGER = "对负责人己某的询问笔录"
RULING = "经法制审核和集体讨论，我大队决定给予甲木家居有限公司罚款人民币壹万贰仟元整（¥12000.00）的行政处罚。"
FINE = "（¥12000.00）"
NOTICE = "告知拟罚款12000元"
FILMED = "以上事实有现场检查笔录、照片、询问笔录、营业执照、电子监控设备记录的视频证实。"
REVIEWED = "该设备于2025年11月经法制和技术审核，"


@pytest.mark.parametrize(
    ("rule", "old", "new", "fault"),
    [
        # how a party is told what a device recorded is not the notice of a penalty
        ("R21", FACTS, "堵塞疏散通道。2026年3月3日，以短信告知该公司违法信息及查询、陈述申辩的方式。2026", False),
        ("R21", FACTS, "堵塞疏散通道。2026年3月3日，告知该公司有陈述、申辩和申请回避的权利。2026", False),
        ("R21", FACTS, "堵塞疏散通道。2026年3月3日，送达告知书，告知拟罚款12000元和陈述、申辩的权利。2026", True),
        # where and how a device was made public
        ("R10", LIST, FILMED + REVIEWED + "设置地点2025年12月1日在杭州市西湖区人民政府门户网站上公布。", False),
        ("R10", LIST, FILMED + REVIEWED + "点位于2025年12月1日向社会公告。", False),
        ("R10", LIST, FILMED + REVIEWED + "设置地点尚待报杭州市西湖区人民政府门户网站公布。", True),
        ("R10", LIST, FILMED + REVIEWED + "设置地点没有在杭州市西湖区人民政府门户网站公布。", True),
        # the party's own premises are a place when the head gives their address
        ("R06", PLACE + "家居有限公司检查", "到该公司检查", False),
        ("R06", PLACE + "家居有限公司检查", "在该公司进行现场检查", False),
        ("R06", PLACE + "家居有限公司检查", "对该公司进行检查", True),
        ("R06", PLACE + "家居有限公司检查", "对该公司进行检查，在板材仓库", False),
        # where a person is from is not where it happened
        ("R01", PLACE, "到甲木", False),
        ("R01", PLACE, "会同乙某（16周岁，宁波市海曙区第二中学学生）到甲木", False),
        ("R01", PLACE, "会同乙某到（宁波市海曙区丙路8号）甲木", True),
        # a refusal with its reasons, and one with none
        ("R25", ANSWER, "我大队复核：堆放是该公司排产过多引起，请求不予采纳。", False),
        ("R25", ANSWER, "经复核，延误由该公司自身造成，其请求不予采纳。", False),
        ("R25", ANSWER, "我大队复核：该公司提出的上述请求不予采纳。", True),
        ("R25", ANSWER, "经复核，该公司提出的上述请求不予采纳。", True),
        # heads of sites, trades and other firms
        ("R03", MANAGER, "对施工负责人辛小川的询问笔录", False),
        ("R03", MANAGER, "对负责人辛小川的询问笔录", False),
        ("R03", MANAGER, "对施工单位法定代表人辛小川的询问笔录", False),
        ("R03", MANAGER, "对法定代表人辛小川的询问笔录", True),
        ("R03", MANAGER, "对该公司法定代表人辛小川的询问笔录", True),
        # lists of evidence under a heading of other words
        ("R29", LIST, "证明材料：\n（1）现场检查笔录，证明堆放；\n（2）现场照片，证明位置；\n（3）营业执照，证明主体。", False),
        ("R29", LIST, "二、佐证材料：现场检查笔录、现场照片6张、复查笔录、营业执照。", False),
        ("R29", LIST, "证明材料：\n", True),
        # a ruling that begins behind a long clause
        ("R23", RULING, "参照浙江省有关裁量基准，并经法制审核和集体讨论，考虑以上情节属于从轻的情形，决定：\n一、罚款人民币壹万贰仟元整。", False),
        ("R23", RULING, "参照浙江省有关裁量基准，并经法制审核和集体讨论，考虑以上情节属于从轻的情形，决定：\n一、罚款人民币贰万贰仟元整。", True),
        # the base of a fine is no fine
        ("R23", FINE, "（¥12000.00，即60000元的百分之二十）", False),
        ("R23", FINE, "（¥12000.00，即60000元×20%）", False),
        ("R23", NOTICE, "告知拟罚款10000元", True),
    ],
)  # fmt: skip
def test_a_shape_and_its_fault(
    packaged_library: LawLibrary, rule: str, old: str, new: str, fault: bool
) -> None:
    assert CLEAN.count(old) == 1, old
    assert (rule in told(CLEAN.replace(old, new), packaged_library)) is fault


@pytest.mark.parametrize(
    ("facts", "fault"),
    [("也没有安排定期检测", False), ("仍未委托机构进行检测", False), ("已于当日检测", True)],
)
def test_evidence_may_lack_what_the_facts_lack(packaged_library: LawLibrary, facts: str, fault: bool) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道，{facts}。2026").replace(
        MANAGER, "对负责人己某的询问笔录，陈述在期限内没有检测"
    )
    assert ("R08" in told(text, packaged_library)) is fault


EARLIER = "2026年2月10日，我大队作出《行政处罚决定书》（杭西消行罚决字〔2026〕第0007号），对该公司堵塞疏散通道的行为给予警告。"


def test_what_an_earlier_paper_decided_is_no_ruling_of_this_one(packaged_library: LawLibrary) -> None:
    text = CLEAN.replace(FACTS, "堵塞疏散通道。" + EARLIER + "2026").replace("我大队决定给予", "现对").replace(
        "罚款人民币", "处以罚款人民币"
    )  # fmt: skip
    decision = read_decision(Paper.of_text(text))
    assert [(one.kind, one.amount and int(one.amount.yuan)) for one in decision.imposed] == [("罚款", 12000)]
    assert decision.facts is not None
    assert EARLIER in decision.facts.text
    assert decision.evidence is not None
    assert "R29" not in told(text, packaged_library)


def test_a_decision_to_warn_is_read_though_it_names_itself() -> None:
    text = CLEAN.replace(RULING, "我大队决定给予甲木家居有限公司警告，并制作《行政处罚决定书》。")
    assert [one.kind for one in read_decision(Paper.of_text(text)).imposed] == ["警告"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("甲2个月、乙3个月，两名工人，每名每月5000元，合计25000元。", False),
        ("购进120件，每件30元，合计3600元。", False),
        ("购进120件，每件30元，合计4600元。", True),
    ],
)
def test_a_price_for_two_units_is_not_reckoned_by_one(text: str, wrong: bool) -> None:
    assert any(one.wrong for one in priced(unquoted(text))) is wrong


@pytest.mark.parametrize(
    ("paper", "hint"), [("车辆行驶证、道路运输证", False), ("现场勘验图、复查照片", True)]
)
def test_papers_of_a_vehicle_show_whose_it_is(packaged_library: LawLibrary, paper: str, hint: bool) -> None:
    text = CLEAN.replace(LIST, f"以上事实有现场检查笔录、现场照片6张、复查笔录、询问笔录、{paper}证实。")
    said = [f.message for f in review(text, library=packaged_library).findings if f.rule == "R07"]
    assert any("主体资格" in one for one in said) is hint


CARRIED = "依据《中华人民共和国出境入境管理法》第八十三条第二款，"


@pytest.mark.parametrize(
    ("facts", "reckoning", "fault"),
    [
        ("堵塞疏散通道，载运三人", "", False),
        ("堵塞疏散通道，当日还载运外国人", "按2×6000元=12000元计算，", False),
        ("堵塞疏散通道，当日还载运外国人", "", True),
    ],
)
def test_a_fine_by_the_unit_tells_its_units(
    packaged_library: LawLibrary, facts: str, reckoning: str, fault: bool
) -> None:
    text = (
        CLEAN.replace(FACTS, facts + "。2026")
        .replace("约9立方米", "")
        .replace("依据《中华人民共和国消防法》第六十条第一款第三项，", CARRIED + reckoning)
    )
    said = [f.message for f in review(text, library=packaged_library).findings if f.rule == "R09"]
    assert any("及其认定依据" in one for one in said) is fault


@pytest.mark.parametrize(
    ("basis", "hint"),
    [("《中华人民共和国大气污染防治法》第一百一十四条第一款", False), ("《中华人民共和国消防法》第六十条第一款第三项", True)],
)  # fmt: skip
def test_a_fixed_fine_needs_no_reasons_of_discretion(
    packaged_library: LawLibrary, basis: str, hint: bool
) -> None:
    text = CLEAN.replace("鉴于其期限内改正、没有造成后果，情节较轻，依法从轻处罚。", "").replace(
        "，请求从轻处罚", ""
    )
    text = text.replace("《中华人民共和国消防法》第六十条第一款第三项", basis).replace(ANSWER, "")
    said = [f.message for f in review(text, library=packaged_library).findings if f.rule == "R20"]
    assert any("裁量理由" in one for one in said) is hint
