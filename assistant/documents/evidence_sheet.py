"""The check of evidence on a page or two: what is proved, what is missing, what contradicts itself, what is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.analysis.model import ElementStatus, EvidenceReport, Gap
from assistant.analysis.procedure.model import ProcedureStatus
from assistant.dossier.model import Case
from assistant.files import replacing
from assistant.text.dates import format_date

_ORDER = (
    ElementStatus.MISSING, ElementStatus.CONFLICT, ElementStatus.FLAWED, ElementStatus.SINGLE, ElementStatus.UNDECIDED, ElementStatus.PROVED, ElementStatus.NOT_APPLICABLE,
)  # fmt: skip
_SETTLED = (ElementStatus.PROVED, ElementStatus.NOT_APPLICABLE)
_QUOTED = 40
_POINTS, _MARGIN = 9, 15
_WIDTHS = {3: (24, 38, 38), 4: (18, 8, 30, 44)}  # per cent of the line, by number of columns


def evidence_sheet(case: Case, report: EvidenceReport, out: Path, *, day: date | None = None) -> Path:
    """Write the report as docx.

    Args:
        case: number, title and party for the head.
        report: the check.
        out: the docx file; appears whole or not at all.
        day: the day of the check; None leaves it out.
    """
    from docx import Document

    document = Document()
    _compact(document)
    document.add_heading("证据与程序核查表", level=1)
    head = [
        f"案件：{case.id or '未编号'}　{case.title}",
        f"当事人：{case.party.name or '未填写'}",
        f"依据条款：{report.clause or '尚未选定'}",
    ]
    for line in [*head, *([f"核查日期：{format_date(day)}"] if day else []), report.statement]:
        if line:
            document.add_paragraph(line)
    proved = [gap.element for gap in report.gaps if gap.status is ElementStatus.PROVED]
    document.add_paragraph(f"已证实 {len(proved)} 项：{'、'.join(proved) or '无'}")
    columns = ("要件", "状态", "证据和原句", "应补什么")
    _section(document, "一、还要补的要件", columns, _elements(report.gaps), "没有缺口。")
    _section(
        document,
        "二、程序",
        ("要求", "状态", "应当／实际", "说明和依据"),
        _steps(report),
        "没有发现程序问题。",
    )
    _section(document, "三、矛盾", ("关于", "甲证据", "乙证据"), _clashes(report), "没有发现矛盾。")
    _section(document, "四、期限", ("事项", "期满日", "依据"), _due(report), "没有未完的期限。")
    unknown = sum(step.status is ProcedureStatus.UNKNOWN for step in report.procedure)
    document.add_paragraph(
        f"无法判断的程序要求 {unknown} 项。本表由程序逐项比对得出，供承办人核对，不代替审核。"
    )
    with replacing(out) as draft:
        document.save(str(draft))
    return out


def _compact(document: Any) -> None:
    """Landscape, narrow margins, small type: the whole check on a page or two."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    style = document.styles["Normal"]
    style.font.size, style.font.name = Pt(_POINTS), "宋体"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    style.paragraph_format.space_after = Pt(0)


def _section(
    document: Any, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], empty: str
) -> None:
    from docx.shared import Mm

    document.add_heading(title, level=2)
    found = list(rows)
    if not found:
        document.add_paragraph(empty)
        return
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.text = name
    table.autofit = False
    for row in found:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for place, share in enumerate(_WIDTHS[len(columns)]):
        table.columns[place].width = width = Mm(share * (297 - 2 * _MARGIN) / 100)
        for cell in table.columns[place].cells:
            cell.width = width


def _elements(gaps: Sequence[Gap]) -> Iterable[tuple[str, str, str, str]]:
    open_ones = [gap for gap in gaps if gap.status not in _SETTLED]
    for gap in sorted(open_ones, key=lambda one: _ORDER.index(one.status)):
        support = "\n".join(f"{s.evidence}：“{s.quote[:_QUOTED]}”" for s in gap.support)
        advice = f"{gap.collect}（向{gap.source}）" if gap.collect and gap.source else gap.collect
        yield (
            gap.element,
            str(gap.status),
            support,
            "\n".join(part for part in (advice, gap.note, gap.basis) if part),
        )


def _steps(report: EvidenceReport) -> Iterable[tuple[str, str, str, str]]:
    for step in report.procedure:
        if step.status is not ProcedureStatus.MET:
            days = f"{step.expected or '—'}／{step.actual or '—'}" if step.expected or step.actual else ""
            yield (
                step.element,
                str(step.status),
                days,
                "\n".join(part for part in (step.note, step.collect, step.basis) if part),
            )


def _clashes(report: EvidenceReport) -> Iterable[tuple[str, str, str]]:
    for clash in report.contradictions:
        yield (
            clash.about,
            f"{clash.a.evidence}：“{clash.a.quote[:_QUOTED]}”",
            f"{clash.b.evidence}：“{clash.b.quote[:_QUOTED]}”",
        )


def _due(report: EvidenceReport) -> Iterable[tuple[str, str, str]]:
    for one in sorted(report.due, key=lambda due: due.day or date.max):
        yield one.element, format_date(one.day) if one.day else "没有法定期限", one.basis
