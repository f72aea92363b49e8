"""Files made to break a reader: each must be read within the bounds or refused by name, never end in a traceback."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from pypdf import PdfReader, PdfWriter
from word_maker import W, package, paragraph, run, text_box


def _tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph(run("内")) + "</w:tc></w:tr></w:tbl>" * depth


def _part(content: bytes, name: str = "word/document.xml") -> bytes:
    """A docx whose main part is these bytes."""
    source = zipfile.ZipFile(io.BytesIO(package(paragraph(run("甲")))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.namelist():
            archive.writestr(entry, content if entry == name else source.read(entry))
    return out.getvalue()


def _entities(kind: str) -> bytes:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    declared = {
        "laughs": f'<!ENTITY e0 "哈哈">{laughs}',
        "file": '<!ENTITY e9 SYSTEM "file:///etc/passwd">',
        "web": '<!ENTITY e9 SYSTEM "http://127.0.0.1:9/x">',
    }[kind]
    body = "<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>"
    return f'<!DOCTYPE d [{declared}]><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


def _bomb(member: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", "<x/>")
        with archive.open(member, "w", force_zip64=True) as stream:
            for _ in range(size // 2**20):
                stream.write(b"0" * 2**20)
    return out.getvalue()


def _lying_sizes() -> bytes:
    """A zip that says its part is small and unpacks to far more."""
    data = bytearray(package(paragraph(run("甲" * 200_000))))
    size = struct.pack("<I", len(zipfile.ZipFile(io.BytesIO(bytes(data))).read("word/document.xml")))
    return bytes(data.replace(size, struct.pack("<I", 500)))


def _locked_zip() -> bytes:
    data = bytearray(package(paragraph(run("甲"))))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("word/document.xml")
    data[entry.header_offset + 6] |= 1
    at = data.rindex(b"word/document.xml") - 46
    data[at + 8] |= 1
    return bytes(data)


def sheet(rows: str, extra: str = "", after: str = "") -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types {space}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships {space}relationships"><Relationship Id="r" Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships {space}relationships"><Relationship Id="r1" Type="{links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'{extra}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{after}</worksheet>',
        )
    return out.getvalue()


def value(place: str, text: str = "甲") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _pdf(stream: bytes, *, filters: str = "/FlateDecode", count: int = 1) -> bytes:
    """A PDF of pages that share one content stream."""
    kids = " ".join("4 0 R" for _ in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        f"<</Length {len(stream)}/Filter[{filters}]>>stream\n".encode() + stream + b"\nendstream",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
    ]
    body = b"%PDF-1.7\n"
    for number, content in enumerate(objects, 1):
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    return body + b"trailer<</Root 1 0 R>>\n%%EOF"


def _locked_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _blank_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    assert len(PdfReader(out).pages) == 1
    return out.getvalue()


def _png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG of so many pixels by its head, whatever it holds."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


_CHAIN = (
    "<mergeCells>"
    + "".join(f'<mergeCell ref="A{n}:XFD{n + 1}"/>' for n in range(1, 20_000))
    + "</mergeCells>"
)
_MERGED = "<w:tbl>" + ("<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 20_000) + "</w:tbl>"
_WIDE = (
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p/></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>'
)
_NOTED = '<w:r><w:footnoteReference w:id="1"/></w:r>'
_CELLS = "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 900 + "</w:tr></w:tbl>"
_OPEN_SPAN = _WIDE.format("-999999999", paragraph(run("后")))

REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "docx, 3.6 million empty paragraphs": ("a.docx", lambda: package("<w:p/>" * 3_600_000), "过多|超过"),
    "docx, 1.9 million empty paragraphs": ("a.docx", lambda: package("<w:p/>" * 1_900_000), "超过"),
    "docx, huge gridSpan": ("a.docx", lambda: package(_WIDE.format("99999999", "<w:p/>")), "列"),
    "docx, a million cells": ("a.docx", lambda: package(_CELLS * 1_000), "超过|过多"),
    "docx, 400 MB in one part": ("a.docx", lambda: _bomb("word/document.xml", 400 * 2**20), "解压后过大"),
    "docx, 100 MB in its main part": ("a.docx", lambda: _part(b"<x>" + b" " * 100 * 2**20 + b"</x>"), "解压后过大"),
    "docx, sizes that lie": ("a.docx", _lying_sizes, "无法打开|过大"),
    "docx, tables nested 60 deep": ("a.docx", lambda: package(_tables(60)), "嵌套|无法打开"),
    "docx, elements nested 5,000 deep": ("a.docx", lambda: package("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "嵌套|无法打开"),
    "docx, text of 3 million characters": ("a.docx", lambda: package(paragraph(run("字" * 3_000_000))), "过长"),
    "docx, billion laughs": ("a.docx", lambda: _part(_entities("laughs")), "实体|无法打开"),
    "docx, entity reads a file": ("a.docx", lambda: _part(_entities("file")), "实体"),
    "docx, entity reads the web": ("a.docx", lambda: _part(_entities("web")), "实体"),
    "docx, control characters": ("a.docx", lambda: package(paragraph(run("甲\x01乙"))), "无法打开"),
    "docx, no XML": ("a.docx", lambda: _part(b"\x00\x01 no XML"), "无法打开"),
    "docx, other root": ("a.docx", lambda: _part(b"<x/>"), "无法打开"),
    "docx, no main part": ("a.docx", lambda: _part(b"<x/>", "_rels/.rels"), "无法打开"),
    "docx, truncated": ("a.docx", lambda: package(paragraph(run("甲" * 99)))[:-40], "无法打开"),
    "docx, garbage behind PK": ("a.docx", lambda: b"PK\x03\x04 not a zip", "无法打开"),
    "docx, password (Office)": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "有密码"),
    "docx, password (zip)": ("a.docx", _locked_zip, "有密码"),
    "docx without a word": ("a.docx", lambda: package("<w:p/>"), "没有文字"),
    "zip of something else": ("a.docx", lambda: _bomb("a.txt", 0).replace(b"[Content_Types].xml", b"[Content_Types].xmz"), "不支持"),
    "OFD": ("a.ofd", lambda: _bomb("OFD.xml", 0), "OFD.*PDF"),
    "xlsx, cells beyond the last column": ("a.xlsx", lambda: sheet(f'<row r="1">{value("XFD1")}</row>'), "列"),
    "xlsx, entities": ("a.xlsx", lambda: sheet("<row><c><v>1</v></c></row>", '<!DOCTYPE d [<!ENTITY e "x">]>'), "实体"),
    "xlsx, one bad row": ("a.xlsx", lambda: sheet('<row r="x"><c r="?" t="n"><v>坏</v></c></row>'), "无法打开"),
    "xlsx, bad shared string": ("a.xlsx", lambda: sheet('<row><c r="A1" t="s"><v>99</v></c></row>'), "无法打开"),
    "csv, a cell of 200,000 characters": ("a.csv", lambda: b'a,"' + b"x" * 200_000 + b'"\n', "无法读取"),
    "csv, 3,000 columns": ("a.csv", lambda: b"x," * 3_000, "列"),
    "html, 200,000 cells": ("a.html", lambda: b"<table>" + b"<tr><td>x" * 200_000, "超过"),
    "html, wide table": ("a.html", lambda: b"<table><tr>" + b"<td colspan=999>x" * 3, "列"),
    "pdf, password": ("a.pdf", _locked_pdf, "有密码"),
    "pdf, cut": ("a.pdf", lambda: b"%PDF-1.7 cut", "无法打开 PDF"),
    "pdf, blank": ("a.pdf", _blank_pdf, "没有文字"),
    "pdf, 2,000 pages": ("a.pdf", lambda: _pdf(zlib.compress(b" "), count=2_000), "页"),
    "pdf, 3 million characters": ("a.pdf", lambda: _pdf(zlib.compress(b"BT /F 9 Tf 10 10 Td " + (b"(" + b"x" * 1_000 + b") Tj ") * 3_000 + b" ET")), "过长|时间|无法打开|过大"),
    "pdf, stream packed twice": ("a.pdf", lambda: _pdf(zlib.compress(zlib.compress(b" " * 2**28, 9), 9), filters="/FlateDecode/FlateDecode"), "没有文字|无法打开|时间"),
    "picture, 60,000 by 60,000": ("a.png", lambda: _png(60_000, 60_000), "过大"),
    "picture, cut": ("a.png", lambda: _png(100, 100, b"x")[:40], "无法打开图片"),
    "picture, only a head": ("a.jpg", lambda: b"\xff\xd8\xff\xe0", "无法打开图片"),
    "picture, heic": ("a.heic", lambda: b"\x00\x00\x00\x18ftypheic\x00\x00", "JPG"),
    "text, binary": ("a.txt", lambda: bytes(range(256)) * 4, "不是文本"),
    "text, 5 million lines": ("a.txt", lambda: b"\n" * 5_000_000 + b"x", "超过"),
    "text, 3 million characters": ("a.txt", lambda: "字".encode() * 3_000_000, "过长"),
    "sound": ("a.txt", lambda: b"RIFF\x00\x00\x00\x00WAVE", "转写"),
    "program": ("a.exe", lambda: b"MZ\x90\x00" + b"\x00" * 60, "程序"),
    "nothing": ("a.docx", lambda: b"", "是空的"),
    "white space": ("a.txt", lambda: b"  \n\n", "是空的"),
}  # fmt: skip

READ: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "docx, chain of 20,000 merged cells": ("a.docx", lambda: package(_MERGED + paragraph(run("末"))), "末"),
    "docx, negative span": ("a.docx", lambda: package(_OPEN_SPAN), "后"),
    "docx, span that is no number": ("a.docx", lambda: package(_OPEN_SPAN.replace("-999999999", "甲")), "后"),
    "docx, text boxes nested": ("a.docx", lambda: package(paragraph(text_box(paragraph(text_box(paragraph(run("深")))) ))), "深"),
    "docx, a note that points to itself": (
        "a.docx",
        lambda: package(
            paragraph(_NOTED),
            {"footnotes": f'<w:footnote w:id="1">{paragraph(run("注") + _NOTED)}</w:footnote>'},
        ),
        "注",
    ),
    "docx named txt": ("a.txt", lambda: package(paragraph(run("甲"))), "甲"),
    "docx named pdf": ("a.pdf", lambda: package(paragraph(run("甲"))), "甲"),
    "text named docx": ("a.docx", lambda: "现场笔录".encode(), "现场笔录"),
    "html named doc": ("a.doc", lambda: "<html><body><p>甲</p></body></html>".encode(), "甲"),
    "html, 100,000 open tags": ("a.html", lambda: b"<html>" + b"<font>" * 100_000 + "甲".encode(), "甲"),
    "html, never closed": ("a.html", lambda: b"<html><p>" + "甲".encode() + b"<!--" * 100_000, "甲"),
    "html, broken attributes": ("a.html", lambda: "<p>甲</p>".encode() + b"<a b='" * 50_000, "甲"),
    "xlsx, a row at the end of the sheet": ("a.xlsx", lambda: sheet(f'<row r="1048576">{value("A1048576")}</row>'), "甲"),
    "xlsx, chain of merged cells": ("a.xlsx", lambda: sheet(f'<row r="1">{value("A1")}</row>', after=_CHAIN), "甲"),
    "csv, one row with control characters": ("a.csv", lambda: "甲,乙\n\x01\x02丙,\x00丁\n".encode(), "甲\n乙\n丙\n丁"),
    "text with control characters": ("a.txt", lambda: "甲\x01\x02乙\x07".encode(), "甲乙"),
}  # fmt: skip
