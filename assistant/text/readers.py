"""Bytes of a docx, pdf, html or text file to lines of text; a damaged, locked or scanned file is refused by name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any

from assistant.errors import InputError

MAX_UNPACKED = 300 * 1024 * 1024
_TEXT_PER_PAGE = 5
_BINARY = (b"RIFF", b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"ID3", b"OggS")
_PAGE_NUMBER = re.compile(r"[-—－–\s]*\d{1,4}[-—－–\s]*$|第\s*\d+\s*页.*$")
_NEW_LINE_MARK = re.compile(
    r"\s*(?:第[零〇一二三四五六七八九十百千\d]+[条章节编]|[（(][一二三四五六七八九十百\d]+[）)]|\d+[.．、]|附件|附则|目\s*录)"
)
_SENTENCE_END = ("。", "；", "：", "！", "？", ":", ";", "）")
_BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "title",
    "table",
    "section",
    "td",
    "th",
}


def read_text(name: str, data: bytes) -> str:
    """The text of a file, one paragraph a line.

    Args:
        name: file name; its ending tells the format (docx, pdf, html, htm, txt, md).
        data: its content.

    Raises:
        InputError: empty, damaged, locked, scanned or of another format.
    """
    if not data.strip():
        raise InputError(f"文件是空的：{name}", "请检查文件是否完整")
    reader = READERS.get(PurePosixPath(name).suffix.lower())
    if reader is None:
        raise InputError(f"不支持的文件格式：{name}", "请提供 docx、pdf（有文字层）、txt 或 html 文件")
    return reader(name, data)


def decode(name: str, data: bytes) -> str:
    """Text in UTF-8 (with or without mark), UTF-16 with mark, or GB18030.

    Raises:
        InputError: if it is none of them or no text at all.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data.startswith(_BINARY) or b"\x00" in data[:4096]:
        raise InputError(f"不是文本文件：{name}", "请按真实格式保存文件后缀后再试")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"无法识别文字编码：{name}", "请另存为 UTF-8 编码的文本文件")


def _docx(name: str, data: bytes) -> str:
    from docx import Document
    from docx.table import Table

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise InputError(f"Word 文件解压后过大：{name}", "请拆分后分别处理")
        blocks = list(Document(io.BytesIO(data)).iter_inner_content())
    except InputError:
        raise
    except Exception as error:  # python-docx lets many kinds through for a broken package
        raise InputError(
            f"无法打开 Word 文件：{name}", "文件可能已损坏，请用 Word 另存为 docx 再试"
        ) from error
    lines: list[str] = []
    for block in blocks:
        lines += table_lines(block) if isinstance(block, Table) else block.text.splitlines() or [""]
    return "\n".join(lines)


def table_lines(table: Any) -> list[str]:
    """A table of a docx as text, one line a row."""
    return [
        "| " + " | ".join(cell.text.replace("\n", " ").strip() for cell in row.cells) + " |"
        for row in table.rows
    ]


def _pdf(name: str, data: bytes) -> str:
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() for page in reader.pages]
    except Exception as error:  # pypdf lets many kinds through for a broken file
        raise InputError(f"无法打开 PDF 文件：{name}", "文件可能已损坏，请重新导出 PDF") from error
    if locked:
        raise InputError(f"PDF 文件有密码：{name}", "请去掉密码后再试")
    if sum(len(re.sub(r"\s", "", page)) for page in pages) < _TEXT_PER_PAGE * max(1, len(pages)):
        raise InputError(f"PDF 没有文字层（可能是扫描件）：{name}", "请提供有文字层的 PDF 或 Word 文件")
    return "\n".join(join_wrapped([line for page in pages for line in page.splitlines()]))


def join_wrapped(lines: list[str]) -> list[str]:
    """Paragraphs from lines that were broken at the page's width; page numbers are dropped.

    A line goes on with the next one unless it ends a sentence, is short (titles, headings), or the next line starts
    with a mark of its own.
    """
    kept = [line.rstrip() for line in lines if line.strip() and not _PAGE_NUMBER.match(line.strip())]
    width = max((len(line) for line in kept), default=0)
    out: list[str] = []
    open_line = False
    for line in kept:
        if open_line and not _NEW_LINE_MARK.match(line) and not line.startswith(("　　", "    ")):
            out[-1] += line.strip()
        else:
            out.append(line)
        open_line = not line.endswith(_SENTENCE_END) and len(line) >= width * 0.75
    return out


class _Html(HTMLParser):
    """Collects the visible text, a line per block."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style") and self.hidden > 0
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text.append(re.sub(r"[\r\n]+", " ", data))


def _html(name: str, data: bytes) -> str:
    parser = _Html()
    parser.feed(decode(name, data))
    lines = (line.strip(" \t") for line in "".join(parser.text).split("\n"))
    return "\n".join(line for line in lines if line)


READERS: dict[str, Callable[[str, bytes], str]] = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".html": _html,
    ".htm": _html,
    ".txt": decode,
    ".md": decode,
    "": decode,
}
