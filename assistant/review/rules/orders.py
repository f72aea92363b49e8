"""R01, R09, R15, R21, R30 for orders to correct and reminders: what only these papers get wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span, Sum
from assistant.review.parts.sums import fines_told
from assistant.review.rule import ALL, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, format_date, matched_day, read_date
from assistant.text.numerals import to_int, value_of

_LAW = "《中华人民共和国行政处罚法》"
_SERVED = r"\d{4}年\d{1,2}月\d{1,2}日"


_FINED_IN_ORDER = re.compile(
    r"(?:并处|处以?|给予|决定)[^。；\n“”]{0,10}罚款(?:人民币)?[^。；\n]{0,4}[\d壹贰叁肆伍陆柒捌玖一二三四五六七八九]|处[^。；\n]{0,14}元(?:的)?罚款"
)


@rule(
    "R15", "责令改正不写处罚", Severity.MAJOR, f"{_LAW}第四十四条、第五十七条", kinds=("correction",),
    examples=("现责令改正，并处罚款10万元", "现责令改正；违法行为另行依法处理"),
)  # fmt: skip
def no_penalty_in_order(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An order to correct is no penalty; a fine needs notice and a decision of its own."""
    match = _FINED_IN_ORDER.search(unquoted(decision.text))
    if match:
        at = Span(match.start(), match.end(), match[0])
        yield finding(
            "R15",
            Severity.MAJOR,
            "责令改正文书中写了处罚",
            at,
            "删去处罚内容；需要处罚的，另行告知并作出处罚决定",
        )


_TERM_DATE = re.compile(rf"(?P<date>{CHINESE_DATE.pattern})\s{{0,2}}(?:以|之)?前")


