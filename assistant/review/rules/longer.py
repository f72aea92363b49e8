"""R28: an extension of a seizure approved after the term that the paper itself sets had run out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule
from assistant.review.rules.periods import PLAIN_DATE, SEIZED_FROM_TO, seized_that_day
from assistant.text.dates import format_date, read_date
from assistant.text.numerals import to_int

_LONGER_ON = re.compile(
    rf"(?P<on>{PLAIN_DATE})(?:(?!\d{{4}}年)[^。；\n《]){{0,30}}?延长(?![^。；]{{0,6}}(?:办案|办理|案件|调查))"
)
_NEXT = 120
_FOR_DAYS = re.compile(
    r"(?:查封|扣押)(?!决定书?的?期限内)[^。；\n]{0,40}?期限为?(?P<count>[一二三四五六七八九十\d]{1,3})\s?[日天](?!内)"
)
_STOPPED = re.compile(r"(?:检测|检验|检疫|鉴定|评估)(?:的)?(?:期间|时间)|不计入|中止|扣除")


@rule(
    "R28", "查封扣押期满前延长", Severity.MAJOR, "《中华人民共和国行政强制法》第二十五条第一款", kinds=ALL,
    examples=("扣押期限自4月1日至4月30日；5月7日延长至5月30日", "扣押期限自4月1日至4月30日；4月29日延长至5月30日"),
)  # fmt: skip
def extended_late(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What has run out cannot be extended, whatever tests lay before the seizure."""
    for match in SEIZED_FROM_TO.finditer(unquoted(decision.text)):
        end = read_date(match["to"])
        longer = _LONGER_ON.search(match.string, match.end("to"), match.end("to") + _NEXT)
        day = read_date(longer["on"]) if longer else None
        if end and longer and day and day > end:
            at = Span(longer.start("on"), longer.end("on"), longer["on"])
            yield finding(
                "R28", Severity.MAJOR, f"扣押（查封）期限到{format_date(end)}届满，{format_date(day)}才延长", at, "期满前批准延长；期满没有延长的应当解除",
                expected=f"{format_date(end)}以前", actual=format_date(day), related=((match.start("to"), match.end("to")),),
            )  # fmt: skip
            return
    yield from _after_the_days(decision)


def _after_the_days(decision: Decision) -> Iterator[Finding]:
    """The day of the seizure and the days it was for are told, and the extension was approved after them."""
    text = unquoted(decision.text)
    match = _FOR_DAYS.search(text)
    days = to_int(match["count"]) if match else None
    seized = [e for e in decision.events if e.kind == "查封扣押" and match and e.span.start < match.start()]
    that_day = seized_that_day(decision) if match and not seized else None
    seized += [that_day] if that_day and match and that_day.span.start < match.start() else []
    longer = _LONGER_ON.search(text, match.end(), match.end() + _NEXT) if match else None
    day = read_date(longer["on"]) if longer else None
    if not (match and days and len({e.on for e in seized}) == 1 and longer and day):
        return
    end = last_day(seized[0].on, days, PeriodUnit.DAY).day
    if day > end and not _STOPPED.search(text):
        at = Span(longer.start("on"), longer.end("on"), longer["on"])
        yield finding(
            "R28", Severity.MAJOR, f"扣押（查封）期限到{format_date(end)}届满，{format_date(day)}才延长", at, "期满前批准延长；期满没有延长的应当解除",
            expected=f"{format_date(end)}以前", actual=format_date(day), related=((seized[0].span.start, match.end()),),
        )  # fmt: skip
