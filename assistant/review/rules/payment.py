"""R30: terms of payment: fifteen days from receipt, the additional fine on a late one, its cap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span, words
from assistant.review.parts.sums import fines_told
from assistant.review.rule import PENALTIES, CannotTellError, finding, found, rule
from assistant.text.dates import CHINESE_DATE, matched_day
from assistant.text.days_given import OTHER_DEBT, days_to_pay

_PAY = "《中华人民共和国行政处罚法》第六十七条第三款"
_SURCHARGE = "《中华人民共和国行政处罚法》第七十二条第一款第（一）项"
_RATE = re.compile(
    r"每[日天][^。；]{0,24}?(?P<rate>百分之[一二三四五六七八九十点\d]+|千分之[一二三四五六七八九十\d]+|万分之[一二三四五六七八九十\d]+|\d+(?:\.\d+)?\s*[%％‰])[^。；]{0,16}(?:加处|罚款)"
)
_THREE = re.compile(r"百分之三$|^3(?:\.0)?\s*[%％]")
_FROM_MAKING = re.compile(
    r"自(?:本)?(?:行政)?(?:处罚)?(?:决定书?)?(?:的)?(?:作出|下达|签发|发布|印发|公布|落款|生效)(?:本决定)?之日"
)


@rule("R30", "缴款期限十五日", Severity.FATAL, _PAY, kinds=PENALTIES,
      examples=("自收到本决定书之日起三十日内缴纳罚款", "自收到本决定书之日起十五日内缴纳罚款"))  # fmt: skip
def fifteen_days(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Fifteen days from receipt (since 1996)."""
    if not decision.performance:
        raise CannotTellError("没有读出履行的方式和期限")
    for given in days_to_pay(unquoted(decision.text)):
        part_of_terms = any(span.start <= given.start < span.end for span in decision.performance)
        if part_of_terms and given.days != 15:
            yield finding(
                "R30",
                Severity.FATAL,
                f"缴纳罚款的期限不对：{given.written}",
                Span(given.start, given.end, given.text),
                "自收到决定书之日起十五日内",
                expected="十五日",
                actual=given.written,
                replacement=given.instead("十五日"),
            )


@rule("R30", "加处罚款的比例", Severity.FATAL, _SURCHARGE, kinds=(*PENALTIES, "deferral", "reminder"),
      examples=("每日按罚款数额的百分之五加处罚款", "每日按罚款数额的百分之三加处罚款"))  # fmt: skip
