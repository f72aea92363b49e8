"""Text that a user types in place of handing in a file, and its bounds."""

from __future__ import annotations

from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.paper.limits import MAX_CHARACTERS, SPLIT

MAX_FACTS = 100_000  # characters: an inquiry of a day written down word by word has half of that


def check_facts(case: Case) -> None:
    """See whether the facts of a case can be worked on; an empty case can.

    Raises:
        InputError: they are far too long to be facts.
    """
    if len(case.facts) > MAX_FACTS:
        raise InputError(
            f"违法事实过长（{len(case.facts):,} 字，上限 {MAX_FACTS:,} 字）",
            "请写要点，原始材料作为证据附上",
        )


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
