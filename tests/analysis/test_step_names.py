"""What people call a step: the word of the act counts, not a like word inside another."""

from __future__ import annotations

import pytest

from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.model import Case


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("特种设备案件法制审核", "法制审核"),
        ("特种设备案法制审核意见", "法制审核"),
        ("医疗设备违法行为法制审核", "法制审核"),
        ("（电子抓拍）案件法制审核", "法制审核"),
        ("法制审核（抓拍案件）", "法制审核"),
        ("法制审核，附监控录像", "法制审核"),
        ("审核", "法制审核"),
        ("电子技术监控设备法制审核", ""),
        ("法制审核（监控设备）", ""),
        ("违法停车行为抓拍设备法制审核", ""),
        ("卡口点位法制和技术审核", ""),
        ("抓拍设备备案法制审核", "备案"),
        ("特种设备案件处罚决定", "决定"),
        ("医疗装备案件检查", "检查"),
        ("粮食储备案件送达", "送达"),
        ("当场处罚备案", "备案"),
        ("监控设备备案", "备案"),
        ("成立案件调查组", ""),
        ("立案审批", "立案"),
        ("总结案情", ""),
        ("检验结果告知", "结果送达"),
        ("违法信息告知", "其他告知"),
        ("告知权利义务", "其他告知"),
        ("告知当事人到场", "其他告知"),
        ("行政处罚告知书送达", "告知"),
        ("听证权利告知", "告知"),
        ("放弃听证", "不听证"),
        ("逾期未申请听证", "不听证"),
        ("听证延期", "不听证"),
        ("放弃陈述申辩和听证", "陈述申辩"),
        ("听证申请", "听证申请"),
        ("当事人要求举行听证", "听证申请"),
        ("听证会", "听证"),
        ("责令停产停业处罚决定", "决定"),
        ("责令限期改正", "责令改正"),
        ("处罚决定公示", "决定办理"),
        ("拟作出处罚决定审批", "决定办理"),
        ("行政处罚决定审批", "决定办理"),
        ("未公示价格案处罚决定", "决定"),
        ("草原案件处罚决定", "决定"),
        ("审批后作出处罚决定", "决定"),
        ("作出受理决定", "受理"),
        ("返还先行登记保存物品", "登记保存处理"),
        ("登记保存转为扣押", "登记保存处理"),
        ("先行登记保存审批", "登记保存"),
        ("返还扣押物品", "解除查封扣押"),
        ("启封", "解除查封扣押"),
        ("扣押物品移送公安", "查封扣押处理"),
        ("没收扣押的电锯", "查封扣押"),
        ("扣押决定书送达", "查封扣押"),
        ("签订守法承诺书", "教育"),
        ("教育局移交线索", "受理"),
        ("案审委审议", "集体讨论"),
        ("局务会研究", "集体讨论"),
        ("立案讨论", "立案"),
        ("期满检查", "复查"),
    ],
)
def test_what_a_step_is(name: str, kind: str) -> None:
    assert kind_of_step(name) == kind


def test_the_review_of_a_case_about_equipment_is_found() -> None:
    held = [{"name": "听证", "on": "2026-03-03"}, {"name": "处罚决定", "on": "2026-04-03"}]
    for name, said in (("特种设备案件法制审核", "符合"), ("监控设备法制审核", "缺失")):
        case = Case.model_validate({"facts": "某事。", "steps": [*held, {"name": name, "on": "2026-03-20"}]})
        assert [f.status for f in check_procedure(case).findings if f.rule == "P07"] == [said]


OPEN = ("缺失", "顺序错误", "超期", "不足")
COURSE = [
    ("立案", "2026-03-02", ""),
    ("责令改正", "2026-03-02", ""),
    ("调查终结", "2026-03-12", ""),
    ("处罚告知", "2026-03-16", "告知听证权和陈述申辩权"),
    ("陈述申辩", "2026-03-17", "无异议"),
    ("决定", "2026-03-26", "罚款5万元"),
    ("送达", "2026-03-27", "直接送达"),
]


def _accused(
    *steps: tuple[str, str, str], papers: tuple[tuple[str, str], ...] = (), left: str = ""
) -> set[str]:
    """The rules that accuse a course of steps, without one of them and with others."""
    kept = [step for step in COURSE if step[0] != left]
    rows = [{"name": name, "on": on, "note": note} for name, on, note in (*kept, *steps)]
    evidence = [
        {"id": f"E{n}", "kind": "书证", "name": name, "text": text}
        for n, (name, text) in enumerate(papers, 1)
    ]
    officers = ["赵一（执法证号 33019900001）", "钱二（执法证号 33019900002）"]
    case = Case.model_validate({"facts": "某事。", "officers": officers, "steps": rows, "evidence": evidence})
    return {f.rule for f in check_procedure(case).findings if str(f.status) in OPEN}


