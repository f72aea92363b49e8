"""What raises no alarm in a complete file, each beside what still does: instruments, questions, seals, areas, bases, check-ups."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.analysis.features import features
from assistant.analysis.permits import PERMIT
from assistant.analysis.signatures import signature_gaps
from assistant.analysis.testimony import Proof
from assistant.analysis.worked_from import number_of, speaks_of_base
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.law.penalty_model import Fine
from tests.analysis.test_shown_otherwise import _clause


def _piece(kind: EvidenceKind, name: str, text: str) -> Evidence:
    return Evidence(id="E1", kind=kind, name=name, text=text)


@pytest.mark.parametrize(
    ("facts", "text", "found"),
    [
        ("货车超限9吨。", "所附检定证书：地磅一台，检定结论合格。", False),
        ("货车超限9吨。", "声级计校准符合要求。", False),
        ("夜间噪声超标。", "声级计经检定合格，测得夜间噪声48分贝，符合标准。", True),
        ("夜间噪声超标。", "经检测，夜间噪声符合标准。", True),
        ("使用未经检定的地磅。", "附检定证书：地磅一台，检定结论合格。", True),
    ],
)
def test_an_instrument_in_order_clears_nobody(facts: str, text: str, *, found: bool) -> None:
    piece = _piece(EvidenceKind.EXPERT, "检测报告及检定证书", text)
    assert bool(Proof(Case(facts=facts, evidence=(piece,)), "超过标准").finds_nothing(piece)) is found


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("问餐饮服务经营许可证，马某答没有，拿不出别的。", False),
        ("问及餐饮服务经营许可证，马某答没有。", False),
        ("餐饮服务经营许可证都办了。", True),
    ],
)
def test_what_is_asked_for_in_a_record_is_not_told(text: str, *, denied: bool) -> None:
    piece = _piece(EvidenceKind.RECORD, "现场检查笔录", text)
    case = Case(facts="马某未取得餐饮服务经营许可证从事餐饮。", evidence=(piece,))
    proof = Proof(case, "未取得餐饮服务经营许可证从事餐饮服务的")
    assert bool(proof.denies(piece)) is denied


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("从扣押的酒中抽取2瓶样品，胡某签名。", False),
        ("在证据室对登记保存的手表抽取1只样品，胡某签名。", False),
        ("抽取样品1只，无损检验后退回，胡某签名。", False),
        ("从货架上抽取2瓶样品，胡某签名。", True),
        ("抽取2瓶样品，胡某签名；其余扣押。", True),
    ],
)
def test_a_sample_of_what_we_keep_needs_no_seal(text: str, *, said: bool) -> None:
    case = Case(facts="", evidence=(_piece(EvidenceKind.DOCUMENT, "抽样记录", text),))
    assert any("封存" in gap.note for gap in signature_gaps(case)) is said


LISTED = "在禁采区、禁采期内采砂的，或者使用没有登记的挖砂船、抽砂泵采砂的"


@pytest.mark.parametrize(
    ("conduct", "facts", "asked"),
    [
        (LISTED, "冯某使用抽砂泵采砂两方。", False),
        (LISTED, "冯某在县政府公布的禁采区采砂两方。", True),
        (LISTED, "冯某在青石保护区内使用抽砂泵采砂两方。", True),
        ("在城市建成区内饲养家禽的", "冯某在院内饲养家禽。", True),
    ],
)
def test_an_area_is_asked_for_where_the_act_needs_one(conduct: str, facts: str, *, asked: bool) -> None:
    assert ("designated" in features(Case(facts=facts), _clause(conduct))) is asked


@pytest.mark.parametrize(
    ("words", "permit"),
    [
        ("安排未经健康检查的工人上岗", False),
        ("未经体检的司机", False),
        ("使用未经安全检查的索道", False),
        ("未经主管部门批准开业", True),
        ("未经许可进入检查区域", True),
    ],
)
def test_what_nobody_examined_lacks_no_permit(words: str, *, permit: bool) -> None:
    assert bool(PERMIT.search(words)) is permit


SHARE = (Fine("", "", "percent", 5, 10, base="购货总额"),)


@pytest.mark.parametrize(
    ("reasons", "base"),
    [
        ("在购货总额5%以上10%以下取6%，20000元×6%＝1200元。", Decimal(20000)),
        ("购货总额20000元×6%＝1200元。", Decimal(20000)),
        ("20000元×6%＝1200元。", None),  # of what is not said
        ("购货总额按账册，押金20000元×6%＝1200元。", None),  # it is called otherwise
    ],
)
def test_the_base_may_be_named_in_the_clause_before(reasons: str, base: Decimal | None) -> None:
    number = number_of(Case(facts="", discretion=reasons, fine_yuan=1200), SHARE)
    assert (number.value if number else None) == base


@pytest.mark.parametrize(
    ("text", "speaks"), [("送货单：单价90元，付讫。", True), ("房屋两间，朝南。", False)]
)
def test_what_was_bought_is_told_by_its_papers(text: str, *, speaks: bool) -> None:
    piece = _piece(EvidenceKind.DOCUMENT, "单据", text)
    assert speaks_of_base(piece, ("进货总额",)) is speaks
