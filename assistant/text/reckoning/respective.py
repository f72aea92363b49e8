"""Amounts that follow in the order of counts and prices: 甲地80平方米按每平方米200元、乙地60平方米按每平方米120元，分别为16000元和7200元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.text.reckoning.model import Exactly, Reckoned, Relation, Term
from assistant.text.reckoning.prices import Rate, beside, rate_of
from assistant.text.reckoning.terms import YUAN, read_terms, stretches, within, without_pieces

_IN_ORDER = re.compile(
    r"(?:依次|分别)(?:计算?|各?为|是|合|处|罚款?|收取|得款|支付|售得|价值|货值|金额|应缴|应处|计得|人民币|[:：]){1,4}\s?$"
)
_NEXT = re.compile(r"(?:[（(][^（()）]{1,24}[）)])?\s?(?:[、，,]|和|及|与|以及){1,2}\s?(?:人民币)?\s?")
_OTHERWISE = re.compile(r"折|优惠|抹|税|扣|减|另|不足|以上|以下|至多|至少|其中|[×xX*÷+＋=＝]")
_LEAST = 2


def respective(text: str) -> Iterator[Reckoned]:
    """Each amount behind 分别为 with the count and the price in its place; only where there are as many of each.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    terms = without_pieces(text, read_terms(text))
    for start, end in stretches(text, "。；\n"):
        inside = within(terms, start, end)
        made = next(filter(None, (_amounts(text, inside, at, start) for at in range(len(inside)))), None)
        if made:
            yield from _each(text, inside, made, start)


def _amounts(text: str, inside: Sequence[Term], at: int, start: int) -> list[Term]:
    """The amounts of a list that begins with the one at a place, right behind words like 分别为."""
    if inside[at].unit != YUAN or not _IN_ORDER.search(
        text[max(start, inside[at].start - 14) : inside[at].start]
    ):
        return []
    found = [inside[at]]
    for term in inside[at + 1 :]:
        if term.unit != YUAN or not _NEXT.fullmatch(text, found[-1].end, term.start):
            break
        found.append(term)
    return found


def _each(text: str, inside: Sequence[Term], made: Sequence[Term], start: int) -> Iterator[Reckoned]:
    """The products in their order against the amounts; none where a price lacks its count or something is taken off."""
    before = [t for t in inside if t.start < made[0].start]
    rates: list[Rate] = [rate for t in before if (rate := rate_of(text, t, start))]
    counts = [t for t in before if t not in {rate.term for rate in rates} and t.unit != YUAN]
    pairs = [(rate, own[0]) for rate in rates if (own := beside(rate, counts))]
    if not len(pairs) == len(rates) == len(made) >= _LEAST or len({id(c) for _, c in pairs}) < len(made):
        return
    between = text[pairs[0][1].start : made[0].start]
    if any(rate.term.unit != YUAN or not rate.unit for rate in rates) or _OTHERWISE.search(between):
        return
    for (rate, count), amount in zip(pairs, made, strict=True):
        pieces = Exactly(count.value / rate.factor, count.slack / rate.factor)
        product = Exactly(rate.term.value, rate.term.slack).times(pieces)
        yield Reckoned(Relation.PRICE, (count, rate.term), amount, product)
