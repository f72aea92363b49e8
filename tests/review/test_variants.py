"""Careless variants of one defect in many fields and layouts, and correct counterparts that look alike (``variants.jsonl``).

Rows: paper, rule, edits (old, new), fault. A fault is a new finding of its rule, a hint where a paper alone cannot decide; a counterpart
raises nothing grave.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import Finding, Severity
from assistant.review.verb import review

HERE = Path(__file__).resolve().parent.parent / "data" / "reviewed"
ROWS = [json.loads(line) for line in (HERE / "variants.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def findings(text: str, library: LawLibrary) -> tuple[Finding, ...]:
    return review(text, library=library).findings


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['paper']}-{row['rule']}-{row['edits'][0][1][:12]}"
)
def test_a_variant_is_found_and_its_counterpart_is_left_alone(
    row: dict[str, str | list[list[str]] | bool], packaged_library: LawLibrary
) -> None:
    paper = (HERE / f"{row['paper']}.txt").read_text(encoding="utf-8")
    text = paper
    for old, new in row["edits"]:  # type: ignore[union-attr]
        assert old in text
        text = text.replace(old, new, 1)
    before = {(f.rule, f.message) for f in findings(paper, packaged_library)}
    new_ones = [f for f in findings(text, packaged_library) if (f.rule, f.message) not in before]
    if row["fault"]:
        assert [f for f in new_ones if f.rule == row["rule"]]
    else:
        assert [(f.rule, f.message) for f in new_ones if f.severity is not Severity.HINT] == []


TABLE = """序号　证据名称　数量　证明内容
1　现场笔录　1份　检查时间、地点
2　现场照片、录像　照片6张、视频1段　现场情况
3　许可系统查询记录　1份　未取得经营许可
"""


def test_rows_set_apart_by_wide_blanks_are_pieces() -> None:
    from assistant.paper.model import Paper
    from assistant.review.parts.pieces import pieces_of
    from assistant.review.parts.read import read_decision

    text = f"甲区某局\n行政处罚决定书\n\n经查，当事人于2025年3月5日在乙路8号堆放材料。\n\n以上事实有下列证据：\n{TABLE}\n当事人的行为违反了《某条例》第一条的规定。"
    pieces = pieces_of(read_decision(Paper.of_text(text)))
    assert [(p.name, p.proves) for p in pieces if p.name != "以上事实有下列证据"] == [
        ("现场笔录", "检查时间、地点"), ("现场照片", "现场情况"), ("录像", "现场情况"), ("许可系统查询记录", "未取得经营许可"),
    ]  # fmt: skip


PARTIES = ("当事人一（建设单位）", "第一当事人", "当事人①", "当事人之一", "一、当事人", "当事人（单位）")


@pytest.mark.parametrize("label", PARTIES)
def test_a_counted_party_is_read(label: str) -> None:
    from assistant.paper.model import Paper
    from assistant.review.parts.read import read_decision

    text = (HERE / "qq.txt").read_text(encoding="utf-8").replace("当事人一：", f"{label}：", 1)
    parties = read_decision(Paper.of_text(text)).parties
    assert [p.name.text for p in parties if p.name] == ["山东华岳置业有限公司", "孟庆丰"]
