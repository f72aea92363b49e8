"""What other agencies write in steps and papers of a lawful case, and beside each what is still found."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.model import Case

DECIDED = {"name": "决定", "on": "2026-03-24", "note": "责令改正，罚款3000元"}


def _state(rule: str, *steps: dict[str, str], papers: tuple[tuple[str, str], ...] = (), **fields: Any) -> str:
    rows = [
        {"id": f"E{n}", "kind": "书证", "name": name, "text": text, "obtained": "2026-04-02"}
        for n, (name, text) in enumerate(papers, 1)
    ]
    case = Case.model_validate({"facts": "某事。", "steps": [*steps, DECIDED], "evidence": rows} | fields)
    return next((str(f.status) for f in check_procedure(case).findings if f.rule == rule), "")


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("书面提出机器已订货，请求从轻", "缺失"),
        ("当事人对数额提出异议", "缺失"),
        ("认为处罚过重，愿意整改", "缺失"),
        ("认为告知的事实属实", ""),
        ("要求尽快处理，接受处罚", ""),
        ("提出听证申请后又撤回", ""),
        ("口头陈述：认可处罚", ""),
        ("提出申辩，经研究未予采信", "符合"),
    ],
)
def test_what_a_party_puts_forward(note: str, status: str) -> None:
    assert _state("P22", {"name": "陈述申辩", "on": "2026-03-18", "note": note}) == status


def test_the_answer_may_stand_in_the_decision_or_the_discussion() -> None:
    defence = {"name": "陈述申辩", "on": "2026-03-18", "note": "提出申辩，请求从轻"}
    paper = ("行政处罚决定书", "对你提出的申辩意见，本机关经复核不予采纳。")
    discussion = {"name": "集体讨论", "on": "2026-03-20", "note": "申辩理由不成立"}
    assert _state("P22", defence) == "缺失"
    assert _state("P22", defence, papers=(paper,)) == "符合"
    assert _state("P22", defence, discussion) == "符合"


@pytest.mark.parametrize("name", ["现场照片", "租赁合同", "李某询问笔录", "检验报告"])
def test_evidence_after_the_decision(name: str) -> None:
    assert _state("P27", papers=((name, "某。"),)) == "顺序错误"


@pytest.mark.parametrize(
    "name",
    ["罚没票据", "决定书邮寄凭证", "公示截图", "整改照片", "复议决定书", "物品返还清单", "结案审批表", "催告书", "投递结果查询单"],
)  # fmt: skip
def test_papers_that_come_after_a_decision(name: str) -> None:
    assert _state("P27", papers=((name, "某。"),)) == ""


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("办理了审批，登记电锯两台", "符合"),
        ("已报批", "符合"),
        ("履行批准程序", "符合"),
        ("经请示同意", "符合"),
        ("情况紧急，当日向局长报告并补办手续", "符合"),
        ("根据局长指令", "符合"),
        ("经案审会研究决定", "符合"),
        ("登记电锯两台", "不足"),
        ("未报批，登记电锯两台", "不足"),
    ],
)
def test_approval_in_other_words(note: str, status: str) -> None:
    assert _state("P29", {"name": "先行登记保存", "on": "2026-03-02", "note": note}) == status
    assert _state("P31", {"name": "扣押", "on": "2026-03-02", "note": note}) == status


def test_a_form_of_approval_without_the_measure_in_its_name() -> None:
    made = {"name": "先行登记保存", "on": "2026-03-02", "note": "登记电锯两台"}
    form = ("行政执法审批表", "拟对电锯先行登记保存，局长孙某同意。")
    assert _state("P29", made, papers=(form,)) == "符合"
    assert _state("P29", made, papers=(("行政执法审批表", "同意立案。"),)) == "不足"


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("留置送达，邀请村干部到场", "符合"),
        ("拒收，留置送达并拍照", "符合"),
        ("留置盘问后送达", ""),
        ("留置送达", "不足"),
    ],
)
def test_service_by_leaving_the_paper(note: str, status: str) -> None:
    assert _state("P30", {"name": "送达", "on": "2026-03-25", "note": note}) == status


@pytest.mark.parametrize(
    ("officer", "status"),
    [
        ("赵一（浙ZF-01-0123）", ""),
        ("赵一（粤Z1234）", ""),
        ("赵一（第G0101号）", ""),
        ("赵一", "不足"),
        ("赵一（一级主办）", "不足"),
    ],
)
def test_numbers_of_certificates(officer: str, status: str) -> None:
    assert _state("P42", officers=[officer, "钱二（33019900002）"]) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("一名执法人员拍照，另一名执法人员记录。", ""),
        ("执法人员：孙六/周七", ""),
        ("勘验人员孙六\n周七", ""),
        ("一名执法人员到场检查。", "不足"),
        ("检查人员：孙六", "不足"),
    ],
)
def test_officers_of_a_record(text: str, status: str) -> None:
    assert _state("P43", papers=(("现场检查笔录", text),)) == status


@pytest.mark.parametrize(
    ("facts", "agency", "status"),
    [
        ("2020年5月在河道倾倒渣土。", "甲县水利局", "超期"),
        ("自2020年5月起占用河道堆放渣土。", "甲县水利局", "无法判断"),
        ("2020年5月少缴税款。", "甲县税务局", "无法判断"),
    ],
)
def test_the_time_bar(facts: str, agency: str, status: str) -> None:
    filed = {"name": "立案", "on": "2026-03-02", "note": ""}
    assert _state("P28", filed, facts=facts, agency=agency, act_date="2020-05-10") == status


SEIZED = {"name": "扣押", "on": "2026-03-02", "note": "经局长批准，扣押电锯两台"}


@pytest.mark.parametrize(
    ("paper", "status"),
    [
        (("协议书", "当事人自愿放弃扣押电锯的所有权。"), ""),
        (("物品清单", "电锯已由李某领走。"), ""),
        (("涉案物品处置单", "予以无害化处理。"), ""),
        (("收据", "今收到电锯两台。李某"), ""),
        (("车辆放行通知", "准予放行。"), ""),
        (("扣押物品清单", "电锯两台。"), "缺失"),
        (("罚款收据", "罚款3000元。"), "缺失"),
    ],
)
def test_what_became_of_what_was_seized(paper: tuple[str, str], status: str) -> None:
    assert _state("P54", SEIZED, papers=(paper,)) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("扣押物品保管期限为六十日。", ""),
        ("扣押期限为三十日。", ""),
        ("扣押期限为六十日。", "超期"),
    ],
)
def test_the_period_of_a_seizure(text: str, status: str) -> None:
    assert _state("P51", SEIZED, papers=(("扣押决定书", text),)) == status


@pytest.mark.parametrize(
    ("note", "status"),
    [("仍未拆除", "顺序错误"), ("仍在整改中，继续督促", ""), ("首次复查，未完成", ""), ("已改正", "")],
)
def test_a_check_before_the_period_ends(note: str, status: str) -> None:
    order = {"name": "责令改正", "on": "2026-03-02", "note": "限2026年3月20日前拆除"}
    assert _state("P26", order, {"name": "复查", "on": "2026-03-12", "note": note}) == status


@pytest.mark.parametrize("name", ["场所、设施、财物清单", "涉案物品清单", "扣押物品登记表", "扣押财物凭证"])
def test_the_list_of_what_was_seized(name: str) -> None:
    record = ("扣押现场笔录", "告知权利。")
    assert _state("P32", SEIZED, papers=((name, "电锯两台。"), record)) == "符合"
    assert _state("P32", SEIZED, papers=(("证据清单", "照片两张。"), record)) == "缺失"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2026年3月9日，局长孙某同意扣押。", "顺序错误"),
        ("2026年3月9日，经局长同意，将电锯移交仓库。", ""),
        ("2026年3月9日，局长签字归档。", ""),
        ("2026年3月9日主任医师签字出具报告。", ""),
        ("2026年3月9日，车间主任同意搬离。", ""),
    ],
)
def test_what_was_approved_on_a_later_day(text: str, status: str) -> None:
    made = {"name": "扣押", "on": "2026-03-02", "note": "扣押电锯两台"}
    assert _state("P52", made, papers=(("扣押审批表", text),)) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("现场笔录：9时到场，执法人员表明身份，对电锯加贴封条，李某签名。", "不足"),
        ("现场笔录：9时到场，向李某讲解依据，李某签名并无话说。", ""),
        ("现场笔录：9时到场，听取陈述申辩，李某签名确认无误。", ""),
        ("现场笔录：9时到场，李某表示知晓，加贴封条后签名。", ""),
    ],
)
def test_what_a_record_on_the_spot_tells(text: str, status: str) -> None:
    assert _state("P53", SEIZED, papers=(("扣押决定书及现场笔录", text),)) == status
