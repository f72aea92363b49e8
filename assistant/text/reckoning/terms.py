"""The numbers of a text with their units, money among them, and the stretches of a text that belong together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from assistant.text.amounts import Amount, amounts_in, is_same_twice
from assistant.text.numerals import value_of
from assistant.text.quantities import Counted, find_quantities
from assistant.text.reckoning.model import Term

YUAN = "元"
_KEPT = 512  # texts whose numbers are kept: every kind of reckoning asks for them
_WRITTEN = re.compile(
    r"[0-9０-９][0-9０-９,，]*(?:[.．](?P<decimals>[0-9０-９]+))?\s?(?P<scale>[十百千万亿萬億]*)"
)
_MEASURED = ("面积", "浓度", "水质浓度", "声级", "体积", "长度", "重量")
_ABOUT = re.compile(r"(?:大?约|大概|近|将近|不到|不足|至少|至多)[^，。；\d]{0,2}$")
_AROUND = re.compile(r"\s?(?:左右|上下|以上|以下|余|多|[/／]?[-—~～至到]\d)")
_GOES_ON = re.compile(
    r"\s?(?:半(?!年|个月|天)|[零又]\s?[\d一二两三四五六七八九十]|(?<=[元块])[一二三四五六七八九](?=[/／每，,。；、）)]|$))"
)
_TEN_THOUSAND = re.compile(r"[万萬]\s?[元圆]")
_COMMA = re.compile(r"\d，\d")
_FEN = Decimal("0.01")


def last_place(words: str) -> Decimal:
    """What the last digit of a number counts: 0.1 in 12.5, 1000 in 7.6万, 1 in 肆仟.

    Args:
        words: the number as written, its unit may follow.
    """
    if "角" in words or "分" in words:
        return _FEN
    match = _WRITTEN.search(words)
    if match is None:
        return Decimal(1)
    scale = value_of(f"一{match['scale']}") if match["scale"] else Decimal(1)
    return (scale or Decimal(1)).scaleb(-len(match["decimals"] or ""))


def rounding(words: str, *, measured: bool) -> Decimal:
    """How far a number may be rounded: half its last digit for what is measured, for 万元 and for prices down to 分.

    Args:
        words: the number as written.
        measured: whether it was measured rather than counted or paid.
    """
    match = _WRITTEN.search(words)
    decimals = len(match["decimals"] or "") if match else 0
    if not match or not decimals or not (measured or match["scale"] or decimals > 1):
        return Decimal(0)
    return last_place(words) / 2


@lru_cache(maxsize=_KEPT)
def read_terms(text: str) -> tuple[Term, ...]:
    """Every number with a unit and every sum of money, in order; one written in digits and capitals is one.

    Args:
        text: of a paper; what is not to be read is blanked out.
    """
    amounts = list(amounts_in(text))
    once = [
        two for one, two in zip([None, *amounts], amounts, strict=False)
        if one is None or not is_same_twice(text, one, two)
    ]  # fmt: skip
    money = [_of_money(text, amount) for amount in once]
    taken = {place for amount in amounts for place in range(amount.start, amount.end)}
    counted = [_of_count(text, one) for one in find_quantities(text, counters=True) if one.start not in taken]
    return tuple(sorted([*money, *counted], key=lambda term: term.start))


def _of_money(text: str, amount: Amount) -> Term:
    words = text[amount.start : amount.end]
    factor = Decimal(10_000) if _TEN_THOUSAND.search(words) and not amount.capital else Decimal(1)
    loose = amount.rough or _is_loose(text, amount.start, amount.end)
    return Term(
        amount.start, amount.end, amount.yuan, YUAN, "万元" if factor > 1 else YUAN, factor,
        last_place(words), rounding(words, measured=False), loose,
    )  # fmt: skip


def _of_count(text: str, one: Counted) -> Term:
    words = text[one.start : one.end]
    loose = bool(one.span.rough) or one.span.value is None or _is_loose(text, one.start, one.end)
    shown, factor = (
        (words[-2:], one.factor * 1000) if words[-2:] in ("千克", "千米") else (one.shown, one.factor)
    )
    return Term(
        one.start, one.end, one.span.low * one.factor, one.base, shown, factor,
        last_place(words) * one.factor, rounding(words, measured=one.kind in _MEASURED) * one.factor, loose,
    )  # fmt: skip


def without_pieces(text: str, terms: Sequence[Term]) -> list[Term]:
    """The terms that count something: the 一趟 of 20元一趟 is what the price is of.

    Args:
        text: of a paper.
        terms: of it, in order.
    """
    pieces = {
        two.start
        for one, two in zip(terms, terms[1:], strict=False)
        if text[two.start] == "一" and not text[one.end : two.start].strip()
    }
    return [term for term in terms if term.start not in pieces]


def _is_loose(text: str, start: int, end: int) -> bool:
    """Said about so, gone on in words (三斤半, 两元五, 3箱零5瓶), or with a comma of clauses between its digits."""
    told = (
        _ABOUT.search(text[max(0, start - 5) : start])
        or _AROUND.match(text, end)
        or _GOES_ON.match(text, end)
    )
    return bool(told) or _COMMA.search(text, start, end) is not None


def stretches(text: str, ends: str) -> Iterator[tuple[int, int]]:
    """From one closing mark to the next, as offsets.

    Args:
        text: of a paper.
        ends: the marks that close a stretch.
    """
    for match in re.finditer(rf"[^{ends}]+", text):
        yield match.start(), match.end()


def within(terms: Sequence[Term], start: int, end: int) -> Sequence[Term]:
    """The terms that begin in a stretch.

    Args:
        terms: in order.
        start: of the stretch.
        end: of the stretch.
    """
    low = bisect_left(terms, start, key=lambda term: term.start)
    return terms[low : bisect_left(terms, end, key=lambda term: term.start)]
