"""What the review said wrongly of decisions drafted from random clauses, and what it must go on saying."""

import pytest

from assistant.law.model import LawRef, Provision
from assistant.law.penalty_model import Penalty
from assistant.review.rules.identity import _AGENT
from assistant.review.rules.omitted import _must
from assistant.review.rules.penalty import _meet


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("询问受委托人辛某的笔录", True),
        ("当事人委托其公司员工辛某到场", True),
        ("当事人委托其业务主管辛某到场", True),
        ("私自接受委托人的财物", False),
        ("由市人民政府或者委托其水务主管部门批准", False),
    ],
)
def test_who_speaks_for_the_party(text: str, speaks: bool) -> None:
    assert bool(_AGENT.search(text)) is speaks


@pytest.mark.parametrize(
    ("penalty", "owed"),
    [
        (Penalty("警告"), True),
        (Penalty("警告", party="单位"), True),
        (Penalty("警告", party="责任人员"), False),
        (Penalty("警告", condition="情节严重"), False),
        (Penalty("警告", discretionary=True), False),
    ],
)
def test_a_warning_for_the_persons_in_charge_is_not_owed_by_the_unit(penalty: Penalty, owed: bool) -> None:
    assert _must(penalty, "警告") is owed


@pytest.mark.parametrize(
    ("law", "article", "meet"),
    [("价格法", 14, True), ("中华人民共和国价格法", 14, True), ("价格法", 13, False), ("广告法", 14, False)],
)
def test_a_duty_named_in_short_is_the_same_duty(law: str, article: int, meet: bool) -> None:
    full = LawRef("中华人民共和国价格法", Provision(14))
    assert _meet(LawRef(law, Provision(article)), full) is meet
