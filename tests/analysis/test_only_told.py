"""What rests on the party's own word alone: no answer about something else, and no paper of ours, stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.analysis.features import features
from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import Suggestion
from assistant.dossier.model import Case
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import PenaltyRule

LAW = Law(1, "虚构市风筝租赁条例", Level.LOCAL)
ASKED = "问：有没有办租赁许可证？答：没有办许可证，先租着风筝看。"


def _clause(conduct: str) -> Suggestion:
    rule = PenaltyRule(Provision(9), conduct)
    return Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW, date(2020, 1, 1)), 1.0)


def _status(element: str, *papers: tuple[str, str, str]) -> str:
    rows = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text}
        for n, (kind, name, text) in enumerate(papers, 1)
    ]
    case = Case.model_validate({"facts": "沈某没有办理租赁许可证，擅自租赁风筝。", "evidence": rows})
    gaps = element_gaps(case, _clause("未取得租赁许可证擅自租赁风筝的"))
    return next(str(gap.status) for gap in gaps if gap.element == element)


SAID = ("当事人的陈述", "沈某询问笔录", ASKED)


@pytest.mark.parametrize(
    ("other", "status"),
    [
        (("书证", "风筝材质认定复函", "样品为尼龙布，应在空旷处放飞。"), "仅有孤证"),
        (("书证", "气象情况说明的复函", "当天风力三级。"), "仅有孤证"),
        (("书证", "许可情况复函", "经查，沈某没有领取过租赁许可证。"), "已证实"),
        (("书证", "查询结果", "系统内查无沈某的登记。"), "已证实"),
    ],
)
def test_an_answer_about_something_else_shows_no_lack_of_a_permit(
    other: tuple[str, str, str], status: str
) -> None:
    assert _status("许可（备案、登记）状态", SAID, other) == status


@pytest.mark.parametrize(
    ("other", "status"),
    [
        (("书证", "许可情况复函", "沈某没有领取过风筝租赁许可证，未办理登记。"), "仅有孤证"),
        (("书证", "登记保存审批表、决定书", "批准对沈某租赁的风筝登记保存。"), "仅有孤证"),
        (("书证", "租赁台账", "沈某租赁风筝三次。"), "已证实"),
        (("勘验笔录、现场笔录", "现场检查笔录", "沈某正在租赁风筝。"), "已证实"),
    ],
)
def test_an_answer_on_the_permit_and_our_orders_show_no_act(other: tuple[str, str, str], status: str) -> None:
    assert _status("违法行为", ("当事人的陈述", "沈某询问笔录", "我擅自租赁风筝。"), other) == status


@pytest.mark.parametrize(
    ("conduct", "asked"),
    [
        ("运输的苗木未附检疫证书的", True),
        ("经营的水产苗种未附有检疫证明的", True),
        ("出厂的风筝未附有质量检验合格证明的", False),
        ("出售的风筝未附说明书的", False),
    ],
)
def test_a_certificate_of_an_authority_is_a_permit(conduct: str, *, asked: bool) -> None:
    assert ("permit" in features(Case(facts="某事。"), _clause(conduct))) is asked
