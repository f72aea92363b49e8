"""Until when tests and appraisals of a case went on at the most: the day of the last result that is told."""

from __future__ import annotations

import re
from datetime import date

from assistant.analysis.procedure.conditions import Situation
from assistant.dossier.model import EvidenceKind

KIND = "鉴定"
_OF_A_TEST = re.compile(r"鉴定|检[测验疫]|监测|评估|测绘")
_RESULT = re.compile(r"结[果论]|报告|意见书|出具|送达|告知|签收")


def results_until(situation: Situation, begun: date, end: date) -> date | None:
    """The day of the last result between two days; None where none is told, or a test goes on behind it.

    Args:
        situation: opinions and steps are read.
        begun: the day from which a period runs.
        end: the day on which it is to be kept.
    """
    if any(p.kind is EvidenceKind.EXPERT and p.obtained is None for p in situation.case.evidence):
        return None
    opinions = [p.obtained for p in situation.case.evidence if p.kind is EvidenceKind.EXPERT]
    steps = [m for m in situation.moments if m.kind == KIND]
    named = (m for m in situation.moments if m.kind == KIND or _OF_A_TEST.search(m.name))
    told = [m.on for m in named if _RESULT.search(m.name + m.note)]
    days = [day for day in opinions or told if day and begun < day <= end]
    until = max(days, default=None)
    open_still = until is not None and any(until < m.on <= end for m in steps if m.on not in told)
    return None if open_still else until
