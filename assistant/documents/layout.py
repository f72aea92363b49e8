"""The page of a paper after GB/T 9704: A4, 22 lines of 28 characters, 仿宋, page numbers outside, styles by role."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.documents.model import Style

LINE = Pt(28.95)  # 225 mm of text height / 22 lines
CHARACTERS = 28
_WIDE = Mm(156)
_CLOSER = -5  # twentieths of a point: 28 × (16 − 0.25) pt are 441 pt
SIZE = 16
_SONG, _FANG, _HEI, _KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
# font of the standard -> fonts that stand in for it where it is not installed
_STAND_INS = {
    _SONG: "FZXiaoBiaoSong-B05S,宋体,SimSun,Noto Serif CJK SC",
    _FANG: "仿宋,FangSong,FangSong_GB2312,Noto Serif CJK SC",
    _HEI: "SimHei,Noto Sans CJK SC",
    _KAI: "楷体,KaiTi,KaiTi_GB2312,Noto Serif CJK SC",
    "宋体": "SimSun,Noto Serif CJK SC",
    "Times New Roman": "Liberation Serif,Noto Serif CJK SC",
}
# nothing is justified: in a full line LibreOffice then loses the mark of punctuation at its end
_LEFT, _CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
# role -> (name in Word, font, size in points, alignment, first-line indent in characters)
LOOKS: dict[Style, tuple[str, str, float, Any, int]] = {
    "agency": ("文书机关", _SONG, 22, _CENTRE, 0),
    "title": ("文书标题", _SONG, 22, _CENTRE, 0),
    "number": ("文书文号", _FANG, SIZE, _CENTRE, 0),
    "addressee": ("文书主送", _FANG, SIZE, _LEFT, 0),
    "heading": ("文书一级标题", _HEI, SIZE, _LEFT, 2),
    "subheading": ("文书二级标题", _KAI, SIZE, _LEFT, 2),
    "body": ("文书正文", _FANG, SIZE, _LEFT, 2),
    "item": ("文书列项", _FANG, SIZE, _LEFT, 2),
    "record": ("文书笔录", _FANG, SIZE, _LEFT, 0),
    "sign": ("文书署名", _FANG, SIZE, _CENTRE, 0),
    "date": ("文书日期", _FANG, SIZE, _CENTRE, 0),
    "label": ("文书栏目", _FANG, 14, _CENTRE, 0),
    "cell": ("文书栏内", _FANG, 14, _LEFT, 0),
    "note": ("文书附注", _KAI, 12, _LEFT, 0),
}
_BY_NAME: dict[str, Style] = {look[0]: role for role, look in LOOKS.items()}


_UNNEEDED = ("/stylesWithEffects", "/metadata/thumbnail")


def stand_ins() -> dict[str, tuple[str, ...]]:
    """For each font of the standard what to use where it is not installed, the nearest first."""
    return {name: tuple(others.split(",")) for name, others in _STAND_INS.items()}


def role_of(paragraph: Any) -> Style:
    """The role of a paragraph by its Word style; one that no role names is body text."""
    return _BY_NAME.get(paragraph.style.name, "body")


def blank() -> Any:
    """A Word document without text, with page, styles, grid and page numbers."""
    document = Document()
    _lighten(document)
    normal = document.styles["Normal"]
    _font(normal, _FANG, SIZE)
    for role in LOOKS:
        _style(document, role)
    _page(document)
    _stand_ins(document)
    _chinese(document)
    return document


def _lighten(document: Any) -> None:
    """Without the parts of the library's own template that Word does not need: styles of Word 2010, a picture of a page."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNNEEDED)]:
            del rels[key]


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    _grid(section)
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer.paragraphs[0], _RIGHT)
    _number(section.even_page_footer.paragraphs[0], _LEFT)


def _grid(section: Any) -> None:
    """The line grid of 22 lines and 28 characters a page."""
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE.pt * 20)))
    section._sectPr.append(grid)


def _number(paragraph: Any, side: Any) -> None:
    """— 1 — at the outer edge, one character in."""
    paragraph.alignment = side
    layout = paragraph.paragraph_format
    layout.left_indent, layout.right_indent = (Pt(14), None) if side == _LEFT else (None, Pt(14))
    _set(paragraph.add_run("— "), "宋体", 14)
    run = paragraph.add_run()
    _set(run, "宋体", 14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
    _set(paragraph.add_run(" —"), "宋体", 14)


def page_signature(document: Any, text: str) -> None:
    """A line for signatures at the foot of every page, above the page number."""
    section = document.sections[0]
    for footer in (section.footer, section.even_page_footer):
        line = footer.paragraphs[0].insert_paragraph_before(text)
        _set(line.runs[0], _FANG, 12)


def _style(document: Any, role: Style) -> None:
    name, font, size, alignment, indent = LOOKS[role]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = document.styles["Normal"], True
    _font(style, font, size)
    layout = style.paragraph_format
    layout.alignment = alignment
    layout.space_before = layout.space_after = Pt(0)
    if role in ("label", "cell", "note"):
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size * 1.5)
    else:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    layout.keep_with_next = role in ("heading", "subheading", "sign")
    if role == "record":
        layout.tab_stops.add_tab_stop(_WIDE, WD_TAB_ALIGNMENT.RIGHT)
    layout.first_line_indent = Pt(size * indent) if indent else None
    if role in ("agency", "title"):
        layout.line_spacing = Pt(36)
    if role == "number":
        layout.space_after = LINE
    if size == SIZE:
        _close(style)
    _no_snap(style)


def _no_snap(style: Any) -> None:
    """Exact line spacing holds the grid (snapping would widen lines of tables), and figures stand close to characters."""
    properties = style.element.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid"):
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        properties.insert_element_before(off, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")


def _close(style: Any) -> None:
    """Characters so close that 28 of them fill a line of 156 mm."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(_CLOSER))
    properties = style.element.get_or_add_rPr()
    properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs")


def _chinese(document: Any) -> None:
    """The text is Chinese of the mainland: without it a stand-in font gives the punctuation of another place.

    Figures and letters are no Chinese, or LibreOffice ends a line within a number.
    """
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def _font(style: Any, name: str, size: float) -> None:
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)


def _set(run: Any, name: str, size: float) -> None:
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), name)
    fonts.set(qn("w:hint"), "eastAsia")


def _stand_ins(document: Any) -> None:
    """Fonts to use where those of the standard are not installed, in the font table of the file."""
    part = next(p for p in document.part.package.iter_parts() if str(p.partname) == "/word/fontTable.xml")
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in _STAND_INS.items()
    )
    part._blob = part.blob.decode().replace("</w:fonts>", f"{entries}</w:fonts>").encode()
