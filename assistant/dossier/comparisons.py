"""Values, claims, days and tests of two papers compared; only what is about the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from assistant.corpora import Words
from assistant.dossier.comparable import (
    one_matter,
    other_holder,
    other_lot,
    other_part,
    other_sample,
    other_site,
    other_state,
    other_sum,
    two_speakers,
)
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Fact
from assistant.dossier.sources import Contradiction, Source, clash, day_of, differ
from assistant.dossier.told_of import (
    Said,
    clause_around,
    clause_before,
    named_goods,
    of_one_matter,
)
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates
from assistant.text.personal import PLATE
from assistant.text.slips import of_two_days, places_apart, turned


class _Said(Words):
    """The words of goods of one lot or another, as corpora/lexicon/dossier/comparisons.yaml has them."""

    FILE = "lexicon/dossier/comparisons.yaml"

    dealt: re.Pattern[str]
    no_goods: re.Pattern[str]
    renewed: re.Pattern[str]
    scale: re.Pattern[str]


_ROUGH = Decimal("0.25")
_EXACT = Decimal("0.001")
_SHORT_NAME = 5
_OF_A_NAMED_THING = (
    "数量（件数）",
    "数量（长度）",
)  # every thing has a length: only of one named thing do two tell anything
_GOODS = ("件数", "重量", "体积")
_READING = re.compile("读数|示数|显示值")
_PAID = "是否收钱"
_PERIOD = re.compile(r"(\d{1,2}月\d{1,2}日)(?:起)?(?:至|到|—|-|~)(?:次年)?(?:\d{4}年)?(\d{1,2}月\d{1,2}日)")
_MARK = re.compile(
    r"[A-Z]{1,4}-?\d{3,12}|第\d{4,12}号|\d{1,4}号(?:楼|地块|仓库|车间|厂房|铺|门面)"
)  # what tells one thing from another
_SPAN = re.compile(r"(\d{1,2})[时点:：](\d{0,2})")
_NEAR = 3  # days between an inspection and pictures of it that were dated wrongly
_NUMBER = re.compile(r"\d+")
_CLAUSE_END = re.compile(r"[，,。；;、（(]")
_DECIMAL = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[^\d.]+)$")
_PLATE_LENGTH = 2  # so many characters of a plate or batch may differ and it is still meant to be the same
_EXTENT = re.compile(r"面积|约?[\d.,]+\s?(?:平方米|立方米|公顷|公里|厘米|毫米|米|亩|㎡|m[²³]?)")


def between(one: Source, other: Source, *, same_person: bool) -> Iterator[Contradiction]:
    """All that two papers say differently.

    Args:
        one: a paper.
        other: another.
        same_person: whether what each says of himself is said of the same person.
    """
    one_site, one_lot = not other_site(one, other), not other_lot(one, other)
    if one_site and one_lot:
        yield from _numbers(one, other)
        yield from _readings(one, other)
    if one_site:
        yield from _claims(one, other, same_person=same_person)
        yield from _tests(one, other)
    if one_lot:
        yield from _validity(one, other)
    yield from _visits(one, other)
    yield from _plates(one, other)
    yield from _batches(one, other)
    yield from _places(one, other)


def within(paper: Source) -> Iterator[Contradiction]:
    """A sample taken after its report."""
    sampled, reported = paper.only("日期（采样）"), paper.only("日期（报告）")
    if sampled and reported and (day_of(sampled) or date.min) > (day_of(reported) or date.max):
        yield clash("采样日期晚于报告日期", sampled, reported)


def _numbers(one: Source, other: Source) -> Iterator[Contradiction]:
    """Amounts about the same thing, quantities of the same thing; one value on each side only."""
    for mine in one.measured:
        for yours in other.measured:
            if _agree(mine, yours) or not _same_thing(mine, yours) or _is_part(mine, one, yours, other):
                continue
            if other_sum(mine, one, yours, other):
                continue
            if mine.unit == "元" and two_speakers(one, other):
                continue  # each tells of what he took himself
            if _unnamed_apart(mine, yours):
                continue
            if mine.unit != "元" and not _same_days(one, other):
                continue  # how much there was on another day or after the correction is another measure
            if _one_count(mine, one, yours, other) and _one_lot(mine, one, yours, other):
                about = mine.subject + _kind(mine) if mine.subject else mine.name
                yield clash(about, mine, yours)


def _unnamed_apart(mine: Fact, yours: Fact) -> bool:
    """Whether two extents that nothing names stand in sentences without a word in common: of two rooms, a shed and a store."""
    bare = not (mine.subject or yours.subject) and mine.unit not in ("元", "")
    words = [bigrams(_EXTENT.sub("，", fact.quote)) for fact in (mine, yours)]
    return bare and min(map(len, words)) >= _SHORT_NAME and not words[0] & words[1]


def _is_part(mine: Fact, one: Source, yours: Fact, other: Source) -> bool:
    """Whether a number may be a part of the other: one of the papers tells of as many more (店内4只，仓库另有2只, 共6只)."""
    rest = abs((mine.number or Decimal(0)) - (yours.number or Decimal(0)))
    told = (fact for fact in (*one.own, *other.own) if fact.unit == mine.unit and fact.name == mine.name)
    return rest not in (mine.number, yours.number) and any(fact.number == rest for fact in told)


def _one_count(mine: Fact, one: Source, yours: Fact, other: Source) -> bool:
    """Whether two counts may be of one lot: not of goods kept here and sold there, nor of pictures of two visits."""
    if _kind(mine) == "件数" and load_patterns().attached.search(mine.subject):
        return _same_days(one, other)
    dealt = one.dealings(mine), other.dealings(yours)
    return _kind(mine) not in _GOODS or not all(dealt) or bool(dealt[0] & dealt[1])


def _one_lot(mine: Fact, one: Source, yours: Fact, other: Source) -> bool:
    """Whether two measures are of one time, place and owner, both done or found, or both permitted or agreed.

    Sums of money are compared by what they are called.
    """
    at = [(fact.quote, max(0, fact.quote.find(fact.value))) for fact in (mine, yours)]
    agreed = [load_patterns().agreed.before(clause_before(*place)) for place in at]
    a, b = (
        Said(fact.number or Decimal(0), clause_around(*place), paper.words)
        for fact, place, paper in zip((mine, yours), at, (one, other), strict=True)
    )
    return mine.unit == "元" or (agreed[0] == agreed[1] and of_one_matter(a, b))


def _readings(one: Source, other: Source) -> Iterator[Contradiction]:
    """The reading of an instrument in one paper against the only value of that kind in another of the same day."""
    for reader, told in ((one, other), (other, one)):
        for read in (fact for fact in reader.measured if _READING.search(fact.subject)):
            alike = [fact for fact in told.measured if (fact.name, fact.unit) == (read.name, read.unit)]
            modified = any(word in fact.subject for fact in alike for word in load_patterns().modifiers)
            several = len({fact.number for fact in _read_alike(reader, read)}) > 1  # of which thing is each?
            twice = reader is other and bool(alike) and bool(_READING.search(alike[0].subject))
            if len(alike) != 1 or modified or several or twice or not _same_days(one, other):
                continue
            if not _agree(read, alike[0]):
                yield clash(alike[0].subject + _kind(read), alike[0], read)


def _read_alike(reader: Source, read: Fact) -> Iterator[Fact]:
    """The readings of a paper of one kind and unit."""
    kind = (read.name, read.unit)
    return (f for f in reader.measured if (f.name, f.unit) == kind and _READING.search(f.subject))


def _claims(one: Source, other: Source, *, same_person: bool) -> Iterator[Contradiction]:
    both = one.stances.keys() & other.stances.keys()
    for claim in (c for c in load_patterns().claims if c.topic in both) if both else ():
        if claim.personal and not same_person or claim.changing and not _same_days(one, other):
            continue
        if claim.topic == _PAID and two_speakers(one, other) and one.kind is other.kind:
            continue  # each of two passengers paid or did not
        if claim.after and not one.days & other.days:
            continue  # it is mended or stopped at some time: only what is told of one and the same day compares
        mine, yours = one.stances[claim.topic], other.stances[claim.topic]
        if mine.value != yours.value and one_matter(mine, yours):
            yield clash(claim.topic, mine, yours)


def _validity(one: Source, other: Source) -> Iterator[Contradiction]:
    """Two last days of one permit, where no paper speaks of a new one."""
    name = "日期（有效期至）"
    for subject in one.subjects(name):
        for same in (s for s in other.subjects(name) if _one_permit(s, subject)):
            mine, yours = one.about(name, subject), other.about(name, same)
            renewed = any(_Said.read().renewed.search(fact.quote) for fact in (*mine, *yours))
            if not renewed and not other_holder(one, mine[0], other, yours[0]):
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
        again = any("复" in source.name for source in (one, other)) or other_sample(one, other)
        if alike and _same_days(one, other) and not again and not other_part(mine, yours):
            yield clash("检测结论", mine, yours)


def _visits(one: Source, other: Source) -> Iterator[Contradiction]:
    """Pictures taken within the hours of an inspection, but on another day."""
    for record, picture in ((one, other), (other, one)):
        seen, taken = record.only("日期（检查）"), picture.only("日期（拍摄）")
        if (
            seen
            and taken
            and _inside(taken.value, seen.value)
            and _of_one_visit(record, picture, seen, taken)
        ):
            yield from differ("检查和拍摄的日期", [seen], [taken], by_day=True)


def _of_one_visit(record: Source, picture: Source, seen: Fact, taken: Fact) -> bool:
    """Whether a picture may be of an inspection a few days apart: not of a recheck, nor what a camera of others recorded."""
    days = day_of(seen), day_of(taken)
    near = days[0] and days[1] and abs((days[0] - days[1]).days) <= _NEAR
    others = load_patterns().apart.recorded.search(f"{picture.name}，{taken.quote}")
    return bool(near) and record.later == picture.later and not others


def _same_thing(mine: Fact, yours: Fact) -> bool:
    if (mine.name, mine.unit) != (yours.name, yours.unit) or _kind(mine) in ("次数", "时长"):
        return False
    if mine.unit == "元" and _kind(mine) not in load_patterns().one_value:
        return False
    if other_part(mine, yours) or (_kind(mine) == "件数" and other_state(mine, yours)):
        return False
    if mine.name in _OF_A_NAMED_THING and not (mine.subject and yours.subject):
        return False
    if _kind(mine) == "长度" and _of_two_positions(mine, yours):
        return False
    if _kind(mine) == "重量" and _only_weighed(mine, yours):
        return False
    periods = [set(_PERIOD.findall(fact.quote)) for fact in (mine, yours)]
    if all(periods) and periods[0] != periods[1]:
        return False
    numbered = [set(_MARK.findall(fact.quote)) for fact in (mine, yours)]
    if all(numbered) and not numbered[0] & numbered[1]:
        return False
    return load_patterns().is_same_thing(mine.subject, yours.subject)


def _only_weighed(mine: Fact, yours: Fact) -> bool:
    """Whether weights are told by the scale only (秤上4.8公斤) and no plate says of what: each buyer's is another."""
    scale = _Said.read().scale
    plates = [set(PLATE.findall(fact.quote)) for fact in (mine, yours)]
    return any(scale.fullmatch(fact.subject) for fact in (mine, yours)) and not plates[0] & plates[1]