@pytest.mark.parametrize(
    ("steps", "accused"),
    [
        ([], set()),
        ([("检测结果告知", "2026-03-01", "")], set()),
        ([("告知权利义务", "2026-03-01", "")], set()),
        ([("放弃听证", "2026-03-17", "书面声明")], set()),
        ([("逾期未申请听证", "2026-03-24", "")], set()),
        ([("听证申请", "2026-03-18", ""), ("撤回听证申请", "2026-03-20", "")], set()),
        ([("听证申请", "2026-03-18", "")], {"P06"}),
        ([("听证申请", "2026-03-18", ""), ("听证通知", "2026-03-18", ""), ("听证", "2026-03-20", "")], {"L04", "P07"}),
        ([("先行登记保存", "2026-03-02", "经局长批准"), ("返还登记保存物品", "2026-03-05", "")], set()),
        ([("先行登记保存", "2026-03-02", "经局长批准")], {"P12"}),
        ([("扣押", "2026-03-02", "经局长批准"), ("扣押物品移送公安", "2026-03-05", "")], set()),
        ([("扣押", "2026-03-02", "经局长批准")], {"P54"}),
        ([("处罚决定公示", "2026-03-30", "")], set()),
        ([("行政处罚决定审批", "2026-03-05", "")], set()),
    ],
)  # fmt: skip
def test_steps_beside_a_lawful_course(steps: list[tuple[str, str, str]], accused: set[str]) -> None:
    assert _accused(*steps) == accused


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (("放弃听证声明书", "本人自愿放弃要求举行听证的权利。"), False),
        (("陈述申辩笔录", "当事人放弃上述全部权利。"), False),
        (("询问笔录", "问：有无听证要求？答：再说。"), True),
    ],
)
def test_a_waiver_among_the_papers(paper: tuple[str, str], *, said: bool) -> None:
    early = ("决定", "2026-03-18", "罚款5万元")
    assert ("L02" in _accused(early, papers=(paper,), left="决定")) is said


def test_the_name_of_a_decision_tells_that_nothing_is_punished() -> None:
    spared = ("不予行政处罚决定", "2026-03-26", "")
    assert _accused(spared, left="决定") == {"P11"}
    assert _accused(spared, ("签订守法承诺书", "2026-03-26", ""), left="决定") == set()


def _state(rule: str, left: str, *papers: tuple[str, str], note: str = "") -> str:
    """The state of a rule where a step is left out and a paper, or the note of the decision, tells of it."""
    rows = [
        {"name": name, "on": on, "note": note if note and name == "决定" else told}
        for name, on, told in COURSE
        if name != left
    ]
    evidence = [
        {"id": f"E{n}", "kind": "书证", "name": name, "text": text}
        for n, (name, text) in enumerate(papers, 1)
    ]
    case = Case.model_validate({"facts": "某事。", "steps": rows, "evidence": evidence})
    return next((str(f.status) for f in check_procedure(case).findings if f.rule == rule), "")


@pytest.mark.parametrize(
    ("rule", "left", "paper", "status"),
    [
        ("P01", "立案", ("立案审批表", "同意。局长孙某"), "符合"),
        ("P01", "立案", ("调查终结报告", "本案经批准立案调查。"), "无法判断"),
        ("P01", "立案", ("调查终结报告", "本案没有立案。"), "缺失"),
        ("P02", "处罚告知", ("行政处罚决定书", "已告知你拟处罚的事实、理由、依据。"), "无法判断"),
        ("P02", "处罚告知", ("询问笔录", "告知其如实回答的义务。"), "缺失"),
        ("P03", "陈述申辩", ("陈述申辩笔录", "李某表示从轻。"), "符合"),
        ("P03", "陈述申辩", ("行政处罚事先告知书", "你可以陈述申辩。"), "缺失"),
        ("P09", "送达", ("送达回证", "行政处罚决定书，李某3月27日签收。"), "符合"),
        ("P09", "送达", ("送达回证", "行政处罚决定书，李某没有签收。"), "缺失"),
        ("P09", "送达", ("处罚决定书", "决定书已送达李某。"), "无法判断"),
        ("P09", "送达", ("责令改正通知书及送达回证", "当场交付李某。"), "缺失"),
        ("P09", "送达", ("行政处罚决定书", "自本决定书送达之日起十五日内缴纳。"), "缺失"),
    ],
)  # fmt: skip
def test_a_step_that_only_papers_tell_of(rule: str, left: str, paper: tuple[str, str], status: str) -> None:
    assert _state(rule, left, paper) == status
    assert _state(rule, left) == "缺失"


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("责令改正，罚款5万元", ""),
        ("罚款5万元，限期十日内整改", ""),
        ("责令停产停业，罚款5万元", "缺失"),
        ("罚款5万元", "缺失"),
    ],
)
def test_the_decision_itself_may_order_the_correction(note: str, status: str) -> None:
    assert _state("P04", "责令改正", note=note) == status
