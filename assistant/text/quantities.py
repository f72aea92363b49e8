"""Numbers with a unit (corpora/lexicon/units.yaml): 125.5平方米, 四十多个平方, 两三个月, 三到五天, 十几个, 八吨半."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache, partial

from assistant.corpora import Data, shipped
from assistant.text.numerals import BEGINS, DIGITS, NUMBER, approximate, plain, value_of

_HAN_DIGIT = "".join(char for char in DIGITS if DIGITS[char])
_PAIR = rf"[{_HAN_DIGIT}百千万亿]{{0,6}}[十百千万亿]?[{_HAN_DIGIT}]{{2}}[十百千万亿]{{0,2}}"
SPAN = rf"(?P<low>{NUMBER})(?:到|至|—|－|-|~|～)(?P<high>{NUMBER})|(?P<guess>{_PAIR})(?![{_HAN_DIGIT}])|(?P<value>{NUMBER})"
_GUESS = re.compile(rf"(?P<head>.*?)(?P<pair>[{_HAN_DIGIT}]{{2}})(?P<place>[十百千万亿]{{0,2}})")
_COUNTED = ("件数", "次数", "层数", "年龄")
_PRICE_OF_ONE = re.compile(r"[百千万]一$")  # 四百一条: 400 a piece, or 410 of them
_COULD_BE_PRICED = frozenset({"件数", "重量", "面积", "体积", "长度"})
_KEPT = 20_000  # sentences whose quantities are kept
_BARE_SCALES = tuple("百千万亿")  # 每千克16元: no number stands before the unit
_TENTH = rf"(?<=[{_HAN_DIGIT}十百千][米吨亩])[一二三四五六七八九](?=[，,。；;！!？?）)”长宽高深厚]|左右|$)"  # 十八米五长
_ORDERS, _NO_ORDERS = "单", frozenset("元位价体身行据子")  # 61单, not 3单元
_DAY_PART = ("早上", "上午", "中午", "下午", "晚上", "凌晨", "夜里", "半夜", "傍晚", "清晨")


def _longest_first(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


def _quantity(forms: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!第){BEGINS}(?:{SPAN})(?P<rough>[多来余几])?(?P<more>[十百千万亿]{{1,2}})?"
        rf"(?:\s?个(?=(?:{forms}))|(?P<mid>个半)(?=月|小时))?\s?(?P<unit>{forms}|(?<=个半)月)(?P<half>半(?!个))?(?P<deci>{_TENTH})?"
    )


class UnitKind(Data):
    """Units of one kind: the base ("" when each unit stands for itself) and how many of it each form is."""

    base: str
    forms: dict[str, Decimal]


class Units(Data):
    """The whole file; ``shown`` is the proper form of a loose one, ``counters`` count pieces in papers, not in speech."""

    kinds: dict[str, UnitKind]
    shown: dict[str, str]
    counters: tuple[str, ...]

    @cached_property
    def forms(self) -> str:
        """All forms, longest first, as one pattern."""
        return _longest_first(form for kind in self.kinds.values() for form in kind.forms)

    @cached_property
    def counted_forms(self) -> str:
        """All forms and counters, longest first, as one pattern."""
        return _longest_first(
            [*self.counters, *(form for kind in self.kinds.values() for form in kind.forms)]
        )

    @cached_property
    def quantity(self) -> re.Pattern[str]:
        """A number, a guess or a span, with its unit."""
        return _quantity(self.forms)

    @cached_property
    def counted_quantity(self) -> re.Pattern[str]:
        """The same, counters among the units."""
        return _quantity(self.counted_forms)

    @cached_property
    def found_in(self) -> Callable[[str, bool], tuple[Counted, ...]]:
        """The quantities of a text, with counters or not; several checks ask for the same sentences."""
        return lru_cache(maxsize=_KEPT)(partial(_found, self))

    @cached_property
    def _by_form(self) -> dict[str, tuple[str, str, Decimal]]:
        pieces = {form: ("件数", form, Decimal(1)) for form in self.counters}
        return pieces | {
            form: (name, kind.base or form, factor)
            for name, kind in reversed(self.kinds.items())
            for form, factor in kind.forms.items()
        }

    def kind_of(self, unit: str) -> tuple[str, str, Decimal]:
        """Kind, base unit and factor of a unit as written: 亩 is 面积, 平方米, 666.67."""
        return self._by_form[unit]


@dataclass(frozen=True, slots=True)
class Span:
    """A number in a text: one value, or from ``low`` to ``high``; ``rough`` when only about so."""

    low: Decimal
    high: Decimal
    rough: str = ""

    @property
    def value(self) -> Decimal | None:
        """The value when there is only one."""
        return self.low if self.low == self.high else None

    def told(self, unit: str) -> str:
        """In digits: 40多平方米, 2至3个月, 30000余元."""
        if self.value is None:
            return f"{plain(self.low)}至{plain(self.high)}{unit}"
        return f"{plain(self.low)}{self.rough}{unit}"


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity where it stands, its unit as said and as shown, and the kind, base unit and factor of the unit."""

    start: int
    end: int
    span: Span
    unit: str
    shown: str
    kind: str
    base: str
    factor: Decimal


