"""R08: how long something lasted, in hours and minutes, and the two hours that the line tells before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, finding, rule


class _Said(Words):
    """The words of hours and of lasting, as corpora/lexicon/review/durations.yaml has them."""

    FILE = "lexicon/review/durations.yaml"

    lasted: re.Pattern[str]
    clock: re.Pattern[str]
    about: re.Pattern[str]


_DAY, _HOUR, _HALF = 24 * 60, 60, 12 * 60


@rule(
    "R08", "起止时刻与时长", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=(*DECISIONS_AND_NOTICES, "correction"),
    examples=("18时30分拆下，20时15分发现，缺失2小时45分钟", "18时30分拆下，20时15分发现，缺失1小时45分钟"),
)  # fmt: skip
def lasted_as_long(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A line tells exactly two hours of the clock before how long it lasted to the minute, and they are not so far apart."""
    said, text = _Said.read(), unquoted(decision.text)
    for match in said.lasted.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        clocks = list(said.clock.finditer(text, line, match.start()))
        told = sorted({_minutes(m) for m in clocks})
        lasted = int(match["hours"] or 0) * _HOUR + int(match["minutes"] or 0)
        if len(told) != 2 or said.about.search(text[match.start() - 3 : match.end() + 2]):
            continue
        apart = told[1] - told[0]
        if lasted not in {(apart + half) % _DAY for half in (0, _HALF)} | {_DAY - apart}:
            yield finding(
                "R08", Severity.MAJOR, f"“{match[0]}”与所写的起止时刻（{clocks[0][0]}、{clocks[-1][0]}）不符", Span(match.start(), match.end(), match[0]), "核对起止时刻，重新计算时长",
                expected=f"{apart // _HOUR}小时{apart % _HOUR}分钟", actual=match[0], related=((clocks[0].start(), clocks[-1].end()),),
            )  # fmt: skip
            return


def _minutes(match: re.Match[str]) -> int:
    return int(match["hour"]) * _HOUR + (30 if match["minute"] == "半" else int(match["minute"] or 0))
