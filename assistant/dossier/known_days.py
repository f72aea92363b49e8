"""The days that a case knows: those that its papers, steps and facts name, and whether its act went on for more than one."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.dossier.model import Case, Evidence

LASTING = re.compile(
    r"至今|持续|连续|多次|每[天日月]|以来|起至|(?:\d日|\d号|\d月)(?:起|至|到|—|-|~)|期间|陆续|先后"
)
"""Words of an act that went on for more than a day."""
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]")
_KEPT = 512  # texts whose days are kept: every statement is held against the rest of the case

MonthDay = tuple[int, int]


@lru_cache(maxsize=_KEPT)
def days_in(text: str) -> frozenset[MonthDay]:
    """Month and day of every day that a text names, with or without its year.

    Args:
        text: of a paper.
    """
    return frozenset((int(month), int(day)) for month, day in _MONTH_DAY.findall(text))


def known_beside(case: Case, piece: Evidence) -> frozenset[MonthDay]:
    """Month and day of all that a case tells of beside the words of one paper; the day on which that was obtained is known.

    Args:
        case: evidence, steps, facts and reasons are read.
        piece: of its evidence.
    """
    texts = [p.text for p in case.evidence if p.id != piece.id] + [s.note for s in case.steps]
    days = {day for text in (case.facts, case.discretion, *texts) for day in days_in(text)}
    made = [p.obtained for p in case.evidence if p.obtained] + [s.on for s in case.steps]
    return frozenset(days | {(day.month, day.day) for day in made})