@rule(
    "R21", "改正期限在文书日期之后", Severity.MAJOR, f"{_LAW}第二十八条第一款", kinds=("correction",),
    examples=("3月6日作出，责令3月1日前改正", "3月6日作出，责令4月7日前改正"),
)  # fmt: skip
def term_ahead(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The term set by an order lies behind its date."""
    if decision.decided_on is None:
        raise CannotTellError("没有落款日期")
    for match in _TERM_DATE.finditer(decision.text):
        day = matched_day(match)
        before = decision.text[max(0, match.start() - 30) : match.start()]
        if (
            day
            and day <= decision.decided_on
            and re.search(r"责令|限|于$|在$|须|应", before)
            and not re.search("已|曾|此前", before)
        ):
            at = Span(match.start("date"), match.end("date"), match["date"])
            yield finding(
                "R21", Severity.MAJOR, f"改正期限（{format_date(day)}）不晚于文书日期（{format_date(decision.decided_on)}）", at, "核对期限",
                actual=format_date(day),
            )  # fmt: skip


# between the day and 作出: the agency, the law, the party, and no other step or day
_MAKES = (
    r"(?:(?!\d{1,2}月\d{1,2}日|立案|检查|发现|查明|告知|申请|听证|届满|期满|送达|收到)[^。；\n]){13,120}?"
)
_MADE_AND_SERVED = re.compile(
    rf"(?P<made>{CHINESE_DATE.pattern})(?:[^。；\n]{{0,12}}作出|{_MAKES}作出[^。；\n]{{0,12}}[决通告][^。；\n]{{0,4}}书)(?:[^。\n]|。(?=(?:该|上述|前述|此)(?:份|项)?(?:行政)?(?:处罚|行政)?决定书)){{0,240}}?于(?P<served>{_SERVED})[^。；\n]{{0,10}}(?:送达|签收|直接送达)(?![^，。；\n]{{0,8}}(?:告知|听证|通知|责令|催告))"
)


@rule(
    "R21", "送达不早于作出", Severity.FATAL, f"{_LAW}第六十一条第一款", kinds=ALL,
    examples=("于3月5日作出处罚决定书，于3月1日送达", "于3月5日作出处罚决定书，于3月7日送达"),
)  # fmt: skip
def served_after_made(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A paper is not served before it is made."""
    for match in _MADE_AND_SERVED.finditer(unquoted(decision.text)):
        made, served = matched_day(match), read_date(match["served"])
        if made and served and served < made:
            at = Span(match.start("served"), match.end("served"), match["served"])
            yield finding(
                "R21", Severity.FATAL, f"送达（{format_date(served)}）早于作出（{format_date(made)}）", at, "核对作出和送达的日期",
                related=((match.start("made"), match.end("made")),),
            )  # fmt: skip


_ORIGINAL = re.compile(
    r"(?:(?P<own>本(?:机关|局|委|队|大队|街道|镇))|(?P<agency>[\u4e00-\u9fff]{4,24}?(?:局|委员会|厅|大队|支队|政府|办事处)))于[^。；\n]{4,24}作出[^。；\n]{0,14}处罚决定书"
)


@rule(
    "R01", "催告自己的决定", Severity.MAJOR, "《中华人民共和国行政强制法》第五十三条", kinds=("reminder", "enforcement"),
    examples=("甲局催告履行乙局的处罚决定", "甲局催告履行本机关的处罚决定"),
)  # fmt: skip
def own_decision(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Who made the decision asks for its performance."""
    match = _ORIGINAL.search(decision.text)
    foot = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    if match and match["agency"] and foot and match["agency"] not in foot and foot not in match["agency"]:
        at = Span(match.start("agency"), match.end("agency"), match["agency"])
        yield finding(
            "R01",
            Severity.MAJOR,
            f"原处罚决定由{match['agency']}作出，催告机关是{foot}",
            at,
            "由作出决定的机关催告、申请强制执行",
            expected=foot,
            actual=match["agency"],
        )


_YUAN = r"\d{1,9}(?:[,，]\d{3})*(?:\.\d{1,2})?"
_NOT_BASE = r"(?!\s?的?\s?(?:百分|千分|[\d%％]))"  # 按罚款40000元的百分之三
_LESS = re.compile(r"减免|扣除|剔除|已缴|抵")
_RUN_TOTAL = "(?:连续)?(?:计算|累计|累加|相加|合计|算至|计至)"  # 按日计算为6000元: of all days
_DAILY = (
    re.compile(rf"(?:每[日天]|按日(?!{_RUN_TOTAL}))[^。；\n\d%％]{{0,8}}(?P<sum>{_YUAN})\s{{0,2}}元{_NOT_BASE}[^。；\n]{{0,6}}加处"),
    re.compile(rf"(?:每[日天]|按日)[^，。；\n\d%％]{{0,4}}加处(?:的?罚款)?(?:人民币|数额)?[为是]?[¥￥]?(?P<sum>{_YUAN})\s{{0,2}}元"),
    re.compile(rf"百分之三[^。；，\n\d]{{0,6}}[（(](?:即|计)?(?P<sum>{_YUAN})\s{{0,2}}元[）)]"),
)  # fmt: skip
_SURCHARGE = re.compile(r"加处(?:的)?罚款[^。；\n]{0,8}$")
# 罚款和加处罚款合计: the fine is in it, as is what the surcharge would be without its limit (按日计算应加处罚款)
_WITH_THE_FINE = re.compile(
    r"(?:罚款|本金|本数|数额)[^。；，\n\d]{0,8}(?:[和与及、加+]|连同)[^。；，\n\d]{0,6}加处(?:的)?罚款[^。；\n\d]{0,8}$|(?:按日|应|计算|累计)[^。；，\n\d]{0,8}加处(?:的)?罚款(?:累计|计算|本应)[^。；\n\d]{0,6}$|元[^。；\n\d]{0,4}(?:合计|共计|总计|一并)[^。；\n\d]{0,6}$"
)
_RUN_UP = re.compile(
    rf"每[日天][^，。；\n\d%％]{{0,10}}(?P<sum>{_YUAN})\s{{0,2}}元{_NOT_BASE}[^。；\n]{{0,60}}?(?:共|计|逾期|×)\s?(?P<days>\d{{1,4}})\s?(?:[日天]|个自然日)[^。；\n\d]{{0,16}}(?:计|加处罚款|为)[^。；\n\d]{{0,6}}(?P<total>{_YUAN})\s{{0,2}}元"
)


def _run_up(text: str, fine: Sum) -> Iterator[Finding]:
    """So much a day for so many days is the sum told, unless it stops at the fine itself."""
    match = _RUN_UP.search(unquoted(text))
    if match is None or _LESS.search(match[0]):
        return
    daily, total = (value_of(match[group].rstrip(",，")) or Decimal(0) for group in ("sum", "total"))
    made = daily * int(match["days"])
    if made != total and total != fine.yuan:
        yield finding(
            "R09", Severity.MAJOR, f"加处罚款累计不对：每日{daily:f}元、{match['days']}日应为{made:f}元", Span(match.start(), match.end(), text[match.start() : match.end()]), "重新计算每日数额、天数和累计数额",
            expected=f"{made:f}元", actual=f"{total:f}元",
        )  # fmt: skip


@rule(
    "R09", "加处罚款的数额", Severity.MAJOR, "《中华人民共和国行政处罚法》第七十二条第一款第（一）项", kinds=("reminder", "enforcement"),
    examples=("罚款4000元，每日加处200元", "罚款4000元，每日加处120元"),
)  # fmt: skip
def surcharge_sums(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Three per cent of the fine a day, and never more than the fine in all."""
    fine = next(fines_told(decision), None)
    if fine is None:
        raise CannotTellError("没有读出罚款数额")
    yield from _run_up(decision.text, fine)
    yield from _daily_sum(decision, fine)
    for amount in decision.sums:
        before = decision.text[max(0, amount.span.start - 24) : amount.span.start]
        if _SURCHARGE.search(before) and not _WITH_THE_FINE.search(before) and amount.yuan > fine.yuan:
            yield finding(
                "R30", Severity.FATAL, f"加处罚款{amount.yuan:f}元超过罚款本数{fine.yuan:f}元", amount.span, "加处罚款的数额不得超出罚款的数额",
                expected=f"不超过{fine.yuan:f}元", actual=f"{amount.yuan:f}元",
            )  # fmt: skip
            return


_UNPAID = re.compile("尚欠|未缴|欠缴|剩余|余|[期次笔][^，。；]{0,8}$|分期")


def _daily_sum(decision: Decision, fine: Sum) -> Iterator[Finding]:
    """The sum told for a day, where it is three per cent neither of the fine nor of a part still unpaid."""
    text = decision.text
    daily = next((m for p in _DAILY for m in p.finditer(unquoted(text))), None)
    if daily is None:
        return
    told, expected = value_of(daily["sum"].rstrip(",，")) or Decimal(0), fine.yuan * 3 / 100
    unpaid = (s for s in decision.sums if _UNPAID.search(text[max(0, s.span.start - 12) : s.span.start]))
    right = (expected, *(s.yuan * 3 / 100 for s in unpaid))
    if all(abs(told - one) > Decimal("0.5") for one in right):
        yield finding(
            "R09", Severity.MAJOR, f"每日加处的数额不对：罚款{fine.yuan:f}元的百分之三是{expected.normalize():f}元",
            Span(daily.start(), daily.end(), text[daily.start() : daily.end()]), "重新计算",
            expected=f"{expected.normalize():f}元", actual=f"{told:f}元",
        )  # fmt: skip


_ORIGINAL_TERM = re.compile(
    r"(?:该|上述)?(?:处罚)?决定书?[^。；\n]{0,24}(?:自)?收到[^。；\n]{0,10}之日起(?P<count>[一二三四五六七八九十\d]{1,4})\s{0,2}(?P<unit>个工作日|日|天)内"
)


@rule(
    "R30", "原决定的缴款期限", Severity.MAJOR, "《中华人民共和国行政处罚法》第六十七条第三款", kinds=("reminder",),
    examples=("该决定书要求自收到之日起六十日内缴纳", "该决定书要求自收到之日起十五日内缴纳"),
)  # fmt: skip
def original_term(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The decision asked for payment within fifteen days."""
    for match in _ORIGINAL_TERM.finditer(unquoted(decision.text)):
        around = decision.text[match.start() : match.end() + 30]
        if "缴" in around and (to_int(match["count"]) or 0) != 15:
            at = Span(match.start("count"), match.end(), decision.text[match.start("count") : match.end()])
            yield finding(
                "R30",
                Severity.MAJOR,
                f"缴纳罚款的期限写成{match['count']}{match['unit']}",
                at,
                "十五日",
                expected="十五日",
                actual=match["count"] + match["unit"],
            )