def _of_two_positions(mine: Fact, yours: Fact) -> bool:
    """Whether lengths tell how far from a thing two others lie (厂界外18米为居民楼, 厂界外1米布点): no measure of that thing."""
    position = load_patterns().position
    behind = [_CLAUSE_END.split(fact.quote.partition(fact.value)[2])[0] for fact in (mine, yours)]
    away = any(position.search(fact.subject) for fact in (mine, yours))
    return away and not bigrams(behind[0]) & bigrams(behind[1])


def _kind(fact: Fact) -> str:
    """What stands in the brackets of a name: 金额（收入） → 收入."""
    return fact.name.partition("（")[2].rstrip("）")


def _agree(mine: Fact, yours: Fact) -> bool:
    one, other = mine.number or Decimal(0), yours.number or Decimal(0)
    allowed = _ROUGH if mine.rough or yours.rough else _EXACT
    return _rounded(mine.value, yours.value) or abs(one - other) <= allowed * max(abs(one), abs(other))


def _rounded(one: str, other: str) -> bool:
    """Whether one value is the other with fewer decimals, in the same unit (86.32平方米, 86平方米)."""
    told = [_DECIMAL.match(value) for value in (one, other)]
    if not (told[0] and told[1]) or told[0]["unit"] != told[1]["unit"]:
        return False
    short, long = sorted((told[0]["number"], told[1]["number"]), key=lambda n: len(n.partition(".")[2]))
    return "." in long and Decimal(long).quantize(Decimal(short), ROUND_HALF_UP) == Decimal(short)


