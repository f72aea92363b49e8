"""A draft as docx in the layout of GB/T 9704: A4, 22 lines of 28 characters, 仿宋 body, page numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.documents.model import Draft, Paragraph
from assistant.files import replacing

# style -> (font, size in points, alignment, first-line indent in characters)
_LOOK = {
    "agency": ("方正小标宋简体", 22, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "title": ("方正小标宋简体", 22, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "number": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "heading": ("黑体", 16, WD_ALIGN_PARAGRAPH.LEFT, 2),
    "body": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "item": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "sign": ("仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.RIGHT, 0),
}
_LINE = Pt(28.95)  # 225 mm of text height / 22 lines


def render_docx(draft: Draft, path: Path) -> Path:
    """Write the draft; the file appears whole or not at all.

    Args:
        draft: what to write.
        path: the docx file.
    """
    document = Document()
    _page(document)
    previous = ""
    for paragraph in draft.paragraphs:
        if paragraph.style == "sign" and previous != "sign":
            document.add_paragraph()
        _add(document, paragraph)
        previous = paragraph.style
    document.core_properties.title = draft.name
    with replacing(path) as written:
        document.save(str(written))
    return path


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = footer.add_run("— ")
    _font(run, "宋体", 14)
    _page_number(footer)
    _font(footer.add_run(" —"), "宋体", 14)


def _page_number(paragraph: Any) -> None:
    run = paragraph.add_run()
    _font(run, "宋体", 14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _add(document: Any, paragraph: Paragraph) -> None:
    font, size, alignment, indent = _LOOK[paragraph.style]
    added = document.add_paragraph()
    layout = added.paragraph_format
    layout.alignment = alignment
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
    layout.keep_with_next = paragraph.style == "heading"
    layout.first_line_indent = Pt(size * indent) if indent else None
    for index, line in enumerate(paragraph.text.split("\n")):
        run = added.add_run(line)
        if index:
            run._r.insert(0, OxmlElement("w:br"))
        _font(run, font, size)


def _font(run: Any, name: str, size: float) -> None:
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)
    fonts.set(qn("w:hint"), "eastAsia")
