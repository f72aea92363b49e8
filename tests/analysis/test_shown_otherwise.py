"""What another paper shows in other words is no gap; and beside each what still is one."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.analysis.features import features
from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import ElementStatus, Suggestion
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.quality import quality_gaps
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party
from assistant.dossier.same_thing import disowns_another, home_of
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule

LAW = Law(1, "甲市某条例", Level.LOCAL)
ACTOR = "行为人与当事人一致"
RECORD, PARTY, PAPER = EvidenceKind.RECORD, EvidenceKind.PARTY, EvidenceKind.DOCUMENT
SEEN = "检查地点：杏林巷6号车间。油漆桶堆放在疏散通道内，共31只。"
TOLD = "问：疏散通道里的油漆桶怎么回事？答：{}苗小兰核对无误后签名。"


def _clause(conduct: str, *fines: Fine) -> Suggestion:
    rule = PenaltyRule(
        Provision(9),
        conduct,
        fines=fines or (Fine("", "", "amount", 200, 1000),),
        penalties=(Penalty("罚款"),),
    )
    return Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)


def _piece(number: int, kind: EvidenceKind, name: str, text: str, **more: date) -> Evidence:
    return Evidence(id=f"E{number}", kind=kind, name=name, text=text, **more)


def _actor(*pieces: Evidence) -> ElementStatus:
    case = Case(
        facts="青麓木器厂在疏散通道内堆放油漆桶31只。",
        evidence=pieces,
        party=Party(name="青麓木器厂", kind="企业"),
    )
    gaps = element_gaps(case, _clause("在疏散通道内堆放物品"))
    return next(gap.status for gap in gaps if gap.element == ACTOR)


@pytest.mark.parametrize(
    ("seen", "answer", "status"),
    [
        ("苗小兰在场，核对无误后签名。", "油漆桶堆放了三天，一直没清。", ElementStatus.PROVED),
        ("苗小兰到场后陪同检查，签名确认。", "油漆桶堆放了三天。", ElementStatus.PROVED),
        ("无人在场，见证人钱某签名。", "油漆桶堆放了三天，一直没清。", ElementStatus.SINGLE),
        ("苗小兰到场，拒绝签名。", "油漆桶堆放了三天，一直没清。", ElementStatus.SINGLE),
    ],
)
def test_the_party_was_there_and_owns_the_act(seen: str, answer: str, status: ElementStatus) -> None:
    lease = _piece(1, PAPER, "厂房租赁合同", "承租方青麓木器厂，厂房用于生产，疏散通道由承租方管理。")
    record = _piece(2, RECORD, "检查笔录", SEEN + seen)
    asked = _piece(3, PARTY, "苗小兰询问笔录", TOLD.format(answer))
    assert _actor(lease, record, asked) is status


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("经查询建设审批和临时占道备案系统，桥头摊位没有占道审批、没有临时占道备案。", ["没有"]),
        ("经查询，桥头摊位取得临时占道备案。", ["有"]),
        ("登录备案系统查询，桥头摊位取得占道许可。", ["有"]),
        ("经查询占道许可台账，桥头摊位未取得占道许可。", ["没有"]),
    ],
)
def test_the_name_of_a_register_is_no_permit(text: str, values: list[str]) -> None:
    facts = evidence_facts(_piece(1, PAPER, "查询结果", text))
    assert [fact.value for fact in facts if fact.name == "许可手续"] == values


@pytest.mark.parametrize(
    ("answer", "another"),
    [
        ("屋顶的棚是村里2019年搭的，不是我厂做的。", True),
        ("屋顶的棚是村里2025年搭的，不是我厂做的。", False),
        ("那个棚是村里搭的，不是我厂做的。", False),
    ],
)
def test_what_was_done_in_another_year_is_another_thing(answer: str, another: bool) -> None:
    case = Case(
        facts="2025年5月6日，青麓木器厂在院内搭建棚屋。", act_date="2025-05-06",
        evidence=(_piece(1, PARTY, "询问笔录", f"问：棚屋怎么回事？答：{answer}"),),
    )  # fmt: skip
    assert disowns_another(home_of(case), "E1", answer) is another


@pytest.mark.parametrize(
    ("name", "kind", "text", "lacks"),
    [
        ("价格认定书", PAPER, "丙县价格认定中心：认定总价2600元。认定人员郝某。加盖公章。", ""),
        ("价格评估报告", PAPER, "丙县宏信公司：评估总价2600元。", "资格"),
        ("鉴定意见、价格认定书送达回证", PAPER, "直接送达，苗某签收，2025年5月8日。", ""),
        ("土方测量报告", EvidenceKind.EXPERT, "丙县测绘公司，测绘资质乙级。堆体总量860立方米。", ""),
        ("土方测量报告", EvidenceKind.EXPERT, "丙县测绘公司，测绘资质乙级。采用航测。", ""),
    ],
)
def test_what_may_be_asked_of_a_report(name: str, kind: EvidenceKind, text: str, lacks: str) -> None:
    gaps = quality_gaps(Case(facts="某事。", evidence=(_piece(1, kind, name, text),)))
    notes = "".join(gap.note for gap in gaps if "没有写明" in gap.note)
    assert lacks in notes
    assert bool(notes) is bool(lacks)


@pytest.mark.parametrize(
    ("report", "paper", "lacks"),
    [
        ("对扣押的18箱物品抽样鉴定，均为合格品。", "处理通知书：18箱经鉴定为合格品，予以返还。直接送达，苗某签收。", ""),
        ("对扣押的18箱物品抽样鉴定，均为合格品。", "处理通知书：18箱予以返还。", "结果"),
        ("随机抽样4箱鉴定，均为合格品。", "处理通知书：18箱经鉴定为合格品，予以返还。直接送达，苗某签收。", "采样"),
    ],
)  # fmt: skip
def test_samples_of_what_was_held(report: str, paper: str, lacks: str) -> None:
    pieces = (
        _piece(1, EvidenceKind.EXPERT, "鉴定检验报告", f"检验机构：丙县质检所，CMA 0001。{report}"),
        _piece(2, PAPER, "物品处理通知书", paper),
    )
    notes = [gap.note for gap in quality_gaps(Case(facts="某事。", evidence=pieces))]
    found = "".join(note for note in notes if note.startswith("没有") and "写明" not in note)
    assert lacks in found
    assert bool(found) is bool(lacks)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("检验期间为2025年3月19日至2025年4月1日，共14日，不计入扣押期限。", "符合"),
        ("检验期间为2025年3月19日至2025年3月22日，不计入扣押期限。", "超期"),
        ("检验期间为2025年3月19日至2025年4月1日。", "超期"),
    ],
)
def test_days_of_testing_do_not_count(told: str, status: str) -> None:
    steps = [
        {"name": "扣押", "on": "2025-03-18", "note": "负责人批准"},
        {"name": "延长扣押", "on": "2025-04-27", "note": "负责人批准"},
        {"name": "决定", "on": "2025-05-12", "note": "罚款900元"},
    ]
    rows = [{"id": "E1", "kind": "书证", "name": "期间告知书", "text": told}]
    case = Case.model_validate({"facts": "某事。", "steps": steps, "evidence": rows})
    assert next(str(f.status) for f in check_procedure(case).findings if f.rule == "P57") == status


@pytest.mark.parametrize(
    ("reasons", "asked"),
    [
        ("初次违法，未达到情节严重，不没收渔具。", False),
        ("不属于情节恶劣。", False),
        ("情节严重，从重处罚。", True),
    ],
)
def test_gravity_that_is_denied_is_not_relied_on(reasons: str, asked: bool) -> None:
    fines = (Fine("", "", "amount", 0, 5000), Fine("", "情节严重的", "amount", 5000, 9000))
    case = Case(facts="捕鱼。", discretion=reasons, fine_yuan=900)
    assert ("consequence" in features(case, _clause("捕鱼", *fines))) is asked


@pytest.mark.parametrize(
    ("conclusion", "status"),
    [
        ("结论：该储藏间不具备储存氧气瓶的安全条件。", ElementStatus.PROVED),
        ("现场查看了储藏间。", ElementStatus.MISSING),
    ],
)
def test_an_expert_judges_by_a_denial(conclusion: str, status: ElementStatus) -> None:
    paper = _piece(
        1, EvidenceKind.EXPERT, "储藏间技术意见书", f"机构：丙县安全技术公司。{conclusion}附规范目录。"
    )
    case = Case(facts="青麓木器厂在不具备安全条件的储藏间储存氧气瓶。", evidence=(paper,))
    gaps = element_gaps(case, _clause("在不具备安全条件的场所储存气瓶"))
    assert next(g.status for g in gaps if g.element.startswith("专业问题的认定")) is status
