"""Several papers in one piece, the number a fine is worked out from, and papers that only look like proof of an element."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.analysis.features import features
from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.seizure import seizure_papers
from assistant.analysis.sections import read_sections, section_text, sections_of
from assistant.analysis.worked_from import Number, number_of
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.law.penalty_model import Fine, Span

BOUND = (
    "东平罚告〔2026〕第7号告知书：拟罚款3000元，告知陈述申辩权。复核意见3月9日：维持。"
    "法制审核3月10日，吴某同意。集体讨论3月11日，一致同意罚款5000元。东平罚决〔2026〕第7号3月12日作出。"
)
FILE = "立案审批表：来源为巡查。查询单：吴某查询系统，没有处罚记录。调查终结报告：违法所得480元。"


def _piece(name: str, text: str, kind: EvidenceKind = EvidenceKind.DOCUMENT) -> Evidence:
    return Evidence(id="E1", kind=kind, name=name, text=text)


@pytest.mark.parametrize(
    ("name", "text", "kinds"),
    [
        ("告知、复核、审核、讨论材料", BOUND, ["notice", "defence_review", "legal_review", "discussion", "decision"]),
        ("立案审批表、查询单、调查终结报告", FILE, ["filing", "query", "report"]),
        ("立案审批表", FILE, []),
        ("营业执照及身份证复印件", "名称：某店。姓名：吴某。", []),
        ("整改指令书及退款凭证", "东平监令字〔2026〕2号：责令退还。退款凭证：银行回单三笔。", ["correction", "other"]),
    ],
)  # fmt: skip
def test_where_each_paper_begins(name: str, text: str, kinds: list[str]) -> None:
    assert [section.kind for section in sections_of(_piece(name, text))] == kinds


def test_only_the_notice_is_the_notice() -> None:
    piece = _piece("告知、复核、审核、讨论材料", BOUND)
    assert "3000元" in section_text(piece, "notice")
    assert "5000元" not in section_text(piece, "notice")
    case = Case.model_validate(
        {
            "facts": "某事。",
            "fine_yuan": 5000,
            "evidence": [piece.model_dump()],
            "steps": [{"name": "告知", "on": "2026-03-05", "note": "拟罚款3000元"}],
        }
    )
    assert Situation(case, None).told_fine == Decimal(3000)


def test_what_our_own_papers_say_is_marked_wherever_it_is_bound() -> None:
    said = read_sections(_piece("立案审批表、查询单、调查终结报告", FILE))
    assert {s.own for s in said if "480元" in s.text} == {("report",)}
    assert {s.own for s in said if "处罚记录" in s.text} == {()}


def _fine(kind: str, base: str) -> Fine:
    return Fine(
        party="any", condition="", type=kind, min=1.0, max=3000.0, base=base,
        discretionary=False, relation="处", span=Span(0, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "base", "facts", "reasons", "fine", "found"),
    [
        ("per_unit", "每人", "", "收取12人，按每人600元，合计罚款7200元。", 7200, "12人"),
        ("per_unit", "每车次", "", "共5车次，每车次1000元，计5000元。", 5000, "5车次"),
        ("per_unit", "每人", "", "收取12人，按每人600元，罚款5000元。", 5000, ""),
        ("multiple", "货值金额", "", "按货值金额0.3倍（1200元×0.3＝360元）罚款。", 360, "1200元"),
        (
            "multiple",
            "所需费用",
            "恢复所需费用2700元。",
            "在三倍以下取较低的一倍，罚款2700元。",
            2700,
            "2700元",
        ),
        ("multiple", "所需费用", "恢复所需费用2700元。", "在三倍以下从轻，罚款2000元。", 2000, ""),
    ],
)
def test_what_the_fine_is_worked_out_from(
    kind: str, base: str, facts: str, reasons: str, fine: int, found: str
) -> None:
    case = Case.model_validate({"facts": facts or "某事。", "discretion": reasons, "fine_yuan": fine})
    number = number_of(case, (_fine(kind, base),))
    assert (number.told if number else "") == found


@pytest.mark.parametrize(
    ("number", "text", "told"),
    [
        (Number(Decimal(12), "人"), "名册12人", True),
        (Number(Decimal(12), "人"), "收了十二个", True),
        (Number(Decimal(12), "人"), "收据共12张", True),
        (Number(Decimal(12), "人"), "保安员112人", False),
        (Number(Decimal(12), "人"), "2025年12月", False),
        (Number(Decimal(4), "车次"), "经过4车次", True),
        (Number(Decimal(4), "车次"), "照片4张", False),
        (Number(Decimal(1200)), "合计1200元", True),
        (Number(Decimal(1200)), "合计壹仟贰佰元整", True),
        (Number(Decimal(1200)), "进价900元", False),
    ],
)
def test_a_text_tells_the_number(number: Number, text: str, *, told: bool) -> None:
    assert number.is_told_in(text) is told


def test_items_that_come_to_the_sum() -> None:
    number = Number(Decimal(1200))
    assert number.adds_up_in("拆除500元，回填400元，种植300元。")
    assert not number.adds_up_in("拆除500元，回填400元，种植200元。")
    assert not Number(Decimal(12), "人").adds_up_in("拆除5元，回填7元。")


@pytest.mark.parametrize(
    ("reasons", "claimed"),
    [
        ("首次违法，限期内全部退还，配合调查。", True),
        ("责令后在期限前全部付清。", True),
        ("责令限期全部退还。", False),
        ("未全部付清。", False),
    ],
)
def test_money_paid_back_in_time_is_claimed(reasons: str, *, claimed: bool) -> None:
    assert ("compensated" in features(Case(facts="某事。", discretion=reasons), None)) is claimed


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("扣押三箱，附清单。当场听取吴某意见，吴某签收，执法人员签名。", "无法判断"),
        ("扣押三箱，附清单。吴某签收。", "缺失"),
    ],
)
def test_a_seizure_told_in_its_decision(text: str, status: str) -> None:
    case = Case.model_validate(
        {
            "facts": "某事。",
            "evidence": [_piece("扣押决定书及清单", text).model_dump()],
            "steps": [{"name": "扣押", "on": "2026-03-05", "note": "经批准扣押三箱"}],
        }
    )
    assert [str(f.status) for f in seizure_papers(Situation(case, None))] == [status]
