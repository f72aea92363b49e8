"""R18, R19: penalties without the order they presuppose, acts too long ago."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.procedure.data import load_rules
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.act_days import may_be_charged, only_history
from assistant.review.parts.ahead import no_day_of_an_act
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.story import story_of
from assistant.review.rule import DECISIONS, NOTICES, PENALTIES, PROPOSING, CannotTellError, finding, rule
from assistant.text.dates import calendar_day, find_dates, format_date

_LAW = "《中华人民共和国行政处罚法》"
_STILL_WRONG = re.compile(
    r"(?:复查|再次检查)[^。；\n]{0,60}(?:仍(?:未|然|不|有|在)|未(?:改正|整改)|没有(?:改正|整改))|逾期(?:未|不)(?:予)?(?:改正|整改)|拒不(?:改正|整改|停止)"
)
_ORDERED = re.compile(
    r"责令|责改|限期|指令书|整改(?:通知|指令)|改正通知|停止[^。；\n]{0,10}通知|要求[^。；\n]{0,20}(?:改正|整改)|告诫|通知书"
)
# told behind the words, as where the course of the case is told again: an order that was served or set a day
_ORDER_TOLD = re.compile(
    r"(?:送达|发出|下达|作出|制发|签收)[^。；\n]{0,40}(?:责令|责改|改正|整改|指令)[^。；\n]{0,24}书|责令[^。；\n]{0,40}\d日(?:之)?前|责令[^。；\n]{0,20}\d{1,3}[日天]内"
)
_PERMITS = re.compile(
    r"(?<!未)(?<!没有)(?<!无)(?<!未依法)取得|成立|登记|注册|颁发|核发|有效期|出生|签订|订立|租赁|开业|备案|施行|实施|修订|发布|印发|曾|此前|竣工|建成|批准|许可|投诉|举报|立案|检查|巡查|询问|送达|移送"
    r"|搬入|迁入|入驻|验收|任职|入职|聘任|购置(?!并)|被(?:行政)?(?:处罚|罚款)(?!人|单位|者|企业|公司|对象)|届满|期满|(?<!未)(?<!没有)(?:缴清|交清|付清|结清|缴讫)"
)
_DID = re.compile(
    r"购进|销售|售|关闭|停止|改装|拆除|破坏|生产|经营|施工|排放|倾倒|堆放|设置|发布|收取|运输|捕捞|采|挖|加工|使用|从事|安排|组织|未|没有|擅自|漏|扬尘|漏记|利用|抽取|占|建|搭"
)
_LACKED = re.compile(r"(?:未|没有|无)(?:依法)?[^，。；]{0,16}(?:许可证?|批准|登记|备案|验收|手续|证照|执照)")
_TERM = re.compile(r"(?:有效|期限|租期|承租|租赁|合同期|任期)[^，。；\n]{0,24}$")
_RANGE = re.compile(r"^起?(?:至|到|[-－—~～])")
_HARM = re.compile(r"死亡|中毒|[受重轻摔烧烫]伤|伤亡|致[死伤残]|骨折|住院|金融|集资|存款")
_UNHARMED = re.compile(r"(?:未|没有|无|不)[^，。；]{0,10}$")
_FOUND = re.compile(r"检查|巡查|发现|查获|复查|勘验|抽样|立案|询问|接[到报]|投诉|送达|作出")
_PROMISES = re.compile(
    r"广告|宣传|海报|标签|预售|内容为|称"
)  # the date is what the offence says, not when it was done
_TELLS = 40
_LASTING = re.compile(r"^起(?!至)|至今|持续|一直|连续|仍(?:在|然|未)|以来|至检查")


@rule(
    "R18", "先责令后认定逾期", Severity.FATAL, f"{_LAW}第二十八条第一款", kinds=PENALTIES, needs="案卷",
    examples=("复查仍未改正即处罚，没有责令改正", "责令改正，期满复查仍未改正"),
)  # fmt: skip
def ordered_before(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Disobedience presupposes an order; the paper tells of none before."""
    text = unquoted(decision.text)
    match = _STILL_WRONG.search(text)
    needs = any(
        "改正" in f.condition or "整改" in f.condition for c in context.cited_rules for f in c.rule.fines
    )
    told = _ORDER_TOLD.search(unquoted(decision.facts.text)) if decision.facts else None
    if match and needs and not told and not _ORDERED.search(text[: match.start()]):
        at = Span(match.start(), match.end(), match[0])
        yield finding(
            "R18",
            Severity.FATAL,
            "认定逾期（仍）未改正，前面没有写责令改正",
            at,
            "写明责令改正的文书、期限和送达；没有责令的不具备这一前提",
        )


