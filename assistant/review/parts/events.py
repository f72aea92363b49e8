"""Acts of procedure that a paper tells of, each with its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from assistant.review.parts.ahead import no_day_of_an_act
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Event, Span
from assistant.text.dates import CHINESE_DATE, SHORT_DATE, calendar_day, matched_day

_KINDS = (
    ("立案", re.compile(r"(?:决定|予以|依法|批准|经[^，。；]{0,10})?立案")),
    ("告知", re.compile(r"(?<!结果)(?<!结论)(?<!意见)(?<!报告)(?<!义务)(?<!期间)(?<!立案)(?<!延期)(?<!延长)(?<!受理)(?<!服务)(?<!检[测验])(?<!鉴定)(?<!风险)告知(?:书|笔录|单)|(?:处罚|听证|事先|先行|事前|拟)[^，。；]{0,32}告知|告知(?![^，。；]{0,12}(?:违法信息|违法记录|监控(?:信息|记录)|检测(?:信息|结果)|查询)|[^。；]{0,24}回避)[^，。；]{0,30}(?:拟|处罚|陈述|申辩|听证)|(?<!停止)(?<!改正)(?<!停止[\u4e00-\u9fff]{2})违法行为通知书")),
    ("申辩", re.compile(r"(?:提出|提交|递交|寄来)[^，。；]{0,16}(?:申辩|陈述|申请报告)|(?:陈述|申辩)[^，。；]{0,6}(?:意见|材料)|(?:书面|口头|当面|来函|电话)(?:提出)?(?:陈述|申辩)")),
    ("听证", re.compile(r"(?:举行|组织|召开)[^，。；]{0,8}听证(?!会?的?(?:通知|公告|告知|申请|权))")),
    ("责令改正", re.compile(r"责令[^，。；]{0,20}(?:改正|停止|拆除|整改)[^，。；]{0,10}(?:通知|决定)书?|(?:下达|送达|发出)[^，。；]{0,24}责令")),
    ("复查", re.compile(r"复查|复核检查|再次(?:现场)?检查")),
    ("法制审核", re.compile(r"法制(?:机构|部门|工作机构|审核机构|[科处股室])?[^，。；]{0,4}审核")),
    ("集体讨论", re.compile(r"集体(?:讨论|审议|研究|议案|合议|会审|决定)|案审会|案件审(?:理|查)委员会")),
    ("审批", re.compile(r"(?:负责人|局长|主任|队长|厅长|领导)[^，。；]{0,6}(?:批准|审批|签批|签发|审定)(?!立案|延长|延期|先行|登记|查封|扣押)")),
    ("听证申请", re.compile(r"(?:要求|申请|提出|提交|递交)(?:举行|召开|组织)?[^，。；]{0,4}听证(?!会?(?:通知|告知|公告)|的?权)")),
    ("听证通知", re.compile(r"听证(?:会)?通知|通知[^，。；]{0,16}听证")),
    ("查封扣押", re.compile(r"(?<!解除)(?:查封|扣押|暂扣(?=[^，。；、证照]{0,4}(?:车|船|设备|物品|工具)))|对[^，。；]{0,12}(?:车|船|设备|物品|工具)[^，。；证照]{0,6}暂扣")),
    ("解除查封扣押", re.compile(r"解除[^，。；证照]{0,10}(?:查封|扣押|暂扣)|(?:返还|退还|发还)")),
    ("登记保存处理", re.compile(r"(?:解除|处理)[^，。；]{0,10}登记保存|登记保存[^，。；]{0,10}(?:处理|解除)")),
    ("送达", re.compile(r"送达|签收|寄送|邮寄")),
    ("登记保存", re.compile(r"登记保存")),
    ("检查", re.compile(r"(?:现场)?(?:检查|巡查|勘验|巡察|查获)")),
    ("行为", re.compile(r"(?:未|擅自|违法|非法|从事|销售|生产|经营|施工|建设|占用|排放|使用|倾倒|饲养|堆放)")),
)  # fmt: skip
# the day stands amid the words for the act, here as §: 告知书于……送达, 法制机构于……审核通过
_PAPER = r"书》?(?:[（(][^（()）]{0,40}[）)])?(?:已|均|[^，。；]{0,6}于)?(?:[^，。；]{0,3})§[^，。；]{0,12}(?:送达|签收|交付|送交|寄[出达送])"
_AROUND = (
    ("告知", re.compile(rf"(?:处罚|听证|事先|事前|先行)[^，。；]{{0,10}}告知{_PAPER}")),
    ("责令改正", re.compile(rf"责令[^，。；]{{0,20}}(?:通知|决定){_PAPER}")),
    ("听证通知", re.compile(rf"听证(?:会)?通知{_PAPER}")),
    ("听证", re.compile(r"听证会?(?:已|[于在])?[于在]?§[^，。；]{0,14}(?:举行|召开)")),
    ("法制审核", re.compile(r"法制(?:[^，。；§]{0,14}§[^，。；]{0,8}审[核查]|[^，。；§]{0,4}审核[^，。；§]{0,20}§[^，。；]{0,8}(?:补|完成|进行|通过|办|作|出|审))")),
    ("集体讨论", re.compile(r"(?:负责人|案审会|委员会|局领导|班子)[^，。；§]{0,8}§[^，。；]{0,8}(?:集体|讨论|审议|研究)|(?:集体|负责人)[^，。；§]{0,4}(?:讨论|审议|研究)[^，。；§]{0,20}§[^，。；]{0,8}(?:补|完成|进行|通过|举行|召开|决定)")),
    ("审批", re.compile(r"(?:负责人|局长|主任|队长|厅长|领导)[^，。；§]{0,6}§[^，。；]{0,10}(?:批准|审批|签批|签发|审定)(?![^，。；]{0,8}(?:立案|延长|延期|先行|登记|查封|扣押))")),
    ("立案", re.compile(r"立案(?:日期|时间)?[为于在是]§")),
)  # fmt: skip
_LEAD = 60
_NEVER_DENIED = (
    "行为",
    "立案",
    "告知",
    "检查",
)  # the offence often is that something was not done; 未…立案 denies the other
_ASKED = re.compile(r"(?:应当?|加强|要求|今后|不得|自行|定期|做好)[^，。；]{0,12}$")
_DENIED = re.compile(r"(?:没有|未曾?|没|放弃|不(?:再|曾|要求|申请|进行)?)[^，。；]{0,6}$")
# that it be held later is asked or granted on this day, not held
_PUT_OFF = re.compile(
    r"(?:申请|请求|要求|同意|决定|准予|批准)[^，。；]{0,6}(?:延期|改期|推迟|延后|顺延|择期)$"
)
_NOT_DONE = re.compile(r"未|没有|拟|将|应当?|不(?:予|再|服|成)|如|若|可以|有权")
_TURN = timedelta(days=150)
_NO_OWN_DAY = re.compile(r"\s?(?:出?生|起?施行|公布|修[订正]|实施)")
# what the head approves besides the penalty, mostly later
_OTHER_APPROVAL = re.compile(
    r"公开|公示|公布|分期|延期|延长|暂缓|缓缴|减免|归档|结案|解除|撤回|信用|强制执行|申请执行|先行登记|查封|扣押"
)
_OTHER_MATTER = re.compile(r"曾|此前|上次|前次|另案|年度|验收|上年|去年")
_SAME_DAY = re.compile(r"同日(?![^，。；]{0,4}户籍)|当[日天](?=[^，。；]{0,10}立案)")
# 立案日期：2024年4月11日
_LABELLED = re.compile(r"(?P<kind>立案|检查|告知|送达)(?:日期|时间)[ \t\u3000]*[:：为]?[ \t\u3000]*$")
_AHEAD, _FAR, _MOST_BRACKETS = 40, 110, 60
_REACH = {"检查": 64, "登记保存": _FAR}  # what is told a good way behind its day, others within _AHEAD
# 集体讨论（法制审核于 before the next day: what leads to it is told of that day
_LEADS_ON = re.compile(r"[（(，、；][^，。、；（()）]{0,16}[于在]$")
_BRACKETS = re.compile(r"[（(][^（()）]{2,40}[）)]")


_Dated = tuple[date | None, int, int]


@dataclass(frozen=True, slots=True)
class _Base:
    """The date before a short one; ``of_case`` where an act of this procedure stands beside it.

    ``since`` is what 当日 of a filing means: the day to which the story has come, behind asides on earlier days.
    """

    on: date
    of_case: bool
    since: date


@dataclass(frozen=True, slots=True)
class _Years:
    """What the full dates of a paper tell of its years: the latest day, and the year where all are of one."""

    last: date
    sole: int | None

    @classmethod
    def of(cls, text: str) -> _Years:
        """Read from a paper; days of birth and of laws are none of its own."""
        days = [
            day
            for m in CHINESE_DATE.finditer(unquoted(text))
            if (day := matched_day(m)) and not _NO_OWN_DAY.match(text, m.end())
        ]
        years = {day.year for day in days}
        return cls(max(days, default=date.min), years.pop() if len(years) == 1 else None)


def events_of(text: str) -> tuple[Event, ...]:
    """All acts with a day, in order of the text: an act belongs to the date that stands nearest before it in its clause.

    Args:
        text: the paper.
    """
    return tuple(event for sentence, dates in _read(text) for event in _in(sentence, dates))


@lru_cache(maxsize=4)
def days_of(text: str) -> tuple[tuple[date, int, int], ...]:
    """All days of a paper with their offsets, in order, those without a year (10月28日) too where the year is sure.

    Args:
        text: the paper.
    """
    told = ((day, s.start + a, s.start + b) for s, dates in _read(text) for day, a, b in dates if day)
    return tuple(told)


def _read(text: str) -> Iterator[tuple[Span, list[_Dated]]]:
    """The sentences, each with its dates."""
    span, before = _Years.of(text), None
    for sentence in sentences_of(text):
        same_line = text[sentence.start - 1 : sentence.start] not in ("", "\n")
        dates = list(_dates(sentence.text, before, same_line, span))
        yield sentence, dates
        for number, dated in enumerate(dates):
            stop = dates[number + 1][1] if number + 1 < len(dates) else len(sentence.text)
            before = _base(sentence.text, dated, stop, before if same_line or number else None)


def _in(sentence: Span, dates: list[_Dated]) -> Iterator[Event]:
    for number, (day, start, end) in enumerate(dates):
        if day is None:
            continue
        stop = dates[number + 1][1] if number + 1 < len(dates) else len(sentence.text)
        span = Span(sentence.start + start, sentence.start + end, sentence.text[start:end])
        label = _LABELLED.search(sentence.text, 0, start)
        told = [*_acts(sentence.text, end, stop), *([label["kind"]] if label else [])]
        told += _acts_around(sentence.text, dates[number - 1][2] if number else 0, start, end)
        for kind in dict.fromkeys(told):
            yield Event(kind, day, span)


def _acts(text: str, end: int, stop: int) -> Iterator[str]:
    """The kinds of acts that a sentence tells behind a date, up to the next one."""
    clause = _BRACKETS.sub("", _LEADS_ON.sub("", text[end : min(stop, end + _FAR + _MOST_BRACKETS)]))[:_FAR]
    for kind, pattern in _KINDS:
        matches = pattern.finditer(clause, 0, _REACH.get(kind, _AHEAD))
        if any(_told(kind, clause, match.start()) for match in matches):
            yield kind


def _acts_around(text: str, passed: int, start: int, end: int) -> Iterator[str]:
    """The kinds of acts whose words stand on both sides of a date, or before it: 听证会于……举行."""
    lead = re.split("[，。；：:\n]", text[max(passed, start - _LEAD) : start])[-1]
    clause = lead + "§" + re.split("[，。；\n]", text[end : end + _AHEAD])[0]
    for kind, pattern in _AROUND:
        match = pattern.search(clause)
        if match and not _NOT_DONE.search(clause, 0, match.end()):
            yield kind


def _base(text: str, dated: _Dated, stop: int, before: _Base | None) -> _Base | None:
    """A date with whether it is one of this procedure, so that its year reaches the next; none behind an unsure one."""
    day, start, end = dated
    if day is None:
        return None
    acts = set(_acts(text, end, stop)) - {"行为"}
    aside = before is not None and (day < before.since or no_day_of_an_act(text, start, end))
    since = before.since if before and aside else day
    return _Base(day, bool(acts) and not _OTHER_MATTER.search(text), since)


def _told(kind: str, clause: str, start: int) -> bool:
    """Whether a clause tells an act as done: not denied, and an inspection not asked of the party itself."""
    if kind in ("检查", "复查") and _ASKED.search(clause, 0, start):
        return False
    if kind == "听证" and _PUT_OFF.search(clause, 0, start):
        return False
    if kind == "审批" and _OTHER_APPROVAL.search(clause):
        return False
    return kind in _NEVER_DENIED or not _DENIED.search(clause, 0, start)


def _dates(text: str, before: _Base | None, same_line: bool, span: _Years) -> Iterator[_Dated]:
    """Dates of a sentence; 8月26日 takes the year of the date before it in its line, 同日 its day; None is an unsure day."""
    base, near = before, same_line
    matches = sorted(
        [*CHINESE_DATE.finditer(text), *SHORT_DATE.finditer(text), *_SAME_DAY.finditer(text)],
        key=lambda m: (m.start(), -m.end()),
    )
    passed, last = 0, None
    for match in matches:
        if match.start() < passed:
            continue
        base = _base(text, last, match.start(), base if near else None) if last else base
        last = _day(match, base, near, span), match.start(), match.end()
        near, passed = True, match.end()
        yield last


def _day(match: re.Match[str], base: _Base | None, near: bool, span: _Years) -> date | None:
    """The day of a match; None where its year is not sure."""
    if match.re is _SAME_DAY:
        return None if base is None else base.since if match[0].startswith("当") else base.on
    if match.re is CHINESE_DATE:
        return matched_day(match)
    if span.sole is not None:
        return calendar_day(f"{span.sole:04d}", match["month"], match["day"])
    if base is None or not near:
        return _only_day(match, base, span)
    day = calendar_day(f"{base.on.year:04d}", match["month"], match["day"])
    if day is None or base.on - day > _TURN:
        return None  # 12月28日……。1月5日: the year may have turned
    sure = base.on.year == span.last.year or base.of_case and day >= base.on
    return day if sure else None


def _only_day(match: re.Match[str], base: _Base | None, span: _Years) -> date | None:
    """In a new paragraph, the one day between the step told before and the latest day of the paper that it can be."""
    if base is None or not base.of_case:
        return None
    years = range(base.on.year, span.last.year + 1)
    days = (calendar_day(f"{year:04d}", match["month"], match["day"]) for year in years)
    found = [day for day in days if day and base.on <= day <= span.last]
    return found[0] if len(found) == 1 else None
