"""What review returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is. 致命 is said only when certain."""

    FATAL = "致命"
    MAJOR = "一般"
    HINT = "提示"


class Ground(StrEnum):
    """Whether a finding is certain, or the library or the papers at hand cannot tell."""

    CERTAIN = "确定"
    CANNOT_TELL = "无法核验"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding anchored in the text: offsets of the passage, what is wrong, basis, how to mend it.

    ``related`` are further passages (start, end) that belong to it; ``expected`` and ``actual`` what should and does stand
    there; ``why`` the reasoning in a sentence; ``replacement`` the words to put in place of the passage, "" when the right
    words cannot be told.
    """

    rule: str
    severity: Severity
    message: str
    start: int
    end: int
    quote: str
    basis: str = ""
    suggestion: str = ""
    ground: Ground = Ground.CERTAIN
    related: tuple[tuple[int, int], ...] = ()
    expected: str = ""
    actual: str = ""
    why: str = ""
    replacement: str = ""


class RuleState(StrEnum):
    """What became of one rule."""

    PASSED = "通过"
    FOUND = "有问题"
    NOT_APPLICABLE = "不适用"
    CANNOT_TELL = "无法判断"


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule of the review: its state and, where it is not plainly passed, why."""

    rule: str
    title: str
    state: RuleState
    why: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The whole answer: kind of paper and how it was recognised, the day used and where it was read, findings, every rule's state."""

    kind: str
    kind_name: str
    kind_reason: str
    as_of: date
    as_of_source: str
    findings: tuple[Finding, ...]
    results: tuple[RuleResult, ...]

    @property
    def unchecked(self) -> tuple[RuleResult, ...]:
        """The rules that could not be checked."""
        return tuple(result for result in self.results if result.state is RuleState.CANNOT_TELL)