@rule(
    "R19", "最早的行为日期", Severity.MAJOR, f"{_LAW}第三十六条", kinds=(*PROPOSING, *DECISIONS[2:]), needs="案卷",
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
    start = decision.facts.start
    for day, begin, end in find_dates(decision.facts.text):
        after = re.split(r"[。；]", decision.facts.text[end : end + 50])[0]
        before = re.split(r"[，。；\n]", decision.facts.text[max(0, begin - 10) : begin])[-1]
        day, after = _end_of_range(day, after)
        if before.endswith(("至", "到", "-", "—")):
            after = _over(after)
        old = last_day(day, load_rules().time_bar.years, PeriodUnit.YEAR).day < found
        if old and (_TERM.search(decision.facts.text[max(0, begin - 40) : begin]) or _RANGE.match(after)):
            continue
        if (
            old
            and _DID.search(after)
            and not _PERMITS.search(_LACKED.sub("", after)[:24] + before)
            and not _LASTING.search(after)
            and not _recent(decision, day, found)
            and not only_history(decision, begin, end, found)
            and may_be_charged(decision, context, begin, end)
        ):
            _five_years_open(decision, day, found)
            at = Span(start + begin, start + end, decision.facts.text[begin:end])
            yield finding(
                "R19", Severity.MAJOR, f"行为日期{format_date(day)}距发现（{format_date(found)}）超过二年，没有写连续或者继续", at,
                "查明行为终了之日；超过时效的不再给予处罚（涉及生命健康、金融安全且有后果的为五年）",
            )  # fmt: skip
            return


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


def tells_no_act(text: str, start: int, end: int) -> bool:
    """Whether a day is the first of a period, the day of a permit, a contract or a founding, or within a term of one.

    Args:
        text: the facts.
        start: where the date begins.
        end: where it ends.
    """
    clause = re.split("[，。；\n]", text[end : end + _TELLS])[0]
    before = re.split("[，。；\n]", text[max(0, start - _TELLS) : start])[-1]
    return bool(
        _RANGE.match(text[end : end + 2])
        or _TERM.search(before)
        or _PERMITS.search(_LACKED.sub("", clause))
        and not _FOUND.match(clause)
    )


def _five_years_open(decision: Decision, day: date, found: date) -> None:
    """Whether the act harmed life, health or the safety of money is for the case to show: then five years count.

    Raises:
        CannotTellError: the facts speak of such harm and the act lies less than five years back.
    """
    bar = load_rules().time_bar
    text = unquoted(story_of(decision).text)
    harmed = any(
        not _UNHARMED.search(re.split("[，。；\n]", text[: m.start()])[-1]) for m in _HARM.finditer(text)
    )
    if harmed and found >= bar.grave_since and last_day(day, bar.grave_years, PeriodUnit.YEAR).day >= found:
        raise CannotTellError(
            f"行为距发现超过{bar.years}年，事实涉及生命健康或者金融安全：是否适用{bar.grave_years}年，需看案卷"
        )


def _recent(decision: Decision, day: date, found: date) -> bool:
    """Whether the paper already tells of the time bar."""
    return "三十六条" in decision.text or "追责时效" in decision.text


@rule(
    "R21", "行为在决定之前", Severity.FATAL, f"{_LAW}第四十条", kinds=PENALTIES,
    examples=("落款2025年3月18日，事实写2025年8月1日检查发现", "行为、检查日期都在决定之前"),
)  # fmt: skip
def acts_before_decision(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """No act or inspection after the day of the decision."""
    if decision.decided_on is None:
        raise CannotTellError("没有落款日期")
    if decision.facts is None:
        raise CannotTellError("没有读出事实部分")
    told = _told_days(decision, decision.facts)
    for day, at in [(day, at) for day, at in told if day > decision.decided_on][:1]:
        yield finding(
            "R21", Severity.FATAL, f"事实中的日期{format_date(day)}晚于决定日期{format_date(decision.decided_on)}", at, "核对日期",
        )  # fmt: skip


def _told_days(decision: Decision, facts: Span) -> Iterator[tuple[date, Span]]:
    """Days on which the facts say that something was done or found."""
    own = unquoted(facts.text)
    days = [(d, facts.start + a, facts.start + b) for d, a, b in find_dates(own)]
    days += [
        (e.on, e.span.start, e.span.end)
        for e in decision.events
        if e.kind in ("检查", "行为")
        and facts.holds(e.span.start)
        and own[e.span.start - facts.start].strip()
    ]
    for day, start, end in days:
        after = re.split(r"[。；\n]", decision.text[end : end + _TELLS])[0]
        before = re.split(r"[，。；\n]", decision.text[facts.start : start])[-1]
        done = (_DID.search(after) or _FOUND.search(after)) and not _PROMISES.search(before)
        if done and not no_day_of_an_act(decision.text, start, end):
            yield day, Span(start, end, decision.text[start:end])


@rule(
    "R01", "派出机构、内设机构不以自己名义", Severity.MAJOR, f"{_LAW}第十七条", kinds=(*DECISIONS, *NOTICES, "correction", "seizure"),
    examples=("标题甲市生态环境局，落款甲市生态环境局乙区分局", "标题和落款都写甲市生态环境局"),
)  # fmt: skip
def not_by_a_branch(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The heading names the agency, the foot a branch of it, or the other way round."""
    head = re.sub(r"\s", "", decision.title.text) if decision.title else ""
    foot = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    match = re.match(
        r"[\u4e00-\u9fff]{4,30}?(?:局|厅|委员会|大队|支队)(?=行政|当场|不予|责令|履行|实施|查封|扣押)", head
    )
    if not match or not foot or match[0] == foot or decision.agency is None:
        return
    longer, shorter = (foot, match[0]) if foot.startswith(match[0]) else (match[0], foot)
    if (
        longer.startswith(shorter)
        and re.search(r"(?:分局|大队|支队|中队|执法队|稽查队|科|股|所|站)$", longer)
        and longer != shorter
    ):
        yield finding(
            "R01",
            Severity.MAJOR,
            f"标题写“{match[0]}”，落款写“{foot}”：派出机构、执法机构一般不能以自己的名义作出",
            decision.agency,
            "以有处罚权的机关名义作出；法律、法规授权的写明依据",
            expected=shorter,
            actual=longer,
        )


_MONTHS = re.compile(
    r"(?P<year>\d{4})年(?:(?:(?P<first>\d{1,2})月)?(?:至|到|[-－—~～])(?:(?P<last_year>\d{4})年)?(?P<last>\d{1,2})月(?:份|底|初)?(?!\d{1,2}日)|(?P<whole>全年|度内|下半年|年底))"
)


@rule(
    "R19", "按月写的行为期间", Severity.MAJOR, f"{_LAW}第三十六条", kinds=(*PROPOSING, *DECISIONS[2:]), needs="案卷",
    examples=("2015年3月至11月的行为，2024年立案", "2023年3月至11月的行为，2024年立案"),
)  # fmt: skip
def months_ago(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A period of months that ended more than two years before the discovery (five for taxes)."""
    days = [e.on for e in decision.events if e.kind in ("立案", "检查")] or (
        [decision.decided_on] if decision.decided_on else []
    )
    if decision.facts is None or not days or _recent(decision, min(days), min(days)):
        raise CannotTellError("没有读出事实部分或者发现日期")
    found, facts = min(days), unquoted(decision.facts.text)
    years = 5 if "税" in (decision.agency.text if decision.agency else "") else load_rules().time_bar.years
    ends = [(m, _month_end(m)) for m in _MONTHS.finditer(facts)]
    told = [(m, day) for m, day in ends if day and _DID.search(facts[m.end() : m.end() + 50])]
    told = [(m, day) for m, day in told if not only_history(decision, m.start(), m.end(), found)]
    told = [(m, day) for m, day in told if may_be_charged(decision, context, m.start(), m.end())]
    if (
        told
        and all(last_day(day, years, PeriodUnit.YEAR).day < found for _, day in told)
        and not _LASTING.search(facts)
    ):
        match, day = told[0]
        _five_years_open(decision, max(day for _, day in told), found)
        at = Span(decision.facts.start + match.start(), decision.facts.start + match.end(), match[0])
        yield finding(
            "R19", Severity.MAJOR, f"行为到{day.year}年{day.month}月为止，距发现（{format_date(found)}）超过{years}年", at, "查明行为终了之日；超过时效的不再给予处罚",
        )  # fmt: skip


def _month_end(match: re.Match[str]) -> date | None:
    month = 12 if match["whole"] else int(match["last"])
    return date(int(match["last_year"] or match["year"]), month, 28) if 1 <= month <= 12 else None
