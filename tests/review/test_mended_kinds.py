"""Sentence shapes of many agencies, read from fictional teaching papers: what is no fault raises nothing, what is one is told."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_planted import CLEAN

PLACE = "到杭州市西湖区丙路8号甲木"
LIST = "以上事实有现场检查笔录、现场照片6张、对负责人己某的询问笔录、责令改正通知书及送达回证、复查笔录、营业执照复印件、授权委托书证实。"
FACTS = "堵塞疏散通道。2026"
DEFENCE = (
    "2026年3月18日，该公司提交书面申辩，请求从轻处罚。经复核，该公司在期限内改正属实，其请求成立，予以采纳。"
)
FOOT = "杭州市西湖区消防救援大队\n2026年4月2日"
HEAD = "法定代表人：丁立文"


def told(text: str, library: LawLibrary) -> set[str]:
    return {f.rule for f in review(text, library=library).findings if f.severity.value != "提示"}


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        # lists of evidence however they begin
        ("R29", LIST, "认定事实的证据有：\n（1）现场检查笔录，证明堆放；\n（2）现场照片，证明位置；\n（3）责令改正通知书及复查笔录，证明改正；\n（4）营业执照，证明主体。"),
        ("R29", LIST, "有现场检查笔录、照片，证明堆放的位置和数量；复查笔录一份，证明改正。"),
        ("R29", LIST, "对上述事实，有现场检查笔录、先行登记保存的板材一批及清单、询问笔录予以证明。"),
        ("R29", LIST, "本案证据包括现场检查笔录、照片、复查笔录、营业执照。"),
        ("R29", LIST, "证明上述事实的证据有现场检查笔录、照片、复查笔录、营业执照。"),
        ("R29", LIST, "对于以上事实，有现场检查笔录、照片、复查笔录为证。"),
        # places with other words before their name
        ("R01", PLACE, "接报后派员前往，当事人雇人将西湖区丙路8号甲木"),
        ("R01", PLACE, "到设在西湖区丙路8号的甲木"),
        # numbers and words that mean something else
        ("R02", FACTS, "堵塞疏散通道，通道门（档案编号HB-07）无法开启。2026"),
        ("R02", FACTS, "堵塞疏散通道，消火栓箱（设备编号20260101）被挡。2026"),
        ("R05", FACTS, "堵塞疏散通道，动火作业没有监护人在场。2026"),
        ("R20", FACTS, "堵塞疏散通道，未造成人员受伤。2026"),
        ("R09", FACTS, "堵塞疏散通道，板材堆长14米、高2.6米，超过标准规定的1.2米。2026"),
        ("R07", FACTS, "堵塞疏散通道，不符合消防技术标准。2026"),
        ("R25", DEFENCE, "执法人员听取了该公司的陈述、申辩，该公司表示认可。"),
        ("R25", DEFENCE, "该公司书面表示放弃。"),
        # what evidence and facts both call lacking
        ("R08", LIST, "以上事实有现场检查笔录、照片，许可查询结果一份，证明没有施工许可证，询问笔录证实。该公司未取得施工许可证。"),
        ("R08", "对负责人己某的询问笔录", "对负责人己某的询问笔录（称与该小区无关的支出另算）"),
        # what is in order although it looks like a fault
        ("R03", HEAD, "法定代表人：丁某"),
        ("R21", "经法制审核和集体讨论", "2026年3月30日经法制机构审核"),
        ("R28", LIST, LIST + "登记保存的物品已在七日内处理。"),
        ("R18", "责令该公司于2026年3月10日前改正；2026年3月12日复查，已改正", "责令该公司于2026年3月10日前修复；2026年3月12日复查，已修复"),
        ("R21", "2026年3月16日，我大队送达《行政处罚事先告知书》，告知拟罚款12000元的事实、理由、依据以及有权在五日内陈述、申辩。", "2026年3月16日，我大队送达《行政处罚听证告知书》，告知拟罚款12000元的事实、理由、依据以及要求听证的权利和有权在五日内陈述、申辩。"),
        ("R09", FACTS, "堵塞疏散通道，板材二十四件，每件50元，货款1200元。2026"),
    ],
)  # fmt: skip
def test_no_fault_raises_nothing(packaged_library: LawLibrary, rule: str, old: str, new: str) -> None:
    assert CLEAN.count(old) == 1, old
    text = CLEAN.replace(old, new)
    assert [
        f.message
        for f in review(text, library=packaged_library).findings
        if f.rule == rule and f.severity.value != "提示"
    ] == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("R29", LIST, "以上事实清楚，证据有限。"),
        ("R01", PLACE, "接报后派员前往，位于拱墅区丙路8号的甲木"),
        ("R01", FOOT, "杭州市西湖区消防救援大队防火监督科\n2026年4月2日"),
        ("R01", FOOT, "杭州市西湖区消防救援大队北山中队\n2026年4月2日"),
        ("R01", FOOT, "杭州市西湖区消防救援大队办公室\n2026年4月2日"),
        ("R20", FACTS, "堵塞疏散通道，造成二人受伤。2026"),
        ("R09", FACTS, "堵塞疏散通道，板材二十四件，每件50元，货款1400元。2026"),
        ("R03", "对负责人己某的询问笔录", "对法定代表人丁立武的询问笔录"),
        ("R08", LIST, "以上事实有现场检查笔录（载明板材12立方米）、现场照片、询问笔录、复查笔录、营业执照复印件、授权委托书证实。"),
        ("R08", "复查，已改正。\n\n以上事实有现场检查笔录、", "复查，通道内没有堆放物。\n\n以上事实有现场检查笔录（证明通道内仍堆放板材）、"),
        ("R21", "经法制审核和集体讨论", "2026年4月6日经法制机构审核"),
        ("R21", "经法制审核和集体讨论", "2026年4月8日经集体讨论"),
        ("R18", "责令该公司于2026年3月10日前改正；2026年3月12日复查，已改正", "责令该公司于2026年3月10日前修复；2026年3月9日复查，仍未修复"),
        ("R25", DEFENCE, "2026年3月18日，该公司表示想请人重新测量。"),
        ("R10", LIST, LIST.replace("现场照片6张", "设在门口的球机记录")),
        ("R11", "违反了《中华人民共和国消防法》", "违反了《中华人民共和国消防安全法》"),
        ("R05", FACTS, "堵塞疏散通道，店员十五岁，询问时没有监护人在场。2026"),
        ("R24", DEFENCE, "2026年3月20日，该公司提交听证申请，我大队认为已超过五日，不予组织听证。"),
        ("R28", LIST, "2026年3月3日先行登记保存板材一批。登记保存的物品至本决定作出之日一并处理。" + LIST),
        ("R02", "、戊小川（执法证号33010500102）", ""),
    ],
)  # fmt: skip
def test_a_fault_of_the_kind_is_told(packaged_library: LawLibrary, rule: str, old: str, new: str) -> None:
    assert CLEAN.count(old) == 1, old
    assert rule in told(CLEAN.replace(old, new), packaged_library)


@pytest.mark.parametrize(
    ("agency", "inner"),
    [("人民防空办公室", False), ("外国专家办公室", False), ("消防救援大队办公室", True), ("消防救援大队法规股", True), ("城市管理局第三中队", True), ("城市管理局法规科", True)],
)  # fmt: skip
def test_an_office_of_its_own_may_decide(packaged_library: LawLibrary, agency: str, inner: bool) -> None:
    text = CLEAN.replace("杭州市西湖区消防救援大队", f"杭州市西湖区{agency}")
    said = [f.message for f in review(text, library=packaged_library).findings if f.rule == "R01"]
    assert bool([one for one in said if "内设机构" in one]) is inner


SPOT = """杭州市西湖区城市管理局
当场行政处罚决定书
杭西城管当罚〔2026〕第12号

