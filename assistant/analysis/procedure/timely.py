"""Acts that came too late or without what must come before them: approval told in a step, extension, electronic service."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from assistant.analysis.procedure.approvals import approval_days, was_beforehand
from assistant.analysis.procedure.conditions import Situation, amended
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.analysis.procedure.moments import Moment
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.corpora import Words
from assistant.text.dates import find_dates, format_date


class _Said(Words):
    """The words of modes of service, as corpora/lexicon/procedure/timely.yaml has them."""

    FILE = "lexicon/procedure/timely.yaml"

    electronic: re.Pattern[str]
    otherwise: re.Pattern[str]


_COMPULSORY = "《中华人民共和国行政强制法》"
_MOST = 30
_TWO = 2
_TEST_PERIOD = re.compile(  # 检验期间为2025年3月19日至2025年4月1日
    r"(?:检[验测疫]|鉴定|监测)(?:的)?(?:期间|时间|期限)(?:自|为|是|从|[:：])*(?P<days>\d{4}年\d{1,2}月\d{1,2}日起?[至到—-]{1,2}\d{4}年\d{1,2}月\d{1,2}日)(?=[^。]{0,30}(?:不计|扣除|顺延|不算))"
)
_MEANS = "(?:电子|邮箱|短信|微信|小程序|传真|平台)"
_NOT_AGREED = re.compile(
    rf"(?<![如若])(?<!如果)(?<!是否)(?:不|未|没有|拒绝)(?:予以?|能|愿意?|曾|再)?(?:同意|确认|选择|接受)(?:以|采[用取]|通过|使用|用)?{_MEANS}(?![^，。；\n]{{0,12}}的[，,])"
    r"|(?<![如若])(?<!如果)(?<!是否)(?:未|没有|拒绝)(?:签订|签署|填写|签)[^，。；\n]{0,4}(?:电子)?送达[^，。；\n]{0,6}确认书"
)
_AGREED = re.compile(rf"(?:同意|确认|选择|接受)[^。；\n]{{0,50}}{_MEANS}")
_CONFIRMED = re.compile(r"确认书")
Found = Iterator[ProcedureFinding]


def approval_told(s: Situation) -> Found:
    """A step that tells when the seizure was approved afterwards tells of a day within twenty-four hours (第十九条)."""
    made, last = s.first("查封扣押"), s.last("查封扣押")
    if made is None or last is None or was_beforehand(made.note):
        return
    day = min(approval_days(made.note, made.on), default=None)
    if day and day > last.on + timedelta(days=1):
        yield ProcedureFinding(
            "P52", "查封扣押批准的时间", ProcedureStatus.OUT_OF_ORDER, f"{_COMPULSORY}第十八条第（一）项、第十九条",
            f"{made.told}，{format_date(day)}才报告并补办批准，超过二十四小时", made.on + timedelta(days=1), day, "24小时",
            "核实是否另有事前批准；没有的，措施违法，应当解除并说明情况", quote=made.note[:80],
        )  # fmt: skip


def extended_in_time(s: Situation) -> Found:
    """A seizure is prolonged before its thirty days have run out (第二十五条第一款)."""
    longer = s.first("延长查封扣押")
    made, later = s.first("查封扣押"), s.nearest("查封扣押", longer.on) if longer else None
    if longer is None or made is None or later is None:
        return
    last = _end_of(made) + timedelta(days=_days_of_test(s, made, longer))
    note = f"自{made.told}起三十日，至{format_date(last)}届满；{longer.told}在届满以后"
    status, note = _in_time(s, made, later, longer, note) if longer.on > last else (ProcedureStatus.MET, "")
    late = status is ProcedureStatus.LATE
    yield ProcedureFinding(
        "P57", "延长查封扣押期限的时间", status, f"{_COMPULSORY}第二十五条第一款", note, last, longer.on,
        f"{_MOST}日", "期满没有延长的，查封扣押自行失去依据，应当解除；核对延长决定的日期" if late else "",
    )  # fmt: skip


def _end_of(made: Moment) -> date:
    return max(last_day(made.on, _MOST, PeriodUnit.DAY).day, made.until or date.min)


def _days_of_test(s: Situation, made: Moment, longer: Moment) -> int:
    """How many days of testing the papers tell between a seizure and its extension, which do not count (第二十五条第三款)."""
    spans: set[date] = set()
    for piece in s.case.evidence:
        for match in _TEST_PERIOD.finditer(piece.text):
            days = [day for day, _, _ in find_dates(match["days"])]
            if len(days) == _TWO and made.on <= days[0] <= days[1] <= longer.on:
                spans |= {days[0] + timedelta(days=n) for n in range((days[1] - days[0]).days + 1)}
    return len(spans)


def _in_time(
    s: Situation, made: Moment, later: Moment, longer: Moment, note: str
) -> tuple[ProcedureStatus, str]:
    """What an extension after the thirty days of the first seizure is: open where it may be of a later one, or days do not count."""
    if longer.on <= _end_of(later):
        return ProcedureStatus.UNKNOWN, f"{note}。无法判断：另有{later.told}，延长的是哪一次请核实"
    tested = next((m for m in s.moments if m.kind == "鉴定" and made.on <= m.on), None)
    if tested:
        return ProcedureStatus.UNKNOWN, f"{note}。无法判断：另有{tested.told}，检测鉴定期间不计入"
    return ProcedureStatus.LATE, note


def agreed_to_electronic(s: Situation) -> Found:
    """A decision served electronically was agreed to be so, in a confirmation that was signed (处罚法第六十一条第二款)."""
    said = _Said.read()
    served = s.last("送达")
    if (
        served is None
        or not amended(served.on)
        or not said.electronic.search(f"{served.name}，{served.note}")
    ):
        return
    if said.otherwise.search(served.note):
        return
    status, note = _agreement(s)
    yield ProcedureFinding(
        "P58", "电子送达的同意", status, "《中华人民共和国行政处罚法》第六十一条第二款", note, actual=served.on,
        quote=served.note[:80],
        collect="" if status is ProcedureStatus.MET else "补当事人签订的送达确认书；没有同意的，改用直接、邮寄等方式重新送达",
    )  # fmt: skip


def _agreement(s: Situation) -> tuple[ProcedureStatus, str]:
    """Whether the party agreed to electronic service, by all papers and steps."""
    papers = (f"{p.name}\n{p.text}" for p in s.case.evidence)
    words = "\n".join((*papers, *(f"{step.name}，{step.note}" for step in s.case.steps)))
    refused, rest = _NOT_AGREED.search(words), _NOT_AGREED.sub("", words)
    agreed = _AGREED.search(rest)
    if agreed and refused:
        return ProcedureStatus.UNKNOWN, "无法判断：既有同意又有不同意电子送达的记载，以哪一份为准请核实"
    if agreed or (_CONFIRMED.search(words) and not refused):
        return ProcedureStatus.MET, ""
    unread = [p.id for p in s.case.evidence if not p.text.strip()]
    if unread and not refused:
        return (
            ProcedureStatus.UNKNOWN,
            f"无法判断：证据 {'、'.join(unread)} 没有文字，其中有没有送达确认书请核实",
        )
    return ProcedureStatus.MISSING, "以电子方式送达，没有当事人同意并签订的确认书"


TIMELY: tuple[Callable[[Situation], Found], ...] = (approval_told, extended_in_time, agreed_to_electronic)
