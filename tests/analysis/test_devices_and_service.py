"""Data of technical devices, instruments, electronic service, approval and extension: what is missing, and what is there."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.analysis.monitoring import monitoring_gaps
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.quality import quality_gaps
from assistant.dossier.model import Case, Evidence, EvidenceKind, Step

PAPER, DATA = EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC
SHEET = Evidence(id="E1", kind=DATA, name="不停车检测数据单", text="风筝车总质量9.4吨。", source="系统导出")
SUPPORT = {
    "审核": "检测点设备经法制审核和技术审核，符合标准。",
    "公布": "检测点的设置地点已向社会公布。",
    "告知": "向当事人发送违法信息告知短信。",
    "检定": "动态衡器检定证书，有效期至2026年12月31日。",
}


def gaps(*pieces: Evidence, act: str = "2026-03-05") -> list[str]:
    return [gap.element for gap in monitoring_gaps(Case(facts="某事。", act_date=act, evidence=pieces))]


def support(*left_out: str) -> list[Evidence]:
    told = [(name, text) for name, text in SUPPORT.items() if name not in left_out]
    return [Evidence(id=f"S{n}", kind=PAPER, name=f"材料{n}", text=text) for n, (_, text) in enumerate(told)]


@pytest.mark.parametrize(
    ("left_out", "element"),
    [
        ("审核", "技术监控设备的法制和技术审核"),
        ("公布", "技术监控设备设置地点的公布"),
        ("告知", "违法事实的及时告知（技术监控）"),
        ("检定", "计量设备的检定"),
    ],
)
def test_what_the_law_asks_around_data_of_a_device(left_out: str, element: str) -> None:
    assert gaps(SHEET, *support()) == []
    assert gaps(SHEET, *support(left_out)) == [element]
    assert gaps(SHEET, *support(left_out), act="2020-03-05") == []
    assert gaps(*support(left_out)) == []
    unread = Evidence(id="E9", kind=PAPER, name="材料", text="")
    assert gaps(SHEET, *support(left_out), unread) == []


def test_what_others_recorded_is_no_device_of_the_agency() -> None:
    assert gaps(SHEET.model_copy(update={"name": "小区技术监控录像"}), *support("审核")) == []


@pytest.mark.parametrize(
    ("piece", "accused"),
    [
        (Evidence(id="R", kind=EvidenceKind.RECORD, name="现场笔录", text="执法人员拦停货车，驶入检测站。"), False),
        (Evidence(id="R", kind=EvidenceKind.RECORD, name="现场笔录", text="检查时间：2026年3月5日9时。"), False),
        (Evidence(id="R", kind=EvidenceKind.RECORD, name="检查笔录", text="车辆已驶离。", obtained=date(2026, 3, 5)), False),
        (Evidence(id="R", kind=PAPER, name="称重单", text="引导至超限检测站，现场复称。"), False),
        (Evidence(id="R", kind=EvidenceKind.RECORD, name="检查笔录", text="车辆已停放。", obtained=date(2026, 3, 15)), True),
        (Evidence(id="R", kind=EvidenceKind.RECORD, name="检测点设备勘验笔录", text="设备完好。", obtained=date(2026, 3, 5)), True),
        (Evidence(id="R", kind=PAPER, name="说明", text="当时没有拦停车辆，非现场检测。"), True),
    ],
)  # fmt: skip
def test_where_officers_are_there_the_device_is_their_tool(piece: Evidence, *, accused: bool) -> None:
    assert bool(gaps(SHEET, *support("审核", "公布"), piece)) is accused


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("车货总质量55.2吨。", True),
        ("称重结果：9.4t。", True),
        ("实测声级62分贝。", True),
        ("画面质量清晰，拍摄质量良好。", False),
        ("核载5吨的货车驶入禁行路段。", False),
        ("检测点位于G25线12公里处。", False),
        ("驶入限速60公里的路段。", False),
    ],
)
def test_only_what_was_measured_needs_an_instrument(text: str, *, asked: bool) -> None:
    sheet = SHEET.model_copy(update={"text": text})
    assert ("计量设备的检定" in gaps(sheet, *support("检定"))) is asked


def test_steps_and_facts_tell_as_papers_do() -> None:
    note = "设备经法制审核、技术审核，点位已公布；短信提醒车主；衡器经检定"
    step = Step(name="设备材料", on=date(2026, 3, 6), note=note)
    case = Case(facts="某事。", act_date="2026-03-05", evidence=(SHEET,))
    assert monitoring_gaps(case.model_copy(update={"steps": (step,)})) == ()
    assert monitoring_gaps(case.model_copy(update={"facts": note})) == ()
    assert len(monitoring_gaps(case)) == 4


def test_a_picture_that_an_officer_catches_is_no_device() -> None:
    photo = Evidence(
        id="E1", kind=EvidenceKind.AUDIOVISUAL, name="现场照片",
        text="拍摄时间：2026年3月5日；李甲在青石路抓拍，拍摄人：李甲。",
    )  # fmt: skip
    case = Case(facts="某事。", evidence=(photo,))
    assert (gaps(photo), quality_gaps(case)) == ([], ())


@pytest.mark.parametrize(("last", "count"), [("2026年2月1日", 1), ("2026年3月5日", 0), ("2027年1月1日", 0)])
def test_a_certificate_that_had_run_out(last: str, count: int) -> None:
    paper = Evidence(id="E2", kind=EvidenceKind.EXPERT, name="衡器检定证书", text=f"合格，有效期至{last}。")
    assert len(gaps(paper)) == count


def finding(rule: str, *steps: Step, papers: tuple[Evidence, ...] = ()) -> str:
    case = Case(facts="某事。", steps=steps, evidence=papers)
    return next((str(f.status) for f in check_procedure(case, None).findings if f.rule == rule), "")


@pytest.mark.parametrize(
    ("note", "paper", "wanted"),
    [
        ("电子送达，系统显示到达", "", "缺失"),
        ("按确认书电子送达", "", "符合"),
        ("电子送达，系统显示到达", "同意以邮箱接收文书。", "符合"),
        ("电子送达，系统显示到达", "不同意以电子方式送达。", "缺失"),
        ("电子送达，系统显示到达", "不同意邮寄送达，同意以电子邮箱接收。", "符合"),
        ("电子送达，系统显示到达", "送达地址确认书：未确认其他送达方式，邮箱a@b.cn。", "符合"),
        ("电子送达，系统显示到达", "如不同意电子送达的，请勾选。同意以短信接收文书。", "符合"),
        ("电子送达，系统显示到达", "不同意电子送达的，邮寄。同意以短信接收文书。", "符合"),
        ("电子送达，系统显示到达", "拒绝签署送达地址确认书。", "缺失"),
        ("电子送达，系统显示到达", "没有签订电子送达确认书。", "缺失"),
        ("电子送达，系统显示到达", "3月1日不同意电子送达。3月4日同意以微信接收文书。", "无法判断"),
        ("微信送达", " ", "无法判断"),
        ("通过政务平台短信送达", "", "缺失"),
        ("微信通知其到场送达", "", ""),
        ("短信通知后当事人到场领取，在送达回证上签名", "", ""),
        ("不同意电子送达，改为直接送达", "", ""),
        ("直接送达", "", ""),
    ],
)
def test_electronic_service_needs_consent(note: str, paper: str, wanted: str) -> None:
    held = (Evidence(id="E1", kind=PAPER, name="材料", text=paper),) if paper else ()
    assert finding("P58", Step(name="送达", on=date(2026, 3, 5), note=note), papers=held) == wanted


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("情况紧急当场实施，3月9日向局长报告并补办批准手续", "顺序错误"),
        ("情况紧急当场实施，3月6日向局长报告并补办批准手续", ""),
        ("事先经局长批准，3月9日批准延长", ""),
        ("当场实施，3月9日批准解除", ""),
        ("当场实施，3月9日补办审批手续", "顺序错误"),
        ("3月9日报局长，未获批准", ""),
        ("扣押期限自3月5日至4月3日（局长批准）", ""),
        ("3月9日前报局长批准", ""),
        ("电话请示局长，3月9日补办批准手续", ""),
    ],
)
def test_approval_within_a_day(note: str, wanted: str) -> None:
    assert finding("P52", Step(name="扣押", on=date(2026, 3, 5), note=note)) == wanted


@pytest.mark.parametrize(
    ("made", "note", "wanted"),
    [
        (date(2026, 1, 1), "12月31日局长批准", ""),
        (date(2025, 12, 31), "1月1日局长批准", ""),
        (date(2025, 12, 31), "1月5日局长补办批准", "顺序错误"),
    ],
)
def test_a_day_without_its_year_is_the_nearest(made: date, note: str, wanted: str) -> None:
    assert finding("P52", Step(name="扣押", on=made, note=note)) == wanted


def test_a_second_seizure_has_an_approval_of_its_own() -> None:
    steps = [Step(name="扣押", on=date(2026, 3, 5), note="扣押三件"), Step(name="扣押", on=date(2026, 3, 20))]
    paper = Evidence(id="E1", kind=PAPER, name="扣押审批表", text="2026年3月20日局长批准。")
    assert finding("P52", *steps, papers=(paper,)) == ""
    assert finding("P52", steps[0], papers=(paper,)) == "顺序错误"


@pytest.mark.parametrize(
    ("second", "day", "wanted"),
    [
        (date(2026, 4, 10), date(2026, 5, 6), "无法判断"),
        (date(2026, 4, 10), date(2026, 6, 1), "超期"),
        (date(2026, 5, 10), date(2026, 5, 6), "超期"),
        (date(2026, 4, 1), date(2026, 4, 2), "符合"),
    ],
)
def test_the_extension_of_one_of_two_seizures(second: date, day: date, wanted: str) -> None:
    made = [Step(name="扣押", on=on, note="经局长批准") for on in (date(2026, 3, 5), second)]
    assert finding("P57", *made, Step(name="延长扣押", on=day, note="经局长批准")) == wanted


@pytest.mark.parametrize(("day", "wanted"), [(date(2026, 4, 2), "符合"), (date(2026, 4, 20), "超期")])
def test_extension_before_the_end(day: date, wanted: str) -> None:
    made = Step(name="扣押", on=date(2026, 3, 5), note="经局长批准")
    assert finding("P57", made, Step(name="延长扣押", on=day, note="经局长批准")) == wanted
