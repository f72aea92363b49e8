"""Fields: what the party was told and answered, hearing, review and discussion, in the order of their days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.procedure.conditions import asks_hearing, not_held
from assistant.analysis.procedure.moments import Moment
from assistant.documents.fields.basics import DECISIONS, number_of, paper_day
from assistant.documents.fields.registry import field
from assistant.documents.notices import HEARING_NOTICE, NOTICE, served_as
from assistant.documents.sheet import Sheet

_SPARED = "不予行政处罚事先告知书"
# a note that begins so tells of the party without naming it; 本机关未收到…, 经询问，当事人… and 王某表示… do
_OF_PARTY = re.compile(
    r"[未没不无于在对]|放弃|逾期|期满|书面|口头|当[场面]|表示|明确|自愿|承?认|接受|同意|服从|愿|[要请]求|申请|提[出交]|撤回|签"
    r"|[\d一二三四五六七八九十]+个?(?:工作)?[日天]|(?:规定|法定|指定|告知)的?(?:期限|时间|期间)"
)
_NO_HEARING = re.compile(r"[未没](?:有|能)?(?:如期)?(?:举行|召开|组织)|取消|终止|中止|延期|改期|推迟|缺席")
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
        yield moment, sheet.say("told.silent", 主语=_subject(moment.note), 备注=note)
    yield from _answer(sheet)


def _subject(note: str) -> str:
    return "当事人" if _OF_PARTY.match(note.strip()) else ""


def _answer(sheet: Sheet) -> Iterator[Told]:
    moment, situation = sheet.situation.first("复核"), sheet.situation
    if moment:
        note = sheet.need("复核意见", sheet.note(moment))
        yield moment, sheet.say("told.answer", 日期=sheet.day(moment), 备注=note)
    elif situation.defended and not situation.defence_answered:
        yield None, sheet.ledger.lacking("对陈述、申辩意见的复核和采纳情况") + "。"


def _later(sheet: Sheet) -> Iterator[Told]:
    situation = sheet.situation
    yield from _hearing(sheet)
    for kind, part in (("法制审核", "told.review"), ("集体讨论", "told.discussion")):
        if kind != sheet.kind.step and (moment := situation.first(kind)):
            yield moment, sheet.say(part, 日期=sheet.day(moment), 备注=sheet.aside(moment))
    silent = "听证" not in situation.notes("陈述申辩", "听证申请", "复核")
    if situation.hearing_told and silent and not (situation.first("听证") or situation.first("不听证")):
        yield None, sheet.ledger.lacking("当事人是否在法定期限内要求听证") + "。"


def _hearing(sheet: Sheet) -> Iterator[Told]:
    """Whether one was asked for and held; a note that says the opposite of its step stands in its own words."""
    asked, held, none = map(sheet.situation.first, ("听证申请", "听证", "不听证"))
    if asked and asks_hearing(asked.note) and not not_held(asked.note):
        noted = "" if "听证" in asked.note else sheet.aside(asked)
        yield asked, sheet.say("told.requested", 日期=sheet.day(asked), 备注=noted)
    elif asked:
        yield asked, _in_its_words(sheet, asked, asked.note)
    if none:
        yield none, _in_its_words(sheet, none, none.note.strip() or none.name)
    if held and sheet.kind.step != "听证":
        refused = not_held(held.note) or _NO_HEARING.search(held.note)
        part, noted = ("told.unheld", sheet.note(held)) if refused else ("told.hearing", sheet.aside(held))
        yield held, sheet.say(part, 日期=sheet.day(held), 备注=noted)


def _in_its_words(sheet: Sheet, moment: Moment, words: str) -> str:
    told = sheet.mark("步骤", moment.name, words.strip().rstrip("。；"))
    return sheet.say("told.unasked", 日期=sheet.day(moment), 主语=_subject(words), 备注=told)
