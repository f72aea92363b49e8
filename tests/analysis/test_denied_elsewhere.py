"""What looks like a denial, a lack or a blank and is none: told by the facts too, absent from a record only, no objection."""

import pytest

from assistant.analysis.elements import load_elements
from assistant.analysis.gaps import _facts_say
from assistant.analysis.testimony import Proof
from assistant.analysis.unsigned import is_unsigned
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.facts import evidence_facts
from assistant.dossier.identities import _may_be_one
from assistant.dossier.model import Case, Evidence, EvidenceKind


@pytest.mark.parametrize(
    ("words", "facts", "same"),
    [
        ("该水域不在禁渔区", "查获时用电瓶捕鱼，该水域不在禁渔区", True),
        ("当天不在休市时间", "当天不在休市时间，张某占道卖菜", True),
        ("店里没有卖过这种酒", "店里卖过期的酒，没有健康证", False),
        ("没有倒过垃圾", "夜里往河边倒垃圾", False),
    ],
)
def test_a_denial_that_the_facts_share_contradicts_nothing(words: str, facts: str, same: bool) -> None:
    assert _facts_say(words, facts) is same


@pytest.mark.parametrize(
    ("sentence", "absent"),
    [
        ("近一年订货记录中无红叶牌卷烟", True),
        ("系统里未查到该车的登记", True),
        ("进货台账中没有这批辣条", True),
        ("货架上没有这批辣条", False),
        ("院内没有堆放木料", False),
    ],
)
def test_what_a_record_does_not_hold_may_be_there(sentence: str, absent: bool) -> None:
    assert bool(load_patterns().absent_from_records.search(sentence)) is absent


@pytest.mark.parametrize(
    ("clause", "unsigned"),
    [
        ("被询问人对记录内容没有异议并签名", False),
        ("当事人核对笔录无误签名", False),
        ("当事人对笔录没有补充并逐页签字", False),
        ("被询问人未在笔录上签名", True),
        ("笔录末页当事人签名处空白", True),
    ],
)
def test_no_objection_is_no_missing_signature(clause: str, unsigned: bool) -> None:
    assert is_unsigned(clause) is unsigned


def _values(name: str, text: str) -> set[str]:
    piece = Evidence(id="E1", kind=EvidenceKind.DOCUMENT, name=name, text=text)
    return {fact.value for fact in evidence_facts(piece) if fact.name == "许可手续"}


def test_what_an_order_asks_for_is_not_held() -> None:
    ordered = "责令某公司立即停工，于2026年3月9日前改正，依法取得施工许可证。"
    assert _values("责令改正通知书", ordered) == set()
    assert _values("情况说明", "该公司2025年3月1日取得施工许可证。") == {"有"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("经查询系统，某店无农药经营许可证核发记录。隔街的另一家店持有许可证，与本案无关。", True),
        ("经查询系统，某店持有农药经营许可证，有效期至2027年5月。", False),
        ("经查询系统，某店于2026年5月9日取得农药经营许可证。", True),
        ("经查询系统，某店持有农药经营许可证，有效期至2025年5月1日。", True),
        ("经查询系统，某店于2024年5月9日取得农药经营许可证。", False),
        ("我局向乙店核发农药经营许可证，某店不是持证人。", True),
    ],
)
def test_an_answer_tells_of_the_party_and_of_others(text: str, shown: bool) -> None:
    case = Case.model_validate({"facts": "2026年3月5日某店未取得农药经营许可证销售农药。"})
    piece = Evidence(id="E1", kind=EvidenceKind.DOCUMENT, name="农药经营许可查询证明", text=text)
    element = next(e for e in load_elements() if e.id == "permit")
    assert bool(Proof(case, "未取得农药经营许可证经营农药").speaks_to(element, piece)) is shown


@pytest.mark.parametrize(
    ("one", "other", "same"), [("任程丽", "程丽", True), ("程丽", "程丽", True), ("程莉", "程丽", False)]
)
def test_the_end_of_a_post_makes_no_other_name(one: str, other: str, same: bool) -> None:
    assert _may_be_one(one, other) is same
