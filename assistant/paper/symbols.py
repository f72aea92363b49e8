"""Symbols that Word keeps as a font and a code, and the tick boxes of forms."""

from __future__ import annotations

from assistant.paper.package import Xml
from assistant.paper.wordml import child, is_on

UNKNOWN = "〓"  # the printers' mark for a character that is not at hand
_TICKED = {
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0x6F): "□",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x6C): "●",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x54): "☒",
    ("wingdings 2", 0x53): "☒",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x4F): "✗",
    ("wingdings 2", 0xA3): "□",
    ("wingdings 2", 0x2A): "□",
}


def symbol(font: str | None, code: str | None) -> str:
    """The character of a ``w:sym``.

    Args:
        font: its font.
        code: its code in hexadecimal; symbol fonts use F000 … F0FF.
    """
    try:
        number = int(code or "", 16)
    except ValueError:
        return UNKNOWN
    known = _TICKED.get(((font or "").lower(), number & 0xFF))
    if known and (number < 0x100 or 0xF000 <= number <= 0xF0FF):
        return known
    return UNKNOWN if number < 0x20 or not 0 < number < 0xD800 else chr(number)


def box_mark(field: Xml) -> str:
    """The tick box that a form field begins with; "" for a field of another kind."""
    box = child(child(field, "ffData"), "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    return "☑" if is_on(state if state is not None else child(box, "default")) else "□"
