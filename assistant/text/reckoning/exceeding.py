"""By how many times, by what share or by how many a limit is passed: 168mg/L against 100mg/L is 0.68 倍 above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term
from assistant.text.reckoning.words import load_words

_CONCENTRATION = re.compile(
    r"(?<![\d.])(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>(?:mg|μg|ug|g|ng|毫克|微克|克|纳克)\s?[/／每]\s?(?:L|l|升|m3|m³|Nm3|立方米|kg|千克|公斤|g|克|100g|m²|m2))"
)
_WEIGHT = re.compile(r"(?<![\d.])(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>吨|千克|公斤|kg|t)(?![/／每])")
_PEOPLE = re.compile(r"(?P<value>\d{1,3})\s?(?P<unit>人)(?!次)")
_TIMES = re.compile(r"超(?:标|过|出|限量|限)[^。；，\n]{0,30}?(?P<stated>\d+(?:\.\d+)?)\s?倍")
_TIMES_OF = re.compile(r"超过?标(?:准)?|限值|标准|限量|超标|超限")
_PERCENT = re.compile(
    r"超(?:限|载|重|标)(?:率|比例|幅度)?(?:为|达到?|约|[:：])?\s?(?P<stated>\d+(?:\.\d+)?)\s?[%％]"
)
_OVER_BY = re.compile(r"超(?:员|载|乘|编)(?:了|共|达|为)?\s?(?P<stated>\d{1,3})\s?(?P<unit>人)")
_LIMIT = re.compile(r"限值|标准|限量|限定|核[定载准]|限[载重]|额定|定员|不得超过|不超过|最大允许|许可")
_LOOSE = re.compile(r"(?:约|近|大约)\s?$")
_WRITTEN = (("毫克", "mg"), ("微克", "μg"), ("纳克", "ng"), ("千克", "kg"), ("公斤", "kg"), ("克", "g"), ("立方米", "m3"),
            ("m³", "m3"), ("升", "l"), ("ug", "μg"))  # fmt: skip
_REACH, _MOST, _ASIDE = 500, 12, 12
_CORRECTED = "写明了免票、扣除、修正等，不能断定超出的数"
_OF_RATIO = "倍数也可能是与限值之比，不能断定"


def exceeding(text: str) -> Iterator[Reckoned]:
    """Every multiple, share or number by which a limit is passed, against the pairs of like numbers before it.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    for match in _TIMES.finditer(text):
        if _TIMES_OF.search(match[0]):
            yield from _judged(text, match, _CONCENTRATION, _ratio, Decimal(1), "倍")
    for match in _PERCENT.finditer(text):
        yield from _judged(text, match, _WEIGHT, _ratio, Decimal("0.01"), "%")
        yield from _judged(text, match, _PEOPLE, _ratio, Decimal("0.01"), "%")
    for match in _OVER_BY.finditer(text):
        yield from _judged(text, match, _PEOPLE, _apart, Decimal(1), "人")


_SHARE_OF = re.compile(
    r"(?<![\d,.])(?P<whole>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>万?元)[^。；\d\n]{0,12}?(?P<share>\d{1,3}(?:\.\d+)?)\s?[%％](?:的?[^，。；\d（(]{0,8})?[，,（(]?\s?(?:即|计)[^，。；\d]{0,6}(?P<part>\d[\d,]*(?:\.\d+)?)\s?(?P<of>万?元)"
)
_OTHER_BASE = re.compile(r"按(?!其|该|上述|此|照)|[×xX*＊]|不足|以上|以下|加|扣")


