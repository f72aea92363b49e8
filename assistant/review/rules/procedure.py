"""R21–R28: order and periods, notice, hearing, defence, limits of the on-the-spot procedure, review and discussion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal as Number

from assistant.analysis.procedure.data import load_rules
from assistant.analysis.procedure.local_hearings import local_threshold
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.law.penalties.text import limits
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Imposed, Span
from assistant.review.parts.whose_range import on_person
from assistant.review.rule import NOTICES, PENALTIES, PROPOSING, CannotTellError, finding, rule
from assistant.review.rules.heard_each import one_without_hearing
from assistant.text.dates import format_date
from assistant.text.numerals import to_int

_LAW = "《中华人民共和国行政处罚法》"
# 延长工作时间 is what the party did, 延长三十日 what the office did
_EXTENDED = re.compile(
    r"延长(?![^，。；]{0,8}(?:工作|劳动|加班|营业|经营|作业|生产|施工|使用|运营|开放|演出|驾驶|服务|保质)(?:的)?(?:时[间长]|期|寿命|年限))|延期|中止|顺延|扣除|不计入|不计算在"
)
_MORE_DAYS = re.compile(
    r"延长[^。；\n]{0,16}?(?P<count>[一二三四五六七八九十百\d]{1,4})\s{0,2}(?:个工作)?[日天]"
)
_AGAIN = re.compile(r"再|又|继续|第[二三]次")
_OTHER_PERIOD = re.compile(r"扣押|查封|登记保存|缴纳|缴款|整改|改正|工期|听证")
_OF_THE_CASE = re.compile(r"办案|办理期限|案件|结案|调查期限")
_NOT_COUNTED = re.compile(r"中止|扣除|不计入|不计算在|再次延长|继续延长")
_HEARING = re.compile(r"听证")
_WANTED = re.compile(
    r"(?![^。；]*(?:如|有权|可以|应当)[^。；，]{0,6}(?:要求|提出|申请))[^。；]*(?:没有|未|也未|不|放弃)[^，。；]{0,8}听证[^，。；告]{0,6}[。；]"
)
_GRAVE_KINDS = ("吊销许可证件", "责令停产停业", "责令关闭", "限制从业", "降低资质等级")
_LARGE = (10_000, 50_000)  # the lowest that many places set; only a hint rests on them
_LEGAL_REVIEW = re.compile(r"法制审核|法核|法制(?:机构|部门|科|股|室|处|大队|工作机构|人员)[^。；]{0,30}审")
_DISCUSSED = re.compile(r"集体(?:讨论|审议|研究)|案审会|案件审(?:理|查)委员会|会议(?:讨论|研究)")
_NO_EDUCATION = re.compile(r"教育|告诫|约谈|承诺书|指导")


@rule(
    "R21", "日期先后", Severity.FATAL, f"{_LAW}第四十四条、第五十四条第二款", kinds=(*PROPOSING, "no_penalty"), needs="案卷",
    examples=("2025年3月20日告知，2025年3月18日决定", "2025年3月10日告知，2025年3月18日决定"),
)  # fmt: skip
def order_of_days(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Filing, notice, defence and decision in their order."""
    decided = decision.decided_on
    filed, told, defended = decision.event("立案"), decision.event("告知"), decision.event("申辩")
    if decided is None or not (filed or told):
        raise CannotTellError("没有读出落款日期，或者没有写立案、告知的日期")
    yield from _behind_decision(decision, decided)
    called, heard = decision.event("听证通知"), decision.event("听证")
    if called and heard and heard.on < called.on:
        yield finding(
            "R21", Severity.FATAL, f"听证（{format_date(heard.on)}）早于听证通知（{format_date(called.on)}）", heard.span, "核对听证通知和听证的日期",
            related=((called.span.start, called.span.end),),
        )  # fmt: skip
    if filed and told and told.on < filed.on and decision.is_kind not in NOTICES:
        yield finding(
            "R21", Severity.FATAL, f"告知（{format_date(told.on)}）早于立案（{format_date(filed.on)}）", filed.span, "核对立案和告知的日期",
            related=((told.span.start, told.span.end),),
        )  # fmt: skip
    if told and defended and defended.on < told.on and decision.is_kind == "decision":
        yield finding(
            "R21", Severity.MAJOR, f"陈述申辩（{format_date(defended.on)}）早于告知（{format_date(told.on)}）", defended.span, "核对告知和陈述申辩的日期",
        )  # fmt: skip


_BEFORE_DECISION = {
    "立案": "立案", "告知": "告知", "申辩": "陈述申辩", "集体讨论": "集体讨论", "审批": "负责人审批", "法制审核": "法制审核", "听证": "听证",
}  # fmt: skip


