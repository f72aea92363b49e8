"""Approvals, hosts of hearings and fines against the range: what is said and what is only mentioned, in both directions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.analysis.model import Suggestion
from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.model import Case, Charge, Evidence, EvidenceKind, Step
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule

LAW = Law(1, "虚构市风筝租赁条例", Level.LOCAL)
OFFICERS = ("张甲（01）", "李乙（02）")


def clause(*fines: Fine) -> Suggestion:
    rule = PenaltyRule(Provision(9), "租赁风筝", fines=fines, penalties=(Penalty("罚款"),))
    return Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)


def status(rule: str, case: Case, asked: Suggestion | None = None) -> str:
    found = [f for f in check_procedure(case, asked).findings if f.rule == rule]
    return str(found[0].status) if found else ""


def noted(name: str, note: str, *pieces: Evidence, officers: tuple[str, ...] = OFFICERS) -> Case:
    step = Step(name=name, on=date(2026, 3, 5), note=note)
    return Case(facts="", steps=(step,), evidence=pieces, officers=officers)


def paper(name: str, text: str, kind: EvidenceKind = EvidenceKind.DOCUMENT) -> Evidence:
    return Evidence(id="E1", kind=kind, name=name, text=text)


APPROVALS = [
    ("经负责人批准。", True),
    ("报局长批准后实施。", True),
    ("当日补办批准手续。", True),
    ("已经分管负责人审批同意。", True),
    ("情况紧急，事后向负责人报告并补办审批手续。", True),
    ("未经批准。", False),
    ("没有报负责人批准。", False),
    ("未经负责人审批。", False),
    ("当事人同意，现场负责人签收。", False),
    ("当事人的负责人在场。", False),
    ("拟补办批准手续。", False),
    ("当事人未经批准占道经营，物品已处置。", False),
]


@pytest.mark.parametrize(("words", "done"), APPROVALS)
def test_an_approval_is_one_that_was_given(words: str, done: bool) -> None:
    wanted = "符合" if done else "不足"
    assert status("P31", noted("扣押", f"扣押车辆一台。{words}")) == wanted
    assert status("P29", noted("登记保存", f"登记保存车辆一台。{words}")) == wanted


@pytest.mark.parametrize(
    ("rule", "step", "name", "wanted"),
    [
        ("P31", "扣押", "实施行政强制措施审批表", "符合"),
        ("P31", "扣押", "扣押决定书", "不足"),
        ("P31", "扣押", "实施、解除行政强制措施审批表", "符合"),
        ("P31", "扣押", "采取（解除）查封扣押措施审批表", "符合"),
        ("P31", "扣押", "解除扣押审批表", "不足"),
        ("P31", "扣押", "解除实施的扣押审批表", "不足"),
        ("P29", "登记保存", "先行登记保存审批表", "符合"),
        ("P29", "登记保存", "先行登记保存通知书", "不足"),
        ("P29", "登记保存", "立案审批表", "不足"),  # 批准立案，不是批准登记保存
    ],
)
def test_the_paper_of_the_approval_counts(rule: str, step: str, name: str, wanted: str) -> None:
    assert status(rule, noted(step, "车辆一台", paper(name, ""))) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("扣押车辆一台，附清单；另作现场笔录。", "符合"),
        ("扣押车辆一台，未附清单；没有制作现场笔录。", "缺失"),
        ("扣押车辆一台，附清单；没有制作现场笔录。", "缺失"),
        ("扣押车辆一台，未附清单；另作现场笔录。", "缺失"),
    ],
)
def test_a_paper_that_is_said_to_lack_is_not_there(text: str, wanted: str) -> None:
    assert status("P32", noted("扣押", "", paper("扣押决定书", text))) == wanted


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("听证主持人：张甲；记录员赵丁。", "不足"),
        ("主持人李乙宣布听证开始。", "不足"),
        ("由法制科李乙担任听证主持人。", "不足"),
        ("主持人张甲丁，调查人员张甲。", "符合"),  # 另一个人
        ("主持人王丙询问调查人员张甲。", "符合"),
        ("主持人宣布听证开始，调查人员张甲陈述。", ""),
        ("主持人不是本案调查人员。", ""),
        ("主持人张甲因申请回避，更换为王丙。", "无法判断"),
        ("主持人请执法大队张甲介绍案情。", ""),
        ("主持人询问执法一科张甲是否补充。", ""),
        ("主持人执法大队张甲宣布开始。", "不足"),
        ("公开举行。", ""),
    ],
)
def test_the_host_of_a_hearing(note: str, wanted: str) -> None:
    assert status("P33", noted("听证", note)) == wanted


def test_hidden_names_may_be_of_two_persons() -> None:
    case = noted("听证", "听证主持人：张某。", officers=("张某（01）", "李某（02）"))
    assert status("P33", case) == "无法判断"


YUAN = Fine("", "", "amount", 1000, 5000)
HIGHER = Fine("", "情节严重", "amount", 10000, 50000)
PERCENT = Fine("", "", "percent", 5, 10, base="工程合同价款")
TIMES = Fine("", "", "multiple", 0.1, 0.3, base="货值金额")
OPEN_END = Fine("", "", "amount", 1000, 5000, max_excluded=True)


@pytest.mark.parametrize(
    ("fine", "fines", "reasons", "wanted"),
    [
        (3000, (YUAN,), "", "符合"),
        (1000, (YUAN,), "", "符合"),
        (5000, (YUAN,), "", "符合"),
        (5000, (OPEN_END,), "", "不足"),
        (6000, (YUAN,), "", "不足"),
        (6000, (YUAN,), "具有法定减轻情节，减轻处罚。", "不足"),  # 减轻不能高于上限
        (800, (YUAN,), "", "不足"),
        (800, (YUAN,), "主动消除危害后果，予以减轻处罚。", "无法判断"),
        (800, (YUAN,), "依据处罚法第三十二条第（一）项。", "无法判断"),
        (800, (YUAN,), "予以从轻处罚。", "不足"),  # 从轻在幅度内
        (800, (YUAN,), "不具有减轻处罚的情形。", "不足"),
        (7000, (YUAN, HIGHER), "", "不足"),
        (20000, (YUAN, HIGHER), "", "符合"),
        (8000, (PERCENT,), "工程合同价款100000元×8%＝8000元。", "符合"),
        (8000, (PERCENT,), "工程合同价款10万元的百分之八，罚款8000元。", "符合"),
        (12000, (PERCENT,), "工程合同价款100000元×12%＝12000元。", "不足"),
        (12000, (PERCENT,), "工程合同价款10万元的12％，罚款12000元。", "不足"),
        (3000, (PERCENT,), "工程合同价款100,000元×3%＝3000元。", "不足"),
        (3000, (PERCENT,), "工程合同价款100,000元×3%＝3000元，减轻处罚。", "无法判断"),
        (300, (TIMES,), "货值金额1000元的0.3倍。", "符合"),  # 0.3 就是 0.3
        (400, (TIMES,), "货值金额1000元的0.4倍。", "不足"),
        (300, (TIMES,), "单价5元×200件＝1000元，罚款300元。", ""),  # 单价乘数量不是基数
        (300, (TIMES,), "单价100元×3倍包装，货值1000元。", ""),  # 有两个数都能算出来的，不猜
        (300, (TIMES,), "上年收入2000元的20%用于整改。", ""),
        (8000, (PERCENT,), "工程合同价款100000元，罚款8000元。", ""),
    ],
)  # fmt: skip
def test_the_fine_against_the_range(fine: int, fines: tuple[Fine, ...], reasons: str, wanted: str) -> None:
    case = Case(facts="", fine_yuan=Decimal(fine), discretion=reasons, officers=OFFICERS)
    assert status("P34", case, clause(*fines)) == wanted


def test_several_acts_punished_together_are_not_measured_by_one_clause() -> None:
    case = Case(
        facts="", fine_yuan=Decimal(9000), charges=(Charge(id="1"), Charge(id="2")), officers=OFFICERS
    )
    assert status("P34", case, clause(YUAN)) == ""
