"""Any file → Paper. What a file is shows in its content, not in its name; every reader works within bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from assistant.errors import InputError
from assistant.files import present
from assistant.paper.limits import MAX_BYTES, SPLIT, Budget
from assistant.paper.model import Paper
from assistant.paper.readers import html, office, pdf, picture, plain, sheet, word
from assistant.paper.readers.progress import Progress, silent
from assistant.paper.readers.sniff import Format, sniff

__all__ = ["read_file", "read_paper", "word_copy"]

_READERS: dict[Format, Callable[[bytes, Budget], Paper]] = {
    Format.WORD: word.read,
    Format.SHEET: sheet.read,
    Format.TABLE: sheet.read_table,
    Format.HTML: html.read,
    Format.TEXT: plain.read,
}
_SEEN: dict[Format, Callable[[bytes, Budget, Progress], Paper]] = {
    Format.PDF: pdf.read,
    Format.PICTURE: picture.read,
}
_CONVERTED = {"docx": Format.WORD, "xlsx": Format.SHEET}


def read_file(path: Path, *, progress: Progress = silent) -> Paper:
    """The paper in a file.

    Args:
        path: the file.
        progress: told in Chinese what a slow reader is at; an exception that it raises stops the reading.

    Raises:
        InputError: as ``read_paper``; or the file is missing.
    """
    present(path)
    _check_size(path.name, path.stat().st_size)
    return read_paper(path.name, path.read_bytes(), progress=progress)


def read_paper(name: str, data: bytes, *, progress: Progress = silent, wordless: bool = False) -> Paper:
    """The paper in the content of a file.

    Args:
        name: the file's name, for messages and for telling csv from plain text.
        data: its content.
        progress: told in Chinese what a slow reader is at; an exception that it raises stops the reading.
        wordless: a file without words gives a paper without words.

    Raises:
        InputError: empty, damaged, locked, of an unknown format, without words, or beyond the bounds of
            ``assistant.paper.limits``; says what to do.
    """
    _check_size(name, len(data))
    if not data.strip():
        raise InputError(f"文件是空的：{name}", "请检查文件是否完整")
    budget = Budget(name)
    kind = sniff(name, data)
    digest = sha256(data).hexdigest()
    if kind in office.CONVERSIONS:
        data = office.convert(data, kind, budget)
        kind = _CONVERTED[office.CONVERSIONS[kind][1]]
    paper = _SEEN[kind](data, budget, progress) if kind in _SEEN else _READERS[kind](data, budget)
    if not wordless and not any(part.text.strip() for part in paper.parts):
        told = f"（{paper.notes[0]}）" if paper.notes else ""
        raise InputError(f"文件里没有文字：{name}{told}", "请检查是否选对了文件；图片请拍清楚、摆正后再试")
    return replace(paper, digest=digest)


def word_copy(name: str, data: bytes) -> bytes | None:
    """A document as docx, for writing into it: itself, or what LibreOffice makes of another office document.

    Returns None for what has no Word form (PDF, pictures, tables, plain text).

    Raises:
        InputError: as ``read_paper``.
    """
    kind = sniff(name, data)
    if office.CONVERSIONS.get(kind, ("", ""))[1] == "docx":
        return office.convert(data, kind, Budget(name))
    return data if kind is Format.WORD else None


def _check_size(name: str, size: int) -> None:
    if size == 0:
        raise InputError(f"文件是空的：{name}", "请检查文件是否完整")
    if size > MAX_BYTES:
        raise InputError(f"文件过大：{name}（{size / 2**20:.0f} MB，上限 {MAX_BYTES // 2**20} MB）", SPLIT)
