"""R18, R21, R24, R28: periods that a paper sets or tells of: time to mend and re-inspection, time to answer, hearing, seizure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.procedure.data import load_rules
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.events import days_of
from assistant.review.parts.model import Decision, Event, Span
from assistant.review.parts.tiers import disobeyed
from assistant.review.rule import ALL, PROPOSING, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, find_days, format_date, matched_day, read_date
from assistant.text.numerals import to_int

_LAW = "《中华人民共和国行政处罚法》"
PLAIN_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
_MEND = r"(?:改正|整改|拆除|清理|清除|停止|恢复|完成|补办|采取|治理|修复|维修|更换|改造|补种|登记|支付|发放|办理|签订|退还|报送|提交|备案|关闭|停业|撤[除离出]|搬[离迁]|迁[出离]|腾退|清退|回填|平整|封[堵闭填]|召回|补[齐正]|建立|配备|安装|设置|履行|缴存|公示|张贴|拆改|处置|转移)"
_BY = re.compile(rf"\s{{0,2}}(?:\d{{1,2}}[时:：]\d{{0,2}}分?)?(?:以|之)?前[^。；]{{0,30}}{_MEND}")
# whatever is ordered, but to come or to bring papers
_BEFORE_DAY = re.compile(r"\s{0,2}(?:以|之)?前(?![^，。；]{0,4}(?:[到来]|前往|接受|提供|参加|领取))")
_ORDERED = re.compile(r"责令[^。；]{0,30}$")
_TERM_UNTIL = re.compile(r"(?:改正|整改|清理|拆除)(?:的)?(?:期限|时限)[^，。；\n]{0,8}[至到为：:]$")
_WITHIN = re.compile(
    r"(?P<count>[一二三四五六七八九十\d]{1,3})\s{0,2}(?P<unit>个工作日|日|天)内[^。；]{0,30}(?:改正|整改|拆除|清理|清除|停止|恢复|完成|补办|采取|修复|维修|更换|改造|补种|登记|支付|发放|办理|签订|退还|报送|提交|备案|关闭|停业|撤[除离出]|搬[离迁]|迁[出离]|腾退|清退|回填|平整|封[堵闭填]|召回|补[齐正])"
)
_SEEN = 40
_WENT = re.compile(
    r"(?:执法|检查|监督)人员[^，。；]{0,10}(?:再[次去到来看]|又[到去]|前往|到场|到现场|回访|查看)|再次?(?:到|前往|上门)[^，。；]{0,12}(?:检查|查看)"
)
_STILL = re.compile(
    r"仍|还是|依旧|照旧|原样|空白|没有(?:动|变)|未(?:按|改正|拆除|整改|清理|完成|恢复)|没有(?:改正|拆除|整改)|拒不|逾期|不改正"
)
_MENDED = re.compile(r"已[^，。；未]{0,8}(?:改正|整改|拆除|清理|停止|恢复|完成)|(?:改正|整改|清理)完毕")
_ANSWER = re.compile(
    r"(?P<count>[一二三四五六七八九十\d]{1,3})\s{0,2}(?P<unit>个工作日|日|天)内[^。；，]{0,24}(?:陈述|申辩|意见)"
)
_HEARING_IN = re.compile(
    r"(?P<count>[一二两三四五六七八九十\d]{1,3})\s{0,2}(?P<unit>个工作日|个?自然日|日|天|个?小时)(?:之)?内(?:(?![日天]内)[^。；]){0,30}(?:申请|要求|提出)[^。；，]{0,10}听证|听证(?:(?!陈述|申辩)[^。；]){0,40}?(?P<count2>[一二两三四五六七八九十\d]{1,3})\s{0,2}(?P<unit2>个工作日|个?自然日|日|天|个?小时)(?:之)?内(?:(?!陈述|申辩)[^。；]){0,16}提出(?![^。；，]{0,6}(?:陈述|申辩|意见))"
)
_TOLD_OF_HEARING = re.compile(r"听证告知书|告知[^。；]{0,80}(?:要求|申请)(?:举行)?听证的?权利?")
_GAVE_UP = re.compile(r"(?<!视为)(?<!视同)放弃|明确表示|表示(?:没有|无|不)|无异议|没有异议")
_ANSWERED = re.compile(r"(?<!未)(?<!有权)(?<!可以)(?:提出|提交|作出)(?:了)?[^。；未]{0,12}(?:陈述|申辩)")
_HELD = re.compile(r"(?<!未)(?<!没有)(?:举行|召开|组织)(?:了)?[^，。；\n]{0,6}听证会?(?!的(?:权|费))")
SEIZURE_TOLD = re.compile(r"(?:予以|实施|采取|依法|决定|现场|已)[^，。；\n]{0,8}(?:查封|扣押)")
_TESTING = re.compile(r"检测|检验|鉴定|检疫")
_SEEN_STILL = re.compile(r"(?:[检复核巡]查|查看|到场|到现场)[^。；]{0,24}(?:仍|尚?未|没有)")
_EXTENDED = re.compile(r"延长|延期")


def _days(match: re.Match[str], suffix: str = "") -> tuple[int, PeriodUnit]:
    count = to_int(match[f"count{suffix}"]) or 0
    if match[f"unit{suffix}"].endswith("小时"):
        return count // 24, PeriodUnit.DAY
    return count, PeriodUnit.WORKDAY if match[f"unit{suffix}"] == "个工作日" else PeriodUnit.DAY


@rule(
    "R18", "复查在改正期限届满之后", Severity.FATAL, f"{_LAW}第二十八条第一款", kinds=PROPOSING, needs="案卷",
    examples=("责令3月20日前改正，3月15日复查未改正即处罚", "责令3月20日前改正，3月21日复查未改正"),
)  # fmt: skip
def checked_after_term(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A re-inspection before the term has run out proves no disobedience."""
    text = unquoted(decision.text)
    terms = list(terms_to_mend(decision, text))
    if len({day for day, _ in terms}) != 1:
        raise CannotTellError("写了不止一个改正期限" if terms else "没有写改正期限")
    last, span = terms[0]
    if _disobeyed_after(text, last):
        return
    for event in _looks(decision, text, span.end):
        after = text[event.span.end : event.span.end + 60].split("。")[0]
        still = _STILL.search(after) or not _MENDED.search(after) and disobeyed(decision)
        if event.on < last and still:
            yield finding(
                "R18", Severity.FATAL, f"改正期限到{format_date(last)}，{format_date(event.on)}复查时期限没有届满，不能认定逾期未改正", event.span,
                "期限届满后再复查", expected=f"{format_date(last)}之后", actual=format_date(event.on), related=((span.start, span.end),),
            )  # fmt: skip
        return


