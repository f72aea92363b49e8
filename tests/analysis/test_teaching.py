"""Teaching cases: the schema, what it refuses, and what corpora/cases holds."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from assistant.analysis.matters import shipped_matters
from assistant.analysis.teaching import MistakeSort, load_teaching_cases
from assistant.errors import CorpusError
from assistant.review.rule import all_rules

PAPER = (
    "本机关决定对当事人罚款五百元。" + "当事人应当自收到本决定书之日起十五日内缴款。" * 8 + "逾期二十日加处。"
)
CASE: dict[str, Any] = {
    "id": "t-dog-leash-1",
    "title": "某甲遛狗案",
    "fictional": True,
    "field": "犬只",
    "matter": "dog-leash",
    "facts": "甲某傍晚在公园草坪放开牵引绳，犬只追着儿童跑，队员劝说后仍不系绳。",
    "penalty": "《温州市养犬管理条例》第三十三条第一款",
    "violated": ["《温州市养犬管理条例》第十九条第一款第（三）项"],
    "kinds": ["罚款"],
    "fine_yuan": 200,
    "party": "个人",
    "lesson": "拒不改正要有录像。",
    "evidence": [
        {"name": "执法记录仪录像", "kind": "视听资料", "shows": "放绳和拒绝系绳的全过程"},
        {"name": "现场笔录", "kind": "勘验笔录、现场笔录", "shows": "地点和当时的人流"},
    ],
    "steps": [{"kind": "告知", "on": "2026-03-02"}, {"kind": "决定", "on": "2026-03-05"}],
    "reasoning": "当事人放开牵引绳，经责令仍不改正。",
    "decision": "罚款二百元。",
    "mistake": {
        "sort": "程序",
        "what": "没有记录责令改正的过程就认定拒不改正",
        "right": "先责令并录下当事人的反应，再认定拒不改正",
        "basis": ["《中华人民共和国行政处罚法》第四十条"],
    },
    "paper": {
        "kind": "decision",
        "text": PAPER,
        "defects": [{"rule": "R30", "quote": "二十日加处", "why": "履行期限前后不一致", "fix": "改为十五日"}],
    },
}


def written(folder: Path, *rows: dict[str, Any], name: str = "犬只.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in CASE.items() if name not in names}


def test_a_whole_case_is_read(tmp_path: Path) -> None:
    (case,) = load_teaching_cases(written(tmp_path, CASE))
    assert case.complete
    assert case.paper
    assert list(case.references) == [
        "《温州市养犬管理条例》第三十三条第一款",
        "《温州市养犬管理条例》第十九条第一款第（三）项",
        "《中华人民共和国行政处罚法》第四十条",
    ]


def test_a_case_without_handling_is_read(tmp_path: Path) -> None:
    row = without("evidence", "steps", "reasoning", "decision", "mistake", "paper")
    (case,) = load_teaching_cases(written(tmp_path, row))
    assert not case.complete


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (CASE | {"fictional": False}, "fictional"),
        (CASE | {"id": "x1"}, "id"),
        (CASE | {"penalty": "养犬条例三十三条"}, "penalty"),
        (CASE | {"kinds": ["罚金"]}, "kinds"),
        (CASE | {"kinds": ["警告"]}, "fine_yuan"),
        (without("fine_yuan"), "fine_yuan"),
        (without("mistake"), "一起写"),
        (without("evidence"), "一起写"),
        (without("evidence", "reasoning", "decision", "mistake"), "paper"),
        (CASE | {"evidence": CASE["evidence"][:1]}, "两件证据"),
        (CASE | {"steps": CASE["steps"][::-1]}, "先后"),
        (CASE | {"act_date": "2026-03-05", "decided_on": "2026-03-01"}, "早于"),
        (CASE | {"mistake": CASE["mistake"] | {"basis": []}}, "basis"),
        (CASE | {"mistake": CASE["mistake"] | {"sort": "其他"}}, "sort"),
        (CASE | {"extra": 1}, "extra"),
        (
            CASE
            | {"paper": CASE["paper"] | {"defects": [CASE["paper"]["defects"][0] | {"quote": "十五日"}]}},
            "出现 8 次",
        ),
        (
            CASE
            | {"paper": CASE["paper"] | {"defects": [CASE["paper"]["defects"][0] | {"quote": "三十日"}]}},
            "出现 0 次",
        ),
        (
            CASE | {"paper": CASE["paper"] | {"defects": [CASE["paper"]["defects"][0] | {"rule": "R99"}]}},
            "rule",
        ),
    ],
)
def test_what_breaks_the_schema_is_refused(tmp_path: Path, row: dict[str, Any], told: str) -> None:
    with pytest.raises(CorpusError, match=told):
        load_teaching_cases(written(tmp_path, row))


@pytest.mark.parametrize("same", ["id", "title", "facts"])
def test_nothing_is_written_twice_over_all_files(tmp_path: Path, same: str) -> None:
    other = CASE | {
        "id": "t-dog-leash-2",
        "title": "另一件",
        "facts": "乙某清晨在小区里放开牵引绳，吓着晨练的老人。",
    }
    written(tmp_path, CASE, name="一.jsonl")
    written(tmp_path, other | {same: CASE[same]}, name="二.jsonl")
    with pytest.raises(CorpusError, match="重复"):
        load_teaching_cases(tmp_path)


def test_shipped_cases_name_known_matters_of_their_field() -> None:
    fields = {matter.id: matter.field for matter in shipped_matters()}
    assert [case.id for case in load_teaching_cases() if fields.get(case.matter) != case.field] == []


def test_shipped_cases_are_enough() -> None:
    cases = load_teaching_cases()
    assert len(cases) >= 150
    assert all(case.fictional and case.complete for case in cases)
    assert sum(case.paper is not None for case in cases) >= 70
    assert {case.field for case in cases} == {matter.field for matter in shipped_matters()}
    assert max(Counter(case.decision for case in cases).values()) == 1


def test_every_sort_of_mistake_is_there() -> None:
    sorts = Counter(case.mistake.sort for case in load_teaching_cases() if case.mistake)
    assert set(sorts) == set(get_args(MistakeSort))
    assert min(sorts.values()) >= 10


def test_a_planted_defect_speaks_of_a_rule_there_is() -> None:
    known = {rule.id for rule in all_rules()}
    planted = {defect.rule for case in load_teaching_cases() if case.paper for defect in case.paper.defects}
    assert planted <= known
    assert len(planted) >= 30
