"""R21, R28: what follows what: inspection, order, re-inspection, notice, hearing, discussion; seizure, its extension and its end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from assistant.analysis.procedure.data import load_rules
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.ahead import no_day_of_an_act
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Event, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import ALL, PENALTIES, CannotTellError, finding, rule
from assistant.review.rules.periods import SEIZURE_TOLD, seizure_days
from assistant.text.dates import find_dates, format_date, read_date
from assistant.text.numerals import to_int

_LAW = "《中华人民共和国行政处罚法》第四十条"
_SEIZE_LAW = "《中华人民共和国行政强制法》第二十五条第一款"
# the later act, the earlier act it presupposes, how grave an inversion is
_ORDER = (
    ("复查", "检查", Severity.FATAL),
    ("复查", "责令改正", Severity.FATAL),
    ("告知", "检查", Severity.FATAL),
    ("听证", "告知", Severity.FATAL),
    ("听证申请", "告知", Severity.MAJOR),
    ("听证通知", "听证申请", Severity.MAJOR),
    ("听证", "听证申请", Severity.MAJOR),
    ("集体讨论", "听证", Severity.MAJOR),
    ("法制审核", "听证", Severity.HINT),
)
_ORDER_WORDS = re.compile(
    r"责令|责成|限期|(?:要求|通知|督促|告诫|口头)[^，。；\n]{0,20}(?:改正|整改|停止|拆除|清理|恢复)"
)


@rule(
    "R21", "后一步不早于前一步", Severity.FATAL, _LAW, kinds=ALL, needs="案卷",
    examples=("2月26日检查，2月20日复查", "2月26日检查，3月11日复查"),
)  # fmt: skip
def steps_in_order(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A step never comes before the one that it presupposes."""
    first = _first_of_each(decision)
    if not first:
        raise CannotTellError("没有写各步骤的日期")
    for later, earlier, severity in _ORDER:
        step, before = first.get(later), first.get(earlier)
        if step is None or before is None or step.on >= before.on or _twice(decision, step, earlier):
            continue
        if earlier == "责令改正" and _ordered_by_mouth(decision, step):
            continue
        yield finding(
            "R21", severity, f"{later}（{format_date(step.on)}）早于{earlier}（{format_date(before.on)}）", step.span, "核对两个日期；确属颠倒的，程序违法",
            related=((before.span.start, before.span.end),), basis=_basis(earlier, later),
        )  # fmt: skip


def _basis(earlier: str, later: str) -> str:
    """The provision that sets the order, by corpora/procedure.yaml; "" leaves that of the rule."""
    return next((o.basis for o in load_rules().orders if (o.first, o.then) == (earlier, later)), "")


def _first_of_each(decision: Decision) -> dict[str, Event]:
    """The earliest act of each kind; 再次检查 is a re-inspection, not the inspection."""
    again = {e.span for e in decision.events if e.kind == "复查"}
    first: dict[str, Event] = {}
    for event in decision.events:
        known = first.get(event.kind)
        if (known is None or event.on < known.on) and not (event.kind == "检查" and event.span in again):
            first[event.kind] = event
    return first


def _ordered_by_mouth(decision: Decision, step: Event) -> bool:
    """Whether an order to mend is told before a re-inspection, on no later day: the written one only followed."""
    text = unquoted(decision.text)
    dates = find_dates(text[: step.span.start])
    starts = [start for _, start, _ in dates]
    for match in _ORDER_WORDS.finditer(text, 0, step.span.start):
        before = bisect_left(starts, match.start())
        if not before or dates[before - 1][0] <= step.on:
            return True
    return False


def _twice(decision: Decision, event: Event, earlier: str) -> bool:
    """Whether the words at the later act are themselves those of the earlier one (检查 in 复查), or the paper is that step."""
    return any(e.span == event.span and e.kind == earlier for e in decision.events)


