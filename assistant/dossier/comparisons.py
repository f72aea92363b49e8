"""Values, claims, days and tests of two papers compared; only what is about the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.dossier.denials import is_later
from assistant.dossier.fact_patterns import Claim, load_patterns
from assistant.dossier.model import Fact, Polarity
from assistant.dossier.sources import Contradiction, Source, clash, day_of, differ
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates

_ROUGH = Decimal("0.25")
_EXACT = Decimal("0.001")
_SHORT_NAME = 5
_RENEWED = re.compile("换发|换领|新证|补办|延续|变更")
_PERIOD = re.compile(r"(\d{1,2}月\d{1,2}日)(?:起)?(?:至|到|—|-|~)(?:次年)?(?:\d{4}年)?(\d{1,2}月\d{1,2}日)")
_MARK = re.compile(
    r"[A-Z]{1,4}-?\d{3,12}|第\d{4,12}号|\d{1,4}号(?:楼|地块|仓库|车间|厂房|铺|门面)"
)  # what tells one thing from another
_SPAN = re.compile(r"(\d{1,2})[时点:：](\d{0,2})")
_ADDRESS = re.compile(r"([\u4e00-\u9fff]{2,8}(?:路|街|巷|弄|大道))(\d{1,5})(?:-\d{1,4})?号")
_EVENT_PLACES = tuple(f"地点（{event}）" for event in ("检查", "复查", "拍摄", "采样"))
_PLATE_LENGTH = 2  # so many characters of a plate may differ and it is still meant to be the same


def between(one: Source, other: Source, *, same_person: bool) -> Iterator[Contradiction]:
    """All that two papers say differently.

    Args:
        one: a paper.
        other: another.
        same_person: whether what each says of himself is said of the same person.
    """
    yield from _numbers(one, other)
    yield from _claims(one, other, same_person=same_person)
    yield from _validity(one, other)
    yield from _tests(one, other)
    yield from _visits(one, other)
    yield from _plates(one, other)
    yield from _places(one, other)


def within(paper: Source) -> Iterator[Contradiction]:
    """A sample taken after its report."""
    sampled, reported = paper.only("日期（采样）"), paper.only("日期（报告）")
    if sampled and reported and (day_of(sampled) or date.min) > (day_of(reported) or date.max):
        yield clash("采样日期晚于报告日期", sampled, reported)


def _numbers(one: Source, other: Source) -> Iterator[Contradiction]:
    """Amounts about the same thing, quantities of the same thing; one value on each side only."""
    for mine in _singles(one):
        for yours in _singles(other):
            if _same_thing(mine, yours) and not _agree(mine, yours):
                about = mine.subject + _kind(mine) if mine.subject else mine.name
                yield clash(about, mine, yours)


def _claims(one: Source, other: Source, *, same_person: bool) -> Iterator[Contradiction]:
    for claim in load_patterns().claims:
        if claim.personal and not same_person or claim.changing and not _same_days(one, other):
            continue
        mine, yours = _stance(one, claim), _stance(other, claim)
        if mine and yours and mine.value != yours.value:
            yield clash(claim.topic, mine, yours)


def _validity(one: Source, other: Source) -> Iterator[Contradiction]:
    """Two last days of one permit, where no paper speaks of a new one."""
    name = "日期（有效期至）"
    for subject in one.subjects(name):
        for same in (s for s in other.subjects(name) if _one_permit(s, subject)):
            mine, yours = one.about(name, subject), other.about(name, same)
            if not any(_RENEWED.search(fact.quote) for fact in (*mine, *yours)):
                yield from differ(f"{min(subject, same, key=len)}有效期", mine, yours, by_day=True)


def _one_permit(one: str, other: str) -> bool:
    """Whether two names are of one permit, some word before it apart (店内食品经营许可证)."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > _SHORT_NAME and long.endswith(short))


def _tests(one: Source, other: Source) -> Iterator[Contradiction]:
    """Opposite conclusions of tests of the same thing."""
    mine, yours = one.only("检测结论"), other.only("检测结论")
    if mine and yours and mine.value != yours.value and mine.subject and yours.subject:
        alike = bigrams(mine.subject) & bigrams(yours.subject)
        if alike and _same_days(one, other) and not any("复" in s.name for s in (one, other)):
            yield clash("检测结论", mine, yours)


