"""R18: the facts tell a day within the term on which everything was mended, and the reasons call the order disobeyed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.events import days_of
from assistant.review.parts.generally import found_here
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.periods import terms_to_mend
from assistant.text.dates import format_date


class _Said(Words):
    """The words of mending and of disobeying, as corpora/lexicon/review/obeyed_in_time.yaml has them."""

    FILE = "lexicon/review/obeyed_in_time.yaml"

    mended: re.Pattern[str]
    not_all: re.Pattern[str]
    disobeyed: re.Pattern[str]
    not_found: re.Pattern[str]


_FAR = 60


@rule(
    "R18", "期限内改正的不作逾期", Severity.FATAL, "《中华人民共和国行政处罚法》第二十八条第一款", kinds=PROPOSING, needs="案卷",
    examples=("责令5月8日前清除，5月7日全部清除，经责令逾期不改正", "责令5月8日前清除，5月9日复查仍未清除，逾期不改正"),
)  # fmt: skip
def mended_in_time(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """One term, all mended on a day within it, no later look that found it undone, and yet disobedience is the reason."""
    text, said = unquoted(decision.text), _Said.read()
    terms = list(terms_to_mend(decision, text))
    if len({day for day, _ in terms}) != 1:
        raise CannotTellError("没有写改正期限，或者不止一个")
    last, span = terms[0]
    done = next(_mended(decision, text, span.end, last), None)
    for at in found_here(said.disobeyed, text, claims=False) if done else ():
        before = re.split("[，。；\n]", text[: at.start])[-1]
        if done and at.start > done.end and not said.not_found.search(before):
            yield finding(
                "R18", Severity.FATAL, f"改正期限到{format_date(last)}，查明“{done.text}”，又以逾期（拒不）改正为由，前后相反", at, "按期改正的不作为逾期（拒不）改正处罚、从重",
                related=((span.start, span.end), (done.start, done.end)),
            )  # fmt: skip
            return


def _mended(decision: Decision, text: str, since: int, last: date) -> Iterator[Span]:
    """Where the paper tells, behind the term, that everything was mended on a day within it."""
    said = _Said.read()
    for day, start, end in days_of(decision.text):
        if start < since or day > last:
            continue
        clause = re.split("[。；\n]", text[end : end + _FAR])[0]
        match = said.mended.search(clause)
        if match and not said.not_all.search(clause):
            yield Span(start, end + match.end(), decision.text[start : end + match.end()])