@rule(
    "R21", "文书日期不早于检查", Severity.FATAL, _LAW, kinds=ALL,
    examples=("7月2日检查，通知书日期6月28日", "7月2日检查，通知书日期7月9日"),
)  # fmt: skip
def made_after_inspection(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A paper is not made before the inspection that it tells of."""
    if decision.decided_on is None:
        raise CannotTellError("没有落款日期")
    story = story_of(decision)
    # acts of a decision are told elsewhere
    kinds = ("检查", "复查", "立案") if decision.is_kind in PENALTIES else ("检查", "复查", "立案", "行为")
    told = [e for e in decision.events if e.kind in kinds and story.holds(e.span.start)]
    told += [
        Event("作出的文书", day, Span(at, end, decision.text[at:end])) for day, at, end in _made(decision)
    ]
    late = next((e for e in told if e.on > decision.decided_on and not _ahead(decision, e)), None)
    if late:
        yield finding(
            "R21", Severity.FATAL, f"文书日期（{format_date(decision.decided_on)}）早于{late.kind}（{format_date(late.on)}）", decision.decided or decision.end, "核对日期",
            related=((late.span.start, late.span.end),),
        )  # fmt: skip


def _ahead(decision: Decision, event: Event) -> bool:
    return no_day_of_an_act(decision.text, event.span.start, event.span.end)


_FOUND, _SOON = re.compile("发现|查明|检查|巡查|记录到|查获|勘验"), 120
_CLUE = re.compile(
    "举报(?!电话)|投诉(?!电话)|线索|移[送交]|交办|转办|督办|抄告|通报(?!批评)|接到|接(?:群众|市民)|反映|工单|信访|来[信函访电]|报[案警]|抽检|转来"
)
_SOURCE = re.compile(r"(?:案件|线索)来源[^。\n]{1,60}")


@rule(
    "R21", "立案不早于发现", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十四条第二款", kinds=(*PENALTIES, "no_penalty"), needs="案卷",
    examples=("2月27日巡查发现，2月20日立案", "2月27日巡查发现，3月2日立案"),
)  # fmt: skip
def filed_after_found(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A story that goes on from the inspection to the filing gives the filing an earlier day, and tells of no earlier clue."""
    filed = decision.event("立案")
    if filed is None:
        raise CannotTellError("没有写立案日期")
    text = unquoted(decision.text)
    line = text.rfind("\n", 0, filed.span.start) + 1
    before = [(day, line + a, line + b) for day, a, b in find_dates(text[line : filed.span.start])]
    before = [(day, a, b) for day, a, b in before if not no_day_of_an_act(decision.text, a, b)]
    seen = next(((day, a, b) for day, a, b in before if _FOUND.search(text[b : b + _SOON])), None)
    if seen is None:
        yield from _filed_before_all(decision, filed, text)
        return
    clause = re.split("[。；]", text[filed.span.end : filed.span.end + 40])[0]
    clue = _CLUE.search(text[: filed.span.start] + clause + "".join(_SOURCE.findall(text)))
    if any(day <= filed.on for day, _, _ in before):
        return
    if clue:
        raise CannotTellError("写了检查以前的线索（举报、移送等），立案可以早于检查")
    yield finding(
        "R21", Severity.MAJOR, f"立案（{format_date(filed.on)}）早于发现（{format_date(seen[0])}），前面没有写其他线索", filed.span, "核对两个日期；先有线索的写明线索来源和日期",
        related=((seen[1], seen[2]),),
    )  # fmt: skip


def _filed_before_all(decision: Decision, filed: Event, text: str) -> Iterator[Finding]:
    """A filing told at the head of a paper, on a day before every day of its story.

    Raises:
        CannotTellError: a clue is told, or some day of the story is no later.
    """
    story = decision.facts or story_of(decision)
    told = [(day, story.start + a, story.start + b) for day, a, b in find_dates(unquoted(story.text))]
    told = [
        (day, a, b)
        for day, a, b in told
        if a != filed.span.start and not no_day_of_an_act(decision.text, a, b)
    ]
    seen = next((one for one in told if _SEEN.search(text[one[2] : one[2] + _SOON])), None)
    head = text[: story.end]
    if (
        seen is None
        or any(day <= filed.on for day, _, _ in told)
        or _CLUE.search(head)
        or _SOURCE.search(head)
        or _BY_MONTH.search(story.text)
    ):
        raise CannotTellError("立案以前没有读出发现的日期")
    yield finding(
        "R21", Severity.MAJOR, f"立案（{format_date(filed.on)}）早于发现（{format_date(seen[0])}），文中没有写更早的线索", filed.span, "核对两个日期；先有线索的写明线索来源和日期",
        related=((seen[1], seen[2]),),
    )  # fmt: skip


_BY_MONTH = re.compile(r"\d{4}年(?:\d{1,2}月)?(?!\s*\d)")  # 2024年5月起: no day to compare
_SEEN = re.compile("检查[^。；]{0,40}发现|巡查[^。；]{0,40}发现|查获|检查时|巡查时")
_MADE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日(?=[^，。；\n]{0,12}(?:作出|送达|下达)[^，。；\n]{0,12}《|(?:对[^，。；\n]{1,10}|就[^，。；\n]{1,30}|向[^，。；\n]{1,16})?(?:作出|送达|提出|提交|收到|签收|递交))"
)


def _made(decision: Decision) -> Iterator[tuple[date, int, int]]:
    """Days on which other papers were made or served, as the paper tells them."""
    for match in _MADE.finditer(decision.text):
        day = read_date(match[0])
        if day and "附" not in decision.text[max(0, match.start() - 3) : match.start()]:
            yield day, match.start(), match.end()


