"""Parties, evidence and feet as agencies lay them out: each layout is read, and what is really missing is still told."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.read import read_decision
from assistant.review.verb import review
from tests.review.test_planted import CLEAN

HEAD = """当事人：甲木家居有限公司
统一社会信用代码：91350100M000100Y43
住所：浙江省杭州市西湖区丙路8号
法定代表人：丁立文
联系电话：见案卷
"""
LIST = "以上事实有现场检查笔录、现场照片6张、对负责人己某的询问笔录、责令改正通知书及送达回证、复查笔录、营业执照复印件、授权委托书证实。"
ROWS = (
    "序号|证据名称|证明内容|", "1|现场检查笔录、现场照片6张|堆放的位置和数量|", "2|对负责人己某的询问笔录|堆放的经过|",
    "3|责令改正通知书及送达回证、复查笔录|改正的情况|", "4|营业执照复印件、授权委托书|主体资格|",
)  # fmt: skip


def grave(text: str, library: LawLibrary) -> list[tuple[str, str]]:
    return [(f.rule, f.message) for f in review(text, library=library).findings if f.severity.value != "提示"]


def table(mark: str) -> str:
    return (
        "以上事实，有下列证据证明：\n" + "\n".join(f"{mark}{row.replace('|', mark)}" for row in ROWS) + "\n"
    )


@pytest.mark.parametrize(
    "head",
    [
        "当事人｜名称｜甲木家居有限公司｜法定代表人｜丁立文\n　　　｜统一社会信用代码｜91350100M000100Y43\n　　　｜住所｜浙江省杭州市西湖区丙路8号\n",
        "被处罚人（单位）名称：甲木家居有限公司\n统一社会信用代码：91350100M000100Y43\n法定代表人：丁立文\n住所：浙江省杭州市西湖区丙路8号\n",
        "甲木家居有限公司：（统一社会信用代码：91350100M000100Y43）\n地址：浙江省杭州市西湖区丙路8号　法定代表人：丁立文\n",
        "违法当事人：甲木家居有限公司\n统一社会信用代码：91350100M000100Y43\n住所：浙江省杭州市西湖区丙路8号\n法定代表人：丁立文\n",
        "被处罚单位甲木家居有限公司（统一社会信用代码91350100M000100Y43，住所地浙江省杭州市西湖区丙路8号，法定代表人丁立文）。\n",
    ],
)
def test_a_party_however_it_is_laid_out(packaged_library: LawLibrary, head: str) -> None:
    assert HEAD in CLEAN
    assert grave(CLEAN.replace(HEAD, head), packaged_library) == []


@pytest.mark.parametrize("gone", [HEAD, HEAD.replace("住所：浙江省杭州市西湖区丙路8号\n", "")])
def test_a_party_that_is_not_there_is_missed(packaged_library: LawLibrary, gone: str) -> None:
    text = CLEAN.replace(HEAD, "" if gone is HEAD else gone)
    assert ("R29", "缺少法定内容：当事人的姓名或者名称、地址") in grave(text, packaged_library)


@pytest.mark.parametrize("mark", ["|", "｜", "┃", "│"])
def test_evidence_in_a_table(packaged_library: LawLibrary, mark: str) -> None:
    assert grave(CLEAN.replace(LIST, table(mark)), packaged_library) == []


@pytest.mark.parametrize("head", ["Ⅱ 主要证据", "【本机关采集的证据】", "三、证据"])
def test_evidence_under_a_heading(packaged_library: LawLibrary, head: str) -> None:
    listed = f"{head}\n现场检查笔录、现场照片6张，证明堆放的位置和数量；对负责人己某的询问笔录；责令改正通知书及送达回证、复查笔录；营业执照复印件、授权委托书。"
    assert [f for f in grave(CLEAN.replace(LIST, listed), packaged_library) if f[0] == "R29"] == []


def test_no_evidence_is_missed(packaged_library: LawLibrary) -> None:
    text = CLEAN.replace(LIST, "上述事实清楚。")
    assert ("R29", "缺少法定内容：违反法律、法规、规章的事实和证据") in grave(text, packaged_library)


def test_a_seal_of_its_own(packaged_library: LawLibrary) -> None:
    foot = "杭州市西湖区消防救援大队\n2026年4月2日\n"
    assert CLEAN.endswith(foot)
    sealed = CLEAN.removesuffix(foot) + "杭州市西湖区消防救援大队（行政处罚专用章）\n2026年4月2日\n"
    assert grave(sealed, packaged_library) == []


TAX = "国家税务总局杭州市西湖区税务局稽查局"


@pytest.mark.parametrize(
    ("who", "wrong"), [("杭州市西湖区人民政府", True), ("国家税务总局杭州市税务局", False)]
)
def test_tax_decisions_are_reviewed_by_the_authority_above(
    packaged_library: LawLibrary, who: str, wrong: bool
) -> None:
    text = CLEAN.replace("杭州市西湖区消防救援大队", TAX).replace("杭州市西湖区人民政府申请", f"{who}申请")
    told = [f for f in grave(text, packaged_library) if "上一级主管部门" in f[1]]
    assert bool(told) is wrong


@pytest.mark.parametrize(
    ("old", "new", "rule", "told"),
    [
        # a total before its bracket of bare numbers
        ("堵塞疏散通道。2026", "堵塞疏散通道，板材价值130.50元（9×6.50+6×12）。2026", "R09", False),
        ("堵塞疏散通道。2026", "堵塞疏散通道，板材价值150.50元（9×6.50+6×12）。2026", "R09", True),
        # a paper that is lacking, its name read to the end; a purchase that is denied
        ("现场照片6张、", "现场照片6张、查询结果（证明该车没有车辆营运证）、", "R08", False),
        ("现场照片6张、", "现场照片6张、订货记录（证明板材不是从本地批发市场购进）、", "R08", False),
        # what was put right after the second look
        ("2026年3月12日复查，已改正", "2026年3月12日复查，仍未改正，3月14日该公司将板材全部移出", "R20", False),
    ],
)  # fmt: skip
def test_shapes_of_a_third_hand(
    packaged_library: LawLibrary, old: str, new: str, rule: str, told: bool
) -> None:
    assert old in CLEAN
    found = [f for f in grave(CLEAN.replace(old, new), packaged_library) if f[0] == rule]
    assert bool(found) is told, found


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # a date that lies behind the decision is told, however the inspection came about
        ("我大队接到举报于2026年4月20日检查发现仍堵塞。", True),
        ("2026年4月20日的检查发现仍堵塞。", True),
        # what the offence itself announces is no day of an act
        ("该公司发布广告“2026年5月1日开盘销售”。", False),
        ("该公司发布广告，称2026年5月1日起对外销售。", False),
        ("该公司销售标签为2026年5月1日生产的面包。", False),
        ("该公司营业执照有效期至2026年5月1日。", False),
    ],
)
def test_dates_behind_the_decision(packaged_library: LawLibrary, sentence: str, told: bool) -> None:
    text = CLEAN.replace("堵塞疏散通道。2026", f"堵塞疏散通道。{sentence}2026")
    assert any("晚于决定日期" in message for _, message in grave(text, packaged_library)) is told


@pytest.mark.parametrize(("joined", "kept"), [("", 3), ("合并执行：", 2)])
def test_a_sum_of_fines_is_a_total_only_where_it_is_called_one(
    packaged_library: LawLibrary, joined: str, kept: int
) -> None:
    ruling = f"决定给予甲木家居有限公司罚款10000元；罚款20000元；{joined}罚款30000元"
    old = "决定给予甲木家居有限公司罚款人民币壹万贰仟元整（¥12000.00）"
    assert old in CLEAN
    decision = read_decision(Paper.of_text(CLEAN.replace(old, ruling)))
    assert len([one for one in decision.imposed if one.kind == "罚款"]) == kept


@pytest.mark.parametrize(
    "sentence",
    [
        "该公司拖欠李某等8名工人工资，经催告仍拖欠李某等3名工人工资。",
        "该公司自2026年2月1日堆放，堆放一段时间后被举报。",
    ],
)
def test_a_part_and_a_period_are_no_slip(packaged_library: LawLibrary, sentence: str) -> None:
    text = CLEAN.replace("堵塞疏散通道。2026", f"堵塞疏散通道。{sentence}2026")
    assert [f for f in grave(text, packaged_library) if f[0] in ("R34", "R06")] == []
