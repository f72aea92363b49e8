"""Quantities of penalty clauses: yuan, multiples and percentages, Chinese and Arabic, single or as a range.

五百元, 10万元, 1.5万元, 一至三万元, 千分之五, 百分之五以上百分之十以下, 一倍以上三倍以下, 等值以上三倍以下.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.text.numerals import BIG, DIGITS, UNITS, to_int

_CN = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMBER = rf"(?:\d{{1,15}}(?:[,，]\d{{3}}){{0,5}}(?:[.．]\d{{1,6}})?[十百千万亿]{{0,4}}|[{_CN}]{{1,20}}(?:点[{_CN}]{{1,6}})?|半)"
_YUAN = r"(?:元|圆|角|分(?!之))(?:人民币)?"
_PERCENT = rf"(?:(?:百|千|万)分之{_NUMBER}|{_NUMBER}[%％‰])"
_MULTIPLE = rf"(?:{_NUMBER}倍|等值|等额|同等金额|同等数额)"
_ONE = rf"(?:人民币)?(?:{_PERCENT}|{_MULTIPLE}|{_NUMBER}{_YUAN}|{_NUMBER})"
_UNITED = rf"(?:人民币)?(?:{_PERCENT}|{_MULTIPLE}|{_NUMBER}{_YUAN}|{_NUMBER}(?<=万)(?=以下|以内))"
_DASH = r"(?:至|到|－|-|—|―|–|~|～|——|\.{2,})"

RANGE = re.compile(
    rf"(?P<low>{_ONE})(?:\(含[^)]*\)|（含[^）]*）)?(?:以上|起|至)?(?:不满|不足|以上|起)[、，至到]?(?:最高)?(?:不超过)?(?P<high>{_UNITED})(?:以下|以内)?"
    rf"|(?P<from>{_ONE}){_DASH}(?P<to>{_UNITED})(?:以下|以内)?"
    rf"|(?P<below>{_UNITED})(?:以下|以内|之内)"
    rf"|(?:最高)?(?:不超过|不得超过|不高于)(?P<cap>{_UNITED})"
    rf"|(?P<above>{_UNITED})以上"
    rf"|(?P<fixed>{_UNITED})"
)


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
    """A range of one unit; ``low`` 0 when only an upper limit is given, ``high`` None when only a lower one is."""

    low: float
    high: float | None
    unit: Measure


def parse_number(text: str) -> float | None:
    """Read a non-negative number such as 五百, 1.5万, 三万五千, 15,000 or 半; None if it is not one."""
    text = re.sub(r"[,，\s]", "", text).replace("．", ".")
    if text == "半":
        return 0.5
    arabic = re.fullmatch(r"(\d+(?:\.\d+)?)([十百千万亿]*)", text)
    if arabic:
        value = float(arabic[1])
        for char in arabic[2]:
            value *= UNITS.get(char) or BIG[char]
        return round(value, 6)
    if "点" in text:
        whole, _, decimals = text.partition("点")
        high, low = to_int(whole), [DIGITS.get(c) for c in decimals]
        if high is None or not low or None in low:
            return None
        return float(f"{high}.{''.join(map(str, low))}")
    number = to_int(text)
    return None if number is None else float(number)


def parse_quantity(text: str) -> Quantity | None:
    """Read one quantity with its unit (五百元, 三倍, 等值, 百分之五, 5%, 千分之五); None if it is not one."""
    text = re.sub(r"人民币|\s", "", text)
    if text in ("等值", "等额", "同等金额", "同等数额"):
        return Quantity(1, Measure.MULTIPLE)
    share = re.fullmatch(rf"(百|千|万)分之({_NUMBER})", text)
    if share:
        scale = {"百": 1, "千": 10, "万": 100}[share[1]]
        number = parse_number(share[2])
        return None if number is None else Quantity(round(number / scale, 9), Measure.PERCENT)
    tail = re.fullmatch(rf"({_NUMBER})(倍|[%％]|‰|{_YUAN}|(?<=万))", text)
    number = parse_number(tail[1]) if tail else None
    if tail is None or number is None:
        return None
    if tail[2] == "倍":
        return Quantity(number, Measure.MULTIPLE)
    if tail[2] and tail[2] in "%％‰":
        return Quantity(round(number / (10 if tail[2] == "‰" else 1), 9), Measure.PERCENT)
    return Quantity(number * {"角": 0.1, "分": 0.01}.get(tail[2], 1), Measure.YUAN)


def parse_range(text: str) -> MoneyRange | None:
    """Read a complete range or single quantity (一千元以上五千元以下, 一至三万元, 三倍以下, 五百元); None if it is not one."""
    match = RANGE.fullmatch(re.sub(r"\s", "", text))
    return None if match is None else range_of(match)


def range_of(match: re.Match[str]) -> MoneyRange | None:
    """The range a match of ``RANGE`` stands for; None when its numbers cannot be read or its units do not agree."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "fixed" in groups:
        one = parse_quantity(groups["fixed"])
        return MoneyRange(one.value, one.value, one.unit) if one else None
    if "above" in groups:
        one = parse_quantity(groups["above"])
        return MoneyRange(one.value, None, one.unit) if one else None
    limit = groups.get("below") or groups.get("cap")
    if limit:
        one = parse_quantity(limit)
        return MoneyRange(0, one.value, one.unit) if one else None
    high = parse_quantity(groups.get("high") or groups["to"])
    return _between(groups.get("low") or groups["from"], high) if high else None


def _between(low_text: str, high: Quantity) -> MoneyRange | None:
    low = parse_quantity(low_text)
    if low is None:
        number = parse_number(low_text.replace("人民币", ""))
        if number is None:
            return None
        low = _borrow_unit(number, high)
    if low.unit != high.unit:
        if (low.unit, high.unit) != (Measure.PERCENT, Measure.MULTIPLE):
            return None
        low = Quantity(low.value / 100, Measure.MULTIPLE)
    return MoneyRange(low.value, high.value, high.unit) if low.value <= high.value else None


def _borrow_unit(number: float, high: Quantity) -> Quantity:
    """一至三万元 means 10,000 to 30,000: the low end borrows 万 when it would otherwise be implausibly small."""
    if high.unit is Measure.YUAN and high.value >= 10_000 and number < 100:
        number *= 10_000
    return Quantity(number, high.unit)
