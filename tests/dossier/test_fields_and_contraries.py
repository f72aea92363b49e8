"""Fields, roles, contraries and numbers that one paper tells otherwise than the rest, and what must not be taken for it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, EvidenceKind

RECORD, PICTURE, EXPERT = EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL, EvidenceKind.EXPERT
PAPER, PARTY, WITNESS = EvidenceKind.DOCUMENT, EvidenceKind.PARTY, EvidenceKind.WITNESS
MILL = "2026年3月5日检查，云溪磨坊有限公司"


def found(facts: str, *pieces: tuple[EvidenceKind, str, str], **fields: Any) -> set[str]:
    """What the case's papers contradict each other about."""
    evidence = [
        {
            "id": f"E{n}",
            "kind": kind,
            "name": name,
            "text": text,
            "obtained": "2026-03-09",
            "source": "当事人提供",
        }
        for n, (kind, name, text) in enumerate(pieces, 1)
    ]
    party = {"kind": "企业", "name": "云溪磨坊有限公司", "representative": "孙立言"}
    given = {
        "facts": facts,
        "act_date": "2026-03-05",
        "place": "青禾县白石镇渡口村",
        "party": party,
        **fields,
    }
    return {
        clash.about for clash in case_contradictions(Case.model_validate({**given, "evidence": evidence}))
    }


@pytest.mark.parametrize(
    ("one", "other", "about", "apart"),
    [
        ("采样时间2026年3月5日9时10分，样品编号W0305-1。", "采样时间2026年3月5日15时10分，样品W0305-1。", "采样（抽样）的时间", True),
        ("采样时间2026年3月5日9时10分，样品编号W0305-1。", "采样时间2026年3月5日9时10分，样品W0305-1。", "采样（抽样）的时间", False),
        ("采样时间2026年3月5日9时10分，样品编号W0305-1。", "采样时间2026年3月5日15时10分，样品W0305-7。", "采样（抽样）的时间", False),
        ("采样时间2026年3月5日9时10分至9时40分。", "采样时间2026年3月5日9时20分。", "采样（抽样）的时间", False),
        ("采样点位：云溪磨坊有限公司雨水口。", "采样点位：车间排气筒。", "采样点位", True),
        ("采样点位：云溪磨坊有限公司雨水口。", "采样点位：雨水口。", "采样点位", False),
        ("采样点位：云溪磨坊有限公司雨水口。", "采样点位：现场。", "采样点位", False),
        ("采样点位：总排口。", "采样点位：污水排放口。", "采样点位", False),
        ("抽样单CY2026-11，生产日期：2026年2月3日。", "样品，抽样单CY2026-11，生产日期2026年1月30日。", "样品的生产日期", True),
        ("抽样单CY2026-11，生产日期：2026年2月3日。", "样品，抽样单CY2026-12，生产日期2026年1月30日。", "样品的生产日期", False),
    ],
)  # fmt: skip
def test_fields_of_a_sample(one: str, other: str, about: str, *, apart: bool) -> None:
    assert (about in found(MILL + "排水。", (PAPER, "采样记录", one), (EXPERT, "检测报告", other))) is apart


def test_a_sample_received_before_it_was_taken() -> None:
    late, right = (
        "采样时间2026年3月5日16时10分。当日14时样品送达实验室。",
        "采样时间2026年3月5日9时10分。当日14时样品送达实验室。",
    )
    assert "采样时间晚于收样时间" in found(MILL, (PAPER, "采样记录", late))
    assert "采样时间晚于收样时间" not in found(MILL, (PAPER, "采样记录", right))


@pytest.mark.parametrize(
    ("shot", "apart"),
    [
        ("拍摄地点：青禾县黑石镇柳湾村河边", True),
        ("拍摄地点：青禾县白石镇渡口村河边", False),
        ("拍摄地点：渡口村对岸", False),
        ("拍摄地点：青禾县白石镇文化路口", False),
    ],
)
def test_pictures_of_another_town(shot: str, *, apart: bool) -> None:
    record = (RECORD, "现场检查笔录", "检查地点：青禾县白石镇渡口村磨坊。")
    assert ("拍摄地点与检查地点" in found(MILL, record, (PICTURE, "照片", f"{shot}。"))) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("查4林班31小班没有审批。", True),
        ("查4林班13小班没有审批。", False),
        ("相邻的4林班31小班另有审批。", False),
    ],
)
def test_another_plot(text: str, *, apart: bool) -> None:
    facts = f"{MILL}占用4林班13小班的林地。"
    rest = (RECORD, "勘验笔录", "地块在4林班13小班。")
    assert ("地点（小班）" in found(facts, rest, (PAPER, "查询复函", text))) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("自交货之日起45日内一次付清", True),
        ("自交货之日起15日内一次付清", False),
        ("自交货之日起45日内开票", False),
    ],
)
def test_the_agreed_time(text: str, *, apart: bool) -> None:
    facts = f"{MILL}约定交货后15日内付清，到期未付。"
    assert ("约定的期限（付清）" in found(facts, (PAPER, "买卖合同", f"双方约定，{text}。"))) is apart


