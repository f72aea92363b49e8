"""Hours that cannot be, and a test that its own report calls passed."""

from __future__ import annotations

import pytest

from assistant.dossier.impossible_hours import impossible_hours
from assistant.dossier.model import Case
from assistant.dossier.passed_tests import passed_after_all

Piece = tuple[str, str, str]


def _case(*pieces: Piece, facts: str = "甲。") -> Case:
    evidence = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text}
        for n, (kind, name, text) in enumerate(pieces, 1)
    ]
    return Case.model_validate({"facts": facts, "evidence": evidence})


@pytest.mark.parametrize(
    ("told", "apart"),
    [
        ("3号包间19时10分开台。", False),
        ("3号包间21时40分开台。", True),
        ("2026年3月4日3号包间21时40分开台。", False),
        ("3号包间21时40分开台，系统时间快70分钟。", False),
    ],
)
def test_what_was_taken_out_before_it_had_come(told: str, *, apart: bool) -> None:
    text = f"2026年3月5日20时30分至20时50分，张甲从前台系统导出当日消费记录，刻盘封存。记录显示：{told}"
    case = _case(("电子数据", "消费记录及提取笔录", text), facts="2026年3月5日，甲店接待未成年人。")
    assert bool(list(impossible_hours(case))) is apart


@pytest.mark.parametrize(
    ("taken", "facts", "apart"),
    [
        ("2026年3月5日8时30分至8时50分，张甲从门禁系统导出当日", "2026年3月5日，甲车闯禁行。", True),
        ("2026年3月7日8时30分至8时50分，张甲从门禁系统导出当日", "2026年3月5日，甲车闯禁行。", False),  # that of the act
        ("2026年3月7日8时30分至8时50分，张甲从门禁系统导出3月5日当日", "2026年3月5日，甲车闯禁行。", False),
        ("2026年3月7日8时30分至8时50分，张甲从门禁系统导出2026年3月5日当日", "", False),
        ("2026年3月5日8时30分至8时50分，张甲从门禁系统导出当日", "2026年3月4日至3月5日，甲车闯禁行。", False),
    ],
)  # fmt: skip
def test_the_records_of_which_day(taken: str, facts: str, *, apart: bool) -> None:
    text = f"{taken}进出记录，刻盘封存。记录显示：甲车13时20分驶入。"
    case = _case(("电子数据", "进出记录及提取笔录", text), facts=facts or "甲。")
    assert bool(list(impossible_hours(case))) is apart


NOISE = "测量时间：2026年3月5日{}。点位：西边界。夜间噪声实测58分贝，超过夜间限值50分贝。"


@pytest.mark.parametrize(
    ("hours", "apart"),
    [
        ("22时10分至22时30分", False),
        ("21时10分至21时30分", True),
        ("5时10分至5时30分", False),
        ("14:10至14:30", True),
    ],
)
def test_a_noise_by_night(hours: str, *, apart: bool) -> None:
    report = ("鉴定意见", "噪声检测报告", NOISE.format(hours))
    assert bool(list(impossible_hours(_case(report)))) is apart
    rule = ("书证", "情况说明", "本市另行规定夜间为21时至次日5时。")
    assert not list(impossible_hours(_case(report, rule)))


FACTS = "经检测，该厂排放的废水化学需氧量超过排放标准。"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("废水化学需氧量45毫克每升，排放标准50毫克每升，达标。", True),
        ("废水化学需氧量未超过排放标准，合格。", True),
        ("废水化学需氧量145毫克每升，排放标准50毫克每升，超标。", False),
        ("废水氨氮达标，化学需氧量超过标准。", False),
        ("采样仪器检定合格，废水化学需氧量145毫克每升。", False),
        ("生活饮用水合格。", False),  # of something else
    ],
)
def test_a_report_that_was_passed(text: str, *, apart: bool) -> None:
    assert bool(list(passed_after_all(_case(("鉴定意见", "检测报告", text), facts=FACTS)))) is apart
    assert not list(passed_after_all(_case(("鉴定意见", "复测检测报告", text), facts=FACTS)))


def test_a_device_that_told_of_the_fault() -> None:
    online = ("电子数据", "在线监测数据", "3月5日化学需氧量超过排放标准。")
    report = ("鉴定意见", "检测报告", "废水化学需氧量45毫克每升，达标。")
    assert not list(passed_after_all(_case(online, report, facts=FACTS)))
    assert not list(passed_after_all(_case(report, facts="该厂废水直排河道。")))
    passed = "该厂废水直排河道，排放的废水化学需氧量未超过排放标准。"
    assert not list(passed_after_all(_case(report, facts=passed)))
