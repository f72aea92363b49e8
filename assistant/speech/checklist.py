"""What an inquiry has covered and what is still to be asked (DOMAIN §5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.speech.inquiry import ChecklistItem, load_inquiry
from assistant.speech.record import UNHEARD
from assistant.speech.record_model import Line, Record
from assistant.speech.roles import asking_score


class Covered(StrEnum):
    """State of one item of the checklist.

    REPLIED: somebody answered, but what the item asks for was not seen in the words; only a person can tell.
    """

    ANSWERED = "已问已答"
    REPLIED = "已问，答话待核对"
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


_BEST = (Covered.ANSWERED, Covered.REPLIED, Covered.UNANSWERED)


def _check(item: ChecklistItem, lines: Sequence[Line]) -> Checked:
    found = [(_state(item, lines, ask), ask) for ask in _asked(item, lines)]
    if not found:
        return Checked(item.name, Covered.OPEN, item.question)
    best = min((state for state, _ in found), key=_BEST.index)
    shown = {n for state, ask in found if state == best for n in (ask, *_answers(lines, ask))}
    return Checked(item.name, best, item.question, tuple(sorted(shown)))


def _asked(item: ChecklistItem, lines: Sequence[Line]) -> list[int]:
    return [n for n, line in enumerate(lines) if line.role == "问" and _says(line, item.asked)]


def _answers(lines: Sequence[Line], question: int) -> list[int]:
    """The lines that answer a question; another question right behind it (a second officer, a repeat) shares them."""
    found: list[int] = []
    for number in range(question + 1, len(lines)):
        if UNHEARD in lines[number].marks:
            continue
        if lines[number].role == "问" and found:
            break
        if lines[number].role != "问":
            found.append(number)
    return found


def _state(item: ChecklistItem, lines: Sequence[Line], ask: int) -> Covered:
    """What became of one question, seen from the answers behind it."""
    forms, asked = load_inquiry().replies, lines[ask].tidied
    said = [lines[n] for n in _answers(lines, ask)]
    closed = any(form.search(asked) for form in forms.closed)
    real = [a for a in said if not _fits(a, forms.refusing) and (closed or not _fits(a, forms.empty))]
    if not real:
        return Covered.REPLIED if _answer_inside(item, asked) else Covered.UNANSWERED
    if closed or any(_says(a, item.answered) or _fits(a, forms.unknown) for a in real):
        return Covered.ANSWERED
    return Covered.UNANSWERED if all(_fits(a, forms.bare) for a in real) else Covered.REPLIED


def _answer_inside(item: ChecklistItem, asked: str) -> bool:
    """Whether an answer may hang on the question itself, where two voices were heard as one."""
    clauses = [c for c in re.split("[，。？！；]", asked) if c]
    last = max(
        (n for n, c in enumerate(clauses) if any(f.search(c) for f in item.asked)), default=len(clauses)
    )
    return any(asking_score(c) < 0 for c in clauses[last + 1 :])


def _fits(line: Line, forms: Sequence[re.Pattern[str]]) -> bool:
    return any(form.search(line.tidied.strip("，。？！；、… ")) for form in forms)


def _says(line: Line, forms: Sequence[re.Pattern[str]]) -> bool:
    return UNHEARD not in line.marks and any(form.search(line.tidied) for form in forms)
