"""Why an answer is right: the clauses that decide it, looked up and verified when it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.law.library import LawLibrary
from assistant.law.lookup import text_on
from assistant.law.model import LawRef
from assistant.teaching.model import Question


def clauses_of(question: Question, library: LawLibrary) -> tuple[tuple[str, str], ...]:
    """Each clause that decides a question with its text on the day that counts; "" where the library holds none.

    An item comes with the words its paragraph begins with: they say what all the items are punished by.

    Args:
        question: its ``basis`` and day are read.
        library: where the law is.
    """
    day = date.fromisoformat(question.as_of)
    return tuple((reference, _text(LawRef.parse(reference), library, day)) for reference in question.basis)


def _text(ref: LawRef | None, library: LawLibrary, day: date) -> str:
    own = text_on(library, ref, day)
    if not own or ref is None or not ref.provision.item:
        return own
    whole = replace(ref, provision=replace(ref.provision, item=0, point=0))
    lead = text_on(library, whole, day).partition("\n")[0].strip()
    return f"{lead}……{own}" if lead and own not in lead else own


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
