"""Plain text → Paper: one part a line, whatever ends it (LF, CRLF, CR, U+2028, form feed)."""

from __future__ import annotations

from assistant.paper.encoding import decode
from assistant.paper.limits import Budget
from assistant.paper.model import Paper, Part, placed


def read(data: bytes, budget: Budget) -> Paper:
    """The paper of a text file.

    Raises:
        InputError: no text, in an unknown encoding, or beyond the bounds.
    """
    parts = []
    for number, line in enumerate(decode(budget.name, data).splitlines()):
        budget.part(len(line))
        parts.append(Part(line, 0, paragraph=number))
    return Paper(budget.name, placed(parts))
