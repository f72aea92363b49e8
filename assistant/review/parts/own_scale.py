"""The tiers of discretion that a paper sets out itself, each with its range, and the one that it says it applies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.corpora import Words
from assistant.review.parts.body import sentences_of, unquoted
from assistant.review.parts.model import Decision, Span
from assistant.text.numerals import NUMBER, value_of


class _Said(Words):
    """The words of tiers, as corpora/lexicon/review/own_tiers.yaml has them."""

    FILE = "lexicon/review/own_tiers.yaml"

    name: str
    several: re.Pattern[str]
    one: re.Pattern[str]
    chosen: re.Pattern[str]
    not_chosen: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier: its name, the ends of its range in yuan, times or percent (``unit``), and where it stands."""

    name: str
    low: Decimal
    high: Decimal
    unit: str
    at: Span


_RANGE = re.compile(
    rf"(?P<low>{NUMBER})\s?(?P<unit>元|倍|[%％])?(?:人民币)?(?:（含[^（）]{{0,6}}）)?(?:以上|至|到|[-—–~～]|、不足|不足|不满)[^，。；、\d一二三四五六七八九十]{{0,3}}(?P<high>{NUMBER})\s?(?P<of>元|倍|[%％])(?:以下)?"
)
_KIND = re.compile("违法|行为|情[形节]|档次?|第|特别(?=严重)")


def own_scale(decision: Decision) -> tuple[Tier, ...]:
    """The tiers with ranges that the paper tells outside quoted law; a name with two different ranges is left out.

    Args:
        decision: the paper in its parts.
    """
    text = unquoted(decision.text)
    found = [tier for sentence in sentences_of(text) for tier in _in(sentence)]
    ends: dict[tuple[str, str], set[tuple[Decimal, Decimal]]] = {}
    for tier in found:
        ends.setdefault((tier.name, tier.unit), set()).add((tier.low, tier.high))
    return tuple(tier for tier in found if len(ends[tier.name, tier.unit]) == 1)


def chosen_tier(decision: Decision) -> Span | None:
    """The tier that the paper says it applies, its bare name as text; None where it names none, or two."""
    said, text = _Said.read(), unquoted(decision.text)
    end = decision.ruling.end if decision.ruling else len(text)
    chosen: dict[str, Span] = {}
    for match in said.chosen.finditer(text, 0, end):
        clause = re.split("[，。；\n]", text[: match.start()])[-1]
        if not said.not_chosen.search(clause):
            name = bare_tier(_first(match))
            chosen.setdefault(name, Span(match.start(), match.end(), name))
    return next(iter(chosen.values())) if len(chosen) == 1 else None


def bare_tier(name: str) -> str:
    """The name of a tier without 违法, 情节 and the like.

    Args:
        name: as the paper writes it.
    """
    return _KIND.sub("", name)


def _first(match: re.Match[str]) -> str:
    return next(name for name in match.groupdict().values() if name)


def _in(sentence: Span) -> Iterator[Tier]:
    several = _Said.read().several.search(sentence.text)
    if several:
        yield from _in_turn(sentence, several)
        return
    for match in _RANGE.finditer(sentence.text):
        named = _Said.read().one.search(sentence.text[: match.start()])
        tier = _tier(_first(named), match, sentence) if named else None
        if tier:
            yield tier


def _in_turn(sentence: Span, several: re.Match[str]) -> Iterator[Tier]:
    """Tiers named in a row with as many ranges of one unit in a row behind them."""
    names = re.findall(_Said.read().name, several["names"])
    ranges = list(_RANGE.finditer(sentence.text, several.end()))
    for unit in "元倍%":
        own = [m for m in ranges if m["of"].replace("％", "%") == unit]
        if len(own) == len(names):
            told = (_tier(name, match, sentence) for name, match in zip(names, own, strict=True))
            yield from (tier for tier in told if tier)


def _tier(name: str, match: re.Match[str], sentence: Span) -> Tier | None:
    low, high = value_of(match["low"]), value_of(match["high"])
    if low is None or high is None:
        return None
    if match["unit"] is None and match["high"].endswith("万") and not match["low"].endswith("万"):
        low *= 10_000  # 1-3万元
    if low > high:
        return None
    at = Span(sentence.start + match.start(), sentence.start + match.end(), match[0])
    return Tier(bare_tier(name), Decimal(low), Decimal(high), match["of"].replace("％", "%"), at)
