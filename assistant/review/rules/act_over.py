"""R19: the paper itself tells when the act was over, by the day on which it stopped, its last month, the day of the picture of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.analysis.procedure.data import load_rules
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.act_days import tells_wrong
from assistant.review.parts.body import unquoted
from assistant.review.parts.events import days_of
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.parts.whose import of_party, speaks_of_others
from assistant.review.rule import DECISIONS, PROPOSING, CannotTellError, Check, finding, rule
from assistant.review.rules.too_late import five_years_open, long_ago, months_ago, time_bar
from assistant.text.dates import calendar_day, format_date


class _Said(Words):
    """The words of what is over and what goes on, as corpora/lexicon/review/act_over.yaml has them."""

    FILE = "lexicon/review/act_over.yaml"

    stopped: re.Pattern[str]
    pictured: re.Pattern[str]
    goes_on: re.Pattern[str]
    did: re.Pattern[str]


_MONTH = re.compile(
    r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:份|底|初|中旬|上旬|下旬)?(?!\d)|(?P<whole>年?底|末))"
)
_FROM = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月(?:份)?(?:\d{1,2}日)?)?(?:起|开始)?(?:至|到|[-－—~～])$")
_BEHIND, _BEFORE = 40, 60


@rule(
    "R19", "写明终了的行为", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十六条", kinds=(*PROPOSING, *DECISIONS[2:]), needs="案卷",
    examples=("至2021年5月20日停止经营，2024年8月检查发现", "至2023年5月20日停止经营，2024年8月检查发现"),
)  # fmt: skip
def over_long_ago(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The act was over more than two years before it was found, and nothing wrong is told of a later day."""
    found, story = decision.found_on, story_of(decision)
    if found is None or not story.text:
        raise CannotTellError("没有读出事实部分或者发现日期")
    facts = unquoted(story.text)
    ends = [
        one for one in (*_stopped(facts, story.start, decision), *_months(facts, decision)) if one[0] < found
    ]
    if not ends or _Said.read().goes_on.search(facts) or "三十六条" in decision.text:
        return
    last, at = max(ends, key=lambda one: one[0])
    bar = last_day(last, load_rules().time_bar.years, PeriodUnit.YEAR).day
    if bar >= found or _later_wrong(decision, story, facts, last, found):
        return
    if any(True for other in (long_ago, months_ago, time_bar) for _ in _told_by(other, decision, context)):
        return
    five_years_open(decision, last, found)
    yield finding(
        "R19", Severity.MAJOR, f"写明行为到{format_date(last)}为止，距发现（{format_date(found)}）超过二年", Span(story.start + at.start, story.start + at.end, at.text),
        "查明行为终了之日；超过时效的不再给予处罚（涉及生命健康、金融安全且有后果的为五年）",
    )  # fmt: skip


def _told_by(other: Check, decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The findings of another rule; none where it cannot tell."""
    try:
        yield from other(decision, context)
    except CannotTellError:
        return


def _stopped(facts: str, start: int, decision: Decision) -> Iterator[tuple[date, Span]]:
    """Days on which the party is said to have stopped, or of which a picture shows the act."""
    said = _Said.read()
    for day, begin, end in days_of(decision.text):
        begin, end = begin - start, end - start
        if not 0 <= begin < len(facts):
            continue
        before = re.split("[，。；\n]", facts[max(0, begin - _BEFORE) : begin])[-1]
        behind = re.split("[，。；\n]", facts[end : end + _BEHIND])[0]
        over = said.stopped.match(behind) and not speaks_of_others(before, decision)
        over = over and said.did.search(_sentence(facts, begin)) is not None
        if over or said.pictured.search(before):
            yield day, Span(begin, end, facts[begin:end])


def _sentence(facts: str, at: int) -> str:
    """The sentence around a place."""
    start = max(facts.rfind(mark, 0, at) for mark in "。\n") + 1
    return re.split("[。\n]", facts[start:])[0]


def _months(facts: str, decision: Decision) -> Iterator[tuple[date, Span]]:
    """The last month of a period in which the party is told to have acted."""
    said = _Said.read()
    for match in _MONTH.finditer(facts):
        behind = re.split("[。；\n]", facts[match.end() : match.end() + _BEFORE])[0]
        ends = _FROM.search(facts[: match.start()])
        over = said.stopped.match(behind) and said.did.search(_sentence(facts, match.start()))
        acted = (
            ends
            and re.match(rf"(?:止|期间)?[，,]?(?:{of_party(decision)})", behind)
            and said.did.search(behind)
        )
        day = _month_end(match)
        if day and (acted or over):
            yield day, Span(match.start(), match.end(), match[0])


def _month_end(match: re.Match[str]) -> date | None:
    month = 12 if match["whole"] else int(match["month"])
    after = (
        calendar_day(f"{int(match['year']) + month // 12:04d}", str(month % 12 + 1), "1")
        if month <= 12
        else None
    )
    return after - timedelta(days=1) if after else None


def _later_wrong(decision: Decision, story: Span, facts: str, last: date, found: date) -> bool:
    """Whether something wrong is told of a later day before the act was found."""
    for day, begin, end in days_of(decision.text):
        if story.holds(begin) and last < day <= found:
            behind = re.split("[。；\n]", facts[end - story.start :])[0]
            if tells_wrong(behind) or _Said.read().did.search(behind):
                return True
    return False
