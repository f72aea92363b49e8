"""R24: who leads the hearing has not investigated the case (行政处罚法第六十四条第（四）项)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.officers import officers_of
from assistant.review.rule import ALL, CannotTellError, finding, rule


class _Said(Words):
    """The words of hosts and investigators, as corpora/lexicon/review/host.yaml has them."""

    FILE = "lexicon/review/host.yaml"

    host: re.Pattern[str]
    investigator: re.Pattern[str]
    other: re.Pattern[str]


@rule(
    "R24", "听证由非本案调查人员主持", Severity.MAJOR, "《中华人民共和国行政处罚法》第六十四条第（四）项", kinds=ALL, needs="案卷",
    examples=("听证由本案承办人张某主持", "听证由法制科李某主持"),
)  # fmt: skip
def led_by_another(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The host is called an investigator of the case, or bears the name of an officer who inspected or handled it."""
    said, text = _Said.read(), unquoted(decision.text)
    told = [m for m in said.host.finditer(text) if not said.other.search(m[0])]
    if not told:
        raise CannotTellError("没有写听证主持人")
    officers = officers_of(text)
    for match in told:
        if said.investigator.search(match["who"]) or any(match["who"].endswith(name) for name in officers):
            at = Span(match.start(), match.end(), match[0])
            yield finding(
                "R24",
                Severity.MAJOR,
                "听证由本案的调查人员主持",
                at,
                "由非本案调查人员主持；主持人与本案有直接利害关系的应当回避",
            )
            return
