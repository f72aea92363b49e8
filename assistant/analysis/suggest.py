"""``suggest``: facts → ranked penalty rules with the duties they enforce."""

from __future__ import annotations

from assistant.analysis.model import Advice, Suggestion
from assistant.analysis.rule_index import LinkedRule, open_rules
from assistant.dossier.ingest import check_text
from assistant.dossier.model import Case
from assistant.law import regions
from assistant.law.model import LawRef
from assistant.search.build import no_progress
from assistant.search.question import request
from assistant.search.units import Progress, Scope
from assistant.text.dates import parse_as_of


def suggest(case: Case, *, k: int = 10, progress: Progress = no_progress) -> Advice:
    """Penalty rules that may apply to the facts of a case, best first.

    Args:
        case: its facts, region and day of the act are read.
        k: at most so many.
        progress: told how far the index is, when it must be built first.

    Raises:
        InputError: the facts are empty or far too long.
    """
    facts = check_text(case.facts, name="案件事实")
    book, index = open_rules(progress)
    as_of = parse_as_of(case.act_date, end=True) if case.act_date else None
    scope = Scope(regions.normalise(case.region), None, as_of)
    found = index.search([request(facts)], scope, k * 2)[0]
    suggestions = [_suggestion(book.rule(hit.ref), hit.score) for hit in found]
    return Advice(tuple(suggestions[:k]))


def _suggestion(linked: LinkedRule, score: float) -> Suggestion:
    law = linked.article.version.law
    return Suggestion(
        rule=linked.rule,
        penalty=LawRef(law.name, linked.rule.provision),
        violated=tuple(link.duty for link in linked.duties),
        version=linked.article.version,
        score=score,
        inferred=any(link.inferred for link in linked.duties),
    )
