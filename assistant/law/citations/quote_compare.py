"""Comparing quoted words with the text they claim to be: character by character, layout aside."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz

from assistant.law.citations.model import QuoteChange
from assistant.text.normalise import fold
from assistant.text.simplified import simplified

_ELLIPSIS = re.compile(r"…+|\.{3,}|。{3,}|\((?:略|中略|下略)\)|〔(?:略|中略|下略)〕")
_TRAILING = "。;,:、.；，：!！?？"
_HEADING = re.compile(r"第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?")
_NEGATIONS = "不未无非没勿"
_NUMERALS = "零〇一二两三四五六七八九十百千万亿0123456789."
_UNITS = ("元", "倍", "日", "年", "月", "人", "次", "个", "米", "吨", "%", "小时", "岁")
_LIMITS = ("以上", "以下", "以内", "以外")
_MARGIN = 12


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """The form in which texts are compared: white space, width, quotation marks, traditional characters do not count."""
    return simplified(fold(text)).replace("'", '"')


def agrees(quoted: str, actual: str) -> bool:
    """Whether ``quoted`` is all or part of ``actual``.

    A part must not begin after a negation or inside a number that it leaves out. …… may stand for omitted words.

    Args:
        quoted: the words in quotation marks.
        actual: the text of the provision.
    """
    return _first_misfit(quoted, actual) is None


def differences(quoted: str, actual: str) -> tuple[QuoteChange, ...]:
    """Where ``quoted`` departs from ``actual``; empty if they agree (see :func:`agrees`)."""
    piece = _first_misfit(quoted, actual)
    return () if piece is None else _explain(piece, plain(actual))


def _first_misfit(quoted: str, actual: str) -> str | None:
    """The first stretch between ellipses that the text does not have, in order; None if it has them all."""
    text = plain(actual)
    at = 0
    for piece in pieces(quoted):
        found = text.find(piece, at)
        while found >= 0 and _cut(text, found, found + len(piece)):
            found = text.find(piece, found + 1)
        if found < 0:
            return piece
        at = found + len(piece)
    return None


def pieces(quoted: str) -> list[str]:
    """The stretches between ellipses, without the 第X条 in front and the punctuation at the end."""
    whole = _HEADING.sub("", plain(quoted), count=1) if _HEADING.match(plain(quoted)) else plain(quoted)
    return [piece for part in _ELLIPSIS.split(whole.rstrip(_TRAILING)) if (piece := part.strip(_TRAILING))]


def likeness(quoted: str, actual: str) -> float:
    """How much of the quotation is in the text, 0 … 100."""
    return float(fuzz.partial_ratio(plain(quoted), plain(actual)))


def _cut(text: str, start: int, end: int) -> str:
    """The word that a part wrongly leaves out just before or after itself, or ""."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 2]
    if before and before in _NEGATIONS:
        return before
    if before and before in _NUMERALS and text[start] in _NUMERALS:
        return before
    if after and after[0] in _NUMERALS and text[end - 1] in _NUMERALS:
        return after[0]
    return after if after in _LIMITS and text[:end].endswith(_UNITS) else ""


def _explain(piece: str, text: str) -> tuple[QuoteChange, ...]:
    found = text.find(piece)
    if found >= 0 and (omitted := _cut(text, found, found + len(piece))):
        return (QuoteChange("", omitted),)
    window = _window(piece, text)
    changes = [
        QuoteChange(piece[a:b], window[c:d])
        for kind, a, b, c, d in SequenceMatcher(None, piece, window, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    while changes and not changes[0].quoted and window.startswith(changes[0].actual):
        changes.pop(0)
    while changes and not changes[-1].quoted and window.endswith(changes[-1].actual):
        changes.pop()
    return _tighten(changes) or (QuoteChange(piece, ""),)


def _tighten(changes: list[QuoteChange]) -> tuple[QuoteChange, ...]:
    """Cuts what the margin added to a replacement at either end."""
    if changes and (size := len(changes[0].quoted)):
        changes[0] = QuoteChange(changes[0].quoted, changes[0].actual[-size:])
    if changes and (size := len(changes[-1].quoted)):
        changes[-1] = QuoteChange(changes[-1].quoted, changes[-1].actual[:size])
    return tuple(changes)


def _window(piece: str, text: str) -> str:
    """The stretch of the text that the piece most resembles, with a margin."""
    found = fuzz.partial_ratio_alignment(piece, text)
    if found is None or len(piece) >= len(text):
        return text
    return text[max(0, found.dest_start - _MARGIN) : found.dest_end + _MARGIN]
