"""The clause of a case and its evidence gaps, with the library at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.analysis.attributes import attribute_gaps
from assistant.analysis.charge import UNCHOSEN, charges_of, clause_under, party_of, standing_of
from assistant.analysis.choices import choices
from assistant.analysis.decree_gaps import decree_gaps
from assistant.analysis.discretion.report import discretion_of
from assistant.analysis.figures import figure_gaps
from assistant.analysis.gaps import element_gaps
from assistant.analysis.matter_gaps import matter_gaps
from assistant.analysis.measures import own_rule
from assistant.analysis.model import (
    ChargeGaps,
    Charging,
    Choice,
    Clash,
    EvidenceReport,
    Gap,
    Suggestion,
)
from assistant.analysis.monitoring import monitoring_gaps
from assistant.analysis.persons import person_gaps
from assistant.analysis.pin import rules_in
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureReport, ProcedureStatus
from assistant.analysis.procedure.verb import check_procedure
from assistant.analysis.quality import quality_gaps, readable
from assistant.analysis.recheck import still_going, told_mended_though_not
from assistant.analysis.references import act_day
from assistant.analysis.signatures import signature_gaps
from assistant.analysis.standing import standing_gaps
from assistant.analysis.suggest import suggest
from assistant.analysis.tier_conditions import tier_gaps
from assistant.analysis.unread import unread_notes
from assistant.corpora import held
from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, Charge
from assistant.dossier.same_thing import only_of_one_thing
from assistant.law.library import LawLibrary, open_library
from assistant.law.lookup import text_of

_OFFERED = 6
_RANGE = "P34"  # the fine lies within the range of the clause


def clauses_of(case: Case, library: LawLibrary | None = None) -> tuple[Suggestion, ...]:
    """The clauses that the charges of a case rely on, in their order; none while nothing is settled.

    Raises:
        InputError: the case names something that is no penalty clause of the library.
    """
    library = library or open_library()
    return tuple(clause_under(charge, case, library) for charge in charges_of(case, library).charges)


def clause_of(case: Case) -> Suggestion | None:
    """The clause of the first charge; None while no clause is chosen, or several rules fit what is written.

    Raises:
        InputError: the case names something that is no penalty clause of the library.
    """
    return next(iter(clauses_of(case)), None)


@held()
def check_evidence(case: Case, clause: Suggestion | None = None) -> EvidenceReport:
    """State of every element that the charges of a case imply, of what our knowledge of the matter adds, of each piece.

    Without a chosen clause nothing is chosen: the report then holds the elements that need no clause, says so, and
    offers the suggestions as choices.

    Args:
        case: with its evidence and steps; ``Evidence.proves`` may name elements outright.
        clause: a clause to be proved instead of those of the case.

    Returns:
        One Gap an element: subject, conduct, time, place, permit, order to correct … (行政处罚法第四十条); the state of
        the procedure; what contradicts itself.

    Raises:
        InputError: the case names something that is no penalty clause of the library.
    """
    library = open_library()
    fit = readable(case)
    flaws = (*quality_gaps(case), *person_gaps(case), *signature_gaps(fit), *monitoring_gaps(fit))
    case = readable(case)
    if clause is not None:
        return _report_on(clause, case, flaws, library)
    charging = charges_of(case, library)
    relied = [(charge, clause_under(charge, case, library)) for charge in charging.charges]
    charges = tuple(_of_charge(charge, clause, case, library) for charge, clause in relied)
    settled = bool(charges) and not charging.message
    gaps = [gap for one in charges for gap in one.gaps]
    steps = _procedure(case, [clause for _, clause in relied])
    gaps += [*(() if settled else element_gaps(case, None)), *flaws]
    return EvidenceReport(
        clause="、".join(dict.fromkeys(one.clause for one in charges)),
        gaps=tuple(dict.fromkeys(gaps)),
        procedure=steps.findings,
        contradictions=_clashes(case),
        charges=charges,
        statement="" if settled else _statement(charging),
        choices=() if settled else charging.choices or _suggested(case, charging, library),
        notes=(*unread_notes(case), *charging.notes),
        timeline=steps.timeline,
        due=steps.due,
        discretion=discretion_of(case, [clause for _, clause in relied], steps.findings, charging.notes),
    )


def _report_on(clause: Suggestion, case: Case, flaws: tuple[Gap, ...], library: LawLibrary) -> EvidenceReport:
    """The report on one clause alone, whatever the case relies on."""
    steps = _procedure(case, [clause])
    return EvidenceReport(
        clause.penalty.format(),
        (*_gaps(case, clause, library), *flaws),
        steps.findings,
        _clashes(case),
        notes=unread_notes(case),
        timeline=steps.timeline,
        due=steps.due,
    )


def _statement(charging: Charging) -> str:
    why = "" if charging.message == UNCHOSEN else f"（{charging.message}）"
    return f"{UNCHOSEN}{why}：只查不依罚则也要查明的要件；选定罚则后请再查一次"


def _of_charge(charge: Charge, clause: Suggestion, case: Case, library: LawLibrary) -> ChargeGaps:
    party = party_of(case, charge.party)
    gaps = _gaps(case.model_copy(update={"party": party}), clause, library, charge.act)
    whom = "，".join(part for part in (party.name, charge.capacity, charge.person) if part)
    conditions = dict.fromkeys(m.conditional for m in charge.measures if m.conditional)
    return ChargeGaps(charge.id, whom, clause.penalty.format(), gaps, tuple(conditions))


def _gaps(case: Case, clause: Suggestion, library: LawLibrary, act: str = "") -> tuple[Gap, ...]:
    day = act_day(case)
    duty = "".join(text_of(library, ref, clause.version, day) or "" for ref in clause.violated)
    elements = element_gaps(case, clause, clause_text=duty)
    beside = (*standing_gaps(case, clause, duty), *attribute_gaps(case, clause, duty))
    beside += (*tier_gaps(case, clause), *figure_gaps(case))
    return (*elements, *beside, *decree_gaps(case, clause, act), *matter_gaps(case, clause))


def _procedure(case: Case, clauses: Sequence[Suggestion]) -> ProcedureReport:
    """What procedure asks, once over all clauses."""
    reports = [check_procedure(case, clause) for clause in clauses or (None,)]
    found = _allowed_by_one(dict.fromkeys(finding for report in reports for finding in report.findings))
    due = tuple(dict.fromkeys(due for report in reports for due in report.due))
    return replace(reports[0], findings=found, due=due)


def _allowed_by_one(found: Iterable[ProcedureFinding]) -> tuple[ProcedureFinding, ...]:
    """The findings without the range of one clause that the fine misses where it lies within that of another."""
    rows = tuple(found)
    met = any(row.rule == _RANGE and row.status is ProcedureStatus.MET for row in rows)
    return tuple(
        row for row in rows if not (met and row.rule == _RANGE and row.status is ProcedureStatus.SHORT)
    )


def _suggested(case: Case, charging: Charging, library: LawLibrary) -> tuple[Choice, ...]:
    """The suggestions as choices: of each suggested article the rule found, or those that fit the party."""
    if charging.message != UNCHOSEN:
        return ()
    standing = standing_of(case)
    found = []
    for suggestion in suggest(case, k=_OFFERED).suggestions:
        article = library.article_in(suggestion.version, suggestion.penalty.provision)
        rules = rules_in(article) if article else ()
        fitting = [located for located in rules if own_rule(located.rule, standing)]
        best = [located for located in fitting if located.pin == suggestion.pin]
        found += [(located, standing) for located in best or fitting]
    return choices(found)


def _clashes(case: Case) -> tuple[Clash, ...]:
    later = only_of_one_thing(case, (*still_going(case), *told_mended_though_not(case)))
    found = (*case_contradictions(case), *later)
    return tuple(Clash(one.about, one.a, one.b) for one in found)
