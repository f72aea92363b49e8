"""Whether a permit that a paper tells of reaches the act: whose it is, and from which day to which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from assistant.corpora import Words
from assistant.dossier.model import Case
from assistant.dossier.sources import Contradiction
from assistant.text.dates import exact_day, find_dates, find_days

_PERMIT, _HELD = "许可手续", "有"


class _Said(Words):
    """The words of holders and terms, as corpora/lexicon/dossier/permit_reach.yaml has them."""

    FILE = "lexicon/dossier/permit_reach.yaml"

    ends: re.Pattern[str]
    began: re.Pattern[str]
    others: re.Pattern[str]


def act_days(case: Case) -> frozenset[date]:
    """The day of the act, as the case has it, else every day that its facts tell."""
    act = exact_day(case.act_date)
    return frozenset([act] if act else (day for day, _, _ in find_dates(case.facts)))


def covers(words: str, days: Iterable[date]) -> bool:
    """Whether no day told of a permit leaves out a day of the act: it began later, or had ended.

    Args:
        words: a sentence that tells of the permit; the day on which somebody looked it up counts for nothing.
        days: of the act.
    """
    listed, acts = _Said.read(), tuple(days)
    for day, begin, end in find_days(words, min(acts)) if acts else ():
        if listed.ends.search(words[:begin]):
            missed = any(day < act for act in acts)
        else:
            missed = listed.began.match(words[end:]) is not None and any(act < day for act in acts)
        if missed:
            return False
    return True


def is_of_others(words: str) -> bool:
    """Whether words say that somebody else holds the permit."""
    return _Said.read().others.search(words) is not None


def misses_the_act(clash: Contradiction, case: Case) -> bool:
    """Whether the permit of a contradiction is another's, or not of the day of the act: then it contradicts no lack of one.

    Args:
        clash: between two papers.
        case: the day of its act is read.
    """
    held = [side.quote for side in (clash.a, clash.b) if side.value == _HELD]
    if clash.topic != _PERMIT or not held:
        return False
    return any(is_of_others(words) or not covers(words, act_days(case)) for words in held)