_SEIZED = re.compile(r"(?<!延长)(?<!解除)(?<!未)(?<!没有)(?:查封|扣押)(?!期限|清单|决定书|财物通知|物品清单)")
_LONGER = re.compile(
    r"(?<!未)(?<!未办理)(?<!没有)(?<!未经批准)(?:延长|延期)[^，。；]{0,6}(?:查封|扣押)|(?:查封|扣押)[^，。；]{0,8}(?<!未办理)(?<!未)(?:延长|延期)"
)
_ENDED = re.compile(r"(?:解除|返还|退还|发还)[^，。；]{0,12}")
_SAID = re.compile(
    r"(?:查封|扣押)(?:已|已经|时间|期限)?(?:满|达|共|计|长达|超过)?\s?(?P<days>[\d一二三四五六七八九十百]{1,4})\s?(?:日|天)"
)
_NOT_LONGER = re.compile(r"(?:未|没有|无)[^，。；]{0,6}(?:延长|延期)")
_SAME_SENTENCE = 160
_TESTING = re.compile(r"检测|检验|鉴定|检疫|抽检")


@rule(
    "R28", "查封扣押的延长和终了", Severity.MAJOR, _SEIZE_LAW, kinds=ALL, needs="案卷",
    examples=("10月18日扣押，11月30日批准延长", "10月18日扣押，11月16日批准延长"),
)  # fmt: skip
def seizure_in_time(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Thirty days; an extension is decided before they are over; the paper's own count of days without one."""
    text = unquoted(decision.text)
    yield from _said(text)
    seized = _dated(text, _SEIZED)
    if seized is None:
        if SEIZURE_TOLD.search(text):
            raise CannotTellError("没有读出查封、扣押的日期")
        return
    if _TESTING.search(text):
        raise CannotTellError("写了检测、检验、检疫或者鉴定，其期间不计入查封、扣押的期限")
    begun, at = seized
    days = seizure_days(begun)
    last = last_day(begun, days, PeriodUnit.DAY).day
    extended = _dated(text, _LONGER)
    if extended:
        if extended[0] > last:
            yield finding(
                "R28", Severity.MAJOR, f"{format_date(begun)}扣押（查封），{days}日到{format_date(last)}届满，{format_date(extended[0])}才批准延长", extended[1], "期满前批准延长；期满没有延长的应当解除",
                expected=f"{format_date(last)}以前", actual=format_date(extended[0]), related=((at.start, at.end),),
            )  # fmt: skip
        return
    ended = _dated(text[at.end :], _ENDED)
    day = ended[0] if ended else decision.decided_on
    # that is told elsewhere; a day before it in the sentence is that of a registration
    named = any(
        e.kind == "查封扣押" and (e.on == begun or at.start < e.span.start < at.end + _SAME_SENTENCE)
        for e in decision.events
    )
    if day and day > last and not named and not _LONGER.search(text):
        yield finding(
            "R28", Severity.MAJOR, f"查封、扣押自{format_date(begun)}起到{format_date(day)}超过{days}日", at, "写明批准延长的日期和理由；没有延长的，期满应当解除",
            expected=format_date(last), actual=format_date(day),
        )  # fmt: skip


def _said(text: str) -> Iterator[Finding]:
    for match in _SAID.finditer(text):
        days = to_int(match["days"]) or 0
        around = text[max(0, match.start() - 30) : match.end() + 30]
        if days > 60 or days > 30 and _NOT_LONGER.search(around):
            yield finding(
                "R28", Severity.MAJOR, f"查封、扣押{match['days']}日，超过三十日，没有延长", Span(match.start(), match.end(), match[0]), "期满应当解除或者作出处理；延长须在期满前批准",
            )  # fmt: skip
            return


def _dated(text: str, pattern: re.Pattern[str]) -> tuple[date, Span] | None:
    """The first match with a date before it in its sentence (or 当日 of the sentence before), with where the date stands."""
    previous: tuple[date, int, int] | None = None
    for sentence in sentences_of(text):
        days = find_dates(sentence.text)
        for match in pattern.finditer(sentence.text):
            before = [d for d in days if d[2] <= match.start()]
            if before:
                day, begin, end = before[-1]
                return day, Span(sentence.start + begin, sentence.start + end, sentence.text[begin:end])
            if previous and re.search("当日|当天|同日|当场", sentence.text[: match.start() + len(match[0])]):
                return previous[0], Span(previous[1], previous[2], text[previous[1] : previous[2]])
        if days:
            day, begin, end = days[-1]
            previous = (day, sentence.start + begin, sentence.start + end)
    return None
