"""Text that a user types in place of handing in a file: the same bounds as for papers."""

from __future__ import annotations

from assistant.errors import InputError
from assistant.paper.limits import MAX_CHARACTERS, SPLIT


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
        raise InputError(f"{name}过长（{len(text):,} 字，上限 {MAX_CHARACTERS:,} 字）", SPLIT)
    return text
