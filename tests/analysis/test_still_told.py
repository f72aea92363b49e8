"""Faults that must not be excused by a word that stands elsewhere, or means something else there."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.analysis.procedure.moments import kind_of_step
from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case

Step = tuple[str, str, str]
DECIDED = ("处罚决定", "2026-04-20", "罚款50000元")
NOTICE = ("听证告知", "2026-03-12", "告知拟罚款50000元的事实、理由、依据和陈述、申辩、听证权利")


def _state(rule: str, *steps: Step, papers: tuple[tuple[str, str, str], ...] = (), **fields: Any) -> str:
    rows = [{"name": name, "on": on, "note": note} for name, on, note in steps]
    evidence = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text}
        for n, (kind, name, text) in enumerate(papers, 1)
    ]
    case = Case.model_validate({"facts": "某事。", "steps": rows, "evidence": evidence} | fields)
    return next((str(f.status) for f in check_procedure(case).findings if f.rule == rule), "")


@pytest.mark.parametrize(
    ("note", "state"),
    [
        ("书面申请听证，认为罚款不符合裁量基准", "缺失"),
        ("在期限内（未逾期）申请听证", "缺失"),
        ("申请听证，称已超过追诉期限", "缺失"),
        ("放弃陈述申辩，要求听证", "缺失"),
        ("书面撤回听证申请", ""),
        ("逾期提出，不予组织", ""),
        ("不符合听证条件", ""),
        ("申请后未到场", ""),
    ],
)
def test_a_hearing_asked_for_is_held(note: str, state: str) -> None:
    assert _state("P06", NOTICE, ("听证申请", "2026-03-16", note), DECIDED) == state


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("经审批作出处罚决定", "决定"),
        ("领导审批，下达处罚决定书", "决定"),
        ("处罚决定并当场执行", "决定"),
        ("撤销原决定，重新作出处罚决定", "决定"),
        ("拟作出处罚决定", "决定办理"),
        ("处罚决定书审批", "决定办理"),
        ("责令停业整改", "责令改正"),
        ("扣押物品移送检测", "查封扣押"),
        ("扣押物品移送公安机关", "查封扣押处理"),
    ],
)
def test_the_kind_of_a_step(name: str, kind: str) -> None:
    assert kind_of_step(name) == kind


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("由一名执法人员检查。另发现占道堆放。", "不足"),
        ("一名执法人员检查，另一名执法人员拍照。", "符合"),
    ],
)
def test_another_thing_is_no_other_officer(text: str, state: str) -> None:
    paper = ("勘验笔录、现场笔录", "现场检查笔录", text)
    assert _state("P43", DECIDED, papers=(paper,)) in (state, "" if state == "符合" else state)


@pytest.mark.parametrize(
    ("facts", "state"),
    [("当事人在小区公告栏张贴广告。", "超期"), ("当事人占用快递站门前的道路。", "超期")],
)
def test_words_of_the_facts_excuse_no_late_service(facts: str, state: str) -> None:
    late = ("处罚决定书送达", "2026-06-20", "直接送达，孙三签收")
    assert _state("L05", DECIDED, late, facts=facts) == state


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("经查，青山货运有限公司持有道路运输经营许可证，有效期至2028年6月。", True),
        ("经查，青山货运有限公司已取得道路运输经营许可证，在有效期内。", True),
        ("经查，青山货运有限公司持有道路危险货物运输经营许可证，有效期至2028年6月。", False),
        ("经查，白水货运有限公司持有道路运输经营许可证，有效期至2028年6月。", False),
    ],
)
def test_an_office_that_tells_of_the_permit_of_the_party(reply: str, *, told: bool) -> None:
    record = {
        "id": "E1",
        "kind": "勘验笔录、现场笔录",
        "name": "现场笔录",
        "text": "当事人未取得道路运输经营许可证。",
    }
    answer = {"id": "E2", "kind": "书证", "name": "审批局复函", "text": reply, "obtained": "2026-03-10"}
    case = Case.model_validate(
        {
            "facts": "青山货运有限公司未取得道路运输经营许可证，运送砂石。",
            "act_date": "2026-03-05",
            "party": {"kind": "企业", "name": "青山货运有限公司"},
            "evidence": [record, answer],
        }
    )
    found = {clash.about for clash in case_contradictions(case)}
    assert bool(found & {"许可（资格）的查询结果", "许可手续"}) is told
