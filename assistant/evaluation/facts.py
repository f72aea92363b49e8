"""Facts → clause: how many of the articles that real decisions cite are among the suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean, median
from time import perf_counter, process_time
from typing import Any, get_args

from assistant.analysis.model import Suggestion
from assistant.analysis.suggest import suggest
from assistant.corpora import load_rows
from assistant.dossier.model import Case, Party
from assistant.evaluation.kinship import Kinship
from assistant.law.library import LawLibrary, open_library
from assistant.law.model import Provision
from assistant.law.names import short as short_name
from assistant.law.penalty import parse_article
from assistant.text.dates import parse_as_of

_GENERAL = frozenset({"行政处罚法", "行政强制法"})
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FactsRow:
    """Facts with the articles a decision cited: (short law name, 第X条)."""

    id: str
    case: Case
    cited: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class FactsScore:
    """Means over all rows with cited articles in the library; shares of rows whose penalty clause stands first / in three.

    ``shown_three`` is the share whose penalty clause is among the first three that stand before the fold, ``shown`` how many
    of the first three do on average. ``unrelated`` is the share of the rows with cited articles that have a law among those
    which shares no field with any law cited (assistant/evaluation/kinship.py).
    """

    rows: int
    recall_5: float
    recall_10: float
    penalty_rows: int
    first: float
    first_three: float
    first_ten: float
    shown_three: float
    shown: float
    unrelated: float
    grades: dict[str, tuple[int, float]]


def read_cases(path: Path, tiers: Sequence[str] = ("A", "B"), fold: int = 2) -> list[FactsRow]:
    """Rows of penalty_cases.jsonl of the given tiers, or of one fold of corpora/descriptions.jsonl (2 is held out)."""
    rows = load_rows(path, dict[str, Any])
    return [_row(row) for row in rows if row.get("tier", "A") in tiers and row.get("fold", fold) == fold]


def score(rows: Iterable[FactsRow], library: LawLibrary | None = None, *, k: int = 10) -> FactsScore:
    """Suggest for every row and compare with what was cited."""
    library = library or open_library()
    recalls: list[tuple[float, float]] = []
    ranks: list[int] = []
    grades: dict[str, list[bool]] = {}
    strange: list[bool] = []
    shown: list[int] = []
    among_shown: list[bool] = []
    kinship = Kinship(library)
    for row in rows:
        cited = {key for key in row.cited if key[0] not in _GENERAL}
        suggestions = suggest(row.case, k=k).suggestions
        found = [_keys(s) for s in suggestions]
        before = [keys for s, keys in zip(suggestions, found, strict=True) if not s.folded][:3]
        if cited:
            recalls.append((_recall(cited, found[:5]), _recall(cited, found[:10])))
        day = parse_as_of(row.case.act_date, end=True) if row.case.act_date else None
        if cited:
            laws = {law for law, _ in cited}
            strange.append(any(kinship.unrelated(keys[0][0], laws, day) for keys in before))
            shown.append(len(before))
        penal = {key for key in cited if _is_penal(key, library, day)}
        if penal:
            among_shown.append(any(keys[0] in penal for keys in before))
            ranks.append(next((i for i, keys in enumerate(found) if keys[0] in penal), k))
            grade = suggestions[0].confidence if suggestions else "无"
            grades.setdefault(grade, []).append(ranks[-1] == 0)
    return FactsScore(
        len(recalls),
        mean(r[0] for r in recalls),
        mean(r[1] for r in recalls),
        len(ranks),
        mean(r < 1 for r in ranks),
        mean(r < 3 for r in ranks),
        mean(r < 10 for r in ranks),
        mean(among_shown),
        mean(shown),
        mean(strange),
        {str(grade): (len(right), mean(right)) for grade, right in sorted(grades.items())},
    )


def timed(rows: Sequence[FactsRow]) -> tuple[float, float]:
    """Median seconds of one suggestion by the clock and of processor time."""
    walls, cores = [], []
    for row in rows:
        wall, core = perf_counter(), process_time()
        suggest(row.case)
        walls.append(perf_counter() - wall)
        cores.append(process_time() - core)
    return median(walls), median(cores)


def _row(row: dict[str, Any]) -> FactsRow:
    cited = row.get("cited") or [*row["penalty"], *row["violated"]]
    held = row.get("in_archive")
    keys = [(short_name(c["law"]), c["article"]) for c in cited]
    keys = [key for key in keys if held is None or "".join(key) in {short_name(h) for h in held}]
    party = (
        Party(kind=row["party"])
        if row.get("party") in get_args(Party.model_fields["kind"].annotation)
        else Party()
    )
    case = Case(
        facts=row["facts"], act_date=row.get("date") or "", region=row.get("region") or "", party=party
    )
    return FactsRow(row["id"], case, tuple(dict.fromkeys(keys)))


def _keys(suggestion: Suggestion) -> list[Key]:
    refs = [suggestion.penalty, *suggestion.violated]
    return [(short_name(ref.law), ref.provision.label) for ref in refs]


def _recall(cited: set[Key], found: Sequence[Sequence[Key]]) -> float:
    return len(cited & {key for keys in found for key in keys}) / len(cited)


def _is_penal(key: Key, library: LawLibrary, day: date | None) -> bool:
    law, label = key
    place = Provision.parse(label)
    articles = [a for one in library.find(law) if place and (a := library.article(one, place, day))]
    return any(parse_article(article) for article in articles)
