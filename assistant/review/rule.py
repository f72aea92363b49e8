"""How a review rule is written: a function with its number, title, basis, the kinds of paper it speaks of, and examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, RuleResult, RuleState, Severity
from assistant.review.parts.model import Decision, Span

PENALTIES = ("decision", "spot_decision")
DECISIONS = (*PENALTIES, "no_penalty")
NOTICES = ("notice", "hearing_notice")
REMEDIED = (*DECISIONS, "correction", "seizure")
PROPOSING = (*PENALTIES, *NOTICES)
DECISIONS_AND_NOTICES = (*DECISIONS, *NOTICES)
ALL: tuple[str, ...] = ()
Check = Callable[[Decision, ReviewContext], Iterable[Finding]]


class CannotTellError(Exception):
    """Raised by a rule whose input is lacking; the message says in Chinese what is missing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with what is told about it.

    ``kinds`` are the kinds of paper it applies to (none: all); ``basis`` citations that a test verifies; ``needs`` what it
    must have besides the paper; ``examples`` a passage that is wrong and the same put right.
    """

    id: str
    title: str
    severity: Severity
    basis: str
    check: Check
    kinds: tuple[str, ...] = ALL
    needs: str = ""
    examples: tuple[str, str] = ("", "")


_RULES: dict[tuple[str, str], Rule] = {}


def rule(
    id: str,
    title: str,
    severity: Severity,
    basis: str,
    *,
    kinds: tuple[str, ...] = ALL,
    needs: str = "",
    examples: tuple[str, str] = ("", ""),
) -> Callable[[Check], Check]:
    """Register a function as a review rule; the arguments are those of ``Rule``."""

    def register(check: Check) -> Check:
        _RULES[id, title] = Rule(id, title, severity, basis, check, kinds, needs, examples)
        return check

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the package ``rules``, in order of number."""
    package = import_module("assistant.review.rules")
    for info in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{info.name}")
    return tuple(entry for _, entry in sorted(_RULES.items()))


def run(entry: Rule, decision: Decision, context: ReviewContext) -> tuple[RuleResult, tuple[Finding, ...]]:
    """Apply one rule to one paper.

    Args:
        entry: the rule.
        decision: the paper in its parts.
        context: law, day and case.
    """
    if entry.kinds and decision.kind is None:
        return RuleResult(entry.id, entry.title, RuleState.CANNOT_TELL, "认不出是哪种文书"), ()
    if entry.kinds and decision.is_kind not in entry.kinds:
        return RuleResult(entry.id, entry.title, RuleState.NOT_APPLICABLE, "不是这种文书的内容"), ()
    findings, lacking = _applied(entry, decision, context)
    if not findings and lacking:
        return RuleResult(entry.id, entry.title, RuleState.CANNOT_TELL, lacking), ()
    if not findings:
        return RuleResult(entry.id, entry.title, RuleState.PASSED), ()
    if all(finding.ground is Ground.CANNOT_TELL for finding in findings):
        return RuleResult(entry.id, entry.title, RuleState.CANNOT_TELL, findings[0].message), findings
    return RuleResult(entry.id, entry.title, RuleState.FOUND, findings[0].message), findings


def _applied(entry: Rule, decision: Decision, context: ReviewContext) -> tuple[tuple[Finding, ...], str]:
    """What a rule found before it ended, and what it said to lack: what it had found by then stands."""
    findings: list[Finding] = []
    try:
        for one in entry.check(decision, context):
            findings.append(replace(one, basis=one.basis or entry.basis))
    except CannotTellError as lacking:
        return tuple(findings), str(lacking)
    return tuple(findings), ""


def finding(
    id: str, severity: Severity, message: str, at: Span, suggestion: str = "", **more: object
) -> Finding:
    """A finding at a passage.

    Args:
        id: number of the rule.
        severity: how grave.
        message: what is wrong, without a full stop.
        at: the passage.
        suggestion: how to mend it.
        more: further fields of ``Finding``.
    """
    return Finding(id, severity, message, at.start, at.end, at.text, suggestion=suggestion, **more)  # type: ignore[arg-type]


def found(pattern: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Matches of a regular expression in some stretches, as stretches of the whole text."""
    for span in spans:
        for match in re.finditer(pattern, span.text):
            yield Span(span.start + match.start(), span.start + match.end(), match[0])
