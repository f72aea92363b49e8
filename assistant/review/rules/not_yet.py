"""R21: a paper tells of nothing that was done only after its own date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.ahead import no_day_of_an_act
from assistant.review.parts.body import unquoted
from assistant.review.parts.events import days_of
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, PENALTIES, PROPOSING, CannotTellError, Check, finding, rule
from assistant.review.rules.acts import acts_before_decision
from assistant.review.rules.timeline import made_after_inspection
from assistant.text.dates import format_date


class _Said(Words):
    """The words of what was done on a day, as corpora/lexicon/review/not_yet.yaml has them."""

    FILE = "lexicon/review/not_yet.yaml"

    done: re.Pattern[str]
    to_come: re.Pattern[str]
    this_paper: re.Pattern[str]


# told by the rule on the order of the steps
_STEPS = frozenset(("立案", "告知", "申辩", "集体讨论", "审批", "法制审核", "听证"))
_BEFORE, _BEHIND = 30, 100


@rule(
    "R21", "没有写文书日期以后的事", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=ALL,
    examples=("落款6月5日，写6月25日出具检验报告", "落款6月5日，写3月25日出具检验报告"),
)  # fmt: skip
def nothing_later(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A report made, a paper served, an approval given on a day behind that of the paper which tells of it."""
    made, foot = decision.decided_on, decision.decided
    if made is None or foot is None:
        raise CannotTellError("没有落款日期")
    if any(
        True
        for told in (made_after_inspection, acts_before_decision)
        for _ in _told_by(told, decision, context)
    ):
        return
    text = unquoted(decision.text)
    skipped = (*decision.performance, *decision.remedies)
    for day, start, end in days_of(decision.text):
        if day <= made or start >= foot.start or not text[start:end].strip():
            continue
        if any(part.holds(start) for part in skipped) or _told_elsewhere(decision, start):
            continue
        if _done(text, start, end):
            at = Span(start, end, decision.text[start:end])
            yield finding(
                "R21", Severity.MAJOR, f"写到文书日期（{format_date(made)}）以后的事：{format_date(day)}", at, "核对两个日期",
                related=((foot.start, foot.end),),
            )  # fmt: skip
            return


def _told_by(other: Check, decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The findings of another rule; none where it does not apply or cannot tell."""
    if other is acts_before_decision and decision.is_kind not in PENALTIES:
        return
    try:
        yield from other(decision, context)
    except CannotTellError:
        return


def _done(text: str, start: int, end: int) -> bool:
    """Whether something is told as done on a day, not as due or to come, and not the service of this very paper."""
    said = _Said.read()
    before = re.split("[，。；\n]", text[max(0, start - _BEFORE) : start])[-1]
    behind = re.split("[。；\n]", text[end : end + _BEHIND])[0]
    done = said.done.search(behind)
    clause = behind[: done.end()] + behind[done.end() :].split("，")[0] if done else ""
    return (
        done is not None
        and not any(said.to_come.search(one) or said.this_paper.search(one) for one in (before, clause))
        and not no_day_of_an_act(text, start, end)
    )


def _told_elsewhere(decision: Decision, start: int) -> bool:
    """Whether another rule tells of this day: it is one of the steps of the case."""
    kinds = {e.kind for e in decision.events if e.span.start == start}
    steps = _STEPS if decision.is_kind in (*PROPOSING, "no_penalty") else frozenset()
    return bool(kinds & steps)
