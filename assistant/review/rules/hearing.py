"""R24, R26, R28: hearing asked for and held, its costs; the spot procedure in an ordinary decision; registration and seizure without approval or end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.procedure.data import load_rules
from assistant.analysis.procedure.workdays import last_day
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.voices import own_words, says_of_itself
from assistant.review.rule import ALL, DECISIONS, CannotTellError, finding, rule
from assistant.text.dates import CHINESE_DATE, format_date, matched_day
from assistant.text.numerals import to_int

_LAW = "《中华人民共和国行政处罚法》"
_ASKED = re.compile(
    r"(?<!有权)(?<!可以)(?<!可)(?:书面|口头|提出|提交|当面|当事人|公司|单位)(?:[^。；，\n]{0,24})(?:要求|申请)(?:举行|召开|组织|进行)?听证(?!的(?:权利|期限))|(?:提交|递交|寄来|提出)(?:了)?(?:书面)?听证申请"
    r"|(?<!有权)(?<!可以)(?:(?:被处罚人|被告知人|申请人|你)(?:[^。；，\n]{0,24})|[，；](?:并|同时|还))(?<!有权)(?<!可以)(?<!未)(?<!不)(?<!没有)(?:要求|申请)(?:举行|召开|组织|进行)?听证(?!的(?:权利|期限)|会?的?(?:通知|公告|权))"
)
_NOT_ASKED = re.compile(
    r"(?:未|没有|不|放弃|逾期|有权|可以|如)[^。；，\n]{0,14}(?:要求|申请)[^。；，\n]{0,6}听证"
)
_CLAUSE = re.compile("[，；]")
_NOT_HELD = re.compile(
    r"(?:未|没有|不)(?:予)?(?:答复|回复|理会|处理)[^，。；\n]{0,8}(?:即|便|就|直接)[^，。；\n]{0,6}(?:作出|下达)|(?:未再|没再|没有再|未予|未能|未|没有必要|没有|不予|不再|不)(?:组织|举行|召开|安排|进行)[^，。；\n]{0,8}(?:听证)?|(?:决定|认为)[^。；\n]{0,20}(?:无需|不需要|不必)[^。；\n]{0,6}听证"
)
# the hearing took place after all, or was asked for no more
_SETTLED = re.compile(
    r"(?:撤回|放弃|不再?(?:要求|申请))|(?<!未)(?<!没有)(?<!不予)(?<!不再)(?<!不)(?:举行|召开|组织)(?:了)?[^，。；\n]{0,6}听证(?!会?的?(?:通知|公告|权))"
)
# refused as late: whether it was is told by another rule
_LATE = re.compile(r"(?:超过|超出|已过|逾)[^，。；]{0,10}(?:期|日)")
_COSTS = re.compile(
    r"听证[^。；\n]{0,20}费用[^。；\n]{0,10}(?:由)[^。；\n]{0,14}(?:当事人|你|申请人|单位|公司|要求听证的?[一]?[方人]?)[^。；\n]{0,8}(?:承担|负担|支付|缴纳|预[交缴付]|垫付)|(?:当事人|你(?:单位|公司)?|申请人)[^。；\n]{0,10}(?:承担|负担|支付|缴纳)[^。；\n]{0,14}听证[^。；\n]{0,10}费用"
)
_NO_COSTS = re.compile(r"不承担|不负担|无需|免")
_RIGHT = re.compile(
    r"(?:有权|可以|可|享有)[^。；\n]{0,40}听证|听证(?:的)?权利|(?:要求|申请)[^。；\n]{0,6}听证的"
)
_SPOT = re.compile(r"适用简易程序|当场作出(?:行政)?处罚决定|按(?:照)?简易程序")
_UNAPPROVED = re.compile(
    r"(?:未经|没有经?|未报)[^。；\n]{0,14}批准[^。；\n]{0,80}(?:登记保存|查封|扣押)|(?:检查人?员|执法人员|承办人)自行(?:决定)?(?:对|将|把|予以|采取|实施|先行|查封|扣押)[^。；\n]{0,40}(?:登记保存|查封|扣押)|(?:检查人?员|执法人员|承办人)自行决定[^。；\n]{0,40}(?:登记保存|查封|扣押)|(?:登记保存|查封|扣押)[^。；\n]{0,20}(?:未经|没有经?|未报)[^。；\n]{0,10}批准"
)
_APPROVAL = "《中华人民共和国行政强制法》第十八条第（一）项"
# 行政强制法第十九条: what is urgent is reported within a day and approved afterwards
_URGENT, _AROUND = re.compile("紧急|(?:二十四|24)小时之?(?:以)?内|补办|立即报告"), 60
_NO_END = re.compile(
    r"(?:查封|扣押)?期限[^。；\n]{0,30}(?:(?:案件|本案)(?:全部)?(?:办结|查清|处理)|处理完毕|结案|另行通知|处理决定作出|案件处理|调查终结)[^。；\n]{0,4}(?:时|后|前|为)?止?"
    r"|(?:查封|扣押)(?:的)?(?:期限|期间|时间)[^。；\n]{0,30}[至到](?!\d|[一二三四五六七八九十○〇]{4}年)[^。；，\n\d]{2,20}(?:为止|时止|之[日时]止|之[日时]起?终止|之[日时](?=[，。；]))"
    r"|(?:查封|扣押)(?:期限|期间|时间)?(?:直)?[至到](?![^。；\n]{0,20}\d)[^，。；\n]{2,20}(?:为止|时止|之[日时]止|之[日时]起?终止|之[日时](?=[，。；]))"
)
# 扣押期限自某日起: a first day, no last one, no number of days
_ONLY_FROM = re.compile(
    r"(?:查封|扣押)(?:的)?期限[为：]?自[^，。；\n]{6,16}日起(?![^。；\n]{0,6}(?:至|到|[\d一二三四五六七八九十]{1,3}[个日天]))[^。；\n]{0,4}"
)


@rule(
    "R24", "要求听证的应当举行", Severity.FATAL, f"{_LAW}第六十三条、第六十四条", kinds=ALL, needs="案卷",
    examples=("当事人书面要求听证，本局没有组织听证", "当事人书面要求听证，本局举行了听证"),
)  # fmt: skip
def heard_when_asked(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A hearing that the party asked for was not held."""
    text = unquoted(decision.text)
    for begin, told in _two_sentences(text):
        asked = next((m for m in _ASKED.finditer(told) if not _denies(told[: m.end()])), None)
        if asked is None:
            continue
        refused = _NOT_HELD.finditer(told, asked.end())
        denied = next((m for m in refused if says_of_itself(told, m)), None)
        between = told[asked.end() : denied.start()] if denied else ""
        if denied and not _SETTLED.search(between) and not _LATE.search(between):
            start = begin + denied.start()
            yield finding(
                "R24",
                Severity.FATAL,
                "当事人要求听证，没有举行听证",
                Span(start, start + len(denied[0]), denied[0]),
                "属于听证范围、在期限内要求的，应当组织听证",
            )
            return


