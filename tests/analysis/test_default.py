"""A penalty for disobeying an order asks for the order and the inspection after it; what is only told apart does not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assistant.analysis.default import conduct_is_default, unobeyed
from assistant.dossier.model import Case
from assistant.law.penalty_model import PenaltyRule

ELSEWHERE = "有下列行为之一的："
TOLD = "3月1日责令公司3月10日前支付，公司逾期不支付，3月12日复查仍未支付。"


def _rule(conduct: str) -> PenaltyRule:
    return cast(PenaltyRule, SimpleNamespace(conduct=conduct, penalties=(), fines=()))


@pytest.mark.parametrize(
    ("conduct", "facts", "said"),
    [
        ("经劳动保障行政部门责令改正拒不改正", "", True),
        ("未按规定报送，经责令，逾期不报送", "", True),
        (ELSEWHERE, TOLD, True),
        (ELSEWHERE, "3月1日下达限期整改指令，期满仍未整改。", True),
        (ELSEWHERE, "3月1日整改通知送达后，届满之日仍未拆除，没有任何动作。", True),
        ("有前款规定行为之一的", "责令限期恢复，当事人拒不恢复，至今没有恢复。", True),
        (ELSEWHERE, "3月1日责令改正，3月3日已经改正。", False),
        (ELSEWHERE, "逾期未缴纳电费，供电所停电。", False),
        ("占用疏散通道", TOLD, False),
        ("责令改正通知书应当送达", "", False),
        ("未取得许可证经营", "责令停止后逾期未停止。", False),
        (ELSEWHERE, "", False),
    ],
)
def test_conduct_that_is_default(conduct: str, facts: str, *, said: bool) -> None:
    assert conduct_is_default(_rule(conduct), Case(facts=facts)) is said


def test_conditions() -> None:
    assert unobeyed(["逾期不改正", "情节严重", "拒不改正的"]) == [True, False, True]
