"""The steps of a case against the law of procedure: made cases, each with what must and must not be said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.data import kind_of_step, load_rules
from assistant.analysis.procedure.moments import period_end
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.procedure.workdays import PeriodUnit, is_workday, last_day
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step
from assistant.law.citations import verify_citations
from assistant.law.library import LawLibrary

W, D, M, Y = PeriodUnit.WORKDAY, PeriodUnit.DAY, PeriodUnit.MONTH, PeriodUnit.YEAR


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        ("2026-09-23", 5, W, "2026-10-08"),  # 中秋、国庆夹在中间
        ("2026-03-02", 5, W, "2026-03-09"),
        ("2025-01-24", 3, W, "2025-02-05"),  # 春节；1月26日调休上班
        ("2024-04-28", 3, W, "2024-05-06"),
        ("2026-06-30", 90, D, "2026-09-28"),
        ("2026-06-27", 90, D, "2026-09-28"),  # 9月25日中秋，末日顺延过假
        ("2024-12-31", 2, M, "2025-02-28"),
        ("2024-02-29", 2, Y, "2026-02-28"),
        ("2023-10-01", 6, M, "2024-04-01"),
    ],
)
def test_last_day(start: str, count: int, unit: PeriodUnit, end: str) -> None:
    assert last_day(date.fromisoformat(start), count, unit).day == date.fromisoformat(end)


def test_a_year_without_published_holidays_is_uncertain() -> None:
    assert not last_day(date(2031, 5, 6), 5, W).certain


@given(st.dates(date(2021, 1, 1), date(2026, 6, 30)), st.integers(1, 30))
def test_working_days_between_are_the_count(start: date, count: int) -> None:
    end = last_day(start, count, W).day
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(is_workday(day)[0] for day in days) == count
    assert is_workday(end)[0]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("立案审批", "立案"), ("不予立案", "不予立案"), ("事先告知书送达", "告知"), ("听证告知", "告知"), ("听证通知", "听证通知"),
        ("举行听证", "听证"), ("当事人申请听证", "听证申请"), ("法制审核", "法制审核"), ("案审会讨论", "集体讨论"),
        ("处罚决定", "决定"), ("决定书送达", "送达"), ("限期拆除", "责令改正"), ("整改回头看", "复查"), ("先行登记保存", "登记保存"),
        ("登记保存物品处理", "登记保存处理"), ("延长扣押", "延长查封扣押"), ("解除查封", "解除查封扣押"), ("扣押", "查封扣押"),
        ("履行催告", "催告"), ("申请法院强制执行", "申请强制执行"), ("延长办案期限", "延长办案"), ("群众举报", "受理"), ("喝茶", ""),
        ("未履行处罚决定", ""), ("当事人未履行义务", ""), ("逾期未缴纳罚款", ""), ("处罚决定未履行", ""), ("履行处罚决定", "缴款"),
        ("处罚决定履行完毕", "缴款"), ("证据归档", ""), ("照片材料归档", ""), ("案卷归档", "结案"), ("结案归档", "结案"), ("归档", "结案"),
        ("未召开听证", ""), ("听证未举行", ""), ("放弃听证", ""), ("逾期未申请听证", ""), ("放弃陈述申辩和听证", "陈述申辩"),
        ("未提出陈述申辩", "陈述申辩"), ("未送达", ""), ("送达（未成功）", ""), ("未立案", ""), ("未复查", ""), ("撤销立案", ""),
        ("责令改正（当事人未履行）", "责令改正"), ("催告（未履行）", "催告"), ("检查未发现其他问题", "检查"), ("询问未成年人", "询问"),
        ("不予处罚决定", "决定"), ("移送检测", "鉴定"), ("移送检验机构", "鉴定"), ("移送公安机关", "移送"),
        ("告知违法信息", ""), ("短信告知", ""), ("权利义务告知", ""), ("检验结果告知", "结果送达"), ("鉴定意见告知书送达", "结果送达"),
        ("告知拟处罚的事实、理由、依据和权利", "告知"), ("行政处罚事先告知", "告知"), ("告知违法事实和拟处罚内容", "告知"),
    ],
)  # fmt: skip
def test_kind_of_step(name: str, kind: str) -> None:
    assert kind_of_step(name) == kind


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("当事人书面申辩，称已改正", True),
        ("提出设备已订货", True),
        ("提交申辩意见一份", True),
        ("恳请少罚一点", True),
        ("认为处罚过重", True),
        ("辩称不知情", True),
        ("申辩：无", False),
        ("书面陈述申辩：无", False),
        ("口头申辩内容为：无", False),
        ("当事人认为处罚适当", False),
        ("希望尽快办结", False),
        ("要求复印告知书", False),
        ("请求当场缴纳", False),
        ("提出分期缴纳罚款", False),
        ("申请延期缴纳", False),
        ("口头陈述，认可事实，接受处罚", False),
    ],
)
def test_what_is_put_forward_in_defence(note: str, *, said: bool) -> None:
    step = Step(name="陈述申辩", on=date(2026, 3, 9), note=note)
    assert Situation(Case(facts="某事。", steps=(step,)), None).defended is said


@pytest.mark.parametrize(
    ("name", "note", "asked", "waived"),
    [
        ("听证申请", "当事人书面申请", True, False),
        ("听证申请", "逾期未提出", False, False),
        ("听证申请", "当事人放弃听证", False, True),
        ("放弃听证", "书面声明", False, True),
        ("未申请听证", "", False, False),
    ],
)
def test_a_hearing_asked_for_or_given_up(name: str, note: str, *, asked: bool, waived: bool) -> None:
    found = Situation(Case(facts="某事。", steps=(Step(name=name, on=date(2026, 3, 9), note=note),)), None)
    assert (found.hearing_requested, found.hearing_waived) == (asked, waived)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("责令于2026年9月18日前修复", "2026-09-18"),
        ("限你单位2026年9月18日之前拆除", "2026-09-18"),
        ("限收到之日起十日内改正", "2026-09-11"),
        ("责令三个工作日内清理", "2026-09-04"),
        ("责令立即停止", None),
        ("责令立即改正。不服的，可以在六十日内向甲区政府申请行政复议", None),
        ("立即改正，十日内，提交整改报告", None),
        ("三日内陈述申辩；限十日内拆除", "2026-09-11"),
        ("限十日内改正，不服的可以申请复议", "2026-09-11"),
        ("限十日内整改并提交报告", "2026-09-11"),
        ("9月3日内部会议后限十日内改正", "2026-09-11"),
        ("前述问题", None),
    ],
)
def test_period_end(text: str, end: str | None) -> None:
    assert period_end(text, date(2026, 9, 1)) == (date.fromisoformat(end) if end else None)


def _case(*steps: tuple[str, str, str], **fields: object) -> Case:
    made = tuple(Step(name=n, on=date.fromisoformat(d), note=note) for n, d, note in steps)
    values: dict[str, object] = {
        "facts": "某厂未经批准排放废水。",
        "agency": "云亭区综合行政执法局",
        "party": Party(kind="企业", name="某厂"),
        "officers": ("张甲（执法证号 33030100101）", "李乙（执法证号 33030100102）"),
        "steps": made,
    }
    return Case.model_validate(values | fields)


GOOD = (
    ("立案", "2026-03-02", "负责人批准"),
    ("责令改正", "2026-03-03", "当场送达"),
    ("调查终结", "2026-03-20", ""),
    ("告知", "2026-03-23", "告知拟罚款20000元的事实、理由、依据和陈述、申辩权利"),
    ("陈述申辩", "2026-03-25", "放弃陈述申辩"),
    ("决定", "2026-04-08", "罚款20000元"),
    ("送达", "2026-04-09", "直接送达"),
)


def _with(name: str, *, on: str = "", note: str | None = None) -> tuple[tuple[str, str, str], ...]:
    return tuple((n, on or d, t if note is None else note) if n == name else (n, d, t) for n, d, t in GOOD)


def _without(name: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(step for step in GOOD if step[0] != name)


def _bad(case: Case) -> set[tuple[str, str]]:
    report = check_procedure(case)
    return {(f.element, str(f.status)) for f in report.findings if f.status not in ("符合", "无法判断")}


def test_a_case_without_fault_raises_nothing() -> None:
    assert _bad(_case(*GOOD)) == set()


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        (_without("立案"), ("立案", "缺失")),
        (_without("告知"), ("处罚前告知", "缺失")),
        (_without("陈述申辩"), ("听取陈述申辩", "缺失")),
        (_without("责令改正"), ("责令改正", "缺失")),
        (_without("送达"), ("决定书送达", "缺失")),
        (_with("立案", on="2026-01-05"), ("办案期限", "超期")),
        (_with("决定", on="2026-03-22"), ("告知与决定的先后", "顺序错误")),
        (_with("送达", on="2026-04-07"), ("决定与送达的先后", "顺序错误")),
        (_with("送达", on="2026-04-20"), ("决定书送达期限", "超期")),
        (_with("调查终结", on="2026-04-10"), ("调查终结与决定的先后", "顺序错误")),
        (_with("立案", on="2026-04-09"), ("立案与决定的先后", "顺序错误")),
        (_with("告知", note="告知拟罚款10000元的事实、理由、依据和陈述、申辩权利"), ("决定与告知的罚款", "不足")),
        (_with("告知", note="告知拟罚款20000元的事实、理由、依据"), ("告知陈述申辩权", "不足")),
        (_with("陈述申辩", note="当事人书面提出设备已订货，请求从轻"), ("陈述申辩的复核", "缺失")),
        (_with("告知", on="2026-04-07", note="告知拟罚款20000元，告知陈述、申辩和听证权利"), ("听证申请期", "顺序错误")),
        (_with("决定", note="吊销许可证件"), ("告知听证权利", "缺失")),
        (_with("送达", note="留置送达"), ("留置送达的见证", "不足")),
        ((*GOOD, ("法制审核", "2026-04-12", "同意")), ("法制审核与决定的先后", "顺序错误")),
        ((*GOOD, ("登记保存", "2026-03-04", "负责人批准")), ("先行登记保存的处理", "缺失")),
        ((*GOOD, ("登记保存", "2026-03-04", "负责人批准"), ("登记保存处理", "2026-03-20", "返还")), ("先行登记保存的处理期限", "超期")),
        ((*GOOD, ("申请强制执行", "2026-12-20", "")), ("申请强制执行前的催告", "缺失")),
        ((*GOOD, ("催告", "2026-12-15", ""), ("申请强制执行", "2026-12-20", "")), ("催告期", "顺序错误")),
        ((*GOOD, ("听证申请", "2026-03-26", "")), ("听证", "缺失")),
    ],
)  # fmt: skip
def test_each_fault_is_named(steps: tuple[tuple[str, str, str], ...], wanted: tuple[str, str]) -> None:
    assert wanted in _bad(_case(*steps))


@pytest.mark.parametrize(
    "steps",
    [
        _with("陈述申辩", note="在规定期限内未提出陈述申辩"),
        _with("陈述申辩", note="提出书面申辩，经复核不予采纳并答复"),
        _with("送达", note="当事人拒收，留置送达，全程录像"),
        (*GOOD, ("催告", "2026-11-02", ""), ("申请强制执行", "2026-11-26", "")),
        GOOD[:3],  # 还没有决定：后面的步骤还没到
        GOOD[:1],
    ],
)
def test_lawful_variants_raise_nothing(steps: tuple[tuple[str, str, str], ...]) -> None:
    assert _bad(_case(*steps)) == set()


def test_old_law_before_2021_07_15() -> None:
    old = (("立案", "2020-01-06", ""), *((n, d.replace("2026", "2020"), t) for n, d, t in GOOD[1:]))
    case = _case(*old)
    assert ("办案期限", "超期") not in _bad(case)


@pytest.mark.parametrize(
    ("kind", "fine", "over"),
    [("个人", 200, False), ("个人", 201, True), ("企业", 3000, False), ("企业", 3001, True)],
)
def test_fine_on_the_spot(kind: str, fine: int, over: bool) -> None:
    day = "2026-05-06"
    steps = (
        ("责令改正", day, ""),
        ("告知", day, "口头告知"),
        ("陈述申辩", day, "无异议"),
        ("决定", day, "当场处罚"),
        ("送达", day, ""),
        ("备案", day, ""),
    )
    case = _case(*steps, track="简易", fine_yuan=fine, party=Party(kind=kind))  # type: ignore[arg-type]
    assert (("简易程序（当场处罚）的罚款限额", "不足") in _bad(case)) is over


def test_without_the_local_hearing_standard_it_cannot_tell() -> None:
    report = check_procedure(_case(*GOOD))
    told = next(f for f in report.findings if f.element == "告知听证权利")
    assert told.status == "无法判断"
    assert "听证标准" in told.note


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("询问人张甲、记录人李乙，已出示证件。", True),
        ("询问人：张甲（33030100101） 记录人：李乙（33030100102）", True),
        ("检查人员两名，均已出示执法证件。", True),
        ("检查人张甲、李乙出示执法证件。", True),
        ("询问人张甲，已出示证件并告知权利。", False),
        ("检查人张甲（33030100101）出示执法证件。", False),
        ("询问人王丙和赵丁，出示了证件。", True),
        ("一名执法人员到场检查。", False),
    ],
)
def test_two_officers_in_a_record(text: str, enough: bool) -> None:
    piece = Evidence(id="E1", kind=EvidenceKind.RECORD, name="现场检查笔录", text=text)
    bad = _bad(_case(*GOOD, evidence=(piece,)))
    assert (("现场检查笔录的执法人员不少于两人", "不足") not in bad) is enough


def test_the_check_after_the_period_set(packaged_library: LawLibrary) -> None:
    steps = (
        GOOD[0],
        ("责令改正", "2026-03-03", "限2026年3月13日前改正"),
        ("复查", "2026-03-12", "仍未改正"),
        *GOOD[2:],
    )
    assert ("复查在改正期限届满之后", "顺序错误") in _bad(_case(*steps))
    later = (
        GOOD[0],
        ("责令改正", "2026-03-03", "限2026年3月13日前改正"),
        ("复查", "2026-03-16", "仍未改正"),
        *GOOD[2:],
    )
    assert ("复查在改正期限届满之后", "顺序错误") not in _bad(_case(*later))


def test_open_periods_are_told() -> None:
    due = {d.element: d.day for d in check_procedure(_case(*GOOD[:2])).due}
    assert due["办案期限（决定）"] == date(2026, 6, 1)


def test_every_basis_is_in_the_library(packaged_library: LawLibrary) -> None:
    rules = load_rules()
    rows = [*rules.needs, *rules.orders, *rules.limits, *rules.caps]
    for row in rows:
        if row.basis.startswith("2017年"):
            continue  # 旧法未收录
        cited = verify_citations(row.basis, library=packaged_library)
        assert cited, row.basis
        assert {str(c.status) for c in cited} == {"verified"}, (row.basis, [c.message for c in cited])


def special(
    rule: str, steps: list[tuple[str, str, str]], pieces: tuple[Evidence, ...] = (), **more: object
) -> str:
    """The state of one rule for steps given as name, day, note; "" where it does not apply."""
    made = tuple(Step(name=name, on=date.fromisoformat(day), note=note) for name, day, note in steps)
    case = Case(facts="", steps=made, evidence=pieces, officers=("张甲（01）", "李乙（02）"), **more)  # type: ignore[arg-type]
    found = [finding for finding in check_procedure(case).findings if finding.rule == rule]
    return str(found[0].status) if found else ""


SEIZED = Evidence(
    id="E1",
    kind=EvidenceKind.DOCUMENT,
    name="扣押决定书、清单及送达回证",
    text="扣押车辆一台，清单一式两份。",
)
ON_THE_SPOT = Evidence(
    id="E2", kind=EvidenceKind.RECORD, name="行政强制措施现场笔录", text="当场扣押车辆一台。"
)

REGISTERED = Evidence(
    id="E3", kind=EvidenceKind.RECORD, name="现场检查笔录", text="当场对车辆一台先行登记保存。"
)


@pytest.mark.parametrize(
    ("rule", "steps", "pieces", "status"),
    [
        ("P31", [("扣押", "2026-03-05", "扣押车辆，当日补办批准手续")], (), "符合"),
        ("P31", [("扣押", "2026-03-05", "扣押车辆")], (), "不足"),
        ("P31", [("扣押", "2026-03-05", "")], (), ""),  # 没有记载，不评判
        ("P31", [("检查", "2026-03-05", "")], (), ""),
        ("P32", [("扣押", "2026-03-05", "")], (SEIZED, ON_THE_SPOT), "符合"),
        ("P32", [("扣押", "2026-03-05", "")], (SEIZED,), "缺失"),
        ("P32", [("扣押", "2026-03-05", "")], (ON_THE_SPOT,), "缺失"),
        (
            "P32",
            [("登记保存", "2026-03-03", ""), ("扣押", "2026-03-05", "解除登记保存转为扣押")],
            (SEIZED,),
            "缺失",
        ),
        (
            "P32",
            [("登记保存", "2026-03-03", ""), ("扣押", "2026-03-05", "解除登记保存转为扣押")],
            (SEIZED, REGISTERED),
            "无法判断",
        ),
        ("P32", [("登记保存", "2026-03-03", ""), ("扣押", "2026-03-05", "另在仓库扣押")], (SEIZED,), "缺失"),
        (
            "P32",
            [("登记保存", "2026-03-03", ""), ("扣押", "2026-03-05", "解除登记保存转为扣押")],
            (ON_THE_SPOT,),
            "缺失",
        ),
        ("P32", [("扣押", "2026-03-05", "")], (), ""),
        ("P33", [("听证", "2026-03-05", "主持人王丙，不是本案调查人员")], (), "符合"),
        ("P33", [("听证", "2026-03-05", "听证主持人：张甲；书记员赵丁")], (), "不足"),
        ("P33", [("听证", "2026-03-05", "主持人：政策法规股李乙")], (), "不足"),
        ("P33", [("听证", "2026-03-05", "公开举行")], (), ""),
    ],
)
def test_seizure_and_hearing(
    rule: str, steps: list[tuple[str, str, str]], pieces: tuple[Evidence, ...], status: str
) -> None:
    assert special(rule, steps, pieces) == status
