"""Whether a day in the facts is one of the act that is charged, or of what lies before it: founding, approval, others' doings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import Enum, auto

from assistant.analysis.procedure.data import load_rules
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.parts.acts_named import acts_named
from assistant.review.parts.body import unquoted
from assistant.review.parts.charge_words import shares_name, touches_charge
from assistant.review.parts.model import Decision
from assistant.review.parts.whose import of_party, speaks_of_others, without_staff
from assistant.text.dates import find_dates

_BEFORE, _TELLS, _GRANT, _MARKS = 60, 40, 24, "。；\n"
_REACH, _CLAUSES, _WHO_ACTS = 120, 5, 16
_RANGE = re.compile(r"^起?(?:至|到|[-－—~～])(?:\d{4}年)?(?:\d{1,2}月)?\d{0,2}日?(?:止|期间)?")
_FROM = re.compile(r"^起?(?:至|到|[-－—~～])")
_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
_NEXT_DATE = re.compile(r"(?:19|20)\d{2}年")


class _Told(Words):
    """The words of history and of acts, as corpora/lexicon/review/act_days.yaml has them."""

    FILE = "lexicon/review/act_days.yaml"

    history: re.Pattern[str]
    hired: re.Pattern[str]
    wrong: re.Pattern[str]
    done: re.Pattern[str]
    looked: re.Pattern[str]
    granted: re.Pattern[str]
    lacked: re.Pattern[str]
    term: re.Pattern[str]


class Telling(Enum):
    """What the clause of a day tells of: the act that is charged, another matter, or what cannot be told apart from the act."""

    ACT = auto()
    OTHER = auto()
    UNCLEAR = auto()


def telling_of(decision: Decision, context: ReviewContext, start: int, end: int, found: date) -> Telling:
    """What a day in the facts is told for: the act where its clause tells, of the party, something wrong or charged.

    Args:
        decision: the paper in its parts; the facts must be there.
        context: the law that the paper cites.
        start: where the date begins in the facts.
        end: where it ends.
        found: the day on which the act was found.

    Returns:
        OTHER only for what is plainly none: founding, purchase, approval, doings of others with nothing of the charge.
    """
    assert decision.facts is not None
    told, facts = _Told.read(), unquoted(decision.facts.text)
    before = re.split(f"[{_MARKS}]", facts[max(0, start - _BEFORE) : start])[-1]
    behind = _clause_behind(facts, end)
    clause = re.split("[，,：:]", before)[-1] + "，" + behind
    wrong = told.wrong.search(clause)
    if not wrong and told.history.search(clause):
        return Telling.OTHER
    charged = wrong or touches_charge(clause, decision, context)
    if _of_others(before, behind, decision):
        return Telling.UNCLEAR if charged else Telling.OTHER
    sure = charged and not only_history(decision, start, end, found)
    return Telling.ACT if sure else Telling.UNCLEAR


def _of_others(before: str, behind: str, decision: Decision) -> bool:
    """Whether somebody besides the party is named around a day, and the party not right before it."""
    if re.search(rf"(?:{of_party(decision)})(?:自|于|从)?$", before):
        return False
    hired, behind = _Told.read().hired, without_staff(behind, decision)
    return speaks_of_others(f"{before}，{hired.sub('', behind[:_WHO_ACTS])}", decision)


def tells_deed(behind: str) -> bool:
    """Whether the words behind a day tell that something was done or left undone on it.

    Args:
        behind: the words.
    """
    return bool(_Told.read().done.search(behind))


def tells_look(behind: str) -> bool:
    """Whether the words behind a day tell that somebody looked, found or served something on it.

    Args:
        behind: the words.
    """
    return bool(_Told.read().looked.search(behind))


def in_term(facts: str, start: int) -> bool:
    """Whether a day is one of those between which a permit, a lease or an office runs.

    Args:
        facts: of the paper.
        start: where the date begins.
    """
    return bool(_Told.read().term.search(facts[max(0, start - _TELLS) : start]))


def begins_range(behind: str) -> bool:
    """Whether a day is the first of two between which something went on.

    Args:
        behind: the words behind the date.
    """
    return bool(_FROM.match(behind))


def tells_grant(before: str, behind: str) -> bool:
    """Whether the words around a day tell that something was granted, founded, signed, filed or over on it.

    Args:
        before: the words of the clause before the date.
        behind: the words behind it; that leave was lacking is not taken for a grant.
    """
    told = _Told.read()
    return bool(told.granted.search(told.lacked.sub("", behind)[:_GRANT] + before))


def tells_no_act(text: str, start: int, end: int) -> bool:
    """Whether a day is the first of a period, the day of a permit, a contract or a founding, or within a term of one.

    Args:
        text: the facts.
        start: where the date begins.
        end: where it ends.
    """
    told = _Told.read()
    clause = re.split("[，。；\n]", text[end : end + _TELLS])[0]
    before = re.split("[，。；\n]", text[max(0, start - _TELLS) : start])[-1]
    granted = told.granted.search(told.lacked.sub("", clause)) and not told.looked.match(clause)
    return bool(begins_range(text[end : end + 2]) or told.term.search(before) or granted)


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
    acts = acts_named(decision)
    if _is_wrong(facts, start, end, acts):
        return False
    years = load_rules().time_bar.years
    later = (
        (a, b)
        for day, a, b in find_dates(decision.facts.text)
        if a > end and last_day(day, years, PeriodUnit.YEAR).day >= found
    )
    return any(_is_wrong(facts, a, b, acts) for a, b in later)


def tells_wrong(words: str) -> bool:
    """Whether words of the facts tell of a breach of anything."""
    return bool(_Told.read().wrong.search(words))


def _is_wrong(facts: str, start: int, end: int, acts: Sequence[str]) -> bool:
    """Whether the clauses around a time, up to the next one, tell of a breach or of what is charged."""
    dates = [a for _, a, _ in find_dates(facts[end:])]
    behind = re.split("[。；\n]", facts[end : end + dates[0] if dates else len(facts)])[0]
    told = re.split("[，。；\n]", facts[:start])[-1] + "，" + behind
    return tells_wrong(told) or shares_name(told, acts)


def _clause_behind(facts: str, end: int) -> str:
    """What is told behind a date, up to the next one that begins no range with it, or the end of the sentence; a few clauses at most."""
    rest = re.split(f"[{_MARKS}]", _RANGE.sub("", facts[end : end + _REACH], count=1))[0]
    rest = rest[: next((m.start() for m in _NEXT_DATE.finditer(rest)), len(rest))]
    return "，".join([clause for clause in re.split("[，,]", rest) if clause][:_CLAUSES])
