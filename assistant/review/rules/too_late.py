"""R19: not too late: acts that lie further back from their discovery than the time bar (行政处罚法第三十六条)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from assistant.analysis.procedure.data import load_rules
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.corpora import Words
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.act_days import (
    Telling,
    begins_range,
    in_term,
    only_history,
    telling_of,
    tells_deed,
    tells_grant,
    tells_no_act,
)
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS_AND_NOTICES, PROPOSING, CannotTellError, finding, rule
from assistant.text.dates import calendar_day, find_dates, format_date

_LAW = "《中华人民共和国行政处罚法》第三十六条"


class _Said(Words):
    """The words of what lasted and what it harmed, as corpora/lexicon/review/too_late.yaml has them."""

    FILE = "lexicon/review/too_late.yaml"

    harm: re.Pattern[str]
    unharmed: re.Pattern[str]
    went_on: re.Pattern[str]
    lasting: re.Pattern[str]
    months: re.Pattern[str]


@rule(
    "R19", "追责时效", Severity.FATAL, _LAW, kinds=PROPOSING, needs="案卷",
    examples=("2022年1月的行为，2025年1月立案", "2024年12月的行为，2025年1月立案"),
)  # fmt: skip
def time_bar(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The act lies within two years before its discovery, unless it lasted."""
    if decision.facts is None:
        raise CannotTellError("没有读出事实部分")
    facts, found_on = decision.facts.text, decision.found_on
    # 自……起 begins what lasts
    told = [one for one in find_dates(facts) if facts[one[2] : one[2] + 1] != "起"]
    acts = [one for one in told if not tells_no_act(facts, *one[1:])] or told
    days = [one[0] for one in acts if found_on and not only_history(decision, *one[1:], found_on)]
    if not days or found_on is None:
        raise CannotTellError("没有读出行为日期或者发现日期")
    at_first = next((s, e) for day, s, e in told if day == days[0])
    if (
        not _is_late(days[0], found_on)
        or telling_of(decision, context, *at_first, found_on) is not Telling.ACT
    ):
        late = (one for one in acts if _is_late(one[0], found_on))
        _none_unclear(late, decision, context, found_on)
        return
    if _begun_since(facts, found_on):
        raise CannotTellError("写明行为自二年内的某日起，更早的日期可能是前情")
    yield _late_by(days, decision.facts, found_on, _where_done(decision.facts, days[0]))


def _where_done(facts: Span, day: date) -> Span:
    """Where the facts tell of a day as that of the act: at the head of a sentence before an aside of a record."""
    told = [(a, b) for one, a, b in find_dates(facts.text) if one == day]
    heads = [(a, b) for a, b in told if not a or facts.text[a - 1] in "。；：\n "]
    begin, end = (heads or told)[0]
    return Span(facts.start + begin, facts.start + end, facts.text[begin:end])


def _late_by(days: list[date], facts: Span, found_on: date, at: Span) -> Finding:
    """That the first day is too long ago: certain where no later one is within the bar and nothing may have lasted."""
    message = f"行为日期{format_date(days[0])}距发现（{format_date(found_on)}）超过二年"
    advice = "查明行为终了之日、是否连续或者继续；超过时效的不再给予处罚"
    if any(not _is_late(day, found_on) for day in days if day <= found_on):
        return finding("R19", Severity.MAJOR, f"{message}，且与其后的日期不能相合", at, advice)
    if _Said.read().lasting.search(unquoted(facts.text)):
        lasting = f"{message}；行为可能连续或者继续，自终了之日起算"
        return finding("R19", Severity.HINT, lasting, at, advice, ground=Ground.CANNOT_TELL)
    return finding("R19", Severity.FATAL, message, at, advice)


def _is_late(day: date, found_on: date, years: int = 0) -> bool:
    """Whether a day lies further back than the time bar, or than so many years."""
    return last_day(day, years or load_rules().time_bar.years, PeriodUnit.YEAR).day < found_on


def _none_unclear(
    late: Iterable[tuple[date, int, int]], decision: Decision, context: ReviewContext, found_on: date
) -> None:
    """That none of the days too long ago, given with their places in the facts, may be one of the act.

    Raises:
        CannotTellError: one may be.
    """
    for day, start, end in late:
        if telling_of(decision, context, start, end, found_on) is Telling.UNCLEAR:
            raise CannotTellError(
                f"{format_date(day)}距发现（{format_date(found_on)}）过久，看不出是不是所认定行为的日期"
            )


def _begun_since(facts: str, found_on: date) -> bool:
    """Whether the facts tell by 自……起 on which day within the limit the act began: what lies before is its history."""
    begun = [
        day
        for day, start, end in find_dates(facts)
        if facts[end : end + 1] == "起" and facts[max(0, start - 1) : start] in ("自", "从")
    ]
    return bool(begun) and all(day <= found_on and not _is_late(day, found_on) for day in begun)


