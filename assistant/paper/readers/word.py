"""docx → Paper."""

from __future__ import annotations

from assistant.paper.limits import Budget
from assistant.paper.model import Paper
from assistant.paper.word import WordFile


def read(data: bytes, budget: Budget) -> Paper:
    """The paper of a docx.

    Raises:
        InputError: damaged, locked, or beyond the bounds.
    """
    word = WordFile.read(data, budget)
    parts, margins = word.parts()
    return Paper(budget.name, parts, margins=margins, notes=word.notes())
