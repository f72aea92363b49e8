"""R28: what is registered and kept as evidence is dealt with within seven days (行政处罚法第五十六条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.events import days_of
from assistant.review.parts.model import Decision, Event, Span
from assistant.review.rule import DECISIONS_AND_NOTICES, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, format_date, matched_day
from assistant.text.numerals import to_int

_BASIS = "《中华人民共和国行政处罚法》第五十六条"
_REGISTERED = re.compile(r"登记保存")
_KEPT = re.compile(r"登记保存(?!(?:证据|物品)?(?:通知|决定|处理|清单))")  # the act, not the name of a paper
_THAT_DAY = re.compile(r"当日|当天|当场|同日|检查时")
# steps of the office, by whose day 当场 is told; the acts of the party are none
_OWN_STEPS = ("检查", "复查", "立案", "送达", "查封扣押", "登记保存")
_HANDLED = re.compile(
    r"解除|返还|退还|发还|处理(?:决定|通知|意见)|(?:作出|予以|进行|依法)[^，。；]{0,16}处理|(?:一并|随案|随本案|才)[^，。；]{0,6}处理|转(?:为|入|作|成)?[^，。；]{0,6}(?:查封|扣押)|(?:予以|依法|实施|采取|作出|决定)[^，。；]{0,6}(?:查封|扣押)|变卖|拍卖|销毁|移[送交]"
)
# what keeps a thing from spoiling; where the decision on what is kept is told, that counts
_SOLD = re.compile(r"变卖|拍卖|销毁")
_DECIDED = re.compile(r"登记保存[^，。；]{0,8}处理(?:决定|通知|意见)|(?:解除|终止)[^，。；]{0,8}登记保存")
_ANOTHER_STEP = re.compile(r"告知|拟(?!制)|处罚决定|复议|诉讼")
_WITH_DECISION = re.compile(
    r"登记保存[^。；\n]{0,16}(?:至|到|待|在|随|于|与)(?:作出|下达)?(?:本|处罚|行政处罚)?决定[^。；\n]{0,10}(?:一并|同时|再)处理"
)
_FOR_DAYS = re.compile(
    r"登记保存(?!证据(?:通知|决定)书)[^，。；\n\d于在自至到后起]{0,10}?(?:[（(，,]?(?:保存|登记保存)?(?:的)?(?:期限|期间|时间)(?:为|是|：)?|[（(]?)(?P<count>[一二三四五六七八九十百\d]{1,4})(?P<unit>个工作日|日|天|个月)(?![内前后]|[^，。；]{0,6}(?:解除|作出|返还|退还|处理|送达|立案))"
)
_UNTIL = re.compile(
    rf"(?:登记)?保存(?:的)?(?:期限|期间|时间)[^。；\n]{{0,6}}?(?:自(?P<from>{CHINESE_DATE.pattern.replace('?P<', '?P<a_')})(?:起)?)?[至到](?P<until>{CHINESE_DATE.pattern})"
)
_MOST, _CLAUSE = 7, 60


def _last(made: date) -> date:
    return last_day(made, _MOST, PeriodUnit.WORKDAY).day


@rule(
    "R28", "先行登记保存七日内处理", Severity.MAJOR, _BASIS, kinds=(*DECISIONS_AND_NOTICES, "seizure"), needs="案卷",
    examples=("3月1日登记保存，3月20日处理", "3月1日登记保存，3月8日处理"),
)  # fmt: skip
def registration_handled(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Seven working days from registration to its handling, and no longer term is set."""
    text = unquoted(decision.text)
    if not _REGISTERED.search(text):
        return
    made = _registered(decision)
    longer = _set_longer(text, made)
    if longer:
        yield longer
        return
    if made is None:
        raise CannotTellError("写了先行登记保存，没有写日期")
    handled = _handled(decision, made)
    with_decision = _WITH_DECISION.search(text)
    if handled and handled[0] > _last(made.on):
        yield _late(made, handled[0], f"超过七日才处理（{format_date(handled[0])}）", handled[1])
    elif not handled and with_decision and decision.decided_on and decision.decided_on > _last(made.on):
        at = Span(with_decision.start(), with_decision.end(), with_decision[0])
        yield _late(
            made, decision.decided_on, f"的物品到作出决定（{format_date(decision.decided_on)}）才处理，超过七日", at
        )  # fmt: skip
    elif not handled:
        raise CannotTellError("没有写登记保存物品的处理日期")


