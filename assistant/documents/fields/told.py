"""Fields: what the party was told and answered, hearing, review and discussion, in the order of their days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.procedure.moments import Moment
from assistant.documents.fields.basics import DECISIONS, number_of, paper_day
from assistant.documents.fields.registry import field
from assistant.documents.notices import HEARING_NOTICE, NOTICE, served_as
from assistant.documents.sheet import Sheet

_SPARED = "不予行政处罚事先告知书"
_SAYS = re.compile(r"当事人|[\u4e00-\u9fff]{2,4}?(?:当场|书面|口头)?(?:表示|称|放弃)")
Told = tuple[Moment | None, str]


@field("告知情况", "告知、陈述申辩、复核、听证、法制审核、集体讨论，一件事一段，按日期")
def notice(sheet: Sheet) -> list[str]:
    """What was done up to the day of the paper; what nobody recorded stands behind what goes before it."""
    day = None if sheet.kind.kind in DECISIONS else paper_day(sheet)
    told = (sheet.situation.first("告知"), _told(sheet))
    if day and told[0] and told[0].on > day:  # 集体讨论 before the party was told
        found = [one for one in _later(sheet) if _by(one, day)]
        return [text for _, text in found] + [sheet.say("told.not_yet")]
    entries = [told, *_defence(sheet), *_later(sheet)]
    return [text for _, text in _in_order(one for one in entries if _by(one, day))]


def _by(entry: Told, day: date | None) -> bool:
    """Whether it was done by then; what has no day stays."""
    moment, text = entry
    return bool(text) and (day is None or moment is None or moment.on <= day)


def _in_order(entries: Iterator[Told]) -> list[Told]:
    """By day, those without one behind the entry they follow."""
    last, keyed = date.min, []
    for place, entry in enumerate(entries):
        last = entry[0].on if entry[0] else last
        keyed.append((last, place, entry))
    return [entry for _, _, entry in sorted(keyed, key=lambda key: key[:2])]


def _told(sheet: Sheet) -> str:
    moment = sheet.situation.first("告知")
    if sheet.track == "简易":
        day = sheet.need("当场告知的日期", sheet.day(moment))
        return sheet.say("told.spot", 日期=day, 备注=sheet.aside(moment))
    spared = sheet.track == "不予处罚"
    named = (_SPARED,) if spared else served_as(sheet.situation.case) or (NOTICE,)
    number = number_of(sheet, "hearing_notice" if named == (HEARING_NOTICE,) else "notice")
    noted = sheet.aside(moment) if moment and "告知" not in moment.note else ""
    aside = f"（{number}）" if number else noted
    day = sheet.need("行政处罚事先告知书送达日期", sheet.day(moment))
    papers = "》和《".join(named)
    if spared:
        return sheet.say("told.exempt", 日期=day, 告知书=papers, 备注=aside)
    hearing = "、要求听证" if sheet.situation.hearing_told else ""
    return sheet.say("told", 日期=day, 告知书=papers, 备注=aside, 听证=hearing)


def _defence(sheet: Sheet) -> Iterator[Told]:
    situation, moment = sheet.situation, sheet.situation.first("陈述申辩")
    note = sheet.need("陈述、申辩意见及复核采纳情况", sheet.note(moment))
    if moment is None:
        yield None, note + "。"
    elif situation.defended or not moment.note.strip():
        yield moment, sheet.say("told.defence", 日期=sheet.day(moment), 备注=note)
    else:
        who = "" if _SAYS.match(moment.note.strip()) else "当事人"
        yield moment, sheet.say("told.silent", 主语=who, 备注=note)
    yield from _answer(sheet)


def _answer(sheet: Sheet) -> Iterator[Told]:
    moment, situation = sheet.situation.first("复核"), sheet.situation
    if moment:
        note = sheet.need("复核意见", sheet.note(moment))
        yield moment, sheet.say("told.answer", 日期=sheet.day(moment), 备注=note)
    elif situation.defended and not situation.defence_answered:
        yield None, sheet.ledger.lacking("对陈述、申辩意见的复核和采纳情况") + "。"


def _later(sheet: Sheet) -> Iterator[Told]:
    situation = sheet.situation
    for kind, part in (
        ("听证申请", "told.requested"),
        ("听证", "told.hearing"),
        ("法制审核", "told.review"),
        ("集体讨论", "told.discussion"),
    ):
        if kind != sheet.kind.step and (moment := situation.first(kind)):
            noted = "" if kind == "听证申请" and "听证" in moment.note else sheet.aside(moment)
            yield moment, sheet.say(part, 日期=sheet.day(moment), 备注=noted)
    silent = "听证" not in situation.notes("陈述申辩", "听证申请", "复核")
    if situation.hearing_told and silent and situation.first("听证") is None:
        yield None, sheet.ledger.lacking("当事人是否在法定期限内要求听证") + "。"
