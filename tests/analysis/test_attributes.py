"""Attributes that a clause asks of persons, things, money and places, and what shows them."""

from __future__ import annotations

import pytest

from assistant.analysis.attributes import attribute_gaps
from assistant.analysis.model import Suggestion
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import PenaltyRule

LAW = Law(1, "甲市某条例", Level.LOCAL)
RECORD, WITNESS, PARTY = EvidenceKind.RECORD, EvidenceKind.WITNESS, EvidenceKind.PARTY
PAPER = EvidenceKind.DOCUMENT
WORK = ("未对从业人员进行培训的", "某公司的电工郑某在配电房作业。")
FUND = ("挪用专项维修资金的", "某公司把电梯维修的款项转走。")
FEE = ("未取得许可，擅自从事客运经营的", "车主收取车费120元。")
HARM = ("未按照规定组织职业健康检查的", "打磨岗位6人接触粉尘。")
SCALE = ("属于强制检定范围的计量器具未申请检定的", "摊上的电子秤没有检定。")
ROAD = ("擅自占用城市道路的", "在人行道上堆放建材。")
SEWER = ("向城镇排水设施排放泥浆的", "泥浆排入路边的井。")
TREES = ("滥伐林木的", "砍伐马尾松12株。")


def _state(asked: tuple[str, str], *pieces: tuple[EvidenceKind, str, str]) -> str:
    provision = Provision(article=3)
    rule = PenaltyRule(provision, asked[0])
    penalty = LawRef(law="试法", provision=provision)
    clause = Suggestion(penalty=penalty, violated=(), rule=rule, version=Version(1, LAW), score=1.0)
    evidence = tuple(
        Evidence(id=f"E{n}", kind=kind, name=name, text=text)
        for n, (kind, name, text) in enumerate(pieces, 1)
    )
    return next(
        (str(gap.status) for gap in attribute_gaps(Case(facts=asked[1], evidence=evidence), clause)), ""
    )


@pytest.mark.parametrize(
    ("asked", "piece", "state"),
    [
        (WORK, (RECORD, "现场笔录", "一名男子正在接线。"), "缺失"),
        (WORK, (PARTY, "询问笔录", "问：接线的人是谁？答：我们公司的电工。"), "仅有孤证"),
        (WORK, (PAPER, "责令改正通知书", "责令你公司停止安排员工郑某作业。"), "缺失"),
        (FUND, (PAPER, "银行明细", "5月9日支出3万元。"), "缺失"),
        (FUND, (PARTY, "询问笔录", "答：那是业主交的维修资金。"), "仅有孤证"),
        (FEE, (RECORD, "现场笔录", "车内有乘客3人，问：收费吗？"), "缺失"),
        (FEE, (WITNESS, "乘客询问笔录", "答：我没有付过钱，也没有收车费的事。"), "缺失"),
        (HARM, (RECORD, "现场笔录", "6名工人正在打磨工件。"), "缺失"),
        (SCALE, (PAPER, "查询证明", "该秤没有申请过检定。"), "缺失"),
        (ROAD, (RECORD, "现场笔录", "门前堆有水泥20袋。"), "缺失"),
        (SEWER, (RECORD, "现场笔录", "泥浆流入门外的检查井。"), "缺失"),
        (TREES, (RECORD, "勘验笔录", "现场有伐桩12个。"), "缺失"),
    ],
)
def test_what_is_not_shown(asked: tuple[str, str], piece: tuple[EvidenceKind, str, str], state: str) -> None:
    assert _state(asked, piece) == state


@pytest.mark.parametrize(
    ("asked", "piece"),
    [
        (WORK, (PAPER, "劳动合同复印件", "甲方某公司，乙方郑某。")),
        (WORK, (WITNESS, "郑某询问笔录", "答：我去年进厂，在这里上班。")),
        (FUND, (PAPER, "拨付通知书", "准予拨付电梯大修费用。")),
        (FEE, (WITNESS, "乘客询问笔录", "答：上车就扫码付了40元。")),
        (FEE, (EvidenceKind.ELECTRONIC, "收款记录", "当日收款三笔。")),
        (HARM, (EvidenceKind.EXPERT, "检测报告", "打磨岗位总粉尘浓度4.1。")),
        (HARM, (PAPER, "申报回执", "职业病危害因素：矽尘。")),
        (SCALE, (PAPER, "计量器具目录节选", "非自动衡器。")),
        (ROAD, (PAPER, "情况说明", "该路段2019年移交我中心养护。")),
        (SEWER, (PAPER, "管线图", "W3检查井系市政污水管网。")),
        (TREES, (PAPER, "林权证", "权利人周某。")),
        (TREES, (WITNESS, "村干部询问笔录", "答：那片山是他家承包的。")),
    ],
)
def test_what_is_shown(asked: tuple[str, str], piece: tuple[EvidenceKind, str, str]) -> None:
    assert _state(asked, piece) == "已证实"


@pytest.mark.parametrize(
    ("conduct", "facts"),
    [
        ("占用防火间距的", "某公司在楼间搭棚。"),
        ("擅自从事客运经营的", "车上有乘客3人。"),
        ("未对从业人员进行培训的", "年度计划没有写。"),
        ("盗伐林木的", "砍伐马尾松12株。"),
    ],
)
def test_what_is_not_asked(conduct: str, facts: str) -> None:
    assert _state((conduct, facts), (RECORD, "现场笔录", "有照片。")) == ""


def test_without_words_nothing_is_judged() -> None:
    assert _state(ROAD, (RECORD, "现场笔录", "")) == ""