def _late(made: Event, day: date, told: str, at: Span) -> Finding:
    return finding(
        "R28", Severity.MAJOR, f"先行登记保存（{format_date(made.on)}）{told}", at, "七日内作出处理决定，逾期未处理的自动解除，应当返还",
        expected=format_date(_last(made.on)), actual=format_date(day), related=((made.span.start, made.span.end),),
    )  # fmt: skip


def _registered(decision: Decision) -> Event | None:
    """When things were registered: the earliest day told, not that of their handling."""
    handled = {e.span for e in decision.events if e.kind == "登记保存处理"}
    told = [e for e in decision.events if e.kind == "登记保存" and e.span not in handled]
    told += [e for e in (_same_day(decision),) if e and e.span not in handled]
    return min(told, key=lambda e: e.on, default=None)


def _same_day(decision: Decision) -> Event | None:
    """遂于当日……先行登记保存: the day of the last step of the office told before."""
    listed = decision.evidence
    kept = (m for m in _KEPT.finditer(decision.text) if not (listed and listed.holds(m.start())))
    first = next(kept, None)
    if first is None or not _THAT_DAY.search(decision.text[max(0, first.start() - 80) : first.start()]):
        return None
    before = [e for e in decision.events if e.span.end <= first.start() and e.kind in _OWN_STEPS]
    return Event("登记保存", before[-1].on, before[-1].span) if before else None


def _handled(decision: Decision, made: Event) -> tuple[date, Span] | None:
    """The earliest day behind the registration at which its own clause tells that the things were dealt with; a sale is none where the decision is told."""
    text = unquoted(decision.text)
    days = [(day, a, b) for day, a, b in days_of(decision.text) if a >= made.span.start]
    starts = [a for _, a, _ in days[1:]] + [len(text)]
    found: list[tuple[date, Span]] = []
    sold: list[tuple[date, Span]] = []
    decided = False
    for (day, begin, end), following in zip(days, starts, strict=True):
        clause = re.split("[。\n]", text[end : min(following, end + _CLAUSE)])[0]
        told = _HANDLED.search(clause)
        if told and day >= made.on and not _ANOTHER_STEP.search(clause, 0, told.end()):
            only_sold = all(_SOLD.fullmatch(m[0]) for m in _HANDLED.finditer(clause))
            (sold if only_sold else found).append((day, Span(begin, end, text[begin:end])))
            decided = decided or _DECIDED.search(clause) is not None
    return min(found if decided else [*found, *sold], default=None)


def _set_longer(text: str, made: Event | None) -> Finding | None:
    """A term of the registration that the paper itself sets beyond seven days."""
    days = _FOR_DAYS.search(text)
    if days and (to_int(days["count"]) or 0) * (30 if days["unit"] == "个月" else 1) > _MOST:
        at = Span(days.start(), days.end(), days[0])
        return finding(
            "R28", Severity.MAJOR, f"先行登记保存的期限写成{days['count']}{days['unit']}，应当在七日内作出处理决定", at, "七日内作出处理决定，逾期未处理的自动解除", expected="七日", actual=days["count"],
        )  # fmt: skip
    until = _UNTIL.search(text)
    last = matched_day(until) if until else None
    if until and last and made and last > _last(made.on):
        at = Span(until.start(), until.end(), until[0])
        return _late(made, last, f"，保存期限到{format_date(last)}，超过七日", at)
    return None
