"""A statement that dates itself before anything it was shown had been made: photographs, records, tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.model import SEEN_BY_US, SPOKEN, Case, Evidence
from assistant.dossier.sources import Contradiction, Side
from assistant.text.dates import find_dates, format_date


class _Said(Words):
    """The words of what a statement was shown, as corpora/lexicon/dossier/asked_before.yaml has them."""

    FILE = "lexicon/dossier/asked_before.yaml"

    shown: re.Pattern[str]
    label: re.Pattern[str]
    clock: re.Pattern[str]


_HEAD, _QUOTED = 80, 60


def asked_before_shown(case: Case) -> Iterator[Contradiction]:
    """Every statement about photographs or records that is dated before the first of them was made.

    Where a picture or record does not tell its day, it may have been made before.

    Args:
        case: its evidence is read.
    """
    made = [(p, _day_made(p)) for p in case.evidence if p.kind in SEEN_BY_US and not is_later(p.name)]
    days = [(day, piece) for piece, day in made if day]
    if not days or len(days) != len(made):
        return
    first, record = min(days, key=lambda one: one[0])
    for piece in (p for p in case.evidence if p.kind in SPOKEN):
        asked = _day_made(piece)
        if asked and asked < first and _Said.read().shown.search(piece.text):
            a = Side(piece.id, piece.text[:_QUOTED].strip(), format_date(asked))
            b = Side(record.id, record.text[:_QUOTED].strip(), format_date(first))
            yield Contradiction("询问与检查（拍摄）的日期", a, b, "日期（询问）")


def _day_made(piece: Evidence) -> date | None:
    """The day with hours that stands behind the label of time at the head of a paper."""
    said = _Said.read()
    for day, start, end in find_dates(piece.text[:_HEAD]):
        if said.label.search(piece.text[:start]) and said.clock.match(piece.text, end):
            return day
    return None
