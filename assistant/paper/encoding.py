"""Bytes of Chinese text to characters: UTF-8, UTF-16, GB18030 or Big5, with or without a byte order mark."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 20_000
_PIECE = 1 << 20
_ENOUGH = 0.6
_TEXT_CONTROLS = set("\t\n\r\f\v\x1a")
_CONTROL_CHARACTERS = [chr(c) for c in range(32) if chr(c) not in _TEXT_CONTROLS]
_CONTROLS = {
    c: None for c in [*range(32), 0x7F, 0xFEFF, 0xFFFE, 0xFFFF] if chr(c) not in "\t\n\r\f\v\x1c\x1d\x1e"
}


def decode(name: str, data: bytes) -> str:
    """The text of a file, without byte order mark and control characters.

    Args:
        name: the file's name, for the message.
        data: its content.

    Raises:
        InputError: it is no text, or in none of the known encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return clean(data[len(mark) :].decode(encoding, errors="replace"))
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)  # a last character cut in two is let go
    except UnicodeDecodeError:
        text = _guess(data)
    else:
        if text.isascii() and any(c in text for c in _CONTROL_CHARACTERS):
            text = _guess(data)
    if not text:
        raise InputError(
            f"不是文本文件，或者无法识别文字编码：{name}", "请按真实格式保存，或者另存为 UTF-8 文本"
        )
    return clean(text)


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a text file as ``decode`` reads them; one in UTF-8 is never held whole, so that it may be of any size.

    Raises:
        InputError: it is no text, or in none of the known encodings.
    """
    if not path.stat().st_size or not _is_utf8(path):
        yield from decode(path.name, path.read_bytes()).split("\n")
        return
    with path.open(encoding="utf-8-sig", errors="ignore", newline="\n") as file:
        for line in file:
            yield clean(line.removesuffix("\n"))


def _is_utf8(path: Path) -> bool:
    """Whether a file is UTF-8 for certain, read in pieces; a last character cut in two is let go."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while piece := file.read(_PIECE):
                text = decoder.decode(piece)
                if text.isascii() and any(c in text for c in _CONTROL_CHARACTERS):
                    return False
        except UnicodeDecodeError:
            return False
    return True


def clean(text: str) -> str:
    """The text without control characters and marks that no reader sees."""
    return text.translate(_CONTROLS)


def _guess(data: bytes) -> str:
    """The text in the encoding under which most of it is everyday writing; "" if that is under none of them."""
    encodings = ["gb18030", "big5hkscs", *(["utf-16-le", "utf-16-be"] if len(data) % 2 == 0 else [])]
    scored = [(_everyday(data, encoding), -turn, encoding) for turn, encoding in enumerate(encodings)]
    score, _, encoding = max(scored)
    if score < _ENOUGH:
        return ""
    return data.decode(encoding, errors="replace")


def _everyday(data: bytes, encoding: str) -> float:
    """The share of the text's characters that everyday writing uses; 0 if it cannot be in the encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data[:_SAMPLE])
    except UnicodeDecodeError:
        return 0.0
    if (
        not text
        or "\x00" in text
        or sum(c < " " and c not in _TEXT_CONTROLS for c in text) > len(text) // 100
    ):
        return 0.0
    wide = [c for c in text if c > "\x7f"]
    if not wide:
        return 1.0
    known = _common()
    return sum(c in known for c in wide) / len(wide)


@cache
def _common() -> frozenset[str]:
    """Punctuation and the first levels of the two national character sets: the characters of everyday use."""
    found: set[str] = set()
    for encoding, last in (("gb2312", 0xD7), ("big5", 0xC6)):
        pairs = (bytes((lead, trail)) for lead in range(0xA1, last + 1) for trail in range(0x40, 0xFF))
        found.update(*(pair.decode(encoding, errors="ignore") for pair in pairs))
    return frozenset(c for c in found if c > "\x7f")
