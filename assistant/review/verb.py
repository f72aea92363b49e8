"""``review``: a decision or draft in, findings anchored in its text out."""

from __future__ import annotations

from datetime import date

from assistant.law.library import LawLibrary, open_library
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.reader import Reading
from assistant.review.rules import all_checks
from assistant.text.dates import find_dates

_ORDER = list(Severity)


def review(text: str, *, as_of: date | None = None, library: LawLibrary | None = None) -> tuple[Finding, ...]:
    """All findings of every review rule, gravest first, then in order of the text.

    Args:
        text: the decision or draft.
        as_of: the day whose law counts; None takes the last date in the text (the date of the decision), else today.
        library: the law library; None opens the default one.
    """
    reading = Reading(text)
    context = ReviewContext(text, library or open_library(), as_of or decision_date(text))
    found = {f for check in all_checks() for f in check(reading, context)}
    return tuple(sorted(found, key=lambda f: (_ORDER.index(f.severity), f.start, f.end, f.rule, f.message)))


def decision_date(text: str) -> date | None:
    """The date under which a decision stands: the last one in the text."""
    dates = find_dates(text)
    return dates[-1][0] if dates else None