def _same_days(one: Source, other: Source) -> bool:
    """Whether two papers may speak of the same time: neither is from after the correction, their days meet."""
    if one.later != other.later:
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
    slip = mine and yours and mine.value != yours.value and _is_slip(mine.value, yours.value)
    if mine and yours and slip and not two_speakers(one, other):
        yield clash("车牌号", mine, yours)


def _batches(one: Source, other: Source) -> Iterator[Contradiction]:
    """Two batches of the same goods where each paper speaks of one only, and one of them is a slip or both papers follow one lot.

    Goods of another batch bought or sold are another lot, and two batches of two goods are no contradiction.
    """
    mine, yours = one.only("批号"), other.only("批号")
    if not mine or not yours or mine.value == yours.value:
        return
    goods = _goods(one, mine), _goods(other, yours)
    one_lot = not any(_Said.read().dealt.search(paper.name) for paper in (one, other))
    slip = _is_slip(mine.value, yours.value) and not of_two_days(mine.value, yours.value)
    if goods[0] & goods[1] and (one_lot or slip):
        yield clash("批号", mine, yours)


def _goods(source: Source, batch: Fact) -> frozenset[str]:
    """The words that tell which goods a batch is of: before it in its sentence, else as the paper names its sample."""
    said = _Said.read().no_goods.sub("，", batch.quote.partition(batch.value)[0])
    named = "，".join(goods for s in source.statements for goods in named_goods(s.sentence))
    return bigrams(said) or bigrams(named)


def _is_slip(one: str, other: str) -> bool:
    """Whether two numbers are the same but for a character or two."""
    at = places_apart(one, other)
    return at is not None and len(at) <= _PLATE_LENGTH


def _places(one: Source, other: Source) -> Iterator[Contradiction]:
    """Two numbers in the same street for the places of inspection, pictures, samples, one of them a slip of the pen."""
    for mine in one.addresses:
        for yours in other.addresses:
            told = mine[1] in _NUMBER.findall(yours[2].value) or yours[1] in _NUMBER.findall(mine[2].value)
            slip = len(mine[1]) == len(yours[1]) > 1 and _one_apart(mine[1], yours[1])
            if mine[0] == yours[0] and mine[1] != yours[1] and slip and not told:
                yield clash("地点门牌", mine[2], yours[2])


def _one_apart(one: str, other: str) -> bool:
    """Whether two numbers differ by a digit, or by neighbours that changed places."""
    return len(places_apart(one, other) or ()) == 1 or turned(one, other)