def _looks(decision: Decision, text: str, start: int) -> list[Event]:
    """The looks taken again behind a place, by their name or as officers went there and saw."""
    named = [e for e in decision.events if e.kind == "复查" and e.span.start >= start]
    seen = [
        Event("复查", day, Span(a, b, decision.text[a:b]))
        for day, a, b in days_of(decision.text)
        if a >= start and _WENT.search(re.split("[。；\n]", text[b : b + _SEEN])[0])
    ]
    return sorted([*named, *seen], key=lambda e: e.span.start)


def _disobeyed_after(text: str, last: date) -> bool:
    """Whether a text tells of a look, on a day after the term, at which nothing was mended yet."""
    later = (text[end : end + 60].split("。")[0] for day, _, end in find_days(text, last) if day > last)
    return any(_SEEN_STILL.search(words) for words in later)


def terms_to_mend(decision: Decision, text: str) -> Iterator[tuple[date, Span]]:
    """The last days of the terms set to mend, each with where it is told.

    Args:
        decision: the paper in its parts.
        text: its text with quoted law blanked out.
    """
    for sentence in sentences_of(text):
        if "责令" not in sentence.text and "整改" not in sentence.text:
            continue
        by = next(_until(decision, sentence), None)
        within = _WITHIN.search(sentence.text)
        if by:
            yield by
        elif within and (made := _told_before(decision, sentence, within.start())):
            yield last_day(made.on, *_days(within)).day, _within_text(sentence, within)


def _until(decision: Decision, sentence: Span) -> Iterator[tuple[date, Span]]:
    """Days of a sentence until which something is to be mended."""
    for day, start, end in days_of(decision.text):
        if not sentence.holds(start):
            continue
        before = sentence.text[: start - sentence.start]
        behind = sentence.text[end - sentence.start :]
        ordered = _ORDERED.search(before) and _BEFORE_DAY.match(behind)
        if ordered or _BY.match(behind) or _TERM_UNTIL.search(before):
            yield day, Span(start, end, decision.text[start:end])


def _told_before(decision: Decision, sentence: Span, place: int) -> Event | None:
    """The first act whose day stands in a sentence before a place of it."""
    until = sentence.start + place
    return next((e for e in decision.events if sentence.start <= e.span.start < until), None)


def _within_text(sentence: Span, found: re.Match[str]) -> Span:
    return Span(sentence.start + found.start(), sentence.start + found.end(), found[0])


