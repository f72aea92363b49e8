"""``review``: a decision, notice or draft in; findings anchored in its text and the state of every rule out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.dossier.model import Case
from assistant.law.library import LawLibrary, open_library
from assistant.paper.model import Paper
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Review, RuleResult, Severity
from assistant.review.parts.model import Decision
from assistant.review.parts.read import read_decision
from assistant.review.parts.tidy import Tidy
from assistant.review.rule import all_rules, run

_ORDER = list(Severity)
_UNDATED = "没有落款日期，按今天"
_LATEST = "没有落款日期，按文中最晚的日期"


def review(
    paper: Paper | str,
    *,
    case: Case | None = None,
    as_of: date | None = None,
    library: LawLibrary | None = None,
) -> Review:
    """Review one paper by every rule (DOMAIN §8).

    Args:
        paper: the paper, or its text.
        case: its file, when at hand: the paper is also checked against it.
        as_of: the day whose law counts; None takes the date at the foot, else the day the case was decided, else the
            latest day the paper tells of (then nothing said of versions is certain), else today.
        library: the law library; None opens the default one.

    Returns:
        The findings, gravest first, then in order of the text; and for every rule whether it was checked.
    """
    paper = Paper.of_text(paper) if isinstance(paper, str) else paper
    tidy = Tidy(paper.text)
    broken = tidy.text != paper.text
    decision = read_decision(
        replace(Paper.of_text(tidy.text), name=paper.name, kind=paper.kind) if broken else paper
    )
    day, source = _day(decision, case, as_of)
    context = ReviewContext(decision, library or open_library(), day, case, source not in (_UNDATED, _LATEST))
    results: list[RuleResult] = []
    findings: dict[Finding, None] = {}
    for entry in all_rules():
        result, found = run(entry, decision, context)
        results.append(result)
        findings |= dict.fromkeys(_moved(one, tidy, paper.text) if broken else one for one in found)
    ordered = sorted(findings, key=lambda f: (_ORDER.index(f.severity), f.start, f.end, f.rule, f.message))
    name = decision.kind.name if decision.kind else ""
    return Review(decision.is_kind, name, decision.reason, day, source, tuple(ordered), tuple(results))


def _moved(found: Finding, tidy: Tidy, source: str) -> Finding:
    """A finding of the tidy text at its place in the text as given."""
    start, end = tidy.origin(found.start, found.end)
    related = tuple(tidy.origin(*span) for span in found.related)
    return replace(found, start=start, end=end, quote=source[start:end], related=related)


def _day(decision: Decision, case: Case | None, as_of: date | None) -> tuple[date, str]:
    """The day used and where it was read."""
    if as_of is not None:
        return as_of, "指定的日期"
    if decision.decided_on is not None:
        return decision.decided_on, "落款日期"
    if case is not None and case.decided is not None:
        return case.decided, "案卷中的决定日期"
    told = [event.on for event in decision.events if event.on <= date.today()]
    return (max(told), _LATEST) if told else (date.today(), _UNDATED)
