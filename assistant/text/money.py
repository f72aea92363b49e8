"""Quantities of penalty clauses: yuan, multiples and percentages, Chinese and Arabic, single or as a range.

五百元, 10万元, 1.5万元, 3万5千元, 一至三万元, 千分之五, 百分之五以上百分之十以下, 一倍以上三倍以下, 等值以上三倍以下,
五千元（不含）以下, 一万元以上，五万元以下, 最高不超过三万元.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.text.numerals import NOT_INSIDE, NUMBER, UNITS, value_of

_YUAN = r"(?:元|圆|角|分(?!之))(?:人民币)?整?"
_PERCENT = rf"(?:[百千万]分之{NUMBER}|{NUMBER}[%％‰])"
_EQUAL = "等值|等额|同等金额|同等数额"
_MULTIPLE = rf"(?:{NUMBER}倍|{_EQUAL})"
_ONE = rf"(?:人民币)?(?:{_PERCENT}|{_MULTIPLE}|{NUMBER}{_YUAN}|{NUMBER})"
_UNITED = rf"(?:人民币)?(?:{_PERCENT}|{_MULTIPLE}|{NUMBER}{_YUAN}|{NUMBER}(?<=万)(?=以下|以内))"
_DASH = r"(?:至|到|－|-|—|―|–|~|～|——|\.{2,})"
_NOTE = r"(?:[（(](?:均|都)?(?:不含|不包含|不包括|含|包含|包括)[^（()）]{0,12}[）)])?"
_UP_TO = r"(?:及?以下|以内|之内)"
_SHORT_OF = r"(?:不满|不足)"
_TOP = r"(?:最高|最多|至多)"
_NOT_OVER = r"(?:不超过|不得超过|不高于|不得高于|不多于)"

RANGE = re.compile(
    rf"{NOT_INSIDE}(?<![款为处额是得以：:][-－−])(?<!负)(?:"
    rf"(?P<low>{_ONE}){_NOTE}(?:以上|起|至)?{_NOTE}(?:{_SHORT_OF}|以上|起)[、，,至到]?(?:最高)?(?:不超过|{_SHORT_OF})?(?P<high>{_UNITED}){_NOTE}{_UP_TO}?{_NOTE}"
    rf"|(?P<from>{_ONE}){_DASH}(?P<to>{_UNITED}){_NOTE}{_UP_TO}?{_NOTE}"
    rf"|(?P<scale>[百千万])分之(?P<share>{NUMBER}){_DASH}(?P<shares>{NUMBER})(?!倍|元|[%％‰])"
    rf"|(?:不低于|不少于|最低)(?P<least>{_ONE}){_NOTE}[、，,]?(?:且|但|并)?(?:{_TOP}{_NOT_OVER}?|{_NOT_OVER})(?P<most>{_UNITED}){_NOTE}"
    rf"|(?P<below>{_UNITED}){_NOTE}{_UP_TO}{_NOTE}"
    rf"|(?:{_TOP}(?:可以?|为|达)?(?:处以?)?{_NOT_OVER}?|{_NOT_OVER})(?P<cap>{_UNITED}){_NOTE}"
    rf"|(?:不低于|不少于|最低)(?P<floor>{_UNITED})"
    rf"|(?P<above>{_UNITED}){_NOTE}以上{_NOTE}"
    rf"|(?P<fixed>{_UNITED}))"
)
_EXCLUDED = re.compile(r"[（(](?:均|都)?不(?:含|包含|包括)")
_LOWER, _UPPER = ("low", "from", "least", "above", "floor"), ("high", "to", "most", "below", "cap")


class Measure(StrEnum):
    """What a quantity counts."""

    YUAN = "amount"
    MULTIPLE = "multiple"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit; percentages as numbers (千分之五 is 0.5)."""

    value: float
    unit: Measure


@dataclass(frozen=True, slots=True)
class MoneyRange:
    """A range of one unit; ``low`` 0 when only an upper limit is given, ``high`` None when only a lower one is.

    以上 and 以下 include the number, 不满 does not (民法典第一千二百五十九条); （不含本数） takes it out.
    """

    low: float
    high: float | None
    unit: Measure
    low_excluded: bool = False
    high_excluded: bool = False


