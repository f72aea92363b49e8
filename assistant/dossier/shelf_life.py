"""Goods said to be past their date that, by their own label, were not: day of making and keeping time against the inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.dates import find_dates, format_date, parse_as_of
from assistant.text.numerals import to_int

_MADE = re.compile(r"(?:生产|制造|加工|灌装)日期(?:为|是|标[注示]为?|均为)?[：:\s]{0,2}$|生产于\s?$")
_MADE_ON = re.compile(r"(?:生产|制造|加工|灌装)日期|生产于")
_KEEPS = re.compile(
    r"[^。；\n]{0,24}?(?:保质|保存|有效|使用)期(?:为|是|限为?|均为)?[：:\s]{0,2}(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?P<unit>个月|天|日|年)"
)
_BETWEEN = re.compile(r"生产日期|制造日期")
_PAST = re.compile(r"超过保质期|过期|超过有效期|超保质期")
_OTHER = re.compile(
    r"未过期|未超过|没有过期|合格|保质期内|召回|退货"
    r"|开[封瓶启罐袋盖]|启封|拆封|配制|解冻|冷藏|[改换涂]标|更改|篡改|涂改|原标|加贴|覆盖"  # it keeps by another day or time
)
_SENTENCE = re.compile(r"[。；;\n]")
_MONTHS = 12


def not_past_their_date(case: Case) -> Iterator[Contradiction]:
    """Every label of a record by which goods were still good on the day of the act, where the facts call all of them past it.

    Args:
        case: facts, day of the act and records are read.
    """
    day = parse_as_of(case.act_date, end=True) if len(case.act_date) == len("2026-03-05") else None
    past = _PAST.search(case.facts)
    if day is None or past is None:
        return
    for piece in case.evidence:
        if piece.kind is not EvidenceKind.RECORD or is_later(piece.name) or _OTHER.search(piece.text):
            continue
        for made, last, words in _called_past(piece.text):
            if made <= day <= last:
                a = Side(piece.id, words, f"保质期至{format_date(last)}")
                yield Contradiction("是否超过保质期", a, Side(FACTS, case.facts, past[0]), "日期（有效期至）")


def _called_past(text: str) -> Iterator[tuple[date, date, str]]:
    """The label of each sentence that has only one and calls its goods past their date."""
    for sentence in _SENTENCE.split(text):
        found = list(_labels(sentence)) if _PAST.search(sentence) else []
        if len(found) == 1 and len(_MADE_ON.findall(sentence)) == 1:
            yield from found


def _labels(text: str) -> Iterator[tuple[date, date, str]]:
    """The day of making and the last good day of each label, with its words."""
    for made, start, end in find_dates(text):
        keeps = _KEEPS.match(text, end) if _MADE.search(text[max(0, start - 12) : start]) else None
        number = to_int(keeps["n"]) if keeps else None
        if keeps and number and not _BETWEEN.search(text, end, keeps.start("n")):
            yield made, _last(made, number, keeps["unit"]), text[start : keeps.end()]


def _last(made: date, number: int, unit: str) -> date:
    """The last day of keeping, counted from the day after the making; one day more for either way of counting."""
    if unit in ("天", "日"):
        return min(made, date.max - timedelta(days=number)) + timedelta(days=number)
    months = made.month - 1 + number * (_MONTHS if unit == "年" else 1)
    year, month = made.year + months // _MONTHS, months % _MONTHS + 1
    for day in range(made.day, 0, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return made
