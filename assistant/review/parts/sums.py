"""Amounts of money as papers write them, in digits and capitals side by side: 5000元（伍仟元整） is one amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.parts.model import Decision, Span, Sum
from assistant.text.amounts import Amount, amounts_in, is_same_twice

_SUM_BEHIND = re.compile(r"\s?[（(][^（()）=＝]{3,80}[=＝]\s?")


def sums_in(text: str, start: int = 0, end: int | None = None) -> tuple[Sum, ...]:
    """All exact amounts of money in a stretch (三万余元 is none); one written both ways is one amount.

    Args:
        text: the paper.
        start: where to begin.
        end: where to stop; None is the end of the text.
    """
    return tuple(_paired(text, [one for one in amounts_in(text, start, end) if not one.rough]))


# 罚款6万元，其中甲行为5万元、乙行为1万元
_AMONG = re.compile(r"[整元）)]{0,3}[，,（(：:]?\s?其中[：:]?")


def parts_of(whole: Sum, sums: tuple[Sum, ...], text: str) -> tuple[Sum, ...]:
    """The amounts into which the paper says that one is divided, in the sentence behind it; empty without 其中.

    Args:
        whole: an amount.
        sums: all amounts of the paper, in order.
        text: the paper.
    """
    opened = _AMONG.match(text, whole.span.end)
    if opened is None:
        return ()
    stop = re.compile(
        r"[。\n]|；(?=\s?(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|对|另|并|没收|责令))"
    ).search(text, opened.end())
    end = stop.start() if stop else len(text)
    return tuple(s for s in sums if opened.end() <= s.span.start < end and s.yuan < whole.yuan)


_EACH = re.compile(r"(?:每|单)[\u4e00-\u9fff㎡]{1,6}[：:]?[¥￥]?$")
_IN_ALL = re.compile(
    r"[，,；;、（(]?\s?(?:即|合计|共计|总计|总造价|总价款?|总额|总值|共|计)[\u4e00-\u9fff：:]{0,8}[¥￥]?"
)


# 每平方米（按）120元, 每株罚款50元, 120元每平方米, 50元／株
_RATE_BEFORE = re.compile(r"(?:每|单价)[^，。；、\d]{0,12}[¥￥]?$")
_RATE_BEHIND = re.compile(r"\s?(?:[/／]|每)(?=[\u4e00-\u9fffa-zA-Z㎡])")


def is_rate(amount: Sum, text: str) -> bool:
    """Whether an amount is what is reckoned for one unit (每平方米120元, 50元/株), no amount of all.

    Args:
        amount: an amount.
        text: the paper.
    """
    before = text[max(0, amount.span.start - 16) : amount.span.start]
    return bool(_RATE_BEFORE.search(before) or _RATE_BEHIND.match(text, amount.span.end))


# the measure of a rate, where it stands right before the amount
_MEASURE = re.compile(r"每(?P<unit>[\u4e00-\u9fff㎡]{1,4}?)(?:按照?|处以?|以|罚款|人民币|[：:¥￥])*$")


def measure_of(amount: Sum, text: str) -> str:
    """The measure for one of which an amount is reckoned, 平方米 of 每平方米120元; "" where none is read.

    Args:
        amount: an amount.
        text: the paper.
    """
    found = _MEASURE.search(text[max(0, amount.span.start - 16) : amount.span.start])
    return found["unit"] if found else ""


def whole_of(amount: Sum, sums: tuple[Sum, ...], text: str) -> Sum | None:
    """The amount itself; of a price of one piece (造价每平方米2800元，合计131040元) the total right behind it, None without one.

    Args:
        amount: an amount.
        sums: all amounts of the paper, in order.
        text: the paper.
    """
    if not _EACH.search(text[max(0, amount.span.start - 10) : amount.span.start]):
        return amount
    later = next((s for s in sums if s.span.start >= amount.span.end), None)
    return later if later and _IN_ALL.fullmatch(text, amount.span.end, later.span.start) else None


# 货值金额按标价计算为15盒×9.5元＝142.50元, 800个×65元/个＝52000元
_RECKONING = re.compile(
    r"[\d.,]+\s?(?:元|[^，。；\d\s]{1,4})?(?:\s?[×xX*＊+＋]\s?[\d.,]+\s?(?:元|[^，。；\d\s]{1,4})?)+\s?[=＝等即]于?\s?$"
)
_FAR = 48
# 65元/个, ×65元, 65元×800个
_PRICE_BEFORE = re.compile(r"[×xX*＊]\s?$")
_PRICE_BEHIND = re.compile(r"\s?(?:[/／](?=[\u4e00-\u9fff])|[×xX*＊]\s?\d+\s?[\u4e00-\u9fff])")


def told_before(amount: Sum, text: str) -> str:
    """What stands before an amount, without the product or sum that comes to it.

    Args:
        amount: an amount.
        text: the paper.
    """
    return _RECKONING.sub("", text[max(0, amount.span.start - _FAR) : amount.span.start])


def is_price(amount: Sum, text: str) -> bool:
    """Whether an amount is the price of one in a product that is written out, no amount of all.

    Args:
        amount: an amount.
        text: the paper.
    """
    before = _PRICE_BEFORE.search(text[max(0, amount.span.start - 3) : amount.span.start])
    return bool(before or _PRICE_BEHIND.match(text, amount.span.end))


_OF_A_FINE = re.compile(r"(?<!加处)罚款[^。；\n]{0,8}$")


def fines_told(decision: Decision) -> Iterator[Sum]:
    """The amounts that stand behind 罚款, whoever imposed them and when: a reminder tells of a fine decided before.

    Args:
        decision: the paper in its parts.
    """
    for amount in decision.sums:
        if _OF_A_FINE.search(decision.text[max(0, amount.span.start - 12) : amount.span.start]):
            yield amount


def _paired(text: str, found: list[Amount]) -> Iterator[Sum]:
    """Words and digits that stand side by side, in either order, are one amount; so are words and the result of the sum behind them."""
    made: set[int] = set()
    index = 0
    while index < len(found):
        one = found[index]
        two = found[index + 1] if index + 1 < len(found) else None
        result = _result(text, one, found[index + 1 :])
        if two and is_same_twice(text, one, two):
            word, number = (one, two) if one.capital else (two, one)
            yield Sum(_span(text, one.start, two.end), number.yuan, text[word.start : word.end], word.yuan)
            index += 2
            continue
        if result:
            made.add(result.start)
            yield Sum(_span(text, one.start, one.end), result.yuan, text[one.start : one.end], one.yuan)
        elif one.start not in made:
            words = text[one.start : one.end] if one.capital else ""
            yield Sum(_span(text, one.start, one.end), one.yuan, words, one.yuan if one.capital else None)
        index += 1


def _result(text: str, words: Amount, behind: list[Amount]) -> Amount | None:
    """陆万元整（300万元×2%=6万元）: what the sum in brackets right behind an amount in words comes to."""
    sum_behind = _SUM_BEHIND.match(text, words.end) if words.capital else None
    return next((one for one in behind if sum_behind and one.start == sum_behind.end()), None)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


_TOTAL_BEHIND = re.compile(
    r"\s{0,3}(?:以上|上述|前述)?(?:[两二三四五六\d]项)?[^。；，\n\d]{0,10}(?:合计|共计|总计)[^。\n]{0,60}"
)


def with_total(text: str, ruling: Span) -> int:
    """The end of a ruling with the sentence right behind it that adds it up.

    Args:
        text: the paper.
        ruling: its ruling or proposal.
    """
    behind = _TOTAL_BEHIND.match(text, ruling.end)
    return behind.end() if behind else ruling.end
