"""Amounts of money as papers write them: 80万元, 8万5千元, ¥5,000.00, 捌万元整, in digits and capitals side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from assistant.review.parts.model import Span, Sum

_CAPITAL = "零壹贰叁肆伍陆柒捌玖拾佰仟萬亿万元圆角分整正"
_PLAIN = "〇零一二三四五六七八九两十百千万亿"
_DIGIT_SUM = re.compile(
    r"[¥￥]?\s{0,2}(?P<number>\d{1,12}(?:[,，]\d{3}){0,4}(?:[.．]\d{1,4})?)\s{0,2}(?P<unit>[万亿千百])?(?:(?P<more>\d{1,4})(?P<small>[千百]))?\s{0,2}(?P<yuan>元|圆)?(?:整)?"
)
_WORD_SUM = re.compile(
    rf"(?P<word>(?=[零壹贰叁肆伍陆柒捌玖拾佰仟])[{_CAPITAL}]{{2,30}}|(?=[〇零一二三四五六七八九两十百])[{_PLAIN}]{{1,16}}元(?:[{_PLAIN}]{{1,3}}角)?(?:[{_PLAIN}]{{1,3}}分)?整?)"
)
_LINK = re.compile(r"[（(\[〔\s:：，,即计大写小人民币RMB为¥￥）)]{0,10}")
_VALUES = (
    {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
    | {c: i for i, c in enumerate("〇一二三四五六七八九")}
    | {"两": 2}
)
_PLACES = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_BLOCKS = {"万": 10**4, "萬": 10**4, "亿": 10**8}
_UNITS = {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100}


def sums_in(text: str, start: int = 0, end: int | None = None) -> tuple[Sum, ...]:
    """All amounts of money in a stretch; one written both ways is one amount.

    Args:
        text: the paper.
        start: where to begin.
        end: where to stop; None is the end of the text.
    """
    return tuple(_paired(text, sorted(_single(text, start, len(text) if end is None else end))))


def word_value(word: str) -> Decimal | None:
    """The value in yuan of 捌万元整, 伍仟元, 柒仟陆佰陆拾柒元伍角; None if it is no amount."""
    body = word.rstrip("整正")
    whole, mark, rest = body.replace("圆", "元").partition("元")
    value = _whole(whole)
    if value is None or (not mark and rest):
        return None
    cents = Decimal(0)
    for unit, scale in (("角", Decimal("0.1")), ("分", Decimal("0.01"))):
        found = re.search(rf"([{''.join(_VALUES)}]){unit}", rest)
        cents += _VALUES[found[1]] * scale if found else 0
    return Decimal(value) + cents


def _whole(text: str) -> int | None:
    total, part, digit = 0, 0, 0
    if not text:
        return None
    for char in text:
        if char in _VALUES:
            digit = _VALUES[char]
        elif char in _PLACES:
            part += (digit or (1 if not part else 0)) * _PLACES[char]
            digit = 0
        elif char in _BLOCKS:
            total = (total + part + digit) * _BLOCKS[char]
            part, digit = 0, 0
        else:
            return None
    return total + part + digit


def _single(text: str, start: int, end: int) -> Iterator[tuple[int, int, Decimal, bool]]:
    """Start, end, value and whether in words, of every amount."""
    for match in _DIGIT_SUM.finditer(text, start, end):
        sign = match[0].lstrip()[:1] in "¥￥"
        if match["yuan"] or sign:
            value = _digits(match)
            if value is not None:
                yield match.start() + len(match[0]) - len(match[0].lstrip()), match.end(), value, False
    for match in _WORD_SUM.finditer(text, start, end):
        value = word_value(match["word"]) if "元" in match["word"] or "圆" in match["word"] else None
        if value is not None:
            yield match.start(), match.end(), value, True


def _digits(match: re.Match[str]) -> Decimal | None:
    try:
        value = Decimal(re.sub("[,，]", "", match["number"]).replace("．", "."))
    except InvalidOperation:
        return None
    value *= _UNITS.get(match["unit"] or "", 1)
    if match["more"]:
        value += int(match["more"]) * _UNITS[match["small"]]
    return value


def _paired(text: str, found: list[tuple[int, int, Decimal, bool]]) -> Iterator[Sum]:
    """Words and digits that stand side by side, in either order, are one amount."""
    index = 0
    while index < len(found):
        one = found[index]
        two = found[index + 1] if index + 1 < len(found) else None
        if two and one[3] != two[3] and _LINK.fullmatch(text[one[1] : two[0]]):
            word, number = (one, two) if one[3] else (two, one)
            start, end = one[0], two[1]
            yield Sum(Span(start, end, text[start:end]), number[2], text[word[0] : word[1]], word[2])
            index += 2
            continue
        if two and two[0] < one[1]:  # 同一处两种读法，留长的
            found.pop(index if two[1] - two[0] > one[1] - one[0] else index + 1)
            continue
        words = text[one[0] : one[1]] if one[3] else ""
        yield Sum(Span(one[0], one[1], text[one[0] : one[1]]), one[2], words, one[2] if one[3] else None)
        index += 1
