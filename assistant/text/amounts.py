"""Sums of money in running text: 80万元, 8万5千元, ¥5,000.00, 捌万元整, 人民币 捌仟 元整, 三元五角, -500元, 三万余元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.numerals import BEGINS, DIGITS, NUMBER, value_of

_CAPITAL = "零壹贰叁肆伍陆柒捌玖貳參叄陸拾佰仟"
_DIGIT = "".join(DIGITS) + "0-9０-９"
_MINOR = rf"(?:\s?(?P<jiao>[{_DIGIT}])角)?(?:\s?零?(?P<fen>[{_DIGIT}])分(?!之))?"
_SPACED = r"[0-9]{1,3}(?:[ \u00a0][0-9]{3}){1,4}(?![0-9])"
AMOUNT = re.compile(
    rf"(?P<sign>(?:^|(?<=[款为处额是得：:，,、\s（(]))[-－−]|负)?(?:(?P<mark>[¥￥])\s{{0,2}}(?P<minus>[-－−])?)?{BEGINS}"
    rf"(?:(?P<capital>[{_CAPITAL}](?:\s{{0,2}}[{_CAPITAL}万亿萬億]){{0,24}})|(?P<number>{_SPACED}|{NUMBER}))"
    rf"(?:(?P<rough>[余多])(?P<scale>[十百千万亿]{{1,2}})?)?\s{{0,2}}"
    rf"(?:(?P<yuan>元|圆|圓)(?![月旦素件宵首]){_MINOR}\s{{0,2}}[整正]?|(?<=[0-9０-９万亿千百]))"
)

# 陆万元整（300万元×2%=6万元）: the digits begin a sum
_RECKONED = re.compile(
    r"\s*(?:[×xX*＊÷/／＋+－]|-\s?\d|乘|除以|加上?\d|减去?|的?\s?(?:\d+(?:\.\d+)?\s?[%％‰倍]|百分之|千分之|[一二三四五六七八九十]{1,3}倍))"
)
_LINK = re.compile(r"[（(\[〔\s:：，,即计大写小人民币RMB为¥￥）)]{0,10}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money where it stands; ``capital`` when written in capitals, ``rough`` for 三万余元."""

    start: int
    end: int
    yuan: Decimal
    capital: bool = False
    rough: bool = False


def amounts_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """Every sum in a stretch, in order; a number without 元 or ¥ is none.

    Args:
        text: the words.
        start: where to begin.
        end: where to stop; None is the end of the text.
    """
    for match in AMOUNT.finditer(text, start, len(text) if end is None else end):
        found = _read(match)
        if found is not None:
            yield found


def is_same_twice(text: str, one: Amount, two: Amount) -> bool:
    """Whether two neighbours are one amount in digits and in capitals: 5000元（大写：伍仟元整）.

    Args:
        text: where both stand.
        one: the first.
        two: the next.
    """
    if _RECKONED.match(text, two.end):
        return False
    return one.capital != two.capital and _LINK.fullmatch(text, one.end, two.start) is not None


def amount_at(text: str, start: int) -> Amount | None:
    """The sum that begins at an offset; None if there is none."""
    match = AMOUNT.match(text, start)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> Amount | None:
    if not (match["yuan"] or match["mark"]):
        return None
    value = value_of(match["capital"] or match["number"])
    scale = value_of(f"一{match['scale']}") if match["scale"] else Decimal(1)
    if value is None or scale is None:
        return None
    value *= scale
    for name, scale in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        digit = value_of(match[name]) if match[name] else None
        value += digit * scale if digit is not None else 0
    negative = bool(match["sign"] or match["minus"])
    end = match.start() + len(match[0].rstrip())
    return Amount(
        match.start(), end, -value if negative else value, bool(match["capital"]), bool(match["rough"])
    )
