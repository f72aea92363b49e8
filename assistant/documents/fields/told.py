"""Fields: what the party was told and answered, hearing, review and discussion, in the order of their days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.analysis.procedure.conditions import asks_hearing, defends, not_held
from assistant.analysis.procedure.moments import Moment
from assistant.documents.fields.basics import DECISIONS, number_of, paper_day
from assistant.documents.fields.registry import field
from assistant.documents.notices import HEARING_NOTICE, NOTICE, pleads, served_as
from assistant.documents.sheet import Sheet

_PARTY = "当事人"
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
    first = sheet.outcome.first("告知")
    told: list[Told] = []
    for one, who in _apart(sheet):
        told += [] if day and first and first.on > day else [_told(one, who), *_defence(one, who)]
        told += _hearing(one, who)
    found = [text for _, text in _in_order(one for one in (*told, *_reviews(sheet)) if _by(one, day))]
    not_yet = day and first and first.on > day  # 集体讨论 before the party was told
    return [*found, sheet.say("told.not_yet")] if not_yet else found


def _apart(sheet: Sheet) -> list[tuple[Sheet, str]]:
    """A joint paper party by party, each by its name, where the steps are towards one of them; else the sheet itself."""
    each = [replace(sheet, to=one, others=()) for one in sheet.everybody]
    steps = sheet.situation.case.steps
    if not sheet.others or all(one.situation.case.steps == steps for one in each):
        return [(sheet, _PARTY)]
    return [(one, sheet.fact("party.name", one.party.name) or _PARTY) for one in each]


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


def _told(sheet: Sheet, who: str) -> Told:
    moment = sheet.situation.first("告知")
    if sheet.track == "简易":
        day = sheet.need("当场告知的日期", sheet.day(moment))
        return moment, sheet.say("told.spot", 日期=day, 主语=who, 备注=sheet.aside(moment))
    spared = sheet.track == "不予处罚"
    named = (_SPARED,) if spared else served_as(sheet.situation.case) or (NOTICE,)
    number = number_of(sheet, "hearing_notice" if named == (HEARING_NOTICE,) else "notice")
    noted = sheet.aside(moment) if moment and "告知" not in moment.note else ""
    aside = f"（{number}）" if number else noted
    day = sheet.need("行政处罚事先告知书送达日期", sheet.day(moment))
    papers = "》和《".join(named)
    if spared:
        return moment, sheet.say("told.exempt", 日期=day, 主语=who, 告知书=papers, 备注=aside)
    hearing = "、要求听证" if sheet.situation.hearing_told else ""
    return moment, sheet.say("told", 日期=day, 主语=who, 告知书=papers, 备注=aside, 听证=hearing)


def _defence(sheet: Sheet, who: str) -> Iterator[Told]:
    """Everything that was put forward, on whatever day."""
    found = _all(sheet, "陈述申辩")
    if not found:
        yield None, sheet.need("陈述、申辩意见及复核采纳情况", "") + "。"
    for moment in found:
        note = sheet.need("陈述、申辩意见及复核采纳情况", sheet.note(moment))
        if defends(moment.note) or not moment.note.strip() or pleads(moment.note):
            yield moment, sheet.say("told.defence", 日期=sheet.day(moment), 主语=who, 备注=note)
        else:
            yield moment, sheet.say("told.silent", 主语=_subject(moment.note, who), 备注=note)
    yield from _answer(sheet, who)


def _all(sheet: Sheet, kind: str) -> list[Moment]:
    return [moment for moment in sheet.situation.moments if moment.kind == kind]


def _subject(note: str, who: str) -> str:
    return who if _OF_PARTY.match(note.strip()) else ""


def _answer(sheet: Sheet, who: str) -> Iterator[Told]:
    situation = sheet.situation
    for moment in _all(sheet, "复核"):
        note = sheet.need("复核意见", sheet.note(moment))
        yield moment, sheet.say("told.answer", 日期=sheet.day(moment), 主语=who, 备注=note)
    if situation.first("复核") is None and situation.defended and not situation.defence_answered:
        yield None, sheet.ledger.lacking("对陈述、申辩意见的复核和采纳情况") + "。"


def _reviews(sheet: Sheet) -> Iterator[Told]:
    for kind, part in (("法制审核", "told.review"), ("集体讨论", "told.discussion")):
        if kind != sheet.kind.step and (moment := sheet.situation.first(kind)):
            yield moment, sheet.say(part, 日期=sheet.day(moment), 备注=sheet.aside(moment))


def _hearing(sheet: Sheet, who: str) -> Iterator[Told]:
    """Whether one was asked for and held; a note that says the opposite of its step stands in its own words."""
    asked, held, none = map(sheet.situation.first, ("听证申请", "听证", "不听证"))
    if asked and asks_hearing(asked.note) and not not_held(asked.note):
        noted = "" if "听证" in asked.note else sheet.aside(asked)
        yield asked, sheet.say("told.requested", 日期=sheet.day(asked), 主语=who, 备注=noted)
    elif asked:
        yield asked, _in_its_words(sheet, asked, asked.note, who)
    if none:
        yield none, _in_its_words(sheet, none, none.note.strip() or none.name, who)
    if held and sheet.kind.step != "听证":
        refused = not_held(held.note) or _NO_HEARING.search(held.note)
        part, noted = ("told.unheld", sheet.note(held)) if refused else ("told.hearing", sheet.aside(held))
        yield held, sheet.say(part, 日期=sheet.day(held), 备注=noted)
    situation = sheet.situation
    silent = "听证" not in situation.notes("陈述申辩", "听证申请", "复核")
    if situation.hearing_told and silent and not (held or none):
        yield None, sheet.ledger.lacking("当事人是否在法定期限内要求听证") + "。"


def _in_its_words(sheet: Sheet, moment: Moment, words: str, who: str) -> str:
    told = sheet.mark("步骤", moment.name, words.strip().rstrip("。；"))
    return sheet.say("told.unasked", 日期=sheet.day(moment), 主语=_subject(words, who), 备注=told)
