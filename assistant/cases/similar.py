"""Cases like this one: those under the same clause for the same act first, then those told in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.analysis.model import Suggestion
from assistant.analysis.suggest import suggest
from assistant.cases.compare import compared
from assistant.cases.index import Cases, open_cases
from assistant.cases.library import CaseLibrary
from assistant.cases.linking import article_key, matter_of
from assistant.cases.model import SimilarCase
from assistant.cases.table import COLUMNS, CaseTable, Mask
from assistant.dossier.ingest import check_text
from assistant.dossier.model import Case
from assistant.law.library import LawLibrary, open_library
from assistant.search.question import request
from assistant.text.dates import parse_as_of

Floats = npt.NDArray[np.float32]
_ARTICLE = re.compile(r"《.+?》第[^条]+条(?:之[一二三四五六七八九十]+)?")
_RULE, _CLAUSE, _SAME, _MATTER = 1.0, 0.95, 0.9, 0.6
_DUTY = 0.8  # a duty shared counts less than the penalty clause
_SUGGESTED = 4.0  # against likeness of words, which lies between about -6 and 10
_CHOSEN, _SPREAD = 4.0, 8.0  # likeness is drawn into (-1, 1), so that a clause or matter chosen outweighs it
_CANDIDATES = 500
_SUGGESTIONS = 10


@dataclass(frozen=True, slots=True)
class Facet:
    """Values of a facet among what was found, with how many cases have each."""

    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SimilarCases:
    """The answer: cases, most alike first; facets of all that came into question; clauses that were matched."""

    cases: tuple[SimilarCase, ...] = ()
    facets: tuple[Facet, ...] = ()
    clauses: tuple[str, ...] = ()
    suggested: bool = False


@dataclass(frozen=True)
class Wanted:
    """What a case is matched by: terms of the table with how much each counts; ``articles`` are what is told as shared."""

    chosen: Mapping[str, float]
    suggested: Mapping[str, float]
    articles: frozenset[str]


def similar_cases(
    case: Case,
    *,
    clauses: Sequence[str] = (),
    k: int = 5,
    only: Mapping[str, str] | None = None,
    leaving_out: str = "",
    suggestions: Sequence[Suggestion] | None = None,
    library: CaseLibrary | None = None,
    law: LawLibrary | None = None,
) -> SimilarCases:
    """Precedents most like a case, best first.

    Args:
        case: its facts, and the clauses it relies on, are read.
        clauses: further clauses chosen, as 《…》第X条 or deeper.
        k: at most so many.
        only: facet → value (field, region, year, party, kind, outcome, matter, truth): others are left out.
        leaving_out: id of a case that shall not be found (itself).
        suggestions: what may apply where no clause is chosen; None asks the engine, by the facts alone.
        library: where to look; the default case library if None.
        law: where clauses are looked up; the default law library if None.

    Raises:
        InputError: the case has no facts.
        AssistantError: library or index cannot be read.
    """
    check_text(case.facts, name="案情")
    cases, law = open_cases(library), law or open_library()
    pins = [one.rule for one in case.charges if one.rule]
    named = [case.chosen, *clauses, *(f"《{pin.law}》{pin.provision}" for pin in pins)]
    chosen = [text for text in named if _ARTICLE.search(text)]
    if suggestions is None:
        suggestions = () if chosen else suggest(case, k=_SUGGESTIONS).suggestions
    wanted = _wanted(chosen, [pin.digest for pin in pins], suggestions)
    scores = _scores(cases, case.facts, wanted)
    if leaving_out:
        scores[_places_of(cases, leaving_out)] = -np.inf
    kept = cases.table.mask(only or {})
    order = _best(np.where(kept, scores, -np.inf), k)
    found = cases.library.by_refs(cases.table.refs[order].tolist())
    refs = [int(cases.table.refs[place]) for place in order]
    pairs = [
        (found[ref], float(scores[place])) for ref, place in zip(refs, order, strict=True) if ref in found
    ]
    return SimilarCases(
        compared(case, pairs, wanted.articles, law),
        tuple(_facets(cases.table, scores, only or {})),
        tuple(chosen) or tuple(dict.fromkeys(s.penalty.format() for s in suggestions)),
        not chosen and bool(suggestions),
    )


def clause_keys(references: Iterable[str]) -> set[str]:
    """The articles named in 《…》第X条…, without paragraph and item."""
    return {match for reference in references for match in _ARTICLE.findall(reference)}


def case_of_facts(facts: str, *, date: str = "", region: str = "") -> Case:
    """A case that consists of facts only, with day and place where they are known and readable."""
    return Case(facts=facts, act_date=date if parse_as_of(date) else "", region=region)


def _wanted(chosen: Sequence[str], digests: Sequence[str], suggestions: Sequence[Suggestion]) -> Wanted:
    strong = dict.fromkeys(chosen, _CLAUSE) | dict.fromkeys(clause_keys(chosen), _SAME)
    strong |= {f"rule:{digest}": _RULE for digest in digests}
    if matter := matter_of(tuple(chosen)):
        strong[f"matter:{matter}"] = _MATTER
    likely: dict[str, float] = {}
    for one in suggestions:
        for term, weight in _terms(one):
            likely[term] = max(likely.get(term, 0.0), one.probability * weight)
    articles = clause_keys(chosen) or {term for term in likely if term.startswith("《")}
    return Wanted(strong, likely, frozenset(articles))


def _terms(one: Suggestion) -> Iterable[tuple[str, float]]:
    if one.pin:
        yield f"rule:{one.pin.digest}", _RULE
    yield article_key(one.penalty.format()), _SAME
    yield from ((article_key(duty.format()), _SAME * _DUTY) for duty in one.violated)
    if matter := matter_of([one.penalty.format(), *(duty.format() for duty in one.violated)]):
        yield f"matter:{matter}", _MATTER


def _scores(cases: Cases, facts: str, wanted: Wanted) -> Floats:
    """Likeness of words and suggested clauses together; a clause that was chosen stands before both."""
    scores = cases.likeness(request(facts)) + _SUGGESTED * _shares(cases.table, wanted.suggested)
    if not wanted.chosen:
        return scores
    bounded: Floats = np.tanh(scores / _SPREAD) + _CHOSEN * _shares(cases.table, wanted.chosen)
    return bounded


def _shares(table: CaseTable, terms: Mapping[str, float]) -> Floats:
    """For each case the most that one of the terms it has is worth."""
    shared = np.zeros(len(table), dtype=np.float32)
    for term, worth in terms.items():
        places = table.holding(term)
        shared[places] = np.maximum(shared[places], worth)
    return shared


def _places_of(cases: Cases, case_id: str) -> npt.NDArray[np.bool_]:
    ref = cases.library.ref_of(case_id)
    same: npt.NDArray[np.bool_] = np.asarray(cases.table.refs == ref)
    return same


def _best(scores: Floats, k: int) -> list[int]:
    """Places of the highest finite scores, best first; equal ones in order of place."""
    count = min(k, int(np.isfinite(scores).sum()))
    if not count:
        return []
    least = np.partition(scores, -count)[-count]
    near = np.flatnonzero(scores >= least)
    ordered: list[int] = near[np.lexsort((near, -scores[near]))][:count].tolist()
    return ordered


def _facets(table: CaseTable, scores: Floats, only: Mapping[str, str]) -> Iterable[Facet]:
    """Counts among what came into question, each facet without its own narrowing."""
    in_question: Mask = np.zeros(len(table), dtype=np.bool_)
    in_question[_best(scores, _CANDIDATES)] = True
    for name in COLUMNS:
        values = tuple(table.counts(name, in_question & table.mask(only, leaving_out=name)))
        if values:
            yield Facet(name, values)
