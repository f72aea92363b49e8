"""R01, R18, R21: penalties without the order they presuppose, acts after the decision, a branch in its agency's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.act_days import tells_deed, tells_look
from assistant.review.parts.ahead import no_day_of_an_act
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import (
    DECISIONS_AND_NOTICES,
    PENALTIES,
    PROPOSING,
    CannotTellError,
    finding,
    rule,
)
from assistant.text.dates import find_dates, format_date

_LAW = "《中华人民共和国行政处罚法》"
_STILL_WRONG = re.compile(
    r"(?:复查|再次检查)[^。；\n]{0,60}(?:仍(?:未|然|不|有|在)|未(?:改正|整改)|没有(?:改正|整改))|逾期(?:未|不)(?:予)?(?:改正|整改)|拒不(?:改正|整改|停止)"
)
# 不存在逾期不改正或者情节严重的情形, 逾期不改正的，将依法处理: what is denied or only foretold is no finding of disobedience
_DENIED = re.compile(
    r"(?:不存在|不具有|不属于?|不构成|不符合|(?:没有|未|无)(?:发现|出现|发生|存在)|不是|并非|(?:如(?!实|期|下|上|今|此)|若|倘若|一旦)果?)[^，。；\n]{0,16}$|(?:没有|并?无)$"
)
_FORETOLD = re.compile(r"的[，,]\s?(?:将|处|可以|由|依照|按照|[本我](?:局|机关|委|厅|大队)(?:将|可))")
_ORDERED = re.compile(
    r"责令|责改|限期|指令书|整改(?:通知|指令)|改正通知|停止[^。；\n]{0,10}通知|要求[^。；\n]{0,20}(?:改正|整改)|告诫|通知书"
)
# told behind the words, as where the course of the case is told again: an order that was served or set a day
_ORDER_TOLD = re.compile(
    r"(?:送达|发出|下达|作出|制发|签收)[^。；\n]{0,40}(?:责令|责改|改正|整改|指令)[^。；\n]{0,24}书|责令[^。；\n]{0,40}\d日(?:之)?前|责令[^。；\n]{0,20}\d{1,3}[日天]内"
)
_PROMISES = re.compile(
    r"广告|宣传|海报|标签|预售|内容为|称"
)  # the date is what the offence says, not when it was done
_TELLS = 40


@rule(
    "R18", "先责令后认定逾期", Severity.FATAL, f"{_LAW}第二十八条第一款", kinds=PROPOSING, needs="案卷",
    examples=("复查仍未改正即处罚，没有责令改正", "责令改正，期满复查仍未改正"),
)  # fmt: skip
def ordered_before(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Disobedience presupposes an order; the paper tells of none before."""
    text = unquoted(decision.text)
    match = next((one for one in _STILL_WRONG.finditer(text) if _is_found(text, one)), None)
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


def _is_found(text: str, told: re.Match[str]) -> bool:
    """Whether the paper finds that an order was not followed, and does not deny or foretell it."""
    return not _DENIED.search(text[: told.start()][-24:]) and not _FORETOLD.match(text, told.end())


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
        done = (tells_deed(after) or tells_look(after)) and not _PROMISES.search(before)
        if done and not no_day_of_an_act(decision.text, start, end):
            yield day, Span(start, end, decision.text[start:end])


@rule(
    "R01", "派出机构、内设机构不以自己名义", Severity.MAJOR, f"{_LAW}第十七条", kinds=(*DECISIONS_AND_NOTICES, "correction", "seizure"),
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