def shares_of(text: str) -> Iterator[Reckoned]:
    """A sum, a share of it and what that is: 租金3600元，其中10%即360元.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    for match in _SHARE_OF.finditer(text):
        if _OTHER_BASE.search(text[match.end("unit") : match.start("share")]):
            continue
        whole, part = _money(match, "whole", "unit"), _money(match, "part", "of")
        share = Decimal(match["share"]) / 100
        yield Reckoned(Relation.SHARE, (whole,), part, Exactly(whole.value * share, whole.slack * share))


def _money(match: re.Match[str], number: str, unit: str) -> Term:
    words = match[number].replace(",", "")
    factor = Decimal(10_000 if match[unit].startswith("万") else 1)
    place = Decimal(1).scaleb(-len(words.partition(".")[2])) * factor
    return Term(
        match.start(number),
        match.end(unit),
        Decimal(words) * factor,
        "元",
        match[unit],
        factor,
        place,
        place / 2 if factor > 1 else Decimal(0),
    )


def _ratio(value: Decimal, limit: Decimal) -> Decimal:
    return value / limit - 1


def _apart(value: Decimal, limit: Decimal) -> Decimal:
    return value - limit


def _judged(
    text: str, match: re.Match[str], numbers: re.Pattern[str], made_of: Callable[[Decimal, Decimal], Decimal], factor: Decimal, shown: str,
) -> Iterator[Reckoned]:  # fmt: skip
    """The stated number against what pairs of values and limits of one unit make; nothing where no limit is named."""
    start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _REACH)
    terms = [
        _term(m, start)
        for m in numbers.finditer(text[start : match.start("stated")])
        if m["value"].strip("0.")
    ]
    if len(terms) > _MOST or not _LIMIT.search(text[start : match.end()]):
        return
    pairs = [(v, limit) for v in terms for limit in terms if v.unit == limit.unit and v.value > limit.value]
    if not pairs:
        return
    stated = _stated(text, match, factor, shown)
    made = [(pair, made_of(pair[0].value, pair[1].value)) for pair in pairs]
    fits = next((one for one in made if _is(one[1], stated)), None)
    told = fits or _named(text, match, made, start)
    if told is None:
        return
    of_ratio = made_of is _ratio and any(_is(v + 1, stated) for _, v in made)
    (value, limit), result = told
    doubt = "" if not of_ratio or fits else _OF_RATIO
    sentence = max(start, text.rfind("。", start, match.start()) + 1)
    if not fits and load_words().beyond_otherwise.search(text[sentence : match.end() + _ASIDE]):
        doubt = _CORRECTED
    yield Reckoned(Relation.BEYOND, (value, limit), stated, Exactly(stated.value if fits else result), doubt)


def _is(result: Decimal, stated: Term) -> bool:
    """Whether a result is the stated number, rounded or cut at its last digit."""
    return -stated.place / 2 <= result - stated.value < stated.place


def _named(
    text: str, match: re.Match[str], made: Sequence[tuple[tuple[Term, Term], Decimal]], start: int
) -> tuple[tuple[Term, Term], Decimal] | None:
    """The pair meant: the only one, else the one whose value stands behind the same name."""
    if len({(v.value, limit.value) for (v, limit), _ in made}) == 1:
        return made[0]
    clause = re.split(r"[，。；：\n]", text[start : match.start()])[-1]
    name = clause.strip("其中的 ")[-8:]
    mine = [
        one
        for one in made
        if len(name) > 1 and name in re.split(r"[，。；\n]", text[start : one[0][0].start])[-1]
    ]
    limits = [
        one for one in mine if _LIMIT.search(text[max(start, one[0][1].start - 16) : one[0][1].end + 6])
    ] or mine
    return limits[0] if limits else made[0]


def _stated(text: str, match: re.Match[str], factor: Decimal, shown: str) -> Term:
    words = match["stated"]
    place = Decimal(1).scaleb(-len(words.partition(".")[2])) * factor
    loose = bool(_LOOSE.search(text[max(0, match.start("stated") - 4) : match.start("stated")]))
    return Term(
        match.start("stated"),
        match.end(),
        Decimal(words) * factor,
        shown,
        shown,
        factor,
        place,
        Decimal(0),
        loose,
    )


def _term(match: re.Match[str], start: int) -> Term:
    unit = re.sub(r"\s|每", lambda m: "/" if m[0] == "每" else "", match["unit"]).replace("／", "/").lower()
    for said, written in _WRITTEN:
        unit = unit.replace(said, written)
    words = match["value"]
    return Term(start + match.start(), start + match.end(), Decimal(words), unit, match["unit"])
