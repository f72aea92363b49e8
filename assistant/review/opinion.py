"""法制审核意见书 from the findings a reviewer accepted, and the review as a table: Word, Excel and HTML."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from assistant.files import replacing
from assistant.review.model import Finding, Review, Severity
from assistant.review.sheet import Sheet, score
from assistant.text.dates import format_date

_COLUMNS = ("序号", "轻重", "规则", "问题", "原文", "依据", "建议", "应当", "实际")
_WIDTHS = (6, 8, 8, 44, 40, 34, 40, 24, 24)
_FORMULA = ("=", "+", "-", "@")


def conclusion(findings: Sequence[Finding]) -> str:
    """What the opinion proposes (行政处罚法第五十八条, 行政执法法制审核): by the gravest finding."""
    severities = {finding.severity for finding in findings}
    if Severity.FATAL in severities:
        return "存在影响处罚决定合法性的问题，建议退回承办机构补正、纠正后重新报送审核。"
    if Severity.MAJOR in severities:
        return "建议承办机构按所列意见修改、补充后作出决定。"
    return "所检查的各项没有发现需要纠正的问题；未能检查的各项须由审核人员核对案卷后确认。"


def opinion_docx(
    review: Review,
    accepted: Sequence[Finding],
    out: Path,
    *,
    name: str,
    reviewer: str = "",
    day: date | None = None,
) -> Path:
    """Write the opinion paper.

    Args:
        review: the whole review: kind of paper, day, what was not checked.
        accepted: the findings that the reviewer accepts.
        out: the docx file; appears whole or not at all.
        name: what to call the reviewed paper.
        reviewer: who reviews; "" leaves a marked blank.
        day: the day of the opinion; None leaves a marked blank.
    """
    from docx import Document

    document = Document()
    document.add_heading("法制审核意见书", level=0)
    document.add_paragraph(f"送审文书：{name}（{review.kind_name or '文书种类未认出'}）")
    document.add_paragraph(f"审核依据的日期：{format_date(review.as_of)}（{review.as_of_source}）")
    document.add_heading("一、审核意见", level=1)
    document.add_paragraph(conclusion(accepted))
    _findings(document, accepted)
    document.add_heading("三、没有检查的项目", level=1)
    for one in review.unchecked:
        document.add_paragraph(f"{one.rule} {one.title}：{one.why}", style="List Bullet")
    document.add_paragraph(f"审核人：{reviewer or '【待补充：审核人】'}")
    document.add_paragraph(f"日期：{format_date(day) if day else '【待补充：审核日期】'}")
    with replacing(out) as draft:
        document.save(str(draft))
    return out


def _findings(document: object, accepted: Sequence[Finding]) -> None:
    document.add_heading("二、问题和修改意见", level=1)  # type: ignore[attr-defined]
    if not accepted:
        document.add_paragraph("没有采纳的问题。")  # type: ignore[attr-defined]
    for number, one in enumerate(accepted, 1):
        parts = [f"{number}．【{one.severity}】{one.message}。"]
        parts += [f"原文：“{one.quote}”。"] if one.quote else []
        parts += [f"依据：{one.basis}。"] if one.basis else []
        parts += [f"意见：{one.suggestion}。"] if one.suggestion else []
        document.add_paragraph("".join(parts))  # type: ignore[attr-defined]


def _rows(findings: Sequence[Finding]) -> list[tuple[str, ...]]:
    return [
        (str(n), f.severity, f.rule, f.message, f.quote, f.basis, f.suggestion, f.expected, f.actual)
        for n, f in enumerate(findings, 1)
    ]


def to_xlsx(review: Review, out: Path) -> Path:
    """Write findings, what was not checked and the scoring sheet as a workbook.

    Args:
        review: the review.
        out: the xlsx file; appears whole or not at all.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "问题"
    _fill(sheet, _COLUMNS, _rows(review.findings), _WIDTHS)
    unchecked = [(one.rule, one.title, one.why) for one in review.unchecked]
    _fill(book.create_sheet("没有检查"), ("规则", "名称", "原因"), unchecked, (8, 30, 60))
    _fill(
        book.create_sheet("评查"),
        ("项目", "内容", "结果", "扣分", "说明"),
        _scored(score(review.findings, review.results)),
        (8, 34, 16, 8, 70),
    )
    made = BytesIO()
    book.save(made)
    with replacing(out) as draft:
        draft.write_bytes(made.getvalue())
    return out


def _fill(
    sheet: object, columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> None:
    sheet.append(list(columns))  # type: ignore[attr-defined]
    for row in rows:
        sheet.append([_safe(cell) for cell in row])  # type: ignore[attr-defined]
    for place, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHI"[place]].width = width  # type: ignore[attr-defined]


def _safe(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _scored(sheet: Sheet) -> list[tuple[str, ...]]:
    lines = [
        (line.item.id, line.item.title, str(line.state), str(line.points), line.why) for line in sheet.lines
    ]
    return [*lines, ("", "得分", sheet.grade, str(sheet.score), f"{sheet.open} 项无法判断，没有扣分")]


def to_html(review: Review, name: str) -> str:
    """The review as one page of HTML; every text is escaped.

    Args:
        review: the review.
        name: what to call the reviewed paper.
    """
    head = "".join(f"<th>{column}</th>" for column in _COLUMNS)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>"
        for row in _rows(review.findings)
    )
    lacking = "".join(
        f"<li>{r.rule} {html.escape(r.title)}：{html.escape(r.why)}</li>" for r in review.unchecked
    )
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{html.escape(name)}</title>'
        f"<h1>{html.escape(name)}</h1><p>{html.escape(review.kind_name)}；按 {review.as_of} 的规定（{html.escape(review.as_of_source)}）。"
        f"{html.escape(conclusion(review.findings))}</p><table border='1'><tr>{head}</tr>{body}</table>"
        f"<h2>没有检查的项目</h2><ul>{lacking}</ul></html>"
    )
