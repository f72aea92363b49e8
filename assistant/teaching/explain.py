"""Why an answer is right: the clauses that decide it, looked up and verified when it is shown."""

from __future__ import annotations

from datetime import date

from assistant.law.library import LawLibrary
from assistant.law.lookup import text_on
from assistant.law.model import LawRef
from assistant.teaching.model import Question


def clauses_of(question: Question, library: LawLibrary) -> tuple[tuple[str, str], ...]:
    """Each clause that decides a question with its text on the day that counts; "" where the library holds none.

    Args:
        question: its ``basis`` and day are read.
        library: where the law is.
    """
    day = date.fromisoformat(question.as_of)
    return tuple((reference, text_on(library, LawRef.parse(reference), day)) for reference in question.basis)


def explained(question: Question, library: LawLibrary) -> str:
    """The explanation in one piece: the reason, then each clause; what is not held is said, not made up."""
    lines = [question.explanation] if question.explanation else []
    for reference, text in clauses_of(question, library):
        lines.append(
            f"{reference}：{text}" if text else f"{reference}：库中没有这一天有效的文本，请自行核对。"
        )
    if question.note:
        lines.append(question.note)
    return "\n".join(lines)
