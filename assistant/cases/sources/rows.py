"""JSON lines of several layouts: guiding cases, penalty cases, and rows in our own layout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.cases.model import Precedent
from assistant.cases.sources.base import Origin, cited, outcome_of
from assistant.cases.sources.texts import day_of, facts_of, parts_of
from assistant.errors import InputError
from assistant.paper.encoding import lines_of

_POINTS = 400
_PARTIES = {"个体": "个体工商户"}


def from_lines(path: Path, origin: Origin) -> Iterator[Precedent]:
    """The cases of a file of JSON lines.

    Raises:
        InputError: a line is no case of a known layout, with its number.
    """
    for number, line in enumerate(lines_of(path), 1):
        if not line.strip():
            continue
        try:
            yield from_row(json.loads(line), origin)
        except (json.JSONDecodeError, ValidationError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path.name} 第 {number} 行不是可识别的案例",
                "每行应为一个含 id 与 facts 或 text 的 JSON 对象",
            ) from error


def from_row(row: dict[str, Any], origin: Origin) -> Precedent:
    """One case from one row."""
    if "issued" in row:
        return _guiding_case(row, origin)
    if "cited" in row and row["cited"] and isinstance(row["cited"][0], dict):
        return _penalty_case(row, origin)
    case = Precedent.model_validate(row)
    return origin.finished(case, (*case.basis, *case.duty))


def _guiding_case(row: dict[str, Any], origin: Origin) -> Precedent:
    """A row of precedents.jsonl: full text with headings in 【】."""
    text = str(row["text"])
    parts, references = parts_of(text), origin.references(text)
    outcome = outcome_of(parts.get("裁判结果", ""))
    case = Precedent(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        facts=facts_of(text),
        text=text,
        date=day_of(str(row["issued"])),
        field="、".join(row.get("keywords", ())),
        cited=cited(references),
        lesson=parts.get("裁判要点", "")[:_POINTS],
        outcome=outcome,
        outcome_why=parts.get("裁判要点", "")[:_POINTS] if outcome else "",
        source=row.get("source", ""),
    )
    return origin.finished(case, references)


def _penalty_case(row: dict[str, Any], origin: Origin) -> Precedent:
    """A row of penalty_cases.jsonl: facts with the cited articles beside them."""
    references = [origin.reference(ref["law"], ref["article"], ref.get("part") or "") for ref in row["cited"]]
    case = Precedent(
        id=row["id"],
        kind="处罚案例",
        title=f"{row['agency']}{row['field']}处罚案",
        facts=row["facts"],
        date=row["date"],
        agency=row["agency"],
        field=row["field"],
        party=_PARTIES.get(row["party"], row["party"]),
        region=row.get("region") or "",
        cited=cited(references),
        kinds=tuple(row["kinds"]),
        fine_yuan=row["fine_yuan"],
        source="公开的处罚决定（事实已转述）",
    )
    return origin.finished(case, references)
