"""Steps that occur more than once, and time that the law does not count: no order or period is broken by the name alone."""

from __future__ import annotations

import pytest

from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.model import Case

Step = tuple[str, str, str]
TOLD = ("处罚告知", "2026-03-16", "告知听证权")
DECIDED = ("决定", "2026-03-26", "责令改正，罚款5000元")


def _state(rule: str, *steps: Step) -> str:
    rows = [{"name": name, "on": on, "note": note} for name, on, note in steps]
    case = Case.model_validate({"facts": "某事。", "steps": rows})
    return next((str(f.status) for f in check_procedure(case).findings if f.rule == rule), "")


@pytest.mark.parametrize(
    ("rule", "steps", "status"),
    [
        ("O09", [("当事人陈述", "2026-03-02", ""), TOLD, ("陈述申辩", "2026-03-18", "")], ""),
        ("O09", [("陈述申辩", "2026-03-02", ""), TOLD], "顺序错误"),
        ("O06", [("送达检验报告", "2026-03-03", ""), DECIDED, ("送达", "2026-03-27", "")], ""),
        ("O06", [DECIDED, ("送达", "2026-03-25", "")], "顺序错误"),
        ("O02", [("决定", "2026-02-10", "后撤销"), TOLD, DECIDED], ""),
        ("O02", [("决定", "2026-03-10", ""), TOLD], "顺序错误"),
    ],
)
def test_order(rule: str, steps: list[Step], status: str) -> None:
    assert _state(rule, *steps) == status


FILED = ("立案", "2025-12-01", "")


@pytest.mark.parametrize(
    ("rule", "steps", "status"),
    [
        ("L01", [FILED, DECIDED], "超期"),
        ("L01", [FILED, ("委托鉴定", "2025-12-20", ""), DECIDED], "无法判断"),
        ("L01", [FILED, ("中止调查", "2025-12-20", ""), DECIDED], "无法判断"),
        ("L01", [FILED, ("听证", "2026-03-20", ""), DECIDED], "无法判断"),
        ("L01", [("鉴定", "2025-11-20", ""), FILED, DECIDED], "超期"),
        ("L01", [FILED, ("处罚告知", "2026-01-05", ""), ("听证", "2026-01-20", ""), DECIDED], "无法判断"),
        ("L01", [FILED, ("处罚告知", "2026-01-05", ""), ("听证", "2026-01-12", ""), DECIDED], "超期"),
        ("L01", [FILED, ("处罚告知", "2026-01-05", ""), ("听证", "2026-01-12", ""), ("中止调查", "2026-01-20", ""), DECIDED], "无法判断"),
        ("L05", [DECIDED, ("送达", "2026-04-10", "直接送达")], "超期"),
        ("L05", [DECIDED, ("送达", "2026-04-10", "3月27日寄出，4月10日签收，邮寄送达")], "无法判断"),
        ("L10", [TOLD, ("听证申请", "2026-03-30", "")], "超期"),
        ("L10", [TOLD, ("重新告知", "2026-03-27", ""), ("听证申请", "2026-03-30", "")], "无法判断"),
        ("L10", [("处罚告知", "2026-03-16", "公告送达"), ("听证申请", "2026-03-30", "")], "无法判断"),
        ("L07", [("扣押", "2026-03-02", ""), ("解除扣押", "2026-04-12", "")], "超期"),
        ("L07", [("扣押", "2026-03-02", ""), ("扣押", "2026-03-20", ""), ("解除扣押", "2026-04-12", "")], "无法判断"),
        ("L07", [("扣押", "2026-03-02", ""), ("鉴定", "2026-02-02", ""), ("解除扣押", "2026-04-12", "")], "超期"),
    ],
)  # fmt: skip
def test_periods(rule: str, steps: list[Step], status: str) -> None:
    assert _state(rule, *steps) == status