def surcharge(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Three per cent a day, and no 滞纳金."""
    late = next(_late_fees(decision), None)
    if late:
        yield finding(
            "R30", Severity.FATAL, "逾期缴纳罚款的后果写成滞纳金", late, "写每日按罚款数额的百分之三加处罚款，加处的数额不超出罚款的数额", expected="每日百分之三加处罚款", actual=late.text,
        )  # fmt: skip
    for sentence in decision.performance:
        for match in _RATE.finditer(sentence.text):
            if not _THREE.search(match["rate"].strip()):
                at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
                yield finding(
                    "R30",
                    Severity.FATAL,
                    "加处罚款的比例不对",
                    at,
                    "每日百分之三",
                    expected="百分之三",
                    actual=match["rate"],
                    replacement=match[0].replace(match["rate"], "百分之三", 1),
                )


_LATE_FEE = re.compile(r"[^。；，\n]{0,24}滞纳金")
_NO_LATE_FEE = re.compile(
    r"罚款(?:、|或者?|和|及|以及|与)(?:加收|收取|缴纳)?(?:的)?滞纳金|加处[^。；\n]{0,20}滞纳金|(?:不|免)(?:予|再)?(?:加|征|计)?(?:收|缴|除|交)[^。；，\n]{0,4}滞纳金"
)


def _late_fees(decision: Decision) -> Iterator[Span]:
    """滞纳金 on an unpaid fine, in the terms of payment: water charges, taxes and premiums do bear it."""
    for start, end in _terms_of_payment(decision):
        text = unquoted(decision.text[start:end])
        for match in _LATE_FEE.finditer(text):
            clauses = re.split("[。；\n]", text[: match.end()])[-1]
            if OTHER_DEBT.search(clauses) or _NO_LATE_FEE.search(clauses):
                continue
            if "罚" in text[: match.end()]:
                yield Span(start + match.start(), start + match.end(), match[0])


def _terms_of_payment(decision: Decision) -> Iterator[tuple[int, int]]:
    """The terms of payment with the sentence behind each, where the consequence may stand by itself."""
    starts = [s.start for s in sentences_of(decision.text)]
    for span in decision.performance:
        after = [start for start in starts if start >= span.end]
        yield span.start, after[1] if len(after) > 1 else len(decision.text)


@rule("R30", "加处罚款的上限", Severity.HINT, _SURCHARGE, kinds=(*PENALTIES, "deferral", "reminder"),
      examples=("每日百分之三加处罚款", "每日百分之三加处罚款，加处的数额不超出罚款的数额"))  # fmt: skip
def surcharge_cap(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The cap holds since 2021-07-15; writing it out is good practice, no duty. A wrong cap is a fault."""
    text = words(decision.performance)
    wrong = re.search(
        r"加处[^。；]{0,40}(?:不得?|不)(?:超过|超出)[^。；]{0,16}?(?P<times>[二两三四五]|[2-9]|[1-9]\d+)倍|加处[^。；]{0,30}以[^。；，\d]{0,10}(?:[二两三四五]|[2-9]|[1-9]\d+)倍为(?:上?限|限)|加处[^。；]{0,24}(?:(?<!不)可以?(?:超过|超出)(?:本|原)?罚款|不设上限|没有上限|上不封顶)",
        text,
    )
    if wrong:
        at = next(found(re.escape(wrong[0]), decision.performance), decision.end)
        yield finding("R30", Severity.FATAL, "加处罚款的上限不对", at, "加处罚款的数额不得超出罚款的数额")


@rule("R30", "缴款期限的起算", Severity.MAJOR, _PAY, kinds=PENALTIES,
      examples=("自本决定书作出之日起十五日内缴纳罚款", "自收到本决定书之日起十五日内缴纳罚款"))  # fmt: skip
def pay_from_receipt(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The fifteen days run from receipt."""
    yield from run_from_making("R30", "缴款期限", decision.performance, "自收到本决定书之日起")


def run_from_making(number: str, term: str, where: Iterable[Span], right: str) -> Iterator[Finding]:
    """A term that runs from the making of the paper and not from its receipt.

    Args:
        number: of the rule.
        term: what it is called.
        where: the stretches that tell it.
        right: the words that are right.
    """
    for at in found(_FROM_MAKING.pattern, where):
        yield finding(
            number, Severity.MAJOR, f"{term}的起算日不对", at, right, expected="收到之日", actual=at.text
        )


# by the week or the month, a round sum a day, a rate without 加处罚款 behind it
_OTHER_RATE = re.compile(
    r"(?:每|按)(?:逾期)?(?:一|1)?个?[周月年季][^。；，]{0,24}?(?:加处|加收)[^。；，]{0,12}|每(?:逾期)?(?:一|1)?[日天][^。；，%％‰]{0,16}?(?:加处|加收)(?:罚款)?(?:人民币)?[\d一二三四五六七八九十百]+元|每[日天][^。；，]{0,16}?加收[^。；，]{0,6}?(?:\d+(?:\.\d+)?\s*[%％‰]|百分之[一二三四五六七八九十]+)(?![^。；，]{0,6}(?:滞纳金|加处罚款))"
)


@rule("R30", "加处罚款按日百分之三计", Severity.FATAL, _SURCHARGE, kinds=(*PENALTIES, "deferral", "reminder"),
      examples=("每月按罚款数额的百分之三加处罚款", "每日按罚款数额的百分之三加处罚款"))  # fmt: skip
def surcharge_by_day(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Three per cent of the fine a day, not by the week or the month, nor a round sum."""
    for at in found(_OTHER_RATE.pattern, decision.performance):
        if not OTHER_DEBT.search(at.text) and not _is_three_per_cent(at.text, decision):
            yield finding(
                "R30",
                Severity.FATAL,
                "加处罚款的算法不对",
                at,
                "每日按罚款数额的百分之三加处罚款",
                expected="每日百分之三",
                actual=at.text,
            )
            return


_BASE = re.compile(
    r"(?:每[日天]|按日)[^。；，\d]{0,4}?按?(?:照)?(?P<base>[^。；，\d]{2,16}?)(?:的)?(?:百分之三|3\s?[%％])[^。；]{0,10}加处"
)
_TAKEN_TOO = re.compile(r"罚没|没收|违法所得|货值")


@rule("R30", "加处罚款以罚款为基数", Severity.MAJOR, _SURCHARGE, kinds=PENALTIES,
      examples=("每日按罚没款合计的百分之三加处罚款", "每日按罚款数额的百分之三加处罚款"))  # fmt: skip
def surcharge_base(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The surcharge is a share of the fine, not of what is confiscated besides."""
    if not any(one.kind.startswith("没收") for one in decision.imposed):
        return
    for sentence in decision.performance:
        match = _BASE.search(sentence.text)
        if match and _TAKEN_TOO.search(match["base"]):
            at = Span(sentence.start + match.start("base"), sentence.start + match.end("base"), match["base"])
            yield finding(
                "R30", Severity.MAJOR, f"加处罚款的基数写成“{match['base']}”，没收的款项不加处罚款", at, "每日按罚款数额的百分之三加处罚款", expected="罚款数额", actual=match["base"],
            )  # fmt: skip
            return


_A_SUM = re.compile(r"(?P<yuan>\d{1,9}(?:\.\d{1,2})?)元")
_PART = Decimal("0.03")


def _is_three_per_cent(rate: str, decision: Decision) -> bool:
    """Whether the sum a day is three per cent of a fine that is decided, or of all of them."""
    told = _A_SUM.search(rate)
    fines = [one.amount.yuan for one in decision.imposed if one.kind == "罚款" and one.amount]
    fines += [amount.yuan for amount in fines_told(decision) if decision.is_kind in ("reminder", "deferral")]
    return told is not None and any(
        fine * _PART == Decimal(told["yuan"]) for fine in (*fines, sum(fines, Decimal(0)))
    )


_BY_DATE = re.compile(
    rf"(?P<date>{CHINESE_DATE.pattern})(?:之|以)?前[^。；\n]{{0,40}}?(?:缴纳|交纳|缴清|缴至|缴到)"
)
_AT_ONCE = re.compile(
    r"(?:应当?|须|请|必须|限你(?:单位|公司)?)[^。；，\n]{0,6}(?:立即|马上|当日|即刻)[^。；\n]{0,40}?(?:缴纳|交纳|缴清|缴至)[^。；\n]{0,10}罚款"
)
_DAYS_SET = re.compile(r"日内|天内|分期|分[二两三四]次|延期|暂缓")
_DAYS = 15


@rule("R30", "缴款期限不写成固定日期", Severity.MAJOR, _PAY, kinds=PENALTIES,
      examples=("于2025年3月20日前缴纳罚款（3月10日决定）", "自收到本决定书之日起十五日内缴纳罚款"))  # fmt: skip
def no_fixed_day(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The fifteen days are the party's from receipt: no day of the calendar, and not at once."""
    if _DAYS_SET.search(words(decision.performance)):
        return
    for at in found(_AT_ONCE.pattern, decision.performance):
        yield finding(
            "R30",
            Severity.MAJOR,
            "缴款期限写成立即，应当是收到决定书之日起十五日内",
            at,
            "自收到本决定书之日起十五日内",
            actual=at.text,
        )
    for span in decision.performance:
        match = _BY_DATE.search(span.text)
        day = matched_day(match) if match else None
        if match and day and decision.decided_on:
            short = (day - decision.decided_on).days < _DAYS
            at = Span(span.start + match.start("date"), span.start + match.end("date"), match["date"])
            yield finding(
                "R30", Severity.MAJOR if short else Severity.HINT, "缴款期限写成固定日期" + ("，不足十五日" if short else "，是否满十五日要看收到的日期"), at, "自收到本决定书之日起十五日内", actual=match["date"],
            )  # fmt: skip
