"""Hearing thresholds that an administrator filled in: whose they are, from when, and what is not theirs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.local_hearings import (
    add_hearing,
    local_hearings,
    remove_hearing,
    threshold,
)
from assistant.analysis.procedure.model import ProcedureStatus
from assistant.analysis.procedure.special import hearing_right
from assistant.dossier.model import Case, Party, Step
from assistant.errors import InputError
from assistant.settings import settings

AGENCY = "甲市综合行政执法局"
ROWS = (
    {"region": "甲省", "person": "3000", "organisation": "30000", "basis": "甲省听证规定第二条"},
    {"region": "甲省/甲市", "person": "5000", "organisation": "50000", "trader": "8000", "basis": "甲市听证规定第三条"},
    {"region": "甲省/甲市", "person": "6000", "organisation": "60000", "basis": "甲市新规定", "since": "2026-06-01"},
    {"agency": "乙局", "person": "1000", "organisation": "10000", "basis": "乙局规定", "until": "2026-01-01"},
)  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("agency", "region", "on", "person"),
    [
        (AGENCY, "甲省/甲市", date(2026, 3, 1), 5000),
        (AGENCY, "甲省/甲市/东区", date(2026, 3, 1), 5000),
        (AGENCY, "甲省/甲市", date(2026, 6, 1), 6000),
        (AGENCY, "甲省/丙市", date(2026, 6, 1), 3000),
        (AGENCY, "甲省/甲市", None, 6000),
        ("乙局", "甲省/甲市", date(2025, 12, 31), 1000),
        ("乙局", "甲省/甲市", date(2026, 1, 1), 5000),
        ("乙局二分局", "丁省", date(2025, 12, 31), None),
        (AGENCY, "甲省外", date(2026, 6, 1), None),
        (AGENCY, "", date(2026, 6, 1), None),
        ("某市公安局", "丁省", date(2026, 6, 1), 2000),
        ("某市公安局", "甲省", date(2026, 6, 1), 3000),
    ],
)
def test_the_nearest_that_holds_on_the_day_counts(
    agency: str, region: str, on: date | None, person: int | None
) -> None:
    for row in ROWS:
        add_hearing(dict(row))
    found = threshold(agency, region, "普通", on)
    assert (found.person if found else None) == person


@pytest.mark.parametrize(
    ("kind", "fine", "status"),
    [
        ("个人", 4999, ProcedureStatus.MET),
        ("个人", 5000, ProcedureStatus.MISSING),
        ("个体工商户", 7999, ProcedureStatus.MET),
        ("个体工商户", 8000, ProcedureStatus.MISSING),
        ("企业", 49999, ProcedureStatus.MET),
        ("企业", 50000, ProcedureStatus.MISSING),
    ],
)
def test_a_case_is_checked_against_it(kind: str, fine: int, status: ProcedureStatus) -> None:
    steps = (
        Step(name="告知", on=date(2026, 3, 1), note=f"告知拟罚款{fine}元的事实、理由、依据和陈述申辩的权利"),
        Step(name="决定", on=date(2026, 3, 10), note=f"作出处罚决定，罚款{fine}元"),
    )
    case = Case(facts="占道", agency=AGENCY, region="甲省/甲市", party=Party(kind=kind), steps=steps)  # type: ignore[arg-type]
    [unknown] = hearing_right(Situation(case, None))
    assert unknown.status is ProcedureStatus.UNKNOWN
    for row in ROWS:
        add_hearing(dict(row))
    [found] = hearing_right(Situation(case, None))
    assert found.status is status
    assert "甲市听证规定第三条" in found.basis


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"person": "1", "organisation": "2", "basis": "依据"}, "地区和机关至少写一个"),
        (
            {"region": "甲省", "person": "五千", "organisation": "2", "basis": "依据"},
            "对个人的罚款（元）：应为整数",
        ),
        ({"region": "甲省", "person": "0", "organisation": "2", "basis": "依据"}, "对个人的罚款（元）：太小"),
        ({"region": "甲省", "person": "1", "basis": "依据"}, "对单位的罚款（元）：没有填写"),
        ({"region": "甲省", "person": "1", "organisation": "2"}, "依据：没有填写"),
        (ROWS[0] | {"since": "去年"}, "自何日起：日期应写成"),
        (ROWS[0] | {"since": "2026-01-02", "until": "2026-01-01"}, "终止之日应在起始之日以后"),
    ],
)
def test_what_cannot_be_a_threshold_is_refused(values: dict[str, str], says: str) -> None:
    with pytest.raises(InputError, match=says):
        add_hearing(dict(values))
    assert local_hearings() == ()


def test_it_is_replaced_and_taken_out() -> None:
    for row in (*ROWS, ROWS[0] | {"person": "4000"}):
        add_hearing(dict(row))
    assert [one.person for one in local_hearings()] == [5000, 6000, 1000, 4000]
    remove_hearing("甲省/甲市", "2026-06-01")
    remove_hearing("乙局")
    assert [one.place for one in local_hearings()] == ["甲省/甲市", "甲省"]
    with pytest.raises(InputError, match="没有“乙局”的听证标准"):
        remove_hearing("乙局")


def test_an_agency_has_one_whatever_region_is_written_beside_it() -> None:
    for region, person in (("", "1000"), ("甲省", "2000")):
        add_hearing(ROWS[3] | {"region": region, "person": person})
    assert [one.person for one in local_hearings()] == [2000]


@pytest.mark.parametrize(
    ("typed", "region", "found"),
    [
        (" 甲省/甲市 ", "甲省/甲市", True),
        ("甲省/", "甲省/甲市", True),
        ("甲省甲市", "甲省/甲市", True),
        ("甲省甲市", "甲省/甲市/东区", True),
        ("甲省甲", "甲省/甲市", False),
        ("甲省甲市", "甲省", False),
        ("甲省/甲市", "", False),
    ],
)
def test_a_region_is_known_however_it_is_typed(typed: str, region: str, found: bool) -> None:
    row = add_hearing(dict(ROWS[0]) | {"region": typed, "basis": " 甲省听证规定第二条 "})
    assert row.region == typed.strip()
    assert (threshold(AGENCY, region, "普通", date(2026, 3, 1)) is not None) is found
