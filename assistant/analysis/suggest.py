"""``suggest``: facts → ranked penalty rules with the duties they enforce."""

from __future__ import annotations

from assistant.analysis.model import Advice, Suggestion
from assistant.analysis.rule_index import Rules, open_rules
from assistant.analysis.rule_search import Ranked, find_rules
from assistant.dossier.ingest import check_text
from assistant.dossier.model import Case
from assistant.law import regions
from assistant.search.build import no_progress
from assistant.search.units import Progress, Scope
from assistant.text.dates import parse_as_of


def suggest(case: Case, *, k: int = 10, progress: Progress = no_progress) -> Advice:
    """Penalty rules that may apply to the facts of a case, best first.

    Args:
        case: its facts, region, party and day of the act are read.
        k: at most so many.
        progress: told how far the index is, when it must be built first.

    Raises:
        InputError: the facts are empty or far too long.
    """
    facts = check_text(case.facts, name="案件事实")
    rules = open_rules(progress)
    as_of = parse_as_of(case.act_date, end=True) if case.act_date else None
    scope = Scope(regions.normalise(case.region), None, as_of)
    found = find_rules(rules, facts, scope, case.party.kind, k)
    return Advice(tuple(_suggestion(rules, ranked) for ranked in found))


def _suggestion(rules: Rules, ranked: Ranked) -> Suggestion:
    row = ranked.row
    article, rule = rules.rule(row)
    return Suggestion(
        rule=rule,
        penalty=row.penalty,
        violated=tuple(duty.ref for duty in row.duties),
        version=article.version,
        score=ranked.score,
        inferred=any(duty.inferred for duty in row.duties),
    )
