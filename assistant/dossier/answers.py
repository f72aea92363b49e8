"""Short answers (有。没有。是的。) read with the question they answer."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dossier.cues import Cues
from assistant.dossier.polarity import ClauseReading, Hit, affirmed, denied, opposite, read_clause

_MARKS = ",。!?;:"
_PARTICLES = "吗么吧呢啊"
_NEGATING = ("negations", "refuses", "find")
_VALUE = 14


@dataclass(frozen=True, slots=True)
class _Asked:
    """The matter of a question, where its telling word stands, and its reading when it is negative (没有办证，是吗)."""

    content: str
    by_last: bool = False
    negative: ClauseReading | None = None


def read_answer(words: str, question: str, cues: Cues) -> ClauseReading | None:
    """What a short answer says of the matter asked; None when the words stand by themselves or nothing was asked.

    Args:
        words: the first clause of the answer, folded.
        question: the question, folded; of several the last one counts.
        cues: the word lists.
    """
    forms = cues.answers
    no, yes = forms["denying"].fullmatch(words), forms["affirming"].fullmatch(words)
    if not question or not (no or yes):
        return ClauseReading() if question and _is_value(words, question, cues) else None
    asked = _asked(question, cues)
    if asked.negative is not None:
        return opposite(asked.negative) if forms["contradicting"].fullmatch(words) else asked.negative
    return denied(asked.content, cues, by_last=asked.by_last) if no else affirmed(asked.content, cues)


def _is_value(words: str, question: str, cues: Cues) -> bool:
    """Whether an answer gives only the value that was asked for (三千元), which the question must name."""
    plain = len(words) <= _VALUE and not cues.negation.search(words)
    return (
        plain
        and cues.answers["asks_value"].search(question) is not None
        and not cues.negation.search(question)
    )


def _asked(question: str, cues: Cues) -> _Asked:
    """The matter of a question: behind its A-not-A form (有没有…), or the whole clause before 吗 or 没有."""
    parts = [part for part in question.replace(":", ",").rstrip(_MARKS).split(",") if len(part) > 3]
    text = (parts[-1] if parts else question).rstrip(_MARKS)
    marks = [Hit(str(m.lastgroup), m.start(), m.end()) for m in cues.negation.finditer(text)]
    asks = [hit for hit in marks if hit.kind == "asks" and text[hit.start] not in _PARTICLES]
    if asks:
        form, behind = text[asks[-1].start : asks[-1].end], text[asks[-1].end :].rstrip(_PARTICLES)
        content = (form[0] if form[0] in form[1:] else "") + behind
        return _Asked(content) if len(behind) > 1 else _Asked(text[: asks[-1].start] + content, by_last=True)
    content = text.rstrip(_PARTICLES).removesuffix("没有").removesuffix("没").removesuffix("不")
    inside = [hit for hit in marks if hit.end <= len(content) and hit.kind in _NEGATING]
    negative = read_clause(content, 0, len(content), inside, cues) if inside else None
    return _Asked(content, by_last=True, negative=negative)
