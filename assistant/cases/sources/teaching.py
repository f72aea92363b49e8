"""The teaching cases of corpora/cases as precedents."""

from __future__ import annotations

from assistant.analysis.teaching import TeachingCase, load_teaching_cases
from assistant.cases.model import Precedent
from assistant.cases.sources.base import cited

_OURS = "Apache-2.0"


def teaching_cases() -> list[Precedent]:
    """The fictional teaching cases of corpora/cases.

    Raises:
        CorpusError: a row breaks the schema.
    """
    return list(map(_precedent, load_teaching_cases()))


def _precedent(row: TeachingCase) -> Precedent:
    day = row.decided_on or row.act_date
    return Precedent(
        id=row.id,
        kind="教学案例",
        title=row.title,
        facts=row.facts,
        date=day.isoformat() if day else "",
        field=row.field,
        matter=row.matter,
        party=row.party,
        region=row.region,
        cited=cited([row.penalty, *row.violated]),
        duty=row.violated,
        basis=(row.penalty,),
        kinds=row.kinds,
        fine_yuan=row.fine_yuan,
        discretion="；".join((*row.lighter, *row.heavier)),
        lesson=row.lesson,
        source="本项目编写",
        licence=_OURS,
        fictional=True,
    )
