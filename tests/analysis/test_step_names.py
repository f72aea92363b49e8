"""What people call a step: the word of the act counts, not a like word inside another."""

from __future__ import annotations

import pytest

from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.model import Case


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("特种设备案件法制审核", "法制审核"),
        ("特种设备案法制审核意见", "法制审核"),
        ("医疗设备违法行为法制审核", "法制审核"),
        ("（电子抓拍）案件法制审核", "法制审核"),
        ("法制审核（抓拍案件）", "法制审核"),
        ("法制审核，附监控录像", "法制审核"),
        ("审核", "法制审核"),
        ("电子技术监控设备法制审核", ""),
        ("法制审核（监控设备）", ""),
        ("违法停车行为抓拍设备法制审核", ""),
        ("卡口点位法制和技术审核", ""),
        ("抓拍设备备案法制审核", "备案"),
        ("特种设备案件处罚决定", "决定"),
        ("医疗装备案件检查", "检查"),
        ("粮食储备案件送达", "送达"),
        ("当场处罚备案", "备案"),
        ("监控设备备案", "备案"),
    ],
)
def test_what_a_step_is(name: str, kind: str) -> None:
    assert kind_of_step(name) == kind


def test_the_review_of_a_case_about_equipment_is_found() -> None:
    held = [{"name": "听证", "on": "2026-03-03"}, {"name": "处罚决定", "on": "2026-04-03"}]
    for name, said in (("特种设备案件法制审核", "符合"), ("监控设备法制审核", "缺失")):
        case = Case.model_validate({"facts": "某事。", "steps": [*held, {"name": name, "on": "2026-03-20"}]})
        assert [f.status for f in check_procedure(case).findings if f.rule == "P07"] == [said]
