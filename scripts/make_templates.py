"""The Word templates of corpora/documents from our wording in scripts/templates/*.txt: ``python -m scripts.make_templates``.

A line is a paragraph of body text unless it begins with a mark::

    === decision          begins a template, named by its kind in corpora/papers.yaml
    @title 行政处罚决定书    role: agency title number addressee record sign date note cell
    # 一、 / ## （一）      headings of the first and second rank
    - …                   an item
    @closing 签收：         a line to sign in, with its day at the right edge, indented as body text is
    % for 行 in 当事人情况   a statement that takes away its own paragraph
    | 案由:2 | {{ 案由 }}:10 |   a row of a table of twelve columns, halves allowed (:3.5); ``^3`` after the width: at least three lines high
    |% for 行 in 物品清单   a statement that takes away its own row
    @page                  a new page
    @form                  a page with narrower margins above and below, for a form on one page
    @foot 签名：            a line at the foot of every page
"""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.corpora import corpus
from assistant.documents.layout import LOOKS, SIZE, blank, page_signature
from assistant.speech.inquiry import load_inquiry

SOURCES = Path(__file__).parent / "templates"
_COLUMNS = 24  # two to each of the twelve of a row, whose cells may be half of one wider
_HALF = 2
_WIDTH = 156
_UNIT = 23  # points of height of one line of a form
_MARGIN = 60  # twentieths of a point at the sides of a cell
_CELL = re.compile(r"^(?P<text>.*?)(?::(?P<width>\d+(?:\.5)?))?(?:\^(?P<high>\d+))?$", re.DOTALL)
_ROLE = re.compile(r"@(agency|title|number|addressee|record|sign|date|note|cell|label)\s+(.*)")
_EPOCH = datetime(2026, 1, 1)
_KEPT = {"Header", "HeaderChar", "Footer", "FooterChar", "TableGrid", *(look[0] for look in LOOKS.values())}
_UNUSED = ("/numbering", "/customXml", "/theme", "/webSettings", "/fontTable", "/extended-properties")
_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def build(text: str) -> Any:
    """A Word document from the lines of one template."""
    document, table = blank(), None
    for line in text.strip("\n").split("\n"):
        if line.startswith("|"):
            table = table or _table(document)
            _row(table, line)
            continue
        table = None
        _line(document, line)
    _fewer_styles(document)
    properties = document.core_properties
    properties.author, properties.comments = "", ""
    properties.created = properties.modified = _EPOCH
    return document


def _fewer_styles(document: Any) -> None:
    """Without the looks that nothing here uses, their list, numbering and theme: nine tenths of an empty Word file.

    Our own looks name their fonts; only the defaults below them named the theme's.
    """
    styles = document.styles.element
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)
    for style in styles.findall(qn("w:style")):
        if not (style.get(qn("w:default")) or style.get(qn("w:styleId")) in _KEPT):
            styles.remove(style)
    for fonts in styles.iter(qn("w:rFonts")):
        for name in _THEME:
            fonts.attrib.pop(qn(f"w:{name}"), None)
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in relations.items() if rel.reltype.endswith(_UNUSED)]:
            del relations[key]


def _line(document: Any, line: str) -> None:
    role = _ROLE.match(line)
    if not line.strip():
        return
    if role:
        document.add_paragraph(_tabbed(role[2]), LOOKS[role[1]][0])  # type: ignore[index]
    elif line.startswith("@closing "):
        paragraph = document.add_paragraph(_tabbed(line[9:]), LOOKS["record"][0])
        paragraph.paragraph_format.first_line_indent = Pt(SIZE * LOOKS["body"][4])
    elif line == "@page":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif line.startswith("@foot "):
        page_signature(document, line[6:])
    elif line == "@form":
        section = document.sections[0]
        section.top_margin, section.bottom_margin, section.footer_distance = Mm(25), Mm(25), Mm(15)
    elif line == "@questions":
        _questions(document)
    elif line.startswith("% "):
        document.add_paragraph(f"{{%p {line[2:]} %}}", LOOKS["body"][0])
    elif line.startswith("## "):
        document.add_paragraph(line[3:], LOOKS["subheading"][0])
    elif line.startswith("# "):
        document.add_paragraph(line[2:], LOOKS["heading"][0])
    elif line.startswith("- "):
        document.add_paragraph(line[2:], LOOKS["item"][0])
    else:
        document.add_paragraph(line, LOOKS["body"][0])


