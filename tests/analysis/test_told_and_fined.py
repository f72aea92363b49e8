"""What a notice tells and what is then decided: rights, sums, hearing; the limits of the penalty on the spot."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.model import Case

Step = tuple[str, str, str]
DECIDED = ("决定", "2026-03-26", "责令改正，罚款5000元")


def _state(rule: str, *steps: Step, paper: tuple[str, str] | None = None, **fields: Any) -> str:
    rows = [{"name": name, "on": on, "note": note} for name, on, note in steps]
    evidence = [{"id": "E1", "kind": "书证", "name": paper[0], "text": paper[1]}] if paper else []
    case = Case.model_validate({"facts": "某事。", "steps": rows, "evidence": evidence} | fields)
    return next((str(f.status) for f in check_procedure(case).findings if f.rule == rule), "")


@pytest.mark.parametrize(
    ("note", "paper", "status"),
    [
        ("告知拟罚款5000元的事实、理由、依据", None, "不足"),
        ("告知拟罚款5000元的事实、理由、依据和救济途径", None, "符合"),
        ("告知拟罚款5000元及听证权", None, "符合"),
        ("告知拟罚款5000元", None, "无法判断"),
        ("告知拟罚款5000元的事实、理由、依据", ("行政处罚告知书", "你可以陈述、申辩。"), "符合"),
        ("送达告知书", None, ""),
    ],
)
def test_a_note_is_no_whole_notice(note: str, paper: tuple[str, str] | None, status: str) -> None:
    assert _state("P21", ("处罚告知", "2026-03-16", note), DECIDED, paper=paper) == status


@pytest.mark.parametrize(
    ("notices", "paper", "status"),
    [
        (["拟罚款3000元"], None, "不足"),
        (["拟罚款8000元"], None, "符合"),
        (["拟罚款2000元、罚款3000元"], None, "符合"),
        (["拟罚款2000元、罚款1000元"], None, "不足"),
        (["拟罚款3000元", "重新告知，拟罚款5000元"], None, "符合"),
        (["拟罚款3000元", "重新告知"], None, "无法判断"),
        (["拟罚款3000元"], ("行政处罚告知书（重新）", "拟罚款5000元。"), "符合"),
    ],
)
def test_the_decision_is_no_heavier_than_what_was_told(
    notices: list[str], paper: tuple[str, str] | None, status: str
) -> None:
    told = [("处罚告知", f"2026-03-{10 + n}", note) for n, note in enumerate(notices)]
    assert _state("P23", *told, DECIDED, paper=paper) == status


@pytest.mark.parametrize(
    ("note", "paper", "status"),
    [
        ("告知拟吊销许可证件的事实、理由和陈述申辩权", None, "缺失"),
        ("告知拟吊销许可证件及听证权", None, "符合"),
        ("送达告知书", None, "无法判断"),
        ("告知陈述申辩权", ("听证告知书", "你有权要求听证。"), "符合"),
    ],
)
def test_the_right_to_a_hearing(note: str, paper: tuple[str, str] | None, status: str) -> None:
    steps = (("处罚告知", "2026-03-16", note), ("决定", "2026-03-26", "吊销许可证件"))
    assert _state("P24", *steps, paper=paper) == status


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("吊销许可证件", "缺失"),
        ("责令关闭", "缺失"),
        ("行政拘留三日", ""),
        ("不予吊销许可证件，罚款5000元", ""),
        ("罚款5000元", ""),
    ],
)
def test_what_is_discussed_together(note: str, status: str) -> None:
    steps = (("处罚告知", "2026-03-16", "拟吊销许可证件，告知陈述申辩、听证权"), ("决定", "2026-03-26", note))
    assert _state("P08", *steps) == status


@pytest.mark.parametrize(
    ("agency", "charges", "status"),
    [
        ("甲市综合行政执法局", 1, "不足"),
        ("甲市公安局乙派出所", 1, "无法判断"),
        ("甲市综合行政执法局", 2, "无法判断"),
    ],
)
def test_the_limit_on_the_spot(agency: str, charges: int, status: str) -> None:
    steps = (("告知", "2026-03-26", "当场"), ("决定", "2026-03-26", "当场处罚，罚款300元"))
    acts = [{"act": f"某事{n}"} for n in range(charges)]
    fields = {"agency": agency, "charges": acts, "party": {"kind": "个人", "name": "李某"}}
    assert _state("P25", *steps, **fields) == status


@pytest.mark.parametrize(("agency", "status"), [("甲市综合行政执法局", "不足"), ("甲市公安局", "")])
def test_cash_taken_by_other_laws(agency: str, status: str) -> None:
    steps = (("决定", "2026-03-26", "当场处罚，罚款150元"), ("当场收缴", "2026-03-26", "收取现金150元"))
    assert _state("P62", *steps, agency=agency) == status
