"""R30, R31 for reminders: the periods said to have run out are those of the law, and they had run out on the day told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.events import days_of
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import CannotTellError, finding, rule
from assistant.text.dates import format_date
from assistant.text.numerals import to_int


class _Said(Words):
    """The words of periods that have run out, as corpora/lexicon/review/run_out.yaml has them."""

    FILE = "lexicon/review/run_out.yaml"

    suit: re.Pattern[str]
    review: re.Pattern[str]
    pay: re.Pattern[str]
    after_review: re.Pattern[str]
    over: re.Pattern[str]
    served: re.Pattern[str]
    own_paper: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Term:
    """A period of the law: its words, rule, length and basis."""

    name: str
    rule: str
    count: int
    unit: PeriodUnit
    basis: str


_SUIT = _Term("起诉", "R31", 6, PeriodUnit.MONTH, "《中华人民共和国行政诉讼法》第四十六条第一款")
_REVIEW = _Term("申请行政复议", "R31", 60, PeriodUnit.DAY, "《中华人民共和国行政复议法》第二十条第一款")
_PAY = _Term("缴纳罚款", "R30", 15, PeriodUnit.DAY, "《中华人民共和国行政处罚法》第六十七条第三款")
_SINCE = date(2015, 5, 1)  # before it three months were given to sue
_NEAR = 40


@rule(
    "R31", "已经届满的期限", Severity.MAJOR, _SUIT.basis, kinds=("reminder", "enforcement"),
    examples=("起诉的三个月期限已经届满", "起诉的六个月期限已经届满"),
)  # fmt: skip
def periods_run_out(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The length of each period that is said to be over, and the day of its end by the day of service."""
    if context.as_of < _SINCE:
        raise CannotTellError("2015年5月1日以前的起诉期限不同")
    said, text = _Said.read(), unquoted(decision.text)
    served = _served(decision, text)
    for term, pattern in ((_SUIT, said.suit), (_REVIEW, said.review), (_PAY, said.pay)):
        for match in pattern.finditer(text):
            if said.after_review.search(text[max(0, match.start() - _NEAR) : match.end()]):
                continue
            yield from _of_length(match, term)
            yield from _of_end(match, term, served, decision, text)


def _of_length(match: re.Match[str], term: _Term) -> Iterator[Finding]:
    count, unit = to_int(match["count"] or "") or 0, match["unit"] or ""
    right = count == term.count and (unit in ("个月", "月")) is (term.unit is PeriodUnit.MONTH)
    if count and not right and term is not _PAY:
        wanted = f"{term.count}{'个月' if term.unit is PeriodUnit.MONTH else '日'}"
        yield finding(
            term.rule, Severity.MAJOR, f"{term.name}的期限写成{match['count']}{unit}，应当是{wanted}", Span(match.start(), match.end(), match[0]), "按法定期限重新计算是否届满",
            basis=term.basis, expected=wanted, actual=f"{match['count']}{unit}",
        )  # fmt: skip


def _of_end(
    match: re.Match[str], term: _Term, served: tuple[date, int, int] | None, decision: Decision, text: str
) -> Iterator[Finding]:
    """The day on which a period is said to have ended lies before its end."""
    if served is None:
        return
    last = last_day(served[0], term.count, term.unit).day
    for day, start, end in days_of(decision.text):
        if match.end() <= start < match.end() + _NEAR and "。" not in text[match.end() : start]:
            over = _Said.read().over.match(text, end)
            if over and served[0] < day < last:
                yield finding(
                    term.rule, Severity.MAJOR, f"{term.name}的期限到{format_date(last)}才届满，写成{format_date(day)}届满", Span(start, end, decision.text[start:end]), "按送达之日重新计算",
                    basis=term.basis, expected=format_date(last), actual=format_date(day), related=(served[1:],),
                )  # fmt: skip
            return


def _served(decision: Decision, text: str) -> tuple[date, int, int] | None:
    """The one day on which the decision was served; None where several are told."""
    said = _Said.read()
    told = [
        (day, a, b)
        for day, a, b in days_of(decision.text)
        if said.served.match(text, b) and not said.own_paper.search(re.split("[，。；\n]", text[:a])[-1])
    ]
    return told[0] if len({day for day, _, _ in told}) == 1 else None