当事人：丁立文，公民身份号码330302198603150019，住址：杭州市西湖区丙路8号

2026年3月3日10时，当事人在杭州市西湖区丙路8号门前堆放木板两块，占用城市道路，违反了《城市道路管理条例》第二十七条第（一）项。证据有现场照片、录像和当事人的陈述。
执法人员出示了证件，告知了事实、理由、依据和陈述、申辩的权利，当事人没有异议。
依据《城市道路管理条例》第四十二条的规定，责令改正，处罚款人民币壹佰元整（¥100.00）。
罚款自收到本决定书之日起十五日内缴至代收银行。
不服本决定的，应当先自收到本决定书之日起六十日内向杭州市西湖区人民政府申请行政复议；对复议决定不服的，可以自收到复议决定书之日起十五日内向杭州市西湖区人民法院提起行政诉讼。

执法人员：乙长青（执法证号33010500101）、戊小川（执法证号33010500102）
当事人签收：丁立文

杭州市西湖区城市管理局
2026年3月3日
"""


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("", "", set()),
        ("执法人员：乙长青（执法证号33010500101）、戊小川（执法证号33010500102）\n", "", {"R29"}),
        ("执法人员：乙长青（执法证号33010500101）、戊小川（执法证号33010500102）", "执法人员：________、________", {"R29", "R34"}),
        ("壹佰元整（¥100.00）", "伍佰元整（¥500.00）", {"R26"}),
        ("丙路8号\n\n", "XX路8号\n\n", {"R34"}),
        ("住址：杭州市西湖区丙路8号", "住址：×××", {"R35"}),
    ],
)  # fmt: skip
def test_a_paper_on_the_spot(packaged_library: LawLibrary, old: str, new: str, rules: set[str]) -> None:
    found = told(SPOT.replace(old, new, 1), packaged_library)
    assert rules <= found
    assert rules or not found
