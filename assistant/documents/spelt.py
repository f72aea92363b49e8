"""Dates as papers of this trade write them: 2026-09-08 18:30 that somebody typed is 2026年9月8日18时30分."""

from __future__ import annotations

import re
from datetime import date

from assistant.dossier.model import Case

_TYPED = re.compile(
    r"(?<![\w./-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/-]|\.\d|[A-Za-z])"
    r"(?:[ T](?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d)(?![\d:：]))?"
)


def spelt(text: str) -> str:
    """A text with its typed dates in the words of a paper; what is no day of the calendar stays.

    Args:
        text: of the officer's.
    """
    return _TYPED.sub(_told, text)


def _told(found: re.Match[str]) -> str:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return found[0]
    hour = f"{int(found['hour'])}时{found['minute']}分" if found["hour"] else ""
    return f"{day.year}年{day.month}月{day.day}日{hour}"


def case_spelt(case: Case) -> Case:
    """A case with the dates that its officers typed spelt so; what others said and wrote stays word for word.

    Args:
        case: facts, reasons, title, notes of steps and typed facts are read.
    """
    steps = tuple(step.model_copy(update={"note": spelt(step.note)}) for step in case.steps)
    facts = tuple(fact.model_copy(update={"value": spelt(fact.value)}) for fact in case.extracted)
    told = {name: spelt(getattr(case, name)) for name in ("title", "facts", "discretion")}
    charges = tuple(one.model_copy(update={"act": spelt(one.act)}) for one in case.charges)
    return case.model_copy(update={**told, "steps": steps, "extracted": facts, "charges": charges})