def load_units() -> Units:
    """The shipped units.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return shipped("lexicon/units.yaml", Units)


def find_quantities(text: str, *, counters: bool = False) -> Iterator[Counted]:
    """Every number with a unit, in order.

    Args:
        text: the words.
        counters: whether the words that count pieces only in lists and sums of papers (册, 块, 根) are units too.
    """
    yield from load_units().found_in(text, counters)


def _found(units: Units, text: str, counters: bool) -> tuple[Counted, ...]:
    return tuple(_each(units, text, counters))


def _each(units: Units, text: str, counters: bool) -> Iterator[Counted]:
    for match in (units.counted_quantity if counters else units.quantity).finditer(text):
        span = span_of(match)
        unit = "个月" if match["unit"] == "月" else match["unit"]
        kind, base, factor = units.kind_of(unit)
        if span is None or _is_time(match, kind) or match["value"] in _BARE_SCALES:
            continue
        if unit == _ORDERS and text[match.end() : match.end() + 1] in _NO_ORDERS:
            continue
        if kind in _COULD_BE_PRICED and _PRICE_OF_ONE.search(match["value"] or ""):
            continue
        shown = units.shown.get(unit, unit)
        yield Counted(match.start(), match.end(), span, unit, shown, kind, base, factor)


def span_of(match: re.Match[str]) -> Span | None:
    """What the groups of ``SPAN`` say, with ``rough``, ``more`` (三百多万) and ``half`` (八吨半), ``deci`` (十八米五) where the pattern has them."""
    groups = match.groupdict()
    if groups["guess"]:
        guessed = guess(groups["guess"])
        if guessed is not None:
            return guessed
        one = value_of(groups["guess"])
        return None if one is None else _scaled(Span(one, one, _rough(groups)), groups)
    if groups["low"]:
        low, high = value_of(groups["low"]), value_of(groups["high"])
        return None if low is None or high is None or low >= high else Span(_lifted(low, high, groups), high)
    value = value_of(groups["value"])
    return None if value is None else _scaled(Span(value, value, _rough(groups)), groups)


def _rough(groups: dict[str, str | None]) -> str:
    """How roughness is told: 多, 余 and 来 as said, 几 as 多."""
    return (groups.get("rough") or "").replace("几", "多")


def _scaled(span: Span, groups: dict[str, str | None]) -> Span | None:
    scale = value_of(f"一{groups['more']}") if groups.get("more") else Decimal(1)
    if scale is None or (groups.get("more") and not span.rough):
        return None
    half = Decimal("0.5") if groups.get("half") or groups.get("mid") else Decimal(0)
    part = half + Decimal(DIGITS.get(groups.get("deci") or "", 0)) / 10
    return Span(span.low * scale + part, span.high * scale + part, span.rough)


def _lifted(low: Decimal, high: Decimal, groups: dict[str, str | None]) -> Decimal:
    """三到五万 is 30,000 to 50,000."""
    top = (groups["high"] or "")[-1:]
    bare = (groups["low"] or "")[-1:] not in "百千万亿"
    scale = value_of(f"一{top}") if top in "百千万亿" and bare else None
    return low * scale if scale and low * scale < high else low


def guess(text: str) -> Span | None:
    """两三, 七八十, 三四百, 一百七八十, 十七八, 一两万: from one number to the next; None when it is no guess."""
    match = _GUESS.fullmatch(text)
    pair = approximate(match["pair"]) if match else None
    if match is None or pair is None:
        return None
    place = value_of(f"一{match['place']}") if match["place"] else Decimal(1)
    head = value_of(match["head"]) if match["head"] else Decimal(0)
    if place is None or head is None or head and not _fits(match["head"], place):
        return None
    return Span(head + pair[0] * place, head + pair[1] * place)


def _fits(head: str, place: Decimal) -> bool:
    """Whether the digits may stand behind the head: 二十|七八, 一百|七八十, not 一百|二三 (which is 一百二 and 三)."""
    ranks = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
    return head[-1] in ranks and ranks[head[-1]] == place * 10


def _is_time(match: re.Match[str], kind: str) -> bool:
    """下午两点三辆车: what counts pieces has no decimals, and behind a part of the day 点 is the hour."""
    value = match["value"] or ""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return "点" in value and (kind in _COUNTED or before in _DAY_PART)