def _behind_decision(decision: Decision, decided: date) -> Iterator[Finding]:
    """Steps that precede a decision, told of a day after it."""
    at_end = decision.decided or decision.end
    for kind, name in _BEFORE_DECISION.items():
        event = decision.event(kind)
        if event and event.on > decided:
            yield finding(
                "R21", Severity.FATAL, f"{name}（{format_date(event.on)}）晚于决定（{format_date(decided)}）", event.span,
                "核对日期；确属颠倒的，程序违法", related=((at_end.start, at_end.end),),
            )  # fmt: skip


def _more_days(text: str) -> int:
    """The days by which the paper says that the case was extended: the first extension, and each told as a further one."""
    told = [
        m
        for m in _MORE_DAYS.finditer(text)
        if not _OTHER_PERIOD.search(text[max(0, m.start() - 20) : m.end() + 6])
    ]
    further = (m for m in told[1:] if _AGAIN.search(text[max(0, m.start() - 6) : m.start()]))
    return sum(to_int(m["count"]) or 0 for m in (*told[:1], *further))


@rule(
    "R22", "九十日办案期限", Severity.MAJOR, f"{_LAW}第六十条", kinds=("decision", "no_penalty"), needs="案卷",
    examples=("2025年1月13日立案，2025年5月18日决定", "2025年1月13日立案，2025年3月18日决定"),
)  # fmt: skip
def ninety_days(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Ninety days from filing, unless extended or other law says otherwise (行政处罚法第六十条, since 2021-07-15)."""
    filed, decided = decision.event("立案"), decision.decided_on
    limit = next(entry for entry in load_rules().limits if entry.start == "立案" and entry.end == "决定")
    if filed is None or decided is None:
        raise CannotTellError("没有写立案日期或者没有落款日期")
    if limit.since and decided < limit.since:
        return
    text = unquoted(decision.text)
    more = _more_days(text)
    last = last_day(filed.on, limit.count + more, PeriodUnit.DAY).day
    own = [
        s.text for s in sentences_of(text) if not _OTHER_PERIOD.search(s.text) or _OF_THE_CASE.search(s.text)
    ]
    told = "".join(own)
    if decided > last and (more or not _EXTENDED.search(told)) and not _NOT_COUNTED.search(told):
        at = decision.decided or decision.end
        yield finding(
            "R22", Severity.MAJOR, f"自立案（{format_date(filed.on)}）至决定（{format_date(decided)}）超过九十日", at,
            "写明延长或者不计入期限的依据和批准情况", expected=format_date(last), actual=format_date(decided),
            related=((filed.span.start, filed.span.end),),
        )  # fmt: skip


@rule(
    "R24", "告知听证", Severity.FATAL, f"{_LAW}第六十三条", kinds=("decision", *NOTICES), needs="当地听证标准",
    examples=("吊销许可证，只告知陈述申辩", "吊销许可证，告知陈述申辩和听证"),
)  # fmt: skip
def hearing_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Grave kinds always, large fines by the local threshold: a hearing was offered."""
    if decision.excerpt or decision.ruling is None:
        raise CannotTellError("文本不完整")
    if any(_HEARING.search(s.text) and not _WANTED.fullmatch(s.text.strip()) for s in decision.told):
        yield from one_without_hearing(decision)
        return
    grave = next((one for one in decision.imposed if one.kind in _GRAVE_KINDS), None)
    if grave:
        yield finding(
            "R24", Severity.FATAL, f"“{grave.kind}”应当告知听证权利，没有写明", grave.span, "补听证告知；未告知的应当重新告知",
        )  # fmt: skip
    else:
        yield from _large_fine(decision, context)


def _large_fine(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A fine that reaches the threshold of the place or the agency; without a threshold at hand a hint at a fine that may."""
    fines = [one for one in decision.imposed if one.kind == "罚款"]
    told = [(one.amount.yuan, _on_unit(one, decision)) for one in fines if one.amount] or [(Number(0), False)]
    agency = decision.agency.text if decision.agency else ""
    shipped = (r for r in load_rules().hearing if r.agency and r.agency.search(agency))
    local = local_threshold(agency, context.case.region if context.case else "", context.as_of)
    row = local or next(shipped, None)
    fined = fines[0].span if fines else decision.end
    at = next((s for s in reversed(decision.told) if "告知" in s.text), fined)
    if row:
        reached = [yuan for yuan, unit in told if yuan >= (row.organisation if unit else row.person)]
    else:
        reached = [yuan for yuan, unit in told if yuan >= _LARGE[unit and not _trader(decision)]]
    if row and reached:
        yield finding(
            "R24", Severity.MAJOR, f"罚款{max(reached):f}元达到听证标准，没有写明告知听证权利", at, "补听证告知；未告知的应当重新告知", basis=row.basis,
        )  # fmt: skip
    elif reached:
        yield finding(
            "R24", Severity.HINT, f"罚款{max(reached):f}元，没有写明告知听证权利；是否属于较大数额，缺当地听证标准，无法判断", at,
            "核对本地区、本系统的听证标准", ground=Ground.CANNOT_TELL,
        )  # fmt: skip


def _trader(decision: Decision) -> bool:
    """Whether the only party is an individual business (its credit code begins with 92): many places count it as a person."""
    codes = [party.credit_code for party in decision.parties]
    return len(codes) == 1 and codes[0] is not None and codes[0].text.startswith("92")


def _on_unit(one: Imposed, decision: Decision) -> bool:
    """Whether a fine is on a unit: of several parties on the one that its clause names."""
    person = on_person(one, decision)
    return any(party.organisation for party in decision.parties) if person is None else not person


@rule(
    "R25", "告知和陈述申辩的情况", Severity.MAJOR, f"{_LAW}第四十四条、第四十五条", kinds=PENALTIES, needs="案卷",
    examples=("决定书没有写告知情况", "写明何时以何文书告知，当事人是否陈述申辩"),
)  # fmt: skip
def told_at_all(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The paper says that the party was told and heard."""
    if decision.excerpt:
        raise CannotTellError("文本不完整")
    if not decision.told:
        at = Span(decision.ruling.start, decision.ruling.start, "") if decision.ruling else decision.end
        yield finding(
            "R25",
            Severity.MAJOR,
            "没有写明处罚前告知和当事人陈述申辩的情况",
            at,
            "写明告知书文号、送达日期，当事人是否陈述、申辩（听证）及处理",
        )


@rule(
    "R26", "当场处罚的限额", Severity.FATAL, f"{_LAW}第五十一条", kinds=("spot_decision",),
    examples=("对公民当场罚款500元", "对公民当场罚款200元"),
)  # fmt: skip
def spot_limit(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """行政处罚法第五十一条: 200 yuan for a citizen, 3,000 for an organisation; 50 and 1,000 before 2021-07-15."""
    organisation = next((party.organisation for party in decision.parties), None)
    fines = [one for one in decision.imposed if one.kind == "罚款" and one.amount]
    if organisation is None or not fines:
        raise CannotTellError("没有读出当事人是公民还是单位，或者没有罚款")
    caps = [
        c
        for c in load_rules().caps
        if c.party == ("单位" if organisation else "个人") and c.holds("简易", context.as_of)
    ]
    for one in fines:
        if caps and one.amount and one.amount.yuan > caps[0].most:
            yield finding(
                "R26", Severity.FATAL, f"当场罚款{one.amount.yuan:f}元超过简易程序限额{caps[0].most}元", one.span, "改用普通程序：立案、调查、告知、审批",
                expected=limits(0, caps[0].most), actual=f"{one.amount.yuan:f}元",
            )  # fmt: skip


@rule(
    "R27", "法制审核、集体讨论", Severity.MAJOR, f"{_LAW}第五十七条第二款、第五十八条第一款", kinds=("decision",), needs="案卷",
    examples=("举行听证后没有法制审核", "听证后经法制审核、集体讨论"),
)  # fmt: skip
def reviewed(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """What the paper alone seldom tells."""
    text = unquoted(decision.text)
    if context.case is not None:
        steps = "".join(step.name for step in context.case.steps)
        if decision.event("听证") and not _LEGAL_REVIEW.search(steps + text):
            yield finding(
                "R27",
                Severity.MAJOR,
                "案件经过听证，案卷没有法制审核",
                decision.end,
                "补法制审核意见；未经审核不得作出决定",
            )
        return
    missing = [
        name
        for name, pattern in (("法制审核", _LEGAL_REVIEW), ("集体讨论", _DISCUSSED))
        if not pattern.search(text)
    ]
    if missing:
        raise CannotTellError(f"文书没有写{'、'.join(missing)}，是否必须及是否进行需看案卷")


@rule(
    "R21", "不予处罚的教育", Severity.MAJOR, f"{_LAW}第三十三条第三款", kinds=("no_penalty",),
    examples=("决定不予行政处罚。", "决定不予行政处罚，已对当事人进行教育。"),
)  # fmt: skip
def educated(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """行政处罚法第三十三条第三款 (since 2021-07-15)."""
    if decision.excerpt or decision.ruling is None:
        raise CannotTellError("文本不完整")
    since = next(need.since for need in load_rules().needs if need.step == "教育")
    if since and context.as_of >= since and not _NO_EDUCATION.search(decision.text[decision.ruling.start :]):
        yield finding(
            "R21",
            Severity.MAJOR,
            "不予处罚决定没有写明对当事人进行教育",
            Span(decision.ruling.start, decision.ruling.end, decision.ruling.text),
            "写明已对当事人进行教育",
        )
