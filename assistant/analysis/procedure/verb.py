"""``check_procedure``: the steps of a case against what the law asks of them."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.analysis.model import Suggestion
from assistant.analysis.procedure import checks, officers
from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.custody import CUSTODY
from assistant.analysis.procedure.data import Limit, load_rules
from assistant.analysis.procedure.handover import HANDOVER
from assistant.analysis.procedure.model import Due, ProcedureFinding, ProcedureReport
from assistant.analysis.procedure.special import SPECIAL
from assistant.analysis.procedure.spot import SPOT
from assistant.analysis.procedure.stated import STATED
from assistant.analysis.procedure.timely import TIMELY
from assistant.analysis.procedure.workdays import last_day
from assistant.dossier.model import Case


def check_procedure(case: Case, clause: Suggestion | None = None) -> ProcedureReport:
    """Every requirement that applies to the case so far, the timeline, and what is due next.

    Nothing is asked before its time: a step is missing only once another has been taken that presupposes it.

    Args:
        case: steps, evidence (our own papers among it), party, officers, decision.
        clause: the penalty clause relied on; without it requirements that depend on it are left out.
    """
    situation = Situation(case, clause)
    findings = tuple(_findings(situation))
    return ProcedureReport(situation.track, findings, situation.moments, tuple(_due(situation)))


def _findings(situation: Situation) -> Iterator[ProcedureFinding]:
    yield from checks.needs(situation)
    yield from checks.orders(situation)
    yield from checks.limits(situation)
    for special in (*SPECIAL, *CUSTODY, *TIMELY, *SPOT, *HANDOVER, *STATED):
        yield from special(situation)
    yield from officers.officers(situation)
    yield from officers.records(situation)


def _due(situation: Situation) -> Iterator[Due]:
    """Open periods: begun, not yet ended by the act they wait for."""
    for limit in load_rules().limits:
        start = situation.first(limit.start)
        if start is None or situation.first(limit.end) or limit.at_most is None:
            continue
        if checks.applies(limit, situation, start.on):
            yield _open(limit, situation)
    order = situation.first("责令改正")
    if order and order.until and not situation.first("复查"):
        yield Due("改正期限届满，复查", order.until, "《中华人民共和国行政处罚法》第二十八条第一款")


def _open(limit: Limit, situation: Situation) -> Due:
    start = situation.first(limit.start)
    assert start is not None
    last = last_day(start.on, limit.count, limit.unit)
    return Due(f"{limit.element}（{limit.end}）", last.day, limit.basis, last.certain)
