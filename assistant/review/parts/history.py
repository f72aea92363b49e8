"""What facts tell of a day long ago: the act, or how the place, the firm or the permit came to be."""

from __future__ import annotations

import re
from datetime import date

from assistant.analysis.procedure.data import load_rules
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.corpora import Words
from assistant.review.parts.acts_named import acts_named
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates

_ASIDE = re.compile(r"[（(][^（()）]*[）)]")


class _Said(Words):
    """The words of breaches and of history, as corpora/lexicon/review/history.yaml has them."""

    FILE = "lexicon/review/history.yaml"

    wrong: re.Pattern[str]
    neutral: re.Pattern[str]


def only_history(decision: Decision, start: int, end: int, found: date) -> bool:
    """Whether a passage of the facts tells nothing wrong and nothing charged, while such a thing is told of a later day.

    Args:
        decision: the paper in its parts.
        start: where the time begins, in the facts.
        end: where it ends.
        found: the day on which the act was found.
    """
    if decision.facts is None:
        return False
    facts = _ASIDE.sub(lambda m: " " * len(m[0]), unquoted(decision.facts.text))
    charged = _charged(decision)
    if _is_wrong(facts, start, end, charged):
        return False
    years = load_rules().time_bar.years
    later = (
        (a, b)
        for day, a, b in find_dates(decision.facts.text)
        if a > end and last_day(day, years, PeriodUnit.YEAR).day >= found
    )
    return any(_is_wrong(facts, a, b, charged) for a, b in later)


def tells_wrong(words: str) -> bool:
    """Whether words tell of a breach of anything.

    Args:
        words: of the facts.
    """
    return bool(_Said.read().wrong.search(words))


def _is_wrong(facts: str, start: int, end: int, charged: frozenset[str]) -> bool:
    """Whether the clauses around a time, up to the next one, tell of a breach or of what is charged."""
    dates = [a for _, a, _ in find_dates(facts[end:])]
    behind = re.split("[。；\n]", facts[end : end + dates[0] if dates else len(facts)])[0]
    told = re.split("[，。；\n]", facts[:start])[-1] + "，" + behind
    return tells_wrong(told) or bool(_own_pairs(told) & charged)


def _charged(decision: Decision) -> frozenset[str]:
    return frozenset[str]().union(*(_own_pairs(name) for name in acts_named(decision)))


def _own_pairs(words: str) -> frozenset[str]:
    """The word pairs that are not of words for any act."""
    return bigrams(_Said.read().neutral.sub("，", words))
