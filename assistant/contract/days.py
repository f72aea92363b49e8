"""The day whose law counts for a text, the same for citing and for reviewing."""

from __future__ import annotations

from datetime import date

from assistant.law.lookup import read_day, today
from assistant.review.verb import decision_date


def day_of(text: str, as_of: str, otherwise: date | None = None) -> date:
    """The day given, else the date under which the text stands, else ``otherwise``, else today.

    Raises:
        InputError: a day is given and cannot be read.
    """
    return read_day(as_of) or decision_date(text) or otherwise or today()