def parse_quantity(text: str) -> Quantity | None:
    """Read one quantity with its unit (五百元, 三倍, 等值, 百分之五, 5%, 千分之五); None if it is not one."""
    text = re.sub(r"人民币|\s", "", text)
    if re.fullmatch(_EQUAL, text):
        return Quantity(1, Measure.MULTIPLE)
    share = re.fullmatch(rf"([百千万])分之({NUMBER})", text)
    if share:
        return _share(share[1], share[2])
    tail = re.fullmatch(rf"({NUMBER})(倍|[%％]|‰|{_YUAN}|(?<=万))", text)
    number = _number(tail[1]) if tail else None
    if tail is None or number is None:
        return None
    unit = tail[2].rstrip("整")
    if unit == "倍":
        return Quantity(number, Measure.MULTIPLE)
    if unit and unit in "%％‰":
        return Quantity(round(number / (10 if unit == "‰" else 1), 9), Measure.PERCENT)
    return Quantity(round(number * {"角": 0.1, "分": 0.01}.get(unit, 1), 9), Measure.YUAN)


def _number(text: str) -> float | None:
    value = value_of(text)
    return None if value is None else float(value)


def _share(scale: str, number: str) -> Quantity | None:
    value = _number(number)
    divisor = {"百": 1, "千": 10, "万": 100}[scale]
    return None if value is None else Quantity(round(value / divisor, 9), Measure.PERCENT)


def parse_range(text: str) -> MoneyRange | None:
    """Read a complete range or single quantity (一千元以上五千元以下, 一至三万元, 三倍以下, 五百元); None if it is not one."""
    match = RANGE.fullmatch(re.sub(r"\s", "", text))
    return None if match is None else range_of(match)


def range_of(match: re.Match[str]) -> MoneyRange | None:
    """The range a match of ``RANGE`` stands for; None when its numbers cannot be read or its units do not agree."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "share" in groups:
        low, top = (_share(groups["scale"], groups[name]) for name in ("share", "shares"))
        return _ordered(low, top) if low and top else None
    lower = next((name for name in _LOWER if name in groups), "")
    upper = next((name for name in _UPPER if name in groups), "")
    if not lower and not upper:
        one = parse_quantity(groups["fixed"])
        return MoneyRange(one.value, one.value, one.unit) if one else None
    high = parse_quantity(groups[upper]) if upper else None
    if upper and high is None:
        return None
    found = _limits(groups.get(lower, ""), groups.get(upper, ""), high)
    return found and _bounded(found, match, lower, upper)


def _limits(low_text: str, high_text: str, high: Quantity | None) -> MoneyRange | None:
    low = parse_quantity(low_text)
    if high is None:
        return MoneyRange(low.value, None, low.unit) if low else None
    if not low_text:
        return MoneyRange(0, high.value, high.unit)
    if low is None:
        number = _number(low_text.replace("人民币", ""))
        if number is None:
            return None
        low = _borrow_unit(number, high_text, high)
    return _ordered(low, high)


def _ordered(low: Quantity, high: Quantity) -> MoneyRange | None:
    if low.unit != high.unit:
        if (low.unit, high.unit) != (Measure.PERCENT, Measure.MULTIPLE):
            return None
        low = Quantity(low.value / 100, Measure.MULTIPLE)
    return MoneyRange(low.value, high.value, high.unit) if low.value <= high.value else None


def _borrow_unit(number: float, high_text: str, high: Quantity) -> Quantity:
    """一至三万元 is 10,000 to 30,000 and 1-3千元 1,000 to 3,000: the low end borrows 万, 千 or 百 where it then fits."""
    place = re.search("([百千万亿])元", high_text)
    scale = {**UNITS, "万": 10**4, "亿": 10**8}[place[1]] if place else 1
    fits = high.unit is Measure.YUAN and number * scale <= high.value
    return Quantity(number * scale if fits else number, high.unit)


def _bounded(found: MoneyRange, match: re.Match[str], lower: str, upper: str) -> MoneyRange:
    """With the limits left out that the text leaves out: （不含本数）, 不满, 不足."""
    start = match.start(lower or upper)
    middle = match.start(upper) if lower and upper else (start if upper else match.end())
    before, after = match.string[start:middle], match.string[middle : match.end()]
    low_out, high_out = bool(_EXCLUDED.search(before)), bool(_EXCLUDED.search(after))
    both = re.search(r"[（(](?:均|都)不", after) is not None
    if re.search(_SHORT_OF, before) and upper:
        high_out = True
    if not (low_out or high_out):
        return found
    return MoneyRange(
        found.low, found.high, found.unit, bool(lower) and (low_out or both), bool(upper) and high_out
    )
