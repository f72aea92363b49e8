"""The hour of the act on another day: who was there tells the act with its hour, but on a neighbouring day that nobody knows.

The hour of a report to us, of an inspection or of the handing over of a recording is no hour of the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.dossier.known_days import LASTING, days_in, known_beside
from assistant.dossier.model import Case, EvidenceKind, Polarity
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import read_evidence
from assistant.dossier.told_days import OTHER_EVENT
from assistant.text.bigrams import bigrams
from assistant.text.dates import exact_day
from assistant.text.numerals import to_int

_OTHER_EVENT = re.compile(
    rf"{OTHER_EVENT.pattern}|(?<!被)(?:执法人员|我局|本局|民警|检查|巡查|巡逻|复查|查获)|抽样|采样|询问|谈话|进货|购[进买]|签订|开具"
)
_CLOCK = (
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜里|半夜|深夜)?\s?"
    r"(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[点时](?!间|候|刻)|[:：]\d{2}(?!\d))"
)
_HOUR = re.compile(_CLOCK)
_SAID = re.compile(
    rf"(?:(?P<year>\d{{4}})年)?(?<!\d)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号][^，,。；;\d]{{0,4}}?{_CLOCK}"
)
_ANOTHER_TIME = re.compile(
    r"[也又还]|清[理运除走]|[搬拉运]走|准备|打算|计划|装(?!修)|停了|没有|没人|无人|[未不]见|别人|其他人|另[一外有]|头[一]?天|前[一两几]天|之前|以前|曾|[一两二三几]次|经常|每|第二天|次日"
)
_OF_EVENING, _OF_NIGHT = ("下午", "傍晚", "晚上", "晚"), ("夜里", "半夜", "深夜")
_NOON, _DAWN = 12, 5
_ABOUT_ONE = 3
_NEAR = 3
_BEHIND = 16  # characters behind an hour in which it is told what happened


def act_apart(case: Case) -> Iterator[Contradiction]:
    """Who was there tells the act with its hour, but on a neighbouring day that nobody else knows.

    Args:
        case: evidence, facts, day of the act are read.
    """
    act = exact_day(case.act_date)
    hours = {
        hour for m in _HOUR.finditer(case.facts) if _of_act(case.facts, m) for hour in _hours(m, spoken=False)
    }
    if act is None or LASTING.search(case.facts) or not hours:
        return
    facts = bigrams(case.facts) - bigrams(f"{case.party.name}，{case.agency}")
    for piece in (p for p in case.evidence if p.kind in (EvidenceKind.WITNESS, EvidenceKind.PARTY)):
        for said in read_evidence(piece):
            day = _told(said.sentence, act, hours, facts) if said.polarity is not Polarity.ASKED else None
            if day and (day.month, day.day) not in known_beside(case, piece):
                a = Side(piece.id, said.sentence.strip(), f"{day.month}月{day.day}日")
                yield Contradiction("行为日期", a, Side(FACTS, case.act_date, case.act_date), "日期（行为）")


def _told(sentence: str, act: date, hours: set[int], facts: frozenset[str]) -> date | None:
    """The one day near the act on which a sentence tells the act at one of its hours."""
    found = _SAID.search(sentence)
    if found is None or len(days_in(sentence)) != 1 or _ANOTHER_TIME.search(sentence):
        return None
    behind = _OTHER_EVENT.split(sentence[found.end() :], maxsplit=1)[0]
    of_act = not _OTHER_EVENT.search(sentence[: found.start()]) and len(bigrams(behind) & facts) >= _ABOUT_ONE
    day = _neighbour(found, act)
    return day if of_act and hours & _hours(found, spoken=True) else None


def _of_act(facts: str, hour: re.Match[str]) -> bool:
    """Whether an hour of the facts is not that of a report or an inspection."""
    clause = re.split(r"[。；;]", facts[hour.end() : hour.end() + _BEHIND])[0]
    before = re.split(r"[，,。；;]", facts[: hour.start()])[-1]
    return not _OTHER_EVENT.search(clause) and not _OTHER_EVENT.search(before)


def _hours(clock: re.Match[str], *, spoken: bool) -> frozenset[int]:
    """The hours of the day that a clock may mean; none where even the day is unclear (夜里两点, 晚上十二点)."""
    hour, part = to_int(clock["hour"]) or 0, clock["part"] or ""
    if hour > _NOON or not part:
        return frozenset({hour, hour + _NOON} if spoken and hour < _NOON else {hour})
    if part in (*_OF_EVENING, *_OF_NIGHT):
        unclear = hour == _NOON or (hour <= _DAWN and part not in ("下午", "傍晚"))
        return frozenset() if unclear else frozenset({hour + _NOON})
    late = part == "中午" and hour < _NOON - 2
    return frozenset({hour + _NOON if late else hour % _NOON if part == "凌晨" else hour})


def _neighbour(told: re.Match[str], act: date) -> date | None:
    """The day told, if it is near the act and another."""
    if told["year"] and int(told["year"]) != act.year:
        return None
    try:
        found = date(act.year, int(told["month"]), int(told["day"]))
    except ValueError:
        return None
    return found if 0 < abs((found - act).days) <= _NEAR else None
