"""What an inquiry has covered and what is still to be asked (DOMAIN §5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.speech.inquiry import ChecklistItem, load_inquiry
from assistant.speech.record import UNHEARD
from assistant.speech.record_model import Line, Record


class Covered(StrEnum):
    """State of one item of the checklist."""

    ANSWERED = "已问已答"
    UNANSWERED = "已问未答"
    OPEN = "未问"


@dataclass(frozen=True, slots=True)
class Checked:
    """An item with its state and the numbers of the lines that speak to it."""

    name: str
    state: Covered
    question: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question to put next, and why."""

    question: str
    why: str


def check(record: Record) -> tuple[Checked, ...]:
    """State of every item; only what was really said counts, not notices still marked 录音中未听到."""
    return tuple(_check(item, record.lines) for item in load_inquiry().checklist)


def follow_ups(
    record: Record, elements: Sequence[str] = (), conditions: Sequence[str] = ()
) -> tuple[FollowUp, ...]:
    """Questions still to be asked: open items, then what the clause at hand needs.

    Args:
        record: the record so far.
        elements: names of elements that are missing, single or in conflict (``Gap.element`` of check_evidence).
        conditions: trigger conditions of the penalty rule (``PenaltyRule`` fines and penalties).
    """
    wording = load_inquiry()
    found = [
        FollowUp(c.question, f"清单“{c.name}”{c.state}") for c in check(record) if c.state != Covered.ANSWERED
    ]
    for name in elements:
        question = next((q for start, q in wording.elements.items() if name.startswith(start)), "")
        found += [FollowUp(question, f"要件“{name}”还缺证据")] * bool(question)
    for condition in dict.fromkeys(conditions):
        for form, question in wording.conditions.items():
            if form.search(condition):
                found.append(FollowUp(question, f"罚则条件“{condition}”要问清"))
    return tuple({f.question: f for f in reversed(found)}.values())[::-1]


def _check(item: ChecklistItem, lines: Sequence[Line]) -> Checked:
    asked = [n for n, line in enumerate(lines) if line.role == "问" and _says(line, item.asked)]
    answers = {n: _answers(lines, n) for n in asked}
    good = [n for n in asked if any(_says(lines[a], item.answered) for a in answers[n])]
    if good:
        shown = sorted({m for n in good for m in (n, *answers[n])})
        return Checked(item.name, Covered.ANSWERED, item.question, tuple(shown))
    return Checked(item.name, Covered.UNANSWERED if asked else Covered.OPEN, item.question, tuple(asked))


def _answers(lines: Sequence[Line], question: int) -> list[int]:
    """The lines that answer a question: those after it up to the next question."""
    found = []
    for number in range(question + 1, len(lines)):
        if lines[number].role == "问":
            break
        found.append(number)
    return found


def _says(line: Line, forms: Sequence[re.Pattern[str]]) -> bool:
    return UNHEARD not in line.marks and any(form.search(line.tidied) for form in forms)
