"""Leave one out: a real case is asked for by its facts, those that rely on one of its articles must be found among the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median
from time import perf_counter

from assistant.analysis.suggest import suggest
from assistant.cases.library import CaseLibrary
from assistant.cases.linking import GENERAL, article_key
from assistant.cases.model import Precedent
from assistant.cases.similar import case_of_facts, similar_cases
from assistant.dossier.model import Case, Party
from assistant.law.model import LawRef

_DEPTH = 10
_WAYS = ("只看文字", "引擎建议的条款", "办案人员选定的条款")
_NUMBERED = re.compile(r"guiding-(\d+)$")
Answer = Callable[[Precedent, Case], Sequence[str]]


@dataclass(frozen=True, slots=True)
class WayScore:
    """One way of asking. ``hit``: one relevant case at least is found; ``recall``: found of those that could be, in 5 and 10."""

    way: str
    queries: int
    hit_5: float
    hit_10: float
    recall_5: float
    recall_10: float
    mrr: float
    seconds: float


def score(library: CaseLibrary, *, kinds: Iterable[str] = ()) -> list[WayScore]:
    """Ask for every real case of a library that shares an article with another one.

    A case told twice (the same guiding case in two collections) is no answer to itself. The clause of the query is used
    only as the product would know it: not at all; as the engine suggests it from the facts; as an officer chose it.

    Args:
        library: cases with their clauses.
        kinds: only queries of these kinds; all when none.
    """
    cases = [case for case in library.precedents() if not case.fictional]
    asked = [case for case in cases if not kinds or case.kind in set(kinds)]
    queries = [(case, relevant) for case in asked if (relevant := relevant_to(case, cases))]
    return [_score(way, queries, cases, library) for way in _WAYS]


def relevant_to(query: Precedent, cases: Sequence[Precedent]) -> set[str]:
    """The ids of the other cases that rely on one of its articles."""
    wanted = _articles(query)
    return {case.id for case in cases if wanted & _articles(case) and not _twins(query, case)}


def _articles(case: Precedent) -> set[str]:
    return {text for text in case.cited if (ref := LawRef.parse(text)) and ref.law not in GENERAL}


def _twins(one: Precedent, other: Precedent) -> bool:
    if one.id == other.id:
        return True
    numbers = [match[1] for case in (one, other) if (match := _NUMBERED.search(case.id))]
    return len(numbers) == 2 and numbers[0] == numbers[1]


def _score(
    way: str, queries: Sequence[tuple[Precedent, set[str]]], cases: Sequence[Precedent], library: CaseLibrary
) -> WayScore:
    rows, times = list[tuple[float, float, float, float, float]](), list[float]()
    for query, relevant in queries:
        start = perf_counter()
        found = _found(way, query, library)
        times.append(perf_counter() - start)
        twins = {case.id for case in cases if _twins(query, case)}
        rows.append(_measured([one for one in found if one not in twins], relevant))
    hit_5, hit_10, recall_5, recall_10, mrr = map(mean, zip(*rows or [(0.0,) * 5], strict=True))
    return WayScore(
        way, len(queries), hit_5, hit_10, recall_5, recall_10, mrr, median(times) if times else 0.0
    )


def _found(way: str, query: Precedent, library: CaseLibrary) -> list[str]:
    case = _case(query)
    clauses = [article_key(text) for text in query.basis] if way == _WAYS[2] else []
    suggestions = suggest(case, k=_DEPTH).suggestions if way == _WAYS[1] else ()
    answer = similar_cases(
        case, clauses=clauses, suggestions=suggestions, k=_DEPTH + 2, leaving_out=query.id, library=library,
        only={"truth": "真实"},
    )  # fmt: skip
    return [item.precedent.id for item in answer.cases]


def _case(query: Precedent) -> Case:
    case = case_of_facts(query.facts, date=query.date, region=query.region)
    kinds = {"个人": "个人", "企业": "企业", "个体工商户": "个体工商户", "个体": "个体工商户"}
    kind = kinds.get(query.party)
    return case.model_copy(update={"party": Party.model_validate({"kind": kind})}) if kind else case


def _measured(found: Sequence[str], relevant: set[str]) -> tuple[float, float, float, float, float]:
    hits = [one in relevant for one in found[:_DEPTH]]
    first = hits.index(True) + 1 if any(hits) else 0
    return (
        float(any(hits[:5])),
        float(any(hits)),
        sum(hits[:5]) / min(5, len(relevant)),
        sum(hits) / min(_DEPTH, len(relevant)),
        1 / first if first else 0.0,
    )
