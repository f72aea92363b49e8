"""Read a document that a user hands in (docx, pdf, txt) into plain text; bad files give a clear message."""

from __future__ import annotations

import zipfile
from pathlib import Path

from assistant.errors import InputError

MAX_BYTES = 50 * 1024 * 1024
MAX_CHARACTERS = 2_000_000
_MAX_UNPACKED = 300 * 1024 * 1024
_BINARY_HEADS = (
    b"RIFF",
    b"PK\x03\x04",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"ID3",
    b"OggS",
)


def read_text(path: Path) -> str:
    """The text of a docx, pdf or plain text file, one paragraph a line.

    Raises:
        InputError: the file is missing, empty, too large, damaged, encrypted, scanned, or of another format.
    """
    _check_file(path)
    suffix = path.suffix.lower()
    if suffix == ".docx":
        text = _read_docx(path)
    elif suffix == ".pdf":
        text = _read_pdf(path)
    elif suffix in {".txt", ".md", ""}:
        text = _read_plain(path)
    else:
        raise InputError(f"不支持的文件格式：{path.name}", "请上传 docx、pdf（有文字层）或 txt 文件")
    return check_text(text, name=path.name)


def check_text(text: str, *, name: str = "输入的内容") -> str:
    """The text itself when it can be worked on.

    Args:
        text: what the user typed or what a file holds.
        name: how to call it in the message.

    Raises:
        InputError: it is empty or longer than 2,000,000 characters.
    """
    if not text.strip():
        raise InputError(f"{name}没有文字", "请输入或上传有文字的内容")
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{name}过长（{len(text):,} 字，上限 {MAX_CHARACTERS:,} 字）", "请拆分后分别处理")
    return text


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise InputError(f"找不到文件：{path.name}", "请重新选择文件")
    size = path.stat().st_size
    if size == 0:
        raise InputError(f"文件是空的：{path.name}", "请检查文件是否完整")
    if size > MAX_BYTES:
        raise InputError(f"文件过大：{path.name}（{size / 2**20:.0f} MB，上限 50 MB）", "请拆分后分别处理")


def _read_docx(path: Path) -> str:
    from docx import Document
    from docx.table import Table

    _check_zip(path)
    try:
        blocks = list(Document(str(path)).iter_inner_content())
    except Exception as error:
        raise InputError(
            f"无法打开 Word 文件：{path.name}", "文件可能已损坏，请用 Word 打开后另存为 docx 再试"
        ) from error
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += ["\t".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _check_zip(path: Path) -> None:
    """Refuse a damaged archive and one that would unpack to an unreasonable size."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise InputError(
            f"无法打开 Word 文件：{path.name}", "文件可能已损坏或并非 docx，请用 Word 另存为 docx 再试"
        ) from error
    if unpacked > _MAX_UNPACKED:
        raise InputError(f"Word 文件解压后过大：{path.name}", "请拆分后分别处理")


def _read_pdf(path: Path) -> str:
    from pypdf import PdfReader

    try:
        reader = PdfReader(path)
        encrypted = reader.is_encrypted and not reader.decrypt("")
        text = "" if encrypted else "\n".join(page.extract_text() for page in reader.pages)
    except Exception as error:
        raise InputError(f"无法打开 PDF 文件：{path.name}", "文件可能已损坏，请重新导出 PDF") from error
    if encrypted:
        raise InputError(f"PDF 文件有密码：{path.name}", "请去掉密码后再上传")
    if not text.strip():
        raise InputError(f"PDF 没有文字层（可能是扫描件）：{path.name}", "请上传有文字层的 PDF 或 Word 文件")
    return text


def _read_plain(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith(_BINARY_HEADS) or b"\x00" in data[:4096].replace(b"\xff\xfe", b""):
        raise InputError(f"不是文本文件：{path.name}", "请按真实格式保存文件后缀后再上传")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"无法识别文字编码：{path.name}", "请另存为 UTF-8 编码的文本文件")
