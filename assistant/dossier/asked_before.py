"""A statement that dates itself before anything it was shown had been made: photographs, records, tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.sources import Contradiction, Side
from assistant.text.dates import find_dates, format_date

_STATEMENTS = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})
_MADE_HERE = frozenset({EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL})
_SHOWN = re.compile(
    r"(?:对|出示|看[看过]?|辨认|核对)[^。？?；\n]{0,10}(?:照片|录像|测量|勘验|检查笔录|现场笔录|检[验测]报告|鉴定|清单|示意图)"
)
_LABEL = re.compile(r"(?:时间|日期)[：:于为]{0,2}\s?$")
_CLOCK = re.compile(r"\s?(?:凌晨|清晨|上午|中午|下午|晚上?|夜里)?\s?\d{1,2}[时点:：]")
_HEAD, _QUOTED = 80, 60


def asked_before_shown(case: Case) -> Iterator[Contradiction]:
    """Every statement about photographs or records that is dated before the first of them was made.

    Where a picture or record does not tell its day, it may have been made before.

    Args:
        case: its evidence is read.
    """
    made = [(p, _day_made(p)) for p in case.evidence if p.kind in _MADE_HERE and not is_later(p.name)]
    days = [(day, piece) for piece, day in made if day]
    if not days or len(days) != len(made):
        return
    first, record = min(days, key=lambda one: one[0])
    for piece in (p for p in case.evidence if p.kind in _STATEMENTS):
        asked = _day_made(piece)
        if asked and asked < first and _SHOWN.search(piece.text):
            a = Side(piece.id, piece.text[:_QUOTED].strip(), format_date(asked))
            b = Side(record.id, record.text[:_QUOTED].strip(), format_date(first))
            yield Contradiction("询问与检查（拍摄）的日期", a, b, "日期（询问）")


def _day_made(piece: Evidence) -> date | None:
    """The day with hours that stands behind the label of time at the head of a paper."""
    for day, start, end in find_dates(piece.text[:_HEAD]):
        if _LABEL.search(piece.text[:start]) and _CLOCK.match(piece.text, end):
            return day
    return None
