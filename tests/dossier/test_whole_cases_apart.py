"""Whole dossiers of many trades (fictional): silent as they are, and a change of one paper is told as a contradiction."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case

CASES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "whole_cases_apart.json").read_text("utf-8")
)
_OPEN = {
    ("forklift", "没开"),
    ("ad", "处罚"),
    ("boat", "时间"),
    ("boat", "所有人"),  # the owner may be a brother of the party
    ("clinic", "废物"),
    ("green", "非绿地"),
    ("green", "时间"),
    ("rent", "平台"),
    ("rent", "没隔"),
    ("rent", "开租"),
    ("vet", "厂家"),
    ("vet", "生产日期"),
}
"""What is not found yet, or cannot be: the words of the facts do not tell it."""


def _told(case: dict[str, Any]) -> list[str]:
    return [f"{c.about} {c.a} {c.b}" for c in case_contradictions(Case.model_validate(case))]


@pytest.mark.parametrize("name", list(CASES))
def test_silent_as_it_is(name: str) -> None:
    assert _told(CASES[name]["case"]) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (name, change)
        for name, one in CASES.items()
        for change in one["changes"]
        if (name, change["name"]) not in _OPEN
    ],
    ids=lambda one: one if isinstance(one, str) else one["name"],
)
def test_one_paper_changed(name: str, change: dict[str, str]) -> None:
    case = CASES[name]["case"]
    rows = [dict(row) for row in case["evidence"]]
    for row in (row for row in rows if row["id"] == change["piece"]):
        assert change["old"] in row["text"]
        row["text"] = row["text"].replace(change["old"], change["new"])
    assert _told({**case, "evidence": rows})
