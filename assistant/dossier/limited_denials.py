"""A denial of earlier penalties that is limited to a kind (食品方面没有) or to a period (2023年3月至2025年3月): what lies outside of it stands beside it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from assistant.dossier.fact_patterns import load_patterns
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates

_CLAUSES = re.compile(r"[，,。；;：:？?\n]")
_WHEN = re.compile(r"(?<!\d)(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_TO = re.compile(r"[至到—－~-]+")
_YEAR = 12
_Span = tuple[date, date]


def lies_outside(affirmed: str, denied: str) -> bool:
    """Whether a penalty need not be one of those that are denied: in doubt it is not.

    Args:
        affirmed: the words that tell of a penalty.
        denied: the words that there was none.
    """
    return _of_another_kind(affirmed, denied) or _of_another_time(affirmed, denied)


def _of_another_kind(affirmed: str, denied: str) -> bool:
    apart = load_patterns().apart
    if apart.of_like.search(denied):
        return True
    kinds = [bigrams(match[1]) for match in apart.of_kind.finditer(denied)]
    told = "，".join(clause for clause in _CLAUSES.split(affirmed) if not apart.denying.search(clause))
    return bool(kinds) and not any(kind & bigrams(told) for kind in kinds)


def _of_another_time(affirmed: str, denied: str) -> bool:
    period = _period(denied)
    if period is None:
        return load_patterns().apart.recent.search(denied) is not None
    told = _told(affirmed)
    return not told or any(first < period[0] or last > period[1] for first, last in told)


def _period(text: str) -> _Span | None:
    """The period that a text tells: from a day to another one, or from a day on; a day alone is none."""
    told = list(_WHEN.finditer(text))
    for place, start in enumerate(told):
        span, rest = _span(start), text[start.end() :]
        then = told[place + 1] if place + 1 < len(told) else None
        end = _span(then) if then and _TO.fullmatch(text[start.end() : then.start()]) else None
        if span and end:
            return span[0], end[1]
        if span and load_patterns().apart.since.match(rest):
            return span[0], date.max
    return None


def _told(text: str) -> list[_Span]:
    """All times that a text tells: years, months and days."""
    days = [(day, day) for day, _, _ in find_dates(text)]
    return [*days, *(span for match in _WHEN.finditer(text) if (span := _span(match)))]


def _span(match: re.Match[str]) -> _Span | None:
    """The first and last day of a year, a month or a day; None where no calendar has it."""
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        last = date(year, month or _YEAR, 1)
        last = last.replace(day=day or monthrange(last.year, last.month)[1])
        return date(year, month or 1, day or 1), last
    except ValueError:
        return None
