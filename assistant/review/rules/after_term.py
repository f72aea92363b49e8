"""R18: who is fined for not mending in time was looked at after the time had run out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.events import days_of
from assistant.review.parts.model import Decision
from assistant.review.parts.voices import own_words
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.periods import terms_to_mend
from assistant.text.dates import format_date


class _Said(Words):
    """The words of not mending and of looking again, as corpora/lexicon/review/after_term.yaml has them."""

    FILE = "lexicon/review/after_term.yaml"

    not_mended: re.Pattern[str]
    looked: re.Pattern[str]
    late: re.Pattern[str]


_BEHIND = 40


@rule(
    "R18", "认定逾期的有期满后的复查", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=PROPOSING, needs="案卷",
    examples=("责令3月20日前改正。当事人逾期未改正，处罚款", "责令3月20日前改正。3月21日复查，当事人仍未改正，处罚款"),
)  # fmt: skip
def looked_again(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A term to mend was set, the paper says that it passed in vain, and tells of nobody who looked."""
    said = _Said.read()
    text = unquoted(decision.text)
    terms = list(terms_to_mend(decision, text))
    if len({day for day, _ in terms}) != 1:
        raise CannotTellError("写了不止一个改正期限" if terms else "没有写改正期限")
    last, span = terms[0]
    claimed = next(
        (at for at in own_words(said.not_mended, text, party_too=True) if at.start > span.end), None
    )
    if (
        claimed is None
        or said.looked.search(text)
        or any(e.kind in ("复查", "检查") and e.on > last for e in decision.events)
    ):
        return
    late = _told_late(decision, last, text)
    yield finding(
        "R18", Severity.HINT if late else Severity.MAJOR, f"改正期限到{format_date(last)}，写“{claimed.text}”，没有写期满后的复查", claimed, "写明期满后复查的日期和所见，补复查笔录；没有复查的不能认定逾期未改正",
        ground=Ground.CANNOT_TELL if late else Ground.CERTAIN, related=((span.start, span.end),),
    )  # fmt: skip


def _told_late(decision: Decision, last: date, text: str) -> bool:
    """Whether the paper tells on a later day that it was mended only then, which shows the delay as well."""
    late = _Said.read().late
    return any(
        day > last and late.search(text[end : end + _BEHIND].split("。")[0])
        for day, _, end in days_of(decision.text)
    )
