"""Kinds of steps and elements in many wordings, each with what looks alike and is none; cases of our own."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import ElementStatus
from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.moments import moments_of
from assistant.analysis.procedure.officers import people_in
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.recheck import told_mended_though_not
from assistant.dossier.facts import read_facts
from assistant.dossier.model import Case, Evidence, EvidenceKind


def _case(*steps: tuple[str, str, str], evidence: tuple[Evidence, ...] = (), **more: object) -> Case:
    told = [{"name": name, "on": on, "note": note} for name, on, note in steps]
    return Case.model_validate({"facts": "某事。", "steps": told, "evidence": evidence} | more)


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("经局长批准；10月27日作出处理决定并送达", date(2021, 10, 27)),
        ("经批准，2021年11月4日作出处理决定书，解除登记保存", date(2021, 11, 4)),
        ("经批准；10月26日解除登记保存，返还当事人", date(2021, 10, 26)),
        ("经批准；10月25日转为扣押", date(2021, 10, 25)),
        ("经批准；10月28日，制作物品处理通知书", date(2021, 10, 28)),
        ("经批准；应于10月28日前作出处理决定", None),
        ("经批准；10月28日前作出处理决定", None),
        ("经批准；七日内作出处理决定", None),
        ("经批准；10月20日当事人申请返还", None),
        ("经批准；10月1日作出处理意见的另一案件", None),
    ],
)
def test_the_day_on_which_what_was_registered_was_dealt_with(note: str, day: date | None) -> None:
    case = _case(("先行登记保存", "2021-10-19", note))
    found = [moment.on for moment in moments_of(case) if moment.kind == "登记保存处理"]
    assert found == ([day] if day else [])


@pytest.mark.parametrize(
    ("note", "defended"),
    [
        ("耿某书面称货是正规厂家的、自己没有过错，请求不罚", True),
        ("口头申辩：家里人口多，房子不够住", True),
        ("公司来函说明设备已停用，罚款过重", True),
        ("当事人当面表示经济困难", True),
        ("请求不要处罚", True),
        ("书面主张标准适用有误", True),
        ("书面表示没有意见", False),
        ("口头表示不申辩", False),
        ("口头申辩：无", False),
        ("书面表示认罚，愿意整改", False),
        ("当面表示接受处罚", False),
        ("放弃陈述申辩", False),
    ],
)
def test_what_is_a_defence(note: str, *, defended: bool) -> None:
    assert Situation(_case(("陈述申辩", "2026-03-05", note)), None).defended is defended


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("行政处罚事先告知书", True),
        ("陈述申辩权利告知书", True),
        ("拟处罚内容告知笔录", True),
        ("物业清理杂物告知单", False),
        ("物业公司整改告知书", False),
        ("房东停水告知书", False),
        ("供电公司告知书", False),
    ],
)
def test_a_notice_of_others_is_no_notice_of_ours(name: str, *, told: bool) -> None:
    paper = Evidence(id="E1", kind=EvidenceKind.DOCUMENT, name=name, text="2026年3月2日，请清理。")
    case = _case(("决定", "2026-03-09", "罚款200元"), evidence=(paper,))
    status = next(str(f.status) for f in check_procedure(case).findings if f.rule == "P02")
    assert (status == "符合") is told


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("询问人丁卫，已出示执法证，告知申请回避、如实回答、陈述申辩的权利义务。", 1),
        ("询问人丁卫，告知陈述、申辩、听证等权利。", 1),
        ("询问人丁卫，记录人蔡荣，已出示执法证。", 2),
        ("检查人：丁卫（1007062301）、蔡荣（1007062302）。", 2),
    ],
)
def test_rights_are_no_officers(text: str, count: int) -> None:
    assert people_in(Evidence(id="E1", kind=EvidenceKind.PARTY, name="询问笔录", text=text)) == count


@pytest.mark.parametrize(
    ("record", "clash"),
    [
        ("两台叉车仍未检验，仍在车间内搬运，没有按指令书改正。", True),
        ("滩地上仍堆有砖渣，没有清除。", True),
        ("广告牌未拆除，仍在原处。", True),
        ("已按通知书改正，现场整洁。", False),
        ("砖渣已全部清走，未见残留。", False),
        ("未发现再次占用，已恢复原状。", False),
        ("仍在营业，原堆放物已全部清理。", False),
    ],
)
def test_a_record_of_what_was_not_mended_against_the_step_that_says_it_was(
    record: str, *, clash: bool
) -> None:
    piece = Evidence(
        id="E1", kind=EvidenceKind.RECORD, name="复查笔录", text=record, obtained=date(2026, 3, 9)
    )
    case = _case(
        ("责令改正", "2026-03-02", "限3月8日前改正"), ("复查", "2026-03-09", "已改正"), evidence=(piece,)
    )
    assert bool(list(told_mended_though_not(case))) is clash


@pytest.mark.parametrize(
    ("record", "status"),
    [
        ("砖渣已全部清走，滩地平整，未见残留。", ElementStatus.PROVED),
        ("滩地上仍留有砖渣约2立方米，没有清完。", ElementStatus.MISSING),
        ("大部分已清理，尚有两堆未清完。", ElementStatus.MISSING),
    ],
)
def test_what_is_left_is_not_mended_in_time(record: str, status: ElementStatus) -> None:
    piece = Evidence(
        id="E1", kind=EvidenceKind.RECORD, name="复查笔录", text=record, obtained=date(2026, 3, 9)
    )
    case = _case(("决定", "2026-03-12", "不予处罚"), evidence=(piece,), discretion="及时改正，不予处罚。")
    found = {gap.element: gap.status for gap in element_gaps(case, None)}
    assert found["及时改正"] in (
        status,
        ElementStatus.CONFLICT if status is ElementStatus.MISSING else status,
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("15公斤一瓶的气瓶放在墙角。", False),
        ("放置15公斤装气瓶。", False),
        ("面粉25公斤/袋。", False),
        ("25kg规格的化肥。", False),
        ("煤块共90公斤。", True),
        ("煤块合计90公斤，装车运走。", True),
    ],
)
def test_what_one_piece_holds_is_no_weight_of_the_whole(text: str, *, whole: bool) -> None:
    assert any(fact.name == "数量（重量）" for fact in read_facts(text)) is whole


@pytest.mark.parametrize(
    ("answer", "own"),
    [
        ("不是我家的，我没放过，不知道谁搁那儿的。", "不是"),
        ("不是我的，是我小舅子开的，我只是帮他看两天店。", "不是"),
        ("是隔壁老板堆的，跟我没关系。", "不是"),
    ],
)
def test_who_says_that_it_was_his(answer: str, own: str) -> None:
    told = read_facts(f"问：走道的东西是谁的？\n答：{answer}")
    assert {fact.value for fact in told if fact.name == "行为是否本人所为"} == {own}