@rule(
    "R21", "给足陈述申辩的时间", Severity.FATAL, f"{_LAW}第四十四条、第四十五条第一款", kinds=("decision",), needs="案卷",
    examples=("3月10日送达告知书，三日内可陈述申辩，3月11日决定", "3月10日送达告知书，三日内可陈述申辩，3月18日决定"),
)  # fmt: skip
def time_to_answer(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The decision waits for the time that the notice gave, and is never made on the day of the notice."""
    told, decided = decision.event("告知"), decision.decided_on
    if told is None or decided is None:
        raise CannotTellError("没有写告知日期或者没有落款日期")
    text = unquoted("".join(span.text for span in decision.told))
    if _GAVE_UP.search(text) or _ANSWERED.search(text) and decided > told.on:
        return
    terms = [last_day(told.on, *_days(m)).day for m in _ANSWER.finditer(text)]
    hearing = [
        last_day(told.on, *_days(m, "" if m["count"] else "2")).day for m in _HEARING_IN.finditer(text)
    ]
    limit = load_rules().limit("告知", "决定", told.on)
    if not hearing and limit and _TOLD_OF_HEARING.search(text):
        hearing = [last_day(told.on, limit.count, limit.unit).day]
    last = max([*terms, *hearing], default=None)
    at = decision.decided or decision.end
    if decided == told.on:
        yield finding(
            "R21", Severity.FATAL, f"告知当日（{format_date(decided)}）即作出决定，没有给当事人陈述申辩的时间", at, "告知的期限届满后再作决定",
            related=((told.span.start, told.span.end),),
        )  # fmt: skip
    elif last is not None and told.on < decided < last:
        yield finding(
            "R21", Severity.FATAL, f"告知的期限到{format_date(last)}届满，{format_date(decided)}作出决定", at, "期限届满后再作决定",
            expected=f"{format_date(last)}之后", actual=format_date(decided), related=((told.span.start, told.span.end),),
        )  # fmt: skip


@rule(
    "R24", "申请听证的期限", Severity.MAJOR, f"{_LAW}第六十四条第（一）项", kinds=ALL,
    examples=("收到告知书后三日内可以要求听证（2025年）", "收到告知书后五日内可以要求听证"),
)  # fmt: skip
def five_days_to_ask(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Five days since 2021-07-15, three before."""
    told = decision.event("告知")
    day = told.on if told else decision.decided_on
    if day is None:
        raise CannotTellError("没有读出告知的日期")
    limit = load_rules().limit("告知", "决定", day)
    if limit is None:
        raise CannotTellError("没有收录当时申请听证的期限")
    expected = limit.count
    text = unquoted(decision.text)
    for match in _HEARING_IN.finditer(text):
        count, _ = _days(match, "" if match["count"] else "2")
        if count < expected:
            yield finding(
                "R24", Severity.MAJOR, f"要求听证的期限写成{count}日，应当是告知后{expected}日内", Span(match.start(), match.end(), match[0]),
                f"写{expected}日", expected=f"{expected}日", actual=f"{count}日",
            )  # fmt: skip


@rule(
    "R24", "听证七日前通知", Severity.FATAL, f"{_LAW}第六十四条第（二）项", kinds=ALL, needs="案卷",
    examples=("3月3日通知，3月6日听证", "3月3日通知，3月17日听证"),
)  # fmt: skip
def hearing_called_in_time(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Time and place are told seven (since 2021 working) days before the hearing."""
    held = decision.event("听证") or _hearing_set(decision)
    if held is None:
        if _HELD.search(unquoted(decision.text)):
            raise CannotTellError("写了举行听证，没有读出听证的日期")
        return
    called = decision.event("听证通知")
    if called is None and decision.is_kind == "hearing_call" and decision.decided_on:
        called = Event("听证通知", decision.decided_on, decision.decided or decision.end)
    if called is None or called.on > held.on:
        raise CannotTellError("没有写听证通知的日期")
    limit = load_rules().limit("听证通知", "听证", called.on)
    if limit is None:
        raise CannotTellError("没有收录当时听证通知的期限")
    if last_day(called.on, limit.count, limit.unit).day > held.on:
        yield finding(
            "R24", Severity.FATAL, f"{format_date(called.on)}通知，{format_date(held.on)}听证，不足{limit.told}", called.span, f"在听证的{limit.told}前通知当事人",
            related=((held.span.start, held.span.end),),
        )  # fmt: skip


def _hearing_set(decision: Decision) -> Event | None:
    """定于某日举行听证."""
    if decision.is_kind != "hearing_call":
        return None
    match = re.search(rf"定于[^。；\n]{{0,6}}(?P<date>{CHINESE_DATE.pattern})", decision.text)
    day = matched_day(match) if match else None
    return (
        Event("听证", day, Span(match.start("date"), match.end("date"), match["date"]))
        if match and day
        else None
    )


def seizure_days(on: date) -> int:
    """Days that a seizure may last without an extension; an extension may be as long again (行政强制法第二十五条第一款).

    Args:
        on: the day of the seizure.

    Raises:
        CannotTellError: no limit is known for that day.
    """
    limit = load_rules().limit("查封扣押", "解除查封扣押", on)
    if limit is None:
        raise CannotTellError("没有收录当时查封、扣押的期限")
    return limit.count


@rule(
    "R28", "查封扣押期限", Severity.MAJOR, "《中华人民共和国行政强制法》第二十五条第一款", kinds=ALL, needs="案卷",
    examples=("3月1日扣押，4月20日解除，没有延长", "3月1日扣押，3月28日解除"),
)  # fmt: skip
def thirty_days(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Thirty days, sixty where the paper tells of an extension; a test stops the clock."""
    text = unquoted(decision.text)
    seized = _seized(decision) or seized_that_day(decision)
    if seized is None:
        if SEIZURE_TOLD.search(text):
            raise CannotTellError("写了查封、扣押，没有读出日期")
        return
    freed = next((e for e in decision.events if e.kind == "解除查封扣押" and e.on >= seized.on), None)
    day = freed.on if freed else decision.decided_on
    if day is None or _TESTING.search(text):
        raise CannotTellError("没有写解除（处理）的日期，或者有检测鉴定的期间，需看案卷")
    most = seizure_days(seized.on) * (2 if _EXTENDED.search(text) else 1)
    last = last_day(seized.on, most, PeriodUnit.DAY).day
    if day > last:
        yield finding(
            "R28", Severity.MAJOR, f"查封、扣押自{format_date(seized.on)}起到{format_date(day)}超过{most}日", seized.span,
            "写明批准延长的日期和理由；没有延长的，期满应当解除", expected=format_date(last), actual=format_date(day),
        )  # fmt: skip


_THAT_DAY = re.compile(
    r"(?:当日|当天|同日)[^。；\n]{0,24}(?:查封|扣押|暂扣(?![^，。；]{0,6}(?:证|照)))(?![^，。；]{0,4}(?:证|照))"
)


def _seized(decision: Decision) -> Event | None:
    """The first seizure told with its day, not the day of a registration that was turned into one later."""
    registered = {e.span for e in decision.events if e.kind == "登记保存"}
    return next((e for e in decision.events if e.kind == "查封扣押" and e.span not in registered), None)


def seized_that_day(decision: Decision) -> Event | None:
    """当日……予以暂扣: the last day told before."""
    match = _THAT_DAY.search(unquoted(decision.text))
    dates = list(CHINESE_DATE.finditer(decision.text, 0, match.start())) if match else []
    day = matched_day(dates[-1]) if dates else None
    return Event("查封扣押", day, Span(dates[-1].start(), dates[-1].end(), dates[-1][0])) if day else None


_GOES_ON = 30  # behind the days of the first term: 因情况复杂延长三十日
_MOST_BEFORE = 3  # what is urgent is approved within a day (行政强制法第十九条), rest days between
SEIZED_FROM_TO = re.compile(
    rf"(?:查封|扣押)[^。；\n]{{0,20}}(?:期限)?[^。；\n]{{0,6}}自(?P<from>{PLAIN_DATE})(?:起)?至(?P<to>{PLAIN_DATE})(?:止)?(?:[^。\n]{{0,30}}延长[^。；\n]{{0,6}}至(?P<more>{PLAIN_DATE}))?"
)


@rule(
    "R28", "查封扣押的起止日期", Severity.MAJOR, "《中华人民共和国行政强制法》第二十五条第一款", kinds=ALL,
    examples=("扣押期限自4月18日至5月17日，延长至7月16日", "扣押期限自4月18日至5月17日，延长至6月16日"),
)  # fmt: skip
def dates_set(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Thirty days from the first to the last day, sixty with the extension."""
    for match in SEIZED_FROM_TO.finditer(unquoted(decision.text)):
        begin, end, more = (read_date(match[g]) if match[g] else None for g in ("from", "to", "more"))
        days = seizure_days(begin) if begin else 0
        made = decision.decided_on if decision.is_kind == "seizure" else None
        longer = "延长" in decision.text[: match.start()] or _EXTENDED.search(
            match.string, match.start(), match.end() + _GOES_ON
        )
        if begin and made and (made - begin).days > _MOST_BEFORE and not longer:
            yield finding(
                "R28", Severity.MAJOR, f"扣押（查封）期限从{format_date(begin)}起算，早于决定书的日期{format_date(made)}", Span(match.start("from"), match.end("from"), match["from"]), "核对两个日期；先采取措施的写明情况紧急和补办批准", actual=format_date(begin),
            )  # fmt: skip
        for day, most, group in ((end, days, "to"), (more, 2 * days, "more")):
            if begin and day and (day - begin).days > most:
                yield finding(
                    "R28", Severity.MAJOR, f"查封、扣押自{format_date(begin)}至{format_date(day)}超过{most}日", Span(match.start(group), match.end(group), match[group]),
                    "期限不得超过三十日，延长不得超过三十日", expected=f"{most}日以内", actual=f"{(day - begin).days}日",
                )  # fmt: skip


_UNTIL = re.compile(
    rf"(?P<from>{PLAIN_DATE})(?:(?!\d{{4}}年)[^。\n]){{0,90}}?(?:查封|扣押)(?:(?!\d{{4}}年)[^。\n]){{0,30}}期限(?:至|到)(?P<to>{PLAIN_DATE})"
)


@rule(
    "R28", "查封扣押期限的截止日", Severity.MAJOR, "《中华人民共和国行政强制法》第二十五条第一款", kinds=ALL,
    examples=("2月9日扣押，扣押期限至4月20日", "2月9日扣押，扣押期限至3月10日"),
)  # fmt: skip
def until_day(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The last day set lies within thirty days of the seizure."""
    for match in _UNTIL.finditer(unquoted(decision.text)):
        begin, end = read_date(match["from"]), read_date(match["to"])
        if begin and end and (end - begin).days > seizure_days(begin) and not _EXTENDED.search(match[0]):
            yield finding(
                "R28", Severity.MAJOR, f"查封、扣押自{format_date(begin)}至{format_date(end)}超过30日", Span(match.start("to"), match.end("to"), match["to"]),
                "期限不得超过三十日，延长另行批准", expected="三十日以内", actual=f"{(end - begin).days}日",
            )  # fmt: skip


_SET_PERIOD = re.compile(
    r"(?:查封|扣押)[^。；\n]{0,20}期限[^。；\n]{0,12}?(?P<count>[一二两三四五六七八九十\d]{1,3})\s{0,2}(?P<unit>个工作日|日|天|个月)"
)
_LONGER_TOLD = re.compile(
    r"(?:查封|扣押)(?:的)?(?:期限)?(?:再)?延长(?:期限)?(?:至|到)?(?P<count>[一二两三四五六七八九十百\d]{1,3})\s{0,2}(?P<unit>个工作日|日|天|个月)(?!前|期满)"
)
_LONGER_BY = re.compile(
    r"(?:可以?|可再|再|得)延长(?:查封|扣押)?(?:期限)?(?P<count>[一二两三四五六七八九十百\d]{1,3})\s{0,2}(?P<unit>个工作日|日|天|个月)"
)


@rule(
    "R28", "查封扣押决定的期限", Severity.MAJOR, "《中华人民共和国行政强制法》第二十五条第一款", kinds=ALL,
    examples=("扣押期限为六十日", "扣押期限为三十日"),
)  # fmt: skip
def period_set(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A decision to seize sets at most thirty days of the calendar, and an extension no more."""
    text = unquoted(decision.text)
    for match in _SET_PERIOD.finditer(text):
        if _too_long(match, context.as_of) and not _EXTENDED.search(match[0]):
            yield finding(
                "R28", Severity.MAJOR, f"查封、扣押的期限写成{match['count']}{match['unit']}，不得超过三十日", Span(match.start(), match.end(), match[0]),
                "写三十日以内的起止日期；确需延长的另行批准", expected="三十日", actual=match["count"] + match["unit"],
            )  # fmt: skip
    longer = _LONGER_BY.search(text) if decision.is_kind == "seizure" else _LONGER_TOLD.search(text)
    if longer and _too_long(longer, context.as_of):
        yield finding(
            "R28", Severity.MAJOR, f"查封、扣押的延长写成{longer['count']}{longer['unit']}，延长不得超过三十日", Span(longer.start(), longer.end(), longer[0]),
            "经批准可以延长，延长期限不得超过三十日", expected="三十日", actual=longer["count"] + longer["unit"],
        )  # fmt: skip


def _too_long(match: re.Match[str], day: date) -> bool:
    """Whether a number of days, working days or months is more than a seizure may last."""
    count, most = to_int(match["count"]) or 0, seizure_days(day)
    if match["unit"] == "个月":
        return count * 30 > most
    return count >= most if match["unit"] == "个工作日" else count > most
