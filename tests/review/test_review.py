import re
from pathlib import Path

import docx
import pytest
from samples import CLAUSE, full_case

from assistant.documents.verb import draft
from assistant.law.citations import verify_citations
from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.paper.readers import read_file
from assistant.review.model import Finding, Severity
from assistant.review.report import comment_docx, told
from assistant.review.rule import all_rules
from assistant.review.verb import review as full_review


def review(text: str, library: LawLibrary) -> tuple[Finding, ...]:
    return full_review(text, library=library).findings


@pytest.fixture(scope="module")
def decision(packaged_library: LawLibrary) -> str:
    """A decision without gaps: the draft of a full case with its last blanks filled by hand."""
    text = draft(full_case(), library=packaged_library).text
    text = text.replace("【待补充：违则由系统按行为描述推断，核对后删去本提示】", "")
    filled = {
        "缴款银行或者电子支付方式": "丁银行",
        "行政复议机关": "丙市人民政府",
        "管辖的人民法院": "丙市人民法院",
    }
    return re.sub(r"【待补充：([^】]+)】", lambda m: filled[m[1]], text)


def grave(found: tuple[Finding, ...]) -> list[str]:
    return [f.rule for f in found if f.severity is not Severity.HINT]


def test_a_right_decision_has_no_grave_finding(decision: str, packaged_library: LawLibrary) -> None:
    assert grave(review(decision, library=packaged_library)) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (CLAUSE, CLAUSE.replace("第六十条", "第六百条"), "R13"),
        (CLAUSE, CLAUSE.replace("第一款", "第九款"), "R13"),
        (CLAUSE, CLAUSE.replace("（三）", "（九十）"), "R13"),
        ("责令改正", "可以责令改正", "R13"),
        ("伍仟元整（¥5000.00）", "伍佰元整（¥5000.00）", "R32"),
        ("伍仟元整（¥5000.00）", "陆万元整（¥60000.00）", "R15"),
        ("91350100M000100Y43", "91350100M000100Y34", "R04"),
        ("六十日内", "三十日内", "R31"),
        ("六个月内", "三个月内", "R31"),
        ("百分之三加处罚款", "百分之五加处罚款", "R30"),
        ("丙消罚决字〔2026〕第1号", "", "R33"),
        ("甲公司", "【待补充：当事人名称】", "R34"),
        ("丁银行", "____", "R34"),
    ],
)
def test_each_slip_is_found_at_its_place(
    decision: str, packaged_library: LawLibrary, old: str, new: str, rule: str
) -> None:
    assert old in decision
    text = decision.replace(old, new)
    found = [f for f in review(text, library=packaged_library) if f.rule == rule]
    assert found
    assert all(text[f.start : f.end] == f.quote for f in found)


@pytest.mark.parametrize(
    ("pattern", "item"),
    [
        (r"当事人：[^\n]+\n", "一"),
        (r"行政复议|行政诉讼", "五"),
        (r"(.+大队)\n(.+)$", "六"),
        (r"缴纳|履行", "四"),
    ],
)
def test_each_missing_content_is_named(
    decision: str, packaged_library: LawLibrary, pattern: str, item: str
) -> None:
    found = review(re.sub(pattern, "", decision), library=packaged_library)
    assert any(f.rule == "R29" and f"第（{item}）项" in f.basis for f in found)


def test_comments_land_in_the_word_file(decision: str, packaged_library: LawLibrary, tmp_path: Path) -> None:
    source = draft(full_case(), library=packaged_library).save(tmp_path / "draft.docx")
    paper = read_file(source)
    found = review(paper.text, library=packaged_library)
    out = comment_docx(paper, found, tmp_path / "out.docx", source=source)
    said = sorted(comment.text for comment in docx.Document(str(out)).comments)
    assert said == sorted(told(finding) for finding in found)
    assert said
    assert read_file(out).text == paper.text


def test_comments_on_a_paper_without_a_word_file(tmp_path: Path) -> None:
    finding = Finding("R00", Severity.HINT, "说明", 2, 3, "二")
    (tmp_path / "文.txt").write_text("一\n二", encoding="utf-8")
    for source in (None, tmp_path / "文.txt"):
        out = comment_docx(Paper.of_text("一\n二"), [finding], tmp_path / "out.docx", source=source)
        assert read_file(out).text == "一\n二"
        assert [comment.text for comment in docx.Document(str(out)).comments] == ["【提示·R00】说明。"]


def test_the_day_is_read_at_the_foot(decision: str, packaged_library: LawLibrary) -> None:
    answer = full_review(decision, library=packaged_library)
    assert (str(answer.as_of), answer.as_of_source, answer.kind) == ("2026-04-01", "落款日期", "decision")
    assert full_review("没有日期", library=packaged_library).as_of_source == "没有落款日期，按今天"


def test_a_text_that_breaks_off_is_not_accused(decision: str, packaged_library: LawLibrary) -> None:
    cut = decision[: decision.index("以上事实") + 40] if "以上事实" in decision else decision[:400]
    answer = full_review(cut, library=packaged_library)
    assert "R29" not in grave(answer.findings)
    assert any(r.rule == "R29" and r.state == "无法判断" for r in answer.results)


def test_every_rule_is_described_and_its_basis_stands(packaged_library: LawLibrary) -> None:
    numbers = {entry.id for entry in all_rules()}
    assert numbers == {f"R{n:02d}" for n in range(1, 36)}
    for entry in all_rules():
        assert entry.title, entry.id
        assert all(entry.examples), entry.id
        cited = verify_citations(entry.basis, library=packaged_library)
        assert cited, entry.basis
        assert {str(c.status) for c in cited} == {"verified"}, (entry.id, entry.basis)


def test_what_was_not_checked_is_told(decision: str, packaged_library: LawLibrary) -> None:
    answer = full_review(decision, library=packaged_library)
    assert {result.rule for result in answer.results} == {entry.id for entry in all_rules()}
    assert all(result.why for result in answer.unchecked)


def test_hostile_text_does_not_break_the_review(packaged_library: LawLibrary) -> None:
    text = "<script>alert(1)</script>《《《第条》" + "第" * 5000 + "（" * 2000
    answer = full_review(text, library=packaged_library)
    assert any(r.rule == "R29" and r.why == "认不出是哪种文书" for r in answer.results)