def _visits(one: Source, other: Source) -> Iterator[Contradiction]:
    """Pictures taken within the hours of an inspection, but on another day."""
    for record, picture in ((one, other), (other, one)):
        seen, taken = record.only("日期（检查）"), picture.only("日期（拍摄）")
        if seen and taken and _inside(taken.value, seen.value):
            yield from differ("检查和拍摄的日期", [seen], [taken], by_day=True)


def _stance(source: Source, claim: Claim) -> Fact | None:
    """What a paper says of a claim throughout, as long as it speaks of no change."""
    found = [f for f in source.facts if f.name == claim.topic and f.polarity is not Polarity.REPORTED]
    if len({fact.value for fact in found}) != 1:
        return None
    return None if any(load_patterns().changing.search(fact.quote) for fact in found) else found[0]


def _singles(source: Source) -> list[Fact]:
    """The measured facts that are the only value of their thing in the paper."""
    values: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in source.own:
        if fact.name.startswith(("金额（", "数量（")):
            values.setdefault((fact.name, fact.subject, fact.unit), []).append(fact)
    return [
        facts[0]
        for facts in values.values()
        if len({fact.number for fact in facts}) == 1
        and facts[0].number is not None
        and facts[0].polarity is Polarity.AFFIRMED
    ]


def _same_thing(mine: Fact, yours: Fact) -> bool:
    if (mine.name, mine.unit) != (yours.name, yours.unit) or _kind(mine) in ("次数", "时长"):
        return False
    if mine.unit == "元" and _kind(mine) not in load_patterns().one_value:
        return False
    if mine.name == "数量（件数）" and not (mine.subject and yours.subject):
        return False
    periods = [set(_PERIOD.findall(fact.quote)) for fact in (mine, yours)]
    if all(periods) and periods[0] != periods[1]:
        return False
    marks = [set(_MARK.findall(fact.quote)) for fact in (mine, yours)]
    if all(marks) and not marks[0] & marks[1]:
        return False
    one, other = sorted((mine.subject, yours.subject), key=len)
    if one == other:
        return True
    rest = other.removesuffix(one)
    return bool(one) and rest != other and not any(word in rest for word in load_patterns().modifiers)


def _kind(fact: Fact) -> str:
    """What stands in the brackets of a name: 金额（收入） → 收入."""
    return fact.name.partition("（")[2].rstrip("）")


def _agree(mine: Fact, yours: Fact) -> bool:
    one, other = mine.number or Decimal(0), yours.number or Decimal(0)
    allowed = _ROUGH if mine.rough or yours.rough else _EXACT
    return abs(one - other) <= allowed * max(abs(one), abs(other))


def _same_days(one: Source, other: Source) -> bool:
    """Whether two papers may speak of the same time: neither is from after the correction, their days meet."""
    if is_later(one.name) != is_later(other.name):
        return False
    return not (one.days and other.days) or bool(one.days & other.days)


def _inside(taken: str, seen: str) -> bool:
    """Whether the hours of one lie within those of the other; False when either has no hours."""
    hours = [
        [int(h) * 60 + int(m or 0) for h, m in _SPAN.findall(_without_day(text))] for text in (taken, seen)
    ]
    return (
        all(len(found) == 2 for found in hours) and hours[1][0] <= hours[0][0] <= hours[0][1] <= hours[1][1]
    )


def _without_day(text: str) -> str:
    days = find_dates(text)
    return text[days[0][2] :] if days else text


def _plates(one: Source, other: Source) -> Iterator[Contradiction]:
    """Two plates that differ in a character or two: one of them was written down wrongly."""
    mine, yours = one.only("车牌号"), other.only("车牌号")
    if mine and yours and len(mine.value) == len(yours.value):
        apart = sum(a != b for a, b in zip(mine.value, yours.value, strict=True))
        if 0 < apart <= _PLATE_LENGTH:
            yield clash("车牌号", mine, yours)


def _places(one: Source, other: Source) -> Iterator[Contradiction]:
    """Two numbers in the same street for the places of inspection, pictures, samples."""
    for mine in _addresses(one):
        for yours in _addresses(other):
            if mine[0] == yours[0] and mine[1] != yours[1]:
                yield clash("地点门牌", mine[2], yours[2])


def _addresses(source: Source) -> list[tuple[str, str, Fact]]:
    """Street and number of every place of an event."""
    found = [(fact, _ADDRESS.search(fact.value)) for fact in source.own if fact.name in _EVENT_PLACES]
    return [(match[1], match[2], fact) for fact, match in found if match]
