"""What the party says was not running on that day, and a record that found it at work."""

from __future__ import annotations

import pytest

from assistant.dossier.model import Case
from assistant.dossier.running_denied import running_denied

FOUND = "检查时间：2026年3月5日22时。{}"


@pytest.mark.parametrize(
    ("answer", "record", "apart"),
    [
        ("那天夜里没有开破碎机。", "车间内两台破碎机正在作业。", True),
        ("当晚没有营业。", "该店正在营业，有顾客六人。", True),
        ("当天我们没有施工。", "工地正在施工，塔吊运转。", True),
        ("那天夜里没有开破碎机。", "车间内破碎机未在作业。", False),
        ("那天夜里没有开净化器。", "净化器未运行，油烟直排。", False),
        ("平时没有开破碎机。", "车间内两台破碎机正在作业。", False),  # of no day
        ("当天没有营业执照。", "该店正在营业。", False),
        ("那天夜里没有开切割机。", "车间内两台破碎机正在作业。", False),
        ("检查的时候1号线没有生产。", "2号线正在生产。", False),
        ("检查的时候1号线没有生产。", "1号线正在生产。", True),
        ("那天白天没有施工，晚上赶工。", "22时工地正在施工。", False),
        ("那天晚上没有施工。", "22时工地正在施工。", True),
        ("那天夜里没有开破碎机。", "两台破碎机可正常使用，检查时停机。", False),
        ("那天夜里没有开破碎机。", "墙上贴有破碎机使用说明。", False),
        ("那天夜里没有开破碎机。", "破碎机生产日期为2020年5月。", False),
        ("当天没有用锅炉。", "锅炉使用登记证在有效期内。", False),
        ("当天我们没有施工。", "正在施工许可办理阶段的工地，现场停工。", False),
    ],
)
def test_what_was_at_work(answer: str, record: str, *, apart: bool) -> None:
    evidence = [
        {"id": "E1", "kind": "勘验笔录、现场笔录", "name": "现场检查笔录", "text": FOUND.format(record)},
        {"id": "E2", "kind": "当事人的陈述", "name": "王某询问笔录", "text": f"问：在做什么？答：{answer}"},
    ]
    case = Case.model_validate({"facts": "夜间作业。", "evidence": evidence})
    assert bool(list(running_denied(case))) is apart
