"""A record that ends before it begins: 12时20分至11时50分. By night the end may be of the next morning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.model import Case
from assistant.dossier.sources import Contradiction, Side

_SPAN = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{0,4}时间)?[：:为是]{0,2}\s?(?P<day>(?:\d{4}年)?\d{1,2}月\d{1,2}日)\s?"
    r"(?P<h1>\d{1,2})[时:：](?P<m1>\d{1,2})分?(?:至|到|—|－|-|~)(?P<h2>\d{1,2})[时:：](?P<m2>\d{1,2})分?(?!\d)"
)
_EVENING, _MORNING = 17 * 60, 9 * 60


def hours_turned(case: Case) -> Iterator[Contradiction]:
    """Every span of hours of one day whose end lies before its beginning.

    Args:
        case: its evidence is read.
    """
    for piece in case.evidence:
        for span in _SPAN.finditer(piece.text):
            start, end = (_minutes(span[h], span[m]) for h, m in (("h1", "m1"), ("h2", "m2")))
            overnight = start >= _EVENING and end <= _MORNING
            if end < start and not overnight:
                a = Side(piece.id, span[0], f"{span['h1']}时{span['m1']}分")
                b = Side(piece.id, span[0], f"{span['h2']}时{span['m2']}分")
                yield Contradiction(f"{piece.name}的起止时间", a, b, "时间（起止）")
                break


def _minutes(hours: str, minutes: str) -> int:
    return int(hours) * 60 + int(minutes)
