"""Facts that tell of nothing unlawful: which share is known as such, and how much of what does tell of a violation is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.analysis.lawful import compliance
from assistant.corpora import load_rows


@dataclass(frozen=True, slots=True)
class LawfulScore:
    """Shares of the rows for which no clause is offered, and for which clauses are, but none with confidence."""

    rows: int
    refused: float
    leaning: float


def read_facts(path: Path, fold: int) -> list[str]:
    """The facts of a file of notes, cases or descriptions; of one fold only, where rows have folds.

    Raises:
        CorpusError: the file is missing or no JSON lines.
    """
    rows = load_rows(path, dict[str, Any])
    return [row["facts"] for row in rows if row.get("fold", fold) == fold]


def score(facts: Iterable[str]) -> LawfulScore:
    """What the gate says of each."""
    found = [compliance(one) for one in facts]
    count = max(len(found), 1)
    return LawfulScore(
        len(found),
        sum(one is not None and one.sure for one in found) / count,
        sum(one is not None and not one.sure for one in found) / count,
    )