def _denies(told: str) -> bool:
    return _NOT_ASKED.search(_CLAUSE.split(told)[-1]) is not None


def _two_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Every sentence with the one behind it in its line, and where it begins."""
    found = list(re.finditer(r"[^。\n]+。?", text))
    for one, two in zip(found, [*found[1:], None], strict=False):
        end = two.end() if two and two.start() == one.end() else one.end()
        yield one.start(), text[one.start() : end]


@rule(
    "R24", "听证不收费用", Severity.MAJOR, f"{_LAW}第六十三条第二款", kinds=ALL,
    examples=("听证费用由当事人承担", "当事人不承担组织听证的费用"),
)  # fmt: skip
def hearing_is_free(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The party bears no costs of a hearing."""
    for match in _COSTS.finditer(unquoted(decision.text)):
        if not _NO_COSTS.search(match[0]):
            yield finding(
                "R24",
                Severity.MAJOR,
                "写由当事人承担听证费用",
                Span(match.start(), match.end(), match[0]),
                "当事人不承担行政机关组织听证的费用",
            )


@rule(
    "R24", "听证告知书写明听证权", Severity.FATAL, f"{_LAW}第六十三条第一款", kinds=("hearing_notice",),
    examples=("听证告知书没有写有权要求听证", "你单位有权在五日内要求听证"),
)  # fmt: skip
def hearing_right(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A hearing notice says that a hearing may be asked for."""
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    body = unquoted(decision.text[decision.title.end if decision.title else 0 :])
    if not _RIGHT.search(body):
        yield finding(
            "R24",
            Severity.FATAL,
            "听证告知书没有写明有权要求听证",
            next(
                (s for s in reversed(decision.told) if "告知书" not in s.text),
                decision.decided or decision.end,
            ),
            "写明有权要求听证以及五日期限",
        )


@rule(
    "R26", "普通程序的案件当场决定", Severity.FATAL, f"{_LAW}第五十一条", kinds=("decision",),
    examples=("适用简易程序当场作出处罚决定，罚款2000元（公民）", "立案、告知后作出决定"),
)  # fmt: skip
def spot_in_ordinary(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper says that it was made on the spot, with a fine beyond what that allows."""
    match = _SPOT.search(unquoted(decision.text))
    if match is None:
        return
    organisation = next((p.organisation for p in decision.parties if p.organisation is not None), None)
    if organisation is None:
        raise CannotTellError("没有读出当事人是公民还是单位，不能判断当场处罚的限额")
    caps = [
        c.most
        for c in load_rules().caps
        if c.party == ("单位" if organisation else "个人") and c.holds("简易", context.as_of)
    ]
    fines = [one.amount.yuan for one in decision.imposed if one.kind == "罚款" and one.amount]
    if caps and fines and max(fines) > caps[0]:
        yield finding(
            "R26",
            Severity.FATAL,
            f"写适用简易程序（当场），罚款{max(fines):f}元超过限额{caps[0]}元",
            Span(match.start(), match.end(), match[0]),
            "改用普通程序：立案、调查、告知、审批",
        )


@rule(
    "R28", "登记保存、查封扣押经批准", Severity.MAJOR, f"{_LAW}第五十六条；{_APPROVAL}", kinds=ALL, needs="案卷",
    examples=("检查员自行决定先行登记保存", "经负责人批准先行登记保存"),
)  # fmt: skip
def approved(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper says that nobody in charge approved."""
    at = next(own_words(_UNAPPROVED, unquoted(decision.text)), None)
    kept = at is not None and "登记保存" in at.text
    if at is None or not kept and _URGENT.search(decision.text, at.start - _AROUND, at.end + _AROUND):
        return
    yield finding(
        "R28", Severity.MAJOR, "登记保存（查封、扣押）没有经行政机关负责人批准", at, "补批准手续；没有批准的不得作为证据取得的依据",
        basis=f"{_LAW}第五十六条" if kept else _APPROVAL,
    )  # fmt: skip


_HANDLED_IN = re.compile(
    r"(?P<count>[一二三四五六七八九十\d]{1,3})\s?(?:个工作)?(?:日|天)内[^。；\n]{0,16}(?:作出)?[^。；\n]{0,8}处理(?:决定)?"
)


@rule(
    "R28", "登记保存的处理期限", Severity.MAJOR, f"{_LAW}第五十六条", kinds=("registration",),
    examples=("本局将在三十日内作出处理决定", "本局将在七日内作出处理决定"),
)  # fmt: skip
def handled_within(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What is registered is dealt with within seven days."""
    match = _HANDLED_IN.search(unquoted(decision.text))
    limit = load_rules().limit("登记保存", "登记保存处理", context.as_of)
    if match and limit and (to_int(match["count"]) or 0) > limit.count:
        yield finding(
            "R28", Severity.MAJOR, f"登记保存的处理期限写成{match['count']}日，应当是{limit.count}日", Span(match.start(), match.end(), match[0]), f"写{limit.count}日内", expected=f"{limit.count}日", actual=match["count"],
        )  # fmt: skip


@rule(
    "R28", "查封扣押的期限确定", Severity.MAJOR, "《中华人民共和国行政强制法》第二十四条第二款第（三）项", kinds=ALL,
    examples=("扣押期限至案件办结时止", "扣押期限三十日，自某日起至某日止"),
)  # fmt: skip
def period_definite(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A seizure ends on a day."""
    text = unquoted(decision.text)
    if "查封" not in text and "扣押" not in text:
        return
    match = _NO_END.search(text) or _ONLY_FROM.search(text)
    if match:
        yield finding(
            "R28",
            Severity.MAJOR,
            "查封、扣押没有确定的期限",
            Span(match.start(), match.end(), match[0]),
            "写明起止日期，不超过三十日",
        )


_REFUSED_LATE = re.compile(
    r"(?:超过|已过|逾)[^。；\n]{0,12}(?:日|期限|期)[^。\n]{0,20}(?:不予|不再|不)(?:组织|举行|受理|安排)[^。；\n]{0,6}(?:听证)?"
)
_ASKS_HEARING = re.compile(r"(?:提交|提出|递交|寄出|书面)[^。；，]{0,12}听证|要求[^。；，]{0,6}听证")


@rule(
    "R24", "听证申请没有超期", Severity.FATAL, f"{_LAW}第六十四条第（一）项", kinds=DECISIONS,
    examples=("9月29日送达听证告知书，10月13日申请听证，以超过五日为由不予组织", "9月1日送达听证告知书，9月12日申请听证，以超过五日为由不予组织"),
)  # fmt: skip
def asked_in_time(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A request refused as late was made within five working days (行政处罚法第六十四条、第八十五条)."""
    text = unquoted(decision.text)
    refused, told = _REFUSED_LATE.search(text), decision.event("告知")
    if refused is None:
        return
    limit = load_rules().limit("告知", "听证申请", told.on) if told else None
    if told is None or limit is None:
        raise CannotTellError("没有读出告知的日期，或者没有收录当时申请听证的期限")
    last = last_day(told.on, limit.count, limit.unit).day
    asked = [
        m
        for m in CHINESE_DATE.finditer(text, told.span.end, refused.start())
        if _ASKS_HEARING.search(text[m.end() : m.end() + 30])
    ]
    day = matched_day(asked[-1]) if asked else None
    if day is None:
        raise CannotTellError("没有读出申请听证的日期")
    if told.on <= day <= last:
        at = Span(refused.start(), refused.end(), decision.text[refused.start() : refused.end()])
        yield finding(
            "R24", Severity.FATAL, f"{format_date(day)}申请听证没有超期：{limit.told}到{format_date(last)}届满", at, "应当组织听证；节假日不计入期限",
            expected=format_date(last), actual=format_date(day), related=((told.span.start, told.span.end),),
        )  # fmt: skip
