"""R12: an act that was over before the law invoked took effect (行政处罚法第三十七条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.law.standing import State, standing
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.text.dates import find_dates, format_date

_MILDER = re.compile(
    r"从旧兼从轻|处罚法》?第三十七条|(?:新|旧)(?:的)?规定[^。；]{0,12}(?:较轻|更轻)|处罚较轻"
)  # then the new law may apply
_LASTS = re.compile(r"至今|持续|一直|连续|继续|仍|以来|至检查|日起")


@rule(
    "R12", "行为时法规已经施行", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十七条", kinds=PROPOSING, needs="法规库",
    examples=("2023年5月22日的行为，依据2024年1月1日施行的条例处罚", "2024年5月22日的行为，依据2024年1月1日施行的条例处罚"),
)  # fmt: skip
def in_force_at_the_act(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """All days of the facts lie before the first text of the law that is invoked for the penalty."""
    days = [day for day, _, _ in find_dates(decision.facts.text)] if decision.facts else []
    if not days or decision.facts is None:
        raise CannotTellError("没有读出行为的日期")
    last = max(days)
    if _LASTS.search(unquoted(decision.facts.text)) or _MILDER.search(unquoted(decision.text)):
        return
    for cited in context.cited_rules:
        law = cited.verdict.law
        if law is not None and standing(context.library, law, last).state is State.NOT_YET:
            at = cited.verdict.citation
            yield finding(
                "R12", Severity.MAJOR, f"行为（{format_date(last)}）在《{law.name}》施行以前", Span(at.start, at.end, at.text), "核对行为时的规定：一般适用行为时的，新规定处罚较轻的写明从旧兼从轻；当时没有规定处罚的不予处罚",
                actual=format_date(last),
            )  # fmt: skip
            return
