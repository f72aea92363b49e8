"""The check of evidence as a paper: what is open stands in it, word for word."""

from pathlib import Path

import docx
from samples import full_case

from assistant.analysis.verbs import check_evidence
from assistant.documents.evidence_sheet import evidence_sheet


def test_every_open_element_and_step_is_told(tmp_path: Path) -> None:
    case = full_case()
    report = check_evidence(case)
    paper = docx.Document(str(evidence_sheet(case, report, tmp_path / "表.docx")))
    told = "\n".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    told += "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert case.party.name in told
    for gap in report.gaps:
        assert gap.element in told or gap.status == "不适用"
    assert all(step.element in told for step in report.procedure if step.status != "符合")
    assert all(due.element in told for due in report.due)
