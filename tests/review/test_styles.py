"""Fictional papers of many agencies, kinds and ways of writing: nothing grave in the correct ones, each planted slip found.

The papers (tests/data/reviewed, all made up) quote no law. ``slips.jsonl`` rows: paper, rule, old, new, and severity where only a hint
can be given.
"""

import json
from pathlib import Path

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import Finding, Severity
from assistant.review.verb import review

HERE = Path(__file__).resolve().parent.parent / "data" / "reviewed"
PAPERS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.txt"))}
SLIPS = [json.loads(line) for line in (HERE / "slips.jsonl").read_text(encoding="utf-8").splitlines()]


def grave(text: str, library: LawLibrary) -> list[Finding]:
    return [f for f in review(text, library=library).findings if f.severity is not Severity.HINT]


@pytest.mark.parametrize("name", PAPERS)
def test_a_correct_paper_is_clean(name: str, packaged_library: LawLibrary) -> None:
    assert [(f.rule, f.message, f.quote) for f in grave(PAPERS[name], packaged_library)] == []


@pytest.mark.parametrize("row", SLIPS, ids=lambda row: f"{row['paper']}-{row['rule']}-{row['new'][:12]}")
def test_a_planted_slip_is_found(row: dict[str, str], packaged_library: LawLibrary) -> None:
    text = PAPERS[row["paper"]]
    assert row["old"] in text
    before = {(f.rule, f.message) for f in review(text, library=packaged_library).findings}
    after = review(text.replace(row["old"], row["new"], 1), library=packaged_library).findings
    new = [f for f in after if f.rule == row["rule"] and (f.rule, f.message) not in before]
    # an only hint is a find where nothing surer can be said, and then the row says so
    assert (
        {"提示"} == {f.severity for f in new} if "severity" in row else any(f.severity != "提示" for f in new)
    )


@pytest.mark.parametrize("name", PAPERS)
def test_cut_lines_and_narrow_marks_change_nothing(name: str, packaged_library: LawLibrary) -> None:
    text = PAPERS[name]
    narrow = text.translate(str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"}))
    assert [(f.rule, f.message) for f in grave(narrow, packaged_library)] == []


def test_a_finding_stands_where_the_source_has_it(packaged_library: LawLibrary) -> None:
    text = PAPERS["D"].replace("，", ",").replace("请求免予处罚", "请求\u200b免予处处罚")
    for found in review(text, library=packaged_library).findings:
        assert text[found.start : found.end] == found.quote
