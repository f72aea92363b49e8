"""How far from a thing another one lies is no measure of that thing: distances of two others are not compared."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, Evidence, EvidenceKind


def _found(record: str, report: str) -> bool:
    pieces = (
        Evidence(id="E1", kind=EvidenceKind.RECORD, name="现场检查笔录", text=record),
        Evidence(id="E2", kind=EvidenceKind.EXPERT, name="检测报告", text=report),
    )
    return bool(case_contradictions(Case(facts="甲。", evidence=pieces)))


@pytest.mark.parametrize(
    ("record", "report"),
    [
        ("东院墙外25米为学校。", "点位：东院墙外1米。"),
        ("取水口上游120米为养鸡场。", "取水口上游50米设采样点。"),
        ("变电站围墙外5米堆放秸秆。", "变电站围墙外40米为民房。"),
        ("堤防内侧8米挖坑。", "堤防内侧80米为村道。"),
    ],
)
def test_two_things_lie_each_at_its_distance(record: str, report: str) -> None:
    assert not _found(record, report)


@pytest.mark.parametrize(
    ("record", "report"),
    [
        ("加油站围墙外30米为幼儿园。", "加油站围墙外13米为幼儿园。"),
        ("店门外侧3米摆放桌椅。", "店门外侧5米摆放桌椅。"),
        ("排污口下游200米有鱼塘。", "排污口下游20米有鱼塘。"),
        ("违建院墙长12米。", "违建院墙长21米。"),
    ],
)
def test_one_thing_lies_at_one_distance(record: str, report: str) -> None:
    assert _found(record, report)
