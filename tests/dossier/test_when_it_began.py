"""The day on which an act began: a paper or statement that lets it begin on another, and what only looks like one."""

from __future__ import annotations

import pytest

from assistant.dossier.began import began_apart
from assistant.dossier.model import Case

PARTY, WITNESS, DOCUMENT = "当事人的陈述", "证人证言", "书证"
FACTS = "2026年3月5日检查，该厂自2026年2月9日起开工上机，安排未持证的孙立群操作。"


@pytest.mark.parametrize(
    ("kind", "name", "text", "apart"),
    [
        (WITNESS, "孙立群询问笔录", "我是2月20日才第一次上机。", True),
        (WITNESS, "孙立群询问笔录", "2月20日当天才第一次操作这台冲床。", True),
        (PARTY, "厂长询问笔录", "2月20日才开始上机。", True),
        (WITNESS, "钱广顺询问笔录", "我是2月20日才第一次上机。", False),  # another worker
        (WITNESS, "孙立群询问笔录", "2月9日开始上机，2月20日那天第一次出事。", False),
        (WITNESS, "孙立群询问笔录", "2月20日我第一次见到厂长。", False),
        (PARTY, "厂长询问笔录", "2月20日才开始有粉尘。", False),
        (PARTY, "厂长询问笔录", "2月20日第一天上班。", False),
        (WITNESS, "孙立群询问笔录", "我2月20日见过他。", False),
        (DOCUMENT, "开工报审表", "监理签认2026年2月20日开工。", True),
        (DOCUMENT, "开工报审表", "批准2026年2月20日开工。", False),  # it may have begun before it was allowed
        (DOCUMENT, "施工计划", "计划2026年2月20日开工。", False),
        (DOCUMENT, "施工日志", "二期2026年2月20日开工。", False),
        (DOCUMENT, "会议记录", "2026年2月20日开工例会。", False),
        (DOCUMENT, "复工告示", "2026年2月20日开工，复工复产。", False),
        (DOCUMENT, "营业执照登记表", "2026年2月20日开业。", False),
    ],
)
def test_when_it_began(kind: str, name: str, text: str, *, apart: bool) -> None:
    told = ((PARTY, "厂长笔录", "2月9日开工。"), (DOCUMENT, "日志", "2月9日上机。"), (kind, name, text))
    pieces = [
        {"id": f"E{n}", "kind": of, "name": by, "text": words} for n, (of, by, words) in enumerate(told)
    ]
    case = Case.model_validate({"facts": FACTS, "evidence": pieces, "act_date": "2026-03-05"})
    assert bool(list(began_apart(case))) is apart
