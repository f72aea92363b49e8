"""Read a document that a user hands in into plain text; empty, huge and bad files give a clear message."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import InputError
from assistant.text import readers

MAX_BYTES = 50 * 1024 * 1024
MAX_CHARACTERS = 2_000_000


def read_text(path: Path) -> str:
    """The text of a docx, pdf, html or plain text file, one paragraph a line.

    Raises:
        InputError: the file is missing, empty, too large, damaged, encrypted, scanned, or of another format.
    """
    _check_file(path)
    return check_text(readers.read_text(path.name, path.read_bytes()), name=path.name)


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