@pytest.mark.parametrize(
    ("text", "about", "apart"),
    [
        ("10名员工的用人单位均为北岭劳力有限公司。", "用人单位（行为主体）", True),
        ("10名员工的用人单位均为云溪磨坊有限公司。", "用人单位（行为主体）", False),
        ("10名员工由北岭劳力有限公司派遣，用人单位为北岭劳力有限公司。", "用人单位（行为主体）", False),
    ],
)
def test_the_employer(text: str, about: str, *, apart: bool) -> None:
    assert (about in found(MILL + "没有发工资。", (PAPER, "劳动合同", text))) is apart


@pytest.mark.parametrize(
    ("owner", "more", "apart"),
    [
        ("所有人北岭运输有限公司", "", True),
        ("所有人云溪磨坊有限公司", "", False),
        ("所有人北岭运输有限公司", "浙A12345由当事人租赁使用。", False),
    ],
)
def test_the_owner_of_a_vehicle(owner: str, more: str, *, apart: bool) -> None:
    facts = "2026年3月5日检查，云溪磨坊有限公司一辆货车浙A12345运输面粉。"
    licence = (PAPER, "行驶证复印件", f"浙A12345：重型货车，{owner}。{more}")
    assert ("车辆（船舶）所有人" in found(facts, licence)) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("云溪磨坊有限公司于2026年1月8日获批准取水许可。", True),
        ("云溪磨坊有限公司没有取得取水许可，2026年1月8日批准的是另一家。", False),
        ("云溪磨坊有限公司于2026年3月8日获批准取水许可。", False),
        ("云溪磨坊有限公司于2026年1月8日获批准排污登记。", False),
    ],
)
def test_granted_before_the_act(text: str, *, apart: bool) -> None:
    facts = f"{MILL}未取得取水许可，取用河水。"
    assert ("许可（审批）的情况" in found(facts, (PAPER, "水务局复函", text))) is apart


@pytest.mark.parametrize(
    ("clause", "apart"),
    [("后门从来没锁过", True), ("后门没锁过", False), ("我从来没锁过", False), ("以前从来没锁过", False)],
)
def test_never_done(clause: str, *, apart: bool) -> None:
    facts = f"{MILL}后门被铁链锁住。"
    assert ("行为" in found(facts, (WITNESS, "工人证言", f"答：{clause}。"))) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("墙上的招牌已拆走。", True),
        ("墙上的招牌仍在，其他杂物已清走。", False),
        ("陈某说“已拆走”，招牌原样未动。", False),
    ],
)
def test_gone_at_the_second_look(text: str, *, apart: bool) -> None:
    facts = f"{MILL}墙上挂招牌，3月9日复查仍未拆除。"
    steps = [{"name": "复查", "on": "2026-03-09", "note": "未拆除"}]
    assert ("改正（复查）的情况" in found(facts, (RECORD, "复查笔录", text), steps=steps)) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [("2月20号他就把钱给我了。", True), ("2月20号他没给我。", False), ("3月8号他把钱给我了。", False)],
)
def test_paid_after_all(text: str, *, apart: bool) -> None:
    facts = f"{MILL}到期未付麦款。"
    assert ("支付（付款）的情况" in found(facts, (WITNESS, "农户证言", f"答：{text}"))) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("水样：总磷3.5毫克每升，均符合标准。", True),
        ("水样：总磷1.5毫克每升，均符合标准。", False),
        ("水样：总磷3.5毫克每升，超标，其余均符合标准。", False),
    ],
)
def test_over_its_limit(text: str, *, apart: bool) -> None:
    permit = (PAPER, "批复", "总磷不高于2毫克每升。")
    assert ("总磷的结果与限值" in found(MILL, permit, (EXPERT, "检测报告", text))) is apart


@pytest.mark.parametrize(
    ("said", "apart"),
    [
        ("一共磨了150袋面粉", True),
        ("一共磨了50袋面粉", False),
        ("去年一共磨了150袋面粉", False),
        ("送了3袋面粉给邻居", False),
    ],
)
def test_a_number_that_stands_alone(said: str, *, apart: bool) -> None:
    facts = f"{MILL}磨面粉共50袋。"
    rest = ((RECORD, "现场检查笔录", "面粉50袋。"), (PAPER, "台账", "磨面粉50袋。"))
    told = found(facts, *rest, (PARTY, "孙立言询问笔录", f"答：{said}。"))
    assert bool({about for about in told if "150袋" in about or "3袋" in about}) is apart


@pytest.mark.parametrize(
    ("said", "apart"), [("12号45个", True), ("12号30个", False), ("12号25个", False), ("13号45个", False)]
)
def test_heads_on_one_day(said: str, *, apart: bool) -> None:
    facts = "2026年3月，云溪磨坊有限公司两次接待游客（3月12日30人、3月19日20人）。"
    rest = ((PAPER, "名单", "3月12日30人。"), (RECORD, "检查笔录", "3月12日30人。"))
    told = found(facts, *rest, (WITNESS, "司机证言", f"答：{said}。"))
    assert any("同一天" in about for about in told) is apart
