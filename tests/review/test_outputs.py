"""What a review hands out: tracked changes, the opinion paper, the scoring sheet, tables, a folder in one go."""

import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from assistant.cli.folder import review_folder
from assistant.contract.review import ReviewRequest, review
from assistant.errors import InputError
from assistant.paper.model import Paper
from assistant.review.model import Finding, Ground, RuleResult, RuleState, Severity
from assistant.review.sheet import ItemState, load_scheme, score

TEXT = "甲市乙局\n行政处罚决定书\n当事人的行为违返了有关规定，我局决定决定罚款。<b>=1+1</b>\n"


def finding(rule: str, severity: Severity, ground: Ground = Ground.CERTAIN) -> Finding:
    return Finding(rule, severity, "甲", 0, 1, "乙", ground=ground)


def test_proposed_words_become_tracked_changes(tmp_path: Path) -> None:
    answer = review(ReviewRequest(text=TEXT))
    out = answer.comment(Paper.of_text(TEXT), tmp_path / "甲.docx", changes=True)
    xml = zipfile.ZipFile(out).read("word/document.xml").decode()
    assert "w:delText" in xml
    assert ">违返<" in xml
    assert ">违反<" in xml
    plain = answer.comment(Paper.of_text(TEXT), tmp_path / "乙.docx")
    assert "w:delText" not in zipfile.ZipFile(plain).read("word/document.xml").decode()


def test_the_opinion_holds_what_was_accepted_and_marks_what_is_missing(tmp_path: Path) -> None:
    answer = review(ReviewRequest(text=TEXT))
    out = answer.opinion(tmp_path / "意见.docx", name="草稿.docx", accepted=[0], day=date(2026, 3, 5))
    told = "\n".join(p.text for p in docx.Document(str(out)).paragraphs)
    assert answer.findings[0].message in told
    assert answer.findings[1].message not in told
    assert "【待补充：审核人】" in told
    assert "2026年3月5日" in told
    assert "没有检查的项目" in told


def test_tables_escape_what_a_paper_says(tmp_path: Path) -> None:
    answer = review(ReviewRequest(text=TEXT))
    page = answer.save(tmp_path / "甲.html", name="<script>").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    book = openpyxl.load_workbook(answer.save(tmp_path / "甲.xlsx", name="甲"))
    assert book.sheetnames == ["问题", "没有检查", "评查"]
    with pytest.raises(InputError, match=r"\.xlsx"):
        answer.save(tmp_path / "甲.pdf", name="甲")


@pytest.mark.parametrize(
    ("findings", "grade", "state"),
    [
        ([], "优秀", {}),
        ([finding("R15", Severity.FATAL)], "不合格", {"V3": ItemState.VETOED, "S07": ItemState.FOUND}),
        ([finding("R15", Severity.MAJOR)], "优秀", {"V3": ItemState.CLEAN, "S07": ItemState.FOUND}),
        ([finding("R15", Severity.FATAL, Ground.CANNOT_TELL)], "优秀", {"V3": ItemState.CLEAN}),
        ([finding("R34", Severity.HINT)], "优秀", {"S14": ItemState.CLEAN}),
        ([finding(r, Severity.MAJOR) for r in ("R03", "R06", "R07", "R25")], "合格", {}),
    ],
)
def test_the_sheet_scores_by_the_scheme(
    findings: list[Finding], grade: str, state: dict[str, ItemState]
) -> None:
    rules = {rule for item in load_scheme().items for rule in item.rules}
    results = [RuleResult(rule, "", RuleState.PASSED) for rule in rules]
    sheet = score(findings, results)
    assert sheet.grade == grade
    assert {line.item.id: line.state for line in sheet.lines if line.item.id in state} == state


def test_an_item_that_no_rule_could_judge_costs_nothing_and_is_counted() -> None:
    rules = {rule for item in load_scheme().items for rule in item.rules}
    sheet = score([], [RuleResult(rule, "", RuleState.CANNOT_TELL, "缺案卷") for rule in rules])
    assert sheet.score == 100
    assert sheet.open == len(sheet.lines)


def test_the_scheme_adds_up_and_names_rules_that_exist() -> None:
    from assistant.review.rule import all_rules

    scheme = load_scheme()
    assert sum(item.weight for item in scheme.items) == scheme.total
    assert {rule for item in scheme.items for rule in item.rules} == {rule.id for rule in all_rules()}


def test_a_folder_is_reviewed_whole_and_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04 broken")
    review_folder(tmp_path, "")
    summary = (tmp_path / "审核结果" / "汇总.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(summary) == 3
    assert (tmp_path / "审核结果" / "甲.txt.xlsx").is_file()