@rule(
    "R19", "最早的行为日期", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("2020年7月购进并售完，2023年8月立案", "2023年7月购进，2023年8月立案"),
)  # fmt: skip
def long_ago(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An act of the facts lies more than two years before its discovery and nothing says that it lasted."""
    days = [e.on for e in decision.events if e.kind in ("立案", "检查")]
    found = min(
        (e.on for e in decision.events if e.kind == "立案"), default=min(days, default=decision.decided_on)
    )
    if decision.facts is None or found is None:
        raise CannotTellError("没有读出事实部分或者发现日期")
    old = list(_old_deeds(decision.facts.text, found))
    act = next((one for one in old if telling_of(decision, context, *one[1:], found) is Telling.ACT), None)
    if act is None:
        _none_unclear(old, decision, context, found)
        return
    day, begin, end = act
    _unless_named(decision)
    five_years_open(decision, day, found)
    start = decision.facts.start
    at = Span(start + begin, start + end, decision.facts.text[begin:end])
    yield finding(
        "R19", Severity.MAJOR, f"行为日期{format_date(day)}距发现（{format_date(found)}）超过二年，没有写连续或者继续", at,
        "查明行为终了之日；超过时效的不再给予处罚（涉及生命健康、金融安全且有后果的为五年）",
    )  # fmt: skip


def _old_deeds(facts: str, found: date) -> Iterator[tuple[date, int, int]]:
    """Days too long ago on which something was done that is not told to have lasted; of a period its last day."""
    for told, begin, end in find_dates(facts):
        before = re.split(r"[，。；\n]", facts[max(0, begin - 10) : begin])[-1]
        day, after = _end_of_range(told, re.split(r"[。；]", facts[end : end + 50])[0])
        if before.endswith(("至", "到", "-", "—")):
            after = _over(after)
        if not _is_late(day, found) or in_term(facts, begin) or begins_range(after):
            continue
        went_on = _Said.read().went_on.search(after)
        if tells_deed(after) and not tells_grant(before, after) and not went_on:
            yield day, begin, end


_SHORT_END = re.compile(r"^起?(?:至|到|[-－—~～])(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:止|期间)?")


def _end_of_range(day: date, after: str) -> tuple[date, str]:
    """The last day of 7月6日至10月9日 or 6月1日至30日 with what follows it; else the day itself."""
    match = _SHORT_END.match(after)
    end = calendar_day(f"{day.year:04d}", match["month"] or str(day.month), match["day"]) if match else None
    return (end, after[match.end() :]) if match and end and end >= day else (day, after)


def _over(after: str) -> str:
    """Behind the last day of a period what is told of it, without the next clause but for what was done: 至8月31日的事情，此后未再焊接，检查时……"""
    own, *rest = re.split("，", after)
    return own + "，" + rest[0] if own and rest else after


@rule(
    "R19", "按月写的行为期间", Severity.MAJOR, _LAW, kinds=DECISIONS_AND_NOTICES, needs="案卷",
    examples=("2015年3月至11月的行为，2024年立案", "2023年3月至11月的行为，2024年立案"),
)  # fmt: skip
def months_ago(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A period of months that ended more than two years before the discovery (five for taxes)."""
    days = [e.on for e in decision.events if e.kind in ("立案", "检查")] or (
        [decision.decided_on] if decision.decided_on else []
    )
    if decision.facts is None or not days:
        raise CannotTellError("没有读出事实部分或者发现日期")
    _unless_named(decision)
    found, facts = min(days), unquoted(decision.facts.text)
    years = 5 if "税" in (decision.agency.text if decision.agency else "") else load_rules().time_bar.years
    deeds = list(_months_of_deeds(facts))
    acts = [one for one in deeds if telling_of(decision, context, *one[1:], found) is Telling.ACT]
    if _Said.read().went_on.search(facts):
        return
    if not acts or any(not _is_late(day, found, years) for day, *_ in acts):
        late = (one for one in deeds if _is_late(one[0], found, years))
        _none_unclear(late, decision, context, found)
        return
    day, begin, end = acts[0]
    five_years_open(decision, max(day for day, *_ in acts), found)
    start = decision.facts.start
    yield finding(
        "R19", Severity.MAJOR, f"行为到{day.year}年{day.month}月为止，距发现（{format_date(found)}）超过{years}年",
        Span(start + begin, start + end, facts[begin:end]), "查明行为终了之日；超过时效的不再给予处罚",
    )  # fmt: skip


def _months_of_deeds(facts: str) -> Iterator[tuple[date, int, int]]:
    """The periods told by months in which something was done: the last day of each and its place."""
    for match in _Said.read().months.finditer(facts):
        day = _month_end(match)
        if day and tells_deed(facts[match.end() : match.end() + 50]):
            yield day, match.start(), match.end()


def _month_end(match: re.Match[str]) -> date | None:
    month = 12 if match["whole"] else int(match["last"])
    return date(int(match["last_year"] or match["year"]), month, 28) if 1 <= month <= 12 else None


def five_years_open(decision: Decision, day: date, found: date) -> None:
    """Whether the act harmed life, health or the safety of money is for the case to show: then five years count.

    Args:
        decision: the paper in its parts.
        day: the last day of the act.
        found: the day on which it was found.

    Raises:
        CannotTellError: the facts speak of such harm and the act lies less than five years back.
    """
    bar = load_rules().time_bar
    text = unquoted(story_of(decision).text)
    said = _Said.read()
    harmed = any(
        not said.unharmed.search(re.split("[，。；\n]", text[: m.start()])[-1])
        for m in said.harm.finditer(text)
    )
    if harmed and found >= bar.grave_since and last_day(day, bar.grave_years, PeriodUnit.YEAR).day >= found:
        raise CannotTellError(
            f"行为距发现超过{bar.years}年，事实涉及生命健康或者金融安全：是否适用{bar.grave_years}年，需看案卷"
        )


def _unless_named(decision: Decision) -> None:
    """What a paper that names the time bar itself makes of it is for the reader to weigh.

    Raises:
        CannotTellError: it names the bar.
    """
    if "三十六条" in decision.text or "追责时效" in decision.text:
        raise CannotTellError("文书自己引用了追责时效的规定（第三十六条），是否适用需看案卷")