def _tabbed(text: str) -> str:
    """The day of a signature at the right edge."""
    return re.sub(r"　+(?=＿＿年＿＿月＿＿日$)", "\t", text)


def _questions(document: Any) -> None:
    """What an inquiry must ask (corpora/documents/inquiry.yaml); nobody's answers are written for them."""
    wording, style = load_inquiry(), LOOKS["record"][0]
    fields = {"{agency}": "{{ 机关名称 }}", "{officers}": "{{ 执法人员 }}", "，执法证号{numbers}": ""}
    asked = [*(n.ask for n in wording.notices), *(c.question for c in wording.checklist)]
    for question in [*asked, *(n.ask for n in wording.closing)]:
        for mark, name in fields.items():
            question = question.replace(mark, name)
        document.add_paragraph(f"问：{question}", style)
        document.add_paragraph("答：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿", style)


def _table(document: Any) -> Any:
    if document.paragraphs:
        document.paragraphs[-1].paragraph_format.space_after = Pt(8)
    table = document.add_table(0, _COLUMNS)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _narrow_margins(table)
    return table


def _narrow_margins(table: Any) -> None:
    """Two characters, 序号, fit into a column of a twelfth."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(_MARGIN))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    table._tbl.tblPr.insert(table._tbl.tblPr.index(look), margins)


def _row(table: Any, line: str) -> None:
    row = table.add_row()
    for cell in row.cells:
        cell.width = Mm(_WIDTH / _COLUMNS)
    if line.startswith("|% "):
        row.cells[0].paragraphs[0].add_run(f"{{%tr {line[3:]} %}}")
        _merge(row, 0, _COLUMNS)
        return
    parts = [_CELL.match(part.strip()) for part in line.strip().strip("|").split("|")]
    start, high = 0, 0
    for part in parts:
        assert part is not None
        width = round(float(part["width"]) * _HALF) if part["width"] else _COLUMNS // len(parts)
        _fill(_merge(row, start, width), part["text"].strip())
        start, high = start + width, max(high, int(part["high"] or 1))
    assert start == _COLUMNS, line
    if all("{" not in part["text"] and part["text"].strip() for part in parts if part) and len(parts) > 2:
        _head(row)
    row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Pt(_UNIT * high)
    if high < 6:
        _whole(row)


def _head(row: Any) -> None:
    """A row of headings stays with the row below, and is repeated on each page where it opens a table."""
    if row._tr is row._tr.getparent().tr_lst[0]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _whole(row: Any) -> None:
    """A row does not break over pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _merge(row: Any, start: int, width: int) -> Any:
    cell = row.cells[start]
    return cell.merge(row.cells[start + width - 1]) if width > 1 else cell


def _fill(cell: Any, text: str) -> None:
    lines = text.split("<br>")
    label = "{" not in text and len(text) <= 24 and "：" not in text and len(lines) == 1
    cell.vertical_alignment = 1 if label or len(lines) == 1 else 0
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        right = line.startswith(">")
        paragraph.style = cell.part.document.styles[LOOKS["label" if label else "cell"][0]]
        control = re.fullmatch(r"%(.*)%", line)
        paragraph.add_run(f"{{%p {control[1].strip()} %}}" if control else line.lstrip(">"))
        if right:
            paragraph.alignment = 2
    for paragraph in cell.paragraphs[len(lines) :]:
        paragraph._p.getparent().remove(paragraph._p)


def sources() -> dict[str, str]:
    """The text of every template by its kind."""
    found: dict[str, str] = {}
    for path in sorted(SOURCES.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            kind, _, text = part.partition("\n")
            assert kind.strip() not in found, kind
            found[kind.strip()] = text
    return found


def write(folder: Path) -> list[Path]:
    """Write all templates into a folder; a file whose content is the same stays as it is."""
    written = []
    for kind, text in sources().items():
        path, draft = folder / f"{kind}.docx", folder / f".{kind}.docx"
        build(text).save(str(draft))
        _timeless(draft)
        if path.is_file() and path.read_bytes() == draft.read_bytes():
            draft.unlink()
        else:
            draft.replace(path)
            written.append(path)
    return written


def _timeless(path: Path) -> None:
    with zipfile.ZipFile(path) as source:
        parts = [(entry.filename, source.read(entry)) for entry in source.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            target.writestr(info, data, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    for made in write(corpus("documents")):
        print(made)
