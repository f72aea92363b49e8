"""The teaching cases of corpora/cases as precedents."""

from __future__ import annotations

from functools import lru_cache

from assistant.analysis.teaching import Stamp, TeachingCase, load_teaching_cases, stamp
from assistant.cases.model import Precedent
from assistant.cases.sources.base import cited
from assistant.search.units import text_key

_OURS = "Apache-2.0"


def teaching_cases() -> list[Precedent]:
    """The fictional teaching cases of corpora/cases.

    Raises:
        CorpusError: a row breaks the schema.
    """
    return list(_made(stamp()))


def taught_key() -> int:
    """Names the teaching cases by what they say.

    Raises:
        CorpusError: a row breaks the schema.
    """
    return _key(stamp())


@lru_cache(maxsize=2)
def _made(_: Stamp) -> tuple[Precedent, ...]:
    """Kept until a file changes: every question about cases asks for them."""
    return tuple(map(_precedent, load_teaching_cases()))


@lru_cache(maxsize=2)
def _key(files: Stamp) -> int:
    return text_key("".join(case.model_dump_json() for case in _made(files)))


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
