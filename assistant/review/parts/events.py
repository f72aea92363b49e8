"""Acts of procedure that a paper tells of, each with its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.parts.body import sentences_of
from assistant.review.parts.foot import _DATE, day_of
from assistant.review.parts.model import Event, Span

_KINDS = (
    ("立案", re.compile(r"(?:决定|予以|依法|批准|经[^，。；]{0,10})?立案")),
    ("告知", re.compile(r"告知(?:书|笔录|单)|(?:处罚|听证|事先|先行|事前|拟)[^，。；]{0,16}告知|告知[^，。；]{0,30}(?:拟|处罚|陈述|申辩|听证)|违法行为通知书")),
    ("申辩", re.compile(r"(?:提出|提交|递交|寄来)[^，。；]{0,16}(?:申辩|陈述|申请报告)|(?:陈述|申辩)[^，。；]{0,6}(?:意见|材料)")),
    ("听证", re.compile(r"(?:举行|组织|召开)[^，。；]{0,8}听证")),
    ("责令改正", re.compile(r"责令[^，。；]{0,20}(?:改正|停止|拆除|整改)[^，。；]{0,10}(?:通知|决定)书?|(?:下达|送达|发出)[^，。；]{0,24}责令")),
    ("复查", re.compile(r"复查|复核检查|再次(?:现场)?检查")),
    ("法制审核", re.compile(r"法制审核")),
    ("集体讨论", re.compile(r"集体(?:讨论|审议|研究)|案审会|案件审(?:理|查)委员会")),
    ("登记保存", re.compile(r"登记保存")),
    ("检查", re.compile(r"(?:现场)?(?:检查|巡查|勘验|巡察|查获)")),
    ("行为", re.compile(r"(?:未|擅自|违法|非法|从事|销售|生产|经营|施工|建设|占用|排放|使用|倾倒|饲养|堆放)")),
)  # fmt: skip
_AHEAD = 40
_SHORT_DATE = re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


def events_of(text: str) -> tuple[Event, ...]:
    """All acts with a day, in order of the text: an act belongs to the date that stands nearest before it in its clause.

    Args:
        text: the paper.
    """
    return tuple(event for sentence in sentences_of(text) for event in _in(sentence))


def _in(sentence: Span) -> Iterator[Event]:
    dates = list(_dates(sentence.text))
    for number, (day, start, end) in enumerate(dates):
        stop = dates[number + 1][1] if number + 1 < len(dates) else len(sentence.text)
        clause = sentence.text[end : min(stop, end + _AHEAD)]
        span = Span(sentence.start + start, sentence.start + end, sentence.text[start:end])
        for kind, pattern in _KINDS:
            if pattern.search(clause):
                yield Event(kind, day, span)


def _dates(text: str) -> Iterator[tuple[date, int, int]]:
    """Dates of a sentence; 8月26日 takes the year of the date before it."""
    year = 0
    matches = sorted(
        [*_DATE.finditer(text), *_SHORT_DATE.finditer(text)], key=lambda m: (m.start(), -m.end())
    )
    passed = 0
    for match in matches:
        if match.start() < passed:
            continue
        full = "year" in match.re.groupindex
        day = day_of(match) if full else _of_year(match, year)
        if day is None:
            continue
        year, passed = day.year, match.end()
        yield day, match.start(), match.end()


def _of_year(match: re.Match[str], year: int) -> date | None:
    try:
        return date(year, int(match["month"]), int(match["day"])) if year else None
    except ValueError:
        return None
