"""R10: a monitoring device was reviewed and its place published before what it recorded (行政处罚法第四十一条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import PROPOSING, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, find_dates, format_date, matched_day


class _Said(Words):
    """The words of monitoring, as corpora/lexicon/review/monitored.yaml has them."""

    FILE = "lexicon/review/monitored.yaml"

    recorded: re.Pattern[str]
    step: re.Pattern[str]
    of_site: re.Pattern[str]
    of_paper: re.Pattern[str]


_BEHIND = 24


@rule(
    "R10", "监控点位先公布后使用", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十一条第一款", kinds=PROPOSING,
    examples=("2025年4月8日抓拍；2025年5月6日公布该点位的公告", "2025年4月8日抓拍；2024年5月6日公布该点位的公告"),
)  # fmt: skip
def published_before(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Every day told for the publication or the review of the device lies behind the first record of it."""
    said, text = _Said.read(), unquoted(decision.text)
    recorded = _recorded_on(unquoted(story_of(decision).text))
    steps = [
        (day, at) for day, at in _steps(text) if decision.decided_on is None or day <= decision.decided_on
    ]
    if recorded is None or not steps:
        raise CannotTellError("没有写监控记录的日期，或者点位公布、设备审核的日期")
    if min(day for day, _ in steps) > recorded and not said.of_paper.search(steps[0][1].text):
        day, at = steps[0]
        yield finding(
            "R10", Severity.MAJOR, f"监控点位的公布（设备的审核）在{format_date(day)}，晚于监控记录的{format_date(recorded)}", at, "补使用前已经审核、公布的材料；没有的，监控记录不得作为证据",
            expected=f"{format_date(recorded)}以前", actual=format_date(day),
        )  # fmt: skip


def _recorded_on(story: str) -> date | None:
    """The first day of the sentences that tell of a record by a device."""
    sentences = (s for s in re.split("[。；\n]", story) if _Said.read().recorded.search(s))
    days = [day for s in sentences for day, _, _ in find_dates(s)]
    return min(days, default=None)


def _steps(text: str) -> Iterator[tuple[date, Span]]:
    """Days right before 公布该点位 and the like, or right behind 点位 within one clause."""
    said = _Said.read()
    for match in CHINESE_DATE.finditer(text):
        day = matched_day(match)
        behind = re.split("[，。；、\n]", text[match.end() : match.end() + _BEHIND])[0]
        before = re.split("[，。；\n]", text[max(0, match.start() - _BEHIND) : match.start()])[-1]
        step = said.step.search(behind)
        if (
            day
            and step
            and said.of_site.search(before + behind)
            and not said.of_paper.search(before + behind)
        ):
            yield day, Span(match.start(), match.end(), match[0])


_CASE_REVIEW = re.compile(
    r"(?:本案|案件|处罚(?:意见|决定)|调查终结)[^，。；]{0,16}法制[^，。；]{0,6}审核|法制(?:机构|部门|科|大队)[^，。；]{0,6}审核|法制审核(?=[，、和及]?[^，。；]{0,12}集体(?:讨论|审议))"
)


def less_case_review(text: str) -> str:
    """The text without the review of the case itself, which is none of the device.

    Args:
        text: the paper.
    """
    return _CASE_REVIEW.sub("", text)
