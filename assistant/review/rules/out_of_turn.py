"""R18, R21: an order to mend that comes after its own term; a discussion that the paper tells last and that lies before notice and defence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Event, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.review.rules.periods import terms_to_mend
from assistant.text.dates import format_date


class _Said(Words):
    """The words of steps, as corpora/lexicon/review/out_of_turn.yaml has them."""

    FILE = "lexicon/review/out_of_turn.yaml"

    first_step: re.Pattern[str]
    ordered: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》"
_TELLS = 40


@rule(
    "R18", "责令改正早于改正期限", Severity.MAJOR, f"{_LAW}第二十八条第一款", kinds=DECISIONS_AND_NOTICES,
    examples=("3月11日送达责令改正通知书，责令3月10日前改正", "3月1日送达责令改正通知书，责令3月10日前改正"),
)  # fmt: skip
def ordered_in_time(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A term to mend that had run out when the order reached the party is none."""
    text = unquoted(decision.text)
    terms = list(terms_to_mend(decision, text))
    if not terms:
        raise CannotTellError("没有写改正期限")
    for last, span in terms:
        order = _order_before(decision, text, span)
        if order and order.on > last:
            yield finding(
                "R18", Severity.MAJOR, f"责令改正（{format_date(order.on)}）晚于所定的改正期限（{format_date(last)}），不能认定逾期未改正", order.span, "核对两个日期；确属期限届满后才送达的，重新责令并给予改正期限",
                expected=f"{format_date(last)}以前", actual=format_date(order.on), related=((span.start, span.end),),
            )  # fmt: skip
            return


def _order_before(decision: Decision, text: str, term: Span) -> Event | None:
    """The order whose day stands last before a term in its sentence."""
    begin = max(text.rfind(mark, 0, term.start) for mark in "。；\n") + 1
    told = [e for e in decision.events if begin <= e.span.start and e.span.end <= term.start]
    near = max(told, key=lambda e: e.span.start, default=None)
    between = text[near.span.end : term.start] if near else ""
    ordered = _Said.read().ordered.search(between) and not _LOOKED_BACK.search(between)
    return near if ordered else None


_LOOKED_BACK = re.compile("复查|再次|[未仍没已不]|逾期|期满|届满")  # tells of an order given before


@rule(
    "R21", "听取申辩以后才讨论决定", Severity.MAJOR, f"{_LAW}第四十五条第一款", kinds=("decision",), needs="案卷",
    examples=("5月12日告知，5月14日申辩，……经5月8日集体讨论决定", "5月12日告知，5月14日申辩，5月21日集体讨论决定"),
)  # fmt: skip
def discussed_after_defence(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A discussion that the paper tells behind notice and defence, on a day before them, settled the case unheard."""
    told, talked = decision.event("告知"), [e for e in decision.events if e.kind == "集体讨论"]
    if told is None or not talked:
        raise CannotTellError("没有写告知、集体讨论的日期")
    last = max(talked, key=lambda e: e.on)
    heard = [e for e in decision.events if e.kind in ("告知", "申辩") and e.span.end < last.span.start]
    late = max(heard, key=lambda e: e.on, default=None)
    behind = re.split("[。；\n]", unquoted(decision.text)[last.span.end :])[0][:_TELLS]
    if late is None or last.on >= late.on or _Said.read().first_step.search(behind):
        return
    name = "陈述申辩" if late.kind == "申辩" else late.kind
    yield finding(
        "R21", Severity.MAJOR, f"集体讨论（{format_date(last.on)}）早于{name}（{format_date(late.on)}），没有听取意见就讨论决定", last.span, "核对两个日期；听取陈述、申辩并复核以后再讨论决定",
        related=((late.span.start, late.span.end),),
    )  # fmt: skip
