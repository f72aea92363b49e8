"""Goods said to be past their date that, by their own label, were not: day of making and keeping time against the inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.dates import exact_day, find_dates, format_date
from assistant.text.numerals import to_int


class _Said(Words):
    """The words of keeping times, as corpora/lexicon/dossier/shelf_life.yaml has them."""

    FILE = "lexicon/dossier/shelf_life.yaml"

    made: re.Pattern[str]
    made_on: re.Pattern[str]
    keeps: re.Pattern[str]
    between: re.Pattern[str]
    past: re.Pattern[str]
    other: re.Pattern[str]


_SENTENCE = re.compile(r"[。；;\n]")
_MONTHS = 12


def not_past_their_date(case: Case) -> Iterator[Contradiction]:
    """Every label of a record by which goods were still good on the day of the act, where the facts call all of them past it.

    Args:
        case: facts, day of the act and records are read.
    """
    said = _Said.read()
    day = exact_day(case.act_date)
    past = said.past.search(case.facts)
    if day is None or past is None:
        return
    for piece in case.evidence:
        if piece.kind is not EvidenceKind.RECORD or is_later(piece.name) or said.other.search(piece.text):
            continue
        for made, last, words in _called_past(piece.text):
            if made <= day <= last:
                a = Side(piece.id, words, f"保质期至{format_date(last)}")
                yield Contradiction("是否超过保质期", a, Side(FACTS, case.facts, past[0]), "日期（有效期至）")


def _called_past(text: str) -> Iterator[tuple[date, date, str]]:
    """The label of each sentence that has only one and calls its goods past their date."""
    said = _Said.read()
    for sentence in _SENTENCE.split(text):
        found = list(_labels(sentence)) if said.past.search(sentence) else []
        if len(found) == 1 and len(said.made_on.findall(sentence)) == 1:
            yield from found


def _labels(text: str) -> Iterator[tuple[date, date, str]]:
    """The day of making and the last good day of each label, with its words."""
    said = _Said.read()
    for made, start, end in find_dates(text):
        keeps = said.keeps.match(text, end) if said.made.search(text[max(0, start - 12) : start]) else None
        number = to_int(keeps["n"]) if keeps else None
        if keeps and number and not said.between.search(text, end, keeps.start("n")):
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
