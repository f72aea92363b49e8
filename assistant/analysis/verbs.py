"""The clause of a case and its evidence gaps, with the library at hand."""

from __future__ import annotations

from assistant.analysis.chosen import chosen_clause
from assistant.analysis.gaps import element_gaps
from assistant.analysis.matter_gaps import matter_gaps
from assistant.analysis.model import Gap, Suggestion
from assistant.analysis.suggest import suggest
from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.law.library import open_library
from assistant.text.dates import parse_as_of


def clause_of(case: Case) -> Suggestion:
    """The clause the case names, else the first suggestion for its facts.

    Raises:
        InputError: nothing is chosen and nothing can be suggested.
    """
    clause = chosen_clause(case, open_library())
    if clause is not None:
        return clause
    advice = suggest(case)
    if not advice.suggestions:
        raise InputError(advice.message or "没有找到可适用的处罚条款", "请补充事实，或在 chosen 中写明条款")
    return advice.suggestions[0]


def check_evidence(case: Case, clause: Suggestion) -> tuple[Gap, ...]:
    """State of every element that a clause implies, then of what our knowledge of the matter adds.

    Args:
        case: with its evidence; ``Evidence.proves`` may name elements outright.
        clause: the clause to be proved; its duty clauses are read from the library as of the day of the act.

    Returns:
        One Gap an element: subject, conduct, time, place, permit, order to correct … (行政处罚法第四十条).
    """
    library = open_library()
    on = parse_as_of(case.act_date, end=True) if case.act_date else None
    texts = []
    for ref in clause.violated:
        laws = library.find(ref.law)
        texts.append(library.provision_text(laws[0], ref.provision, on) or "" if len(laws) == 1 else "")
    return element_gaps(case, clause, clause_text="".join(texts)) + matter_gaps(case, clause)
