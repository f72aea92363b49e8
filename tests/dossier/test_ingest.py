import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfWriter

from assistant.dossier.ingest import MAX_CHARACTERS, check_text, read_text
from assistant.errors import InputError


def test_docx_keeps_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("行政处罚决定书")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "当事人", "甲"
    document.add_paragraph("此致")
    document.save(str(tmp_path / "a.docx"))
    assert read_text(tmp_path / "a.docx") == "行政处罚决定书\n| 当事人 | 甲 |\n此致"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_plain_text_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("现场检查笔录".encode(encoding))
    assert read_text(tmp_path / "a.txt") == "现场检查笔录"


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"{number}.xml", b"0" * 100_000_000)


def _encrypted(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    writer.write(path)


def _blank(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(path)


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("a.docx", lambda p: p.write_bytes(b"not a zip"), "无法打开 Word 文件"),
        ("a.docx", _bomb, "解压后过大"),
        ("a.pdf", lambda p: p.write_bytes(b"%PDF-1.7 cut"), "无法打开 PDF 文件"),
        ("a.pdf", _encrypted, "有密码"),
        ("a.pdf", _blank, "没有文字层"),
        ("a.txt", lambda p: p.write_bytes(b""), "是空的"),
        ("a.txt", lambda p: p.write_bytes(b"RIFF\x00\x00\x00\x00WAVE"), "不是文本文件"),
        ("a.txt", lambda p: p.write_text("  \n", encoding="utf-8"), "是空的"),
        ("a.exe", lambda p: p.write_bytes(b"MZ"), "不支持的文件格式"),
        ("a.txt", lambda p: None, "找不到文件"),
    ],
)
def test_bad_files_are_refused_with_a_reason(tmp_path: Path, name: str, make: object, says: str) -> None:
    path = tmp_path / name
    make(path)  # type: ignore[operator]
    with pytest.raises(InputError, match=says):
        read_text(path)


def test_too_long_text_is_refused() -> None:
    with pytest.raises(InputError, match="过长"):
        check_text("字" * (MAX_CHARACTERS + 1))
