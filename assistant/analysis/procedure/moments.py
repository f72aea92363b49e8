"""What has been done in a case and when: its steps, and the acts that our own papers among the evidence record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.procedure.workdays import PeriodUnit, last_day
from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence, Step
from assistant.text.dates import find_dates, find_days
from assistant.text.numerals import to_int

# Our own papers that record an act by their name; what they say of the conduct itself is no step.
_OWN_PAPER = re.compile(
    r"通知书|指令书|告知书|决定书|送达回证|审批表|审核意见|讨论记录|听证笔录|催告书|复查笔录|复核意见|整改.{0,4}笔录|改正.{0,6}笔录"
)
_OWN_KINDS = frozenset(
    {
        "责令改正",
        "复查",
        "告知",
        "听证通知",
        "听证",
        "法制审核",
        "集体讨论",
        "立案",
        "登记保存",
        "登记保存处理",
    }
    | {"查封扣押", "延长查封扣押", "解除查封扣押", "催告", "复核", "陈述申辩", "延长办案", "教育"}
)
_SERVED = re.compile(r"送达|交付|签收|张贴|邮寄|复查时间|制作")
_HOUR = r"(?:\d{1,2}[时点:：](?:整|\d{1,2}分?)?|[上下中]午|晚(?:上|间)?|零点|下班|当日|当天)"
_BY_DAY = re.compile(  # to mend, not to report of it, to be heard or to ask for review
    rf"{_HOUR}{{0,2}}(?:以|之)?前(?!往|款|述|期)"
    r"(?![，,]?(?:(?!改正|整改[，,。并]|拆除|清理|恢复|停止|退还|修复|补办)[^，,。；\n]){0,16}?(?:(?:提交|报送|反馈|上报)[^，,。；]{0,12}(?:报告|情况|方案|计划|说明)|复议|诉讼|起诉|陈述|申辩|听证))"
)
BY_HOUR = re.compile(  # by an hour of the last day, not by its end
    r"日(?:上午|中午|下午)?(?:0?[1-9]|1\d|2[0-2])[时点:：](?:整|\d{1,2}分?)?(?:以|之)?前|日[上中]午(?:以|之)?前"
)
_UNTIL = re.compile(  # 改正期限至3月17日, 限期到, 截止日期为; not 许可证有效期限至, 报名截止日期
    r"(?:(?:(?<![\u4e00-\u9fff])|(?:改正|整改|拆除|清理|清运|恢复|停止|退还|修复|补办|履行|治理)(?:[^，。；\d]{0,4}行为)?(?:的|完成|完毕)?)(?:期限|截止(?:日期|时间|日)?)"
    r"|限期|宽限|整改期)[^，。；\d]{0,8}?(?:至|到|为|[：:])$"
    r"|(?<![\u4e00-\u9fff])截止$|^[^，。；\d]{0,6}(?<![期权年时])限[至到]$"
)
_WITHIN = re.compile(  # to mend what was done, not to ask for review, to be heard, to report or to pay
    r"(?<![月\d一二三四五六七八九十])(\d{1,3}|[一二三四五六七八九十]{1,3})个?(工作日|日|天|个月)(?:之|以)?内"
    r"(?![，,]?(?:(?!改正|整改|拆除|清理|恢复|停止|退还|修复|补办)[^，,。；\n]){0,40}?(?:复议|诉讼|起诉|陈述|申辩|听证|报告|报送|提交|反馈|缴))"
)
OF_OTHERS = re.compile(
    r"公安|法院|检察|村民|股东|业主|物业|居委|村委|供[电水气]|房东|出租"
)  # papers of others bear the name of a step as well
_REGISTERED = re.compile(r"登记保存")
_HANDLED = re.compile(
    r"[，,]?(?:(?!申请|请求|要求)[^。；，\d]){0,14}?(?:(?:作出|制作|出具|下达)[^，。；\d]{0,14}?处理(?:决定|通知|意见)|解除[^，。；]{0,6}(?:登记保存|保存)|(?:返还|退还|发还|移送|转为?(?:扣押|查封))(?![^，。；]{0,4}(?:申请|请求)))"
)
_NOT_DONE = re.compile(r"\s*(?:[之以]?前|[之以]?内|届满|期满|止|起)|[^，。；]{0,6}(?:应|拟|将|须|可)")
_DAY_OF_YEAR = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_HEARING, _NO_HEARING = "听证", "不听证"
_UNITS = {"工作日": PeriodUnit.WORKDAY, "日": PeriodUnit.DAY, "天": PeriodUnit.DAY, "个月": PeriodUnit.MONTH}


class _Said(Words):
    """The words of hearings that were not asked for, as corpora/lexicon/procedure/moments.yaml has them."""

    FILE = "lexicon/procedure/moments.yaml"

    not_asked: re.Pattern[str]
    held: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Moment:
    """One act with its day. ``until``: the last day of the period it set; ``evidence`` id when a paper records it."""

    kind: str
    name: str
    on: date
    note: str = ""
    until: date | None = None
    evidence: str = ""

    @property
    def told(self) -> str:
        """Name and day in words."""
        return f"{self.name}（{self.on.isoformat()}）"


def moments_of(case: Case) -> tuple[Moment, ...]:
    """All acts of a case, in order of their days; a paper adds only kinds of act that no step names.

    Args:
        case: steps and evidence are read.
    """
    steps = [_of_step(step) for step in case.steps]
    named = {moment.kind for moment in steps}
    papers = [moment for piece in case.evidence for moment in _of_paper(piece)]
    steps = [_with_period(moment, papers) for moment in steps]
    if "登记保存处理" not in named | {moment.kind for moment in papers}:
        papers += _handled(steps, case)
    if case.decided and "决定" not in named:
        steps.append(Moment("决定", "决定", case.decided))
    added = [moment for moment in papers if moment.kind not in named]
    return tuple(sorted((*steps, *added), key=lambda moment: moment.on))


def _handled(steps: list[Moment], case: Case) -> list[Moment]:
    """The day on which what was registered was dealt with, as the step or a paper of the registration tells it by the way."""
    made = next((m for m in steps if m.kind == "登记保存"), None)
    if made is None:
        return []
    told = [("", made.name, made.note)]
    told += [(p.id, p.name, p.text) for p in case.evidence if _REGISTERED.search(p.name)]
    found = [
        Moment("登记保存处理", name, day, text[start : end + 40].split("。")[0], None, evidence)
        for evidence, name, text in told
        for day, start, end in find_days(text, made.on)
        if day >= made.on and _HANDLED.match(text, end) and not _NOT_DONE.match(text, end)
    ]
    return sorted(found, key=lambda moment: moment.on)[:1]


def period_end(text: str, start: date) -> date | None:
    """The last day of a period that a paper sets: 于2026年9月18日前, 十日内; None when it sets none.

    Args:
        text: words of the paper.
        start: the day the paper was served.
    """
    for day, begin, end in find_dates(text):
        if (_BY_DAY.match(text, end) or _is_until(text, begin)) and day >= start:
            return day
    for match in _DAY_OF_YEAR.finditer(text):
        set_so = _BY_DAY.match(text, match.end()) or _is_until(text, match.start())
        if set_so and (told := _next(start, int(match[1]), int(match[2]))):
            return told
    within = _WITHIN.search(text)
    count = to_int(within[1]) if within else None
    return last_day(start, count, _UNITS[within[2]]).day if within and count else None


def _is_until(text: str, begin: int) -> bool:
    """Whether the words before a day make it the last of a period."""
    return _UNTIL.search(text[max(0, begin - 16) : begin]) is not None


def _next(start: date, month: int, day: int) -> date | None:
    """The first such day of the calendar that is not before another; None where there is none."""
    for year in (start.year, start.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= start:
            return found
    return None


def _of_step(step: Step) -> Moment:
    until = step.until or period_end(step.note, step.on)
    kind = step.kind or kind_of_step(step.name)
    kind = _NO_HEARING if kind == _HEARING and _none_was_held(step.note) else kind
    return Moment(kind, step.name, step.on, step.note, until)


def _none_was_held(note: str) -> bool:
    """Whether the note of a step called a hearing says that nobody asked for one, and tells of none (五个工作日届满未要求听证)."""
    said = _Said.read()
    return said.not_asked.search(note) is not None and not said.held.search(note)


def _of_paper(piece: Evidence) -> Iterator[Moment]:
    """The act that one of our own papers records: served or made on the day it states."""
    if not _OWN_PAPER.search(piece.name) or OF_OTHERS.search(piece.name):
        return
    kind = kind_of_step(piece.name)
    on = _day_of(piece)
    if kind in _OWN_KINDS and on:
        yield Moment(kind, piece.name, on, piece.text, period_end(piece.text, on), piece.id)


def _day_of(piece: Evidence) -> date | None:
    """The day of service if the paper states one, else its first date, else the day it was obtained."""
    dates = find_dates(piece.text)
    for day, start, end in dates:
        if _SERVED.search(piece.text, end, end + 12) or _SERVED.search(piece.text, max(0, start - 6), start):
            return day
    passed = [day for day, _, end in dates if not _BY_DAY.match(piece.text, end)]
    return passed[0] if passed else piece.obtained


def _with_period(moment: Moment, papers: list[Moment]) -> Moment:
    """A step takes over the period that its paper sets."""
    paper = next((p for p in papers if p.kind == moment.kind and p.until), None)
    if moment.until or paper is None:
        return moment
    return Moment(moment.kind, moment.name, moment.on, moment.note, paper.until, paper.evidence)
