"""The scoring sheet of a file inspection (案卷评查) over the findings of a review: vetoes and weighted items as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.corpora import Data, corpus, load
from assistant.review.model import Finding, Ground, RuleResult, RuleState, Severity

_GRAVE = (Severity.FATAL, Severity.MAJOR)


class InspectionItem(Data):
    """One line of the scheme: a veto, or points taken off once."""

    id: str
    title: str
    rules: tuple[str, ...]
    basis: str
    weight: int = 0
    veto: bool = False


class Scheme(Data):
    """The whole scheme; ``passed``, ``good`` and ``excellent`` are the least scores of the grades."""

    total: int
    passed: int
    good: int
    excellent: int
    items: tuple[InspectionItem, ...]


class ItemState(StrEnum):
    """What became of one item."""

    CLEAN = "没有发现问题"
    FOUND = "扣分"
    VETOED = "一票否决"
    CANNOT_TELL = "无法判断"


@dataclass(frozen=True, slots=True)
class Line:
    """One item with its state, the points taken off and the findings behind it."""

    item: InspectionItem
    state: ItemState
    points: int = 0
    why: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The score with its lines; ``open`` counts the items that could not be judged, for which nothing was taken off."""

    score: int
    grade: str
    lines: tuple[Line, ...]

    @property
    def open(self) -> int:
        """Items that could not be judged."""
        return sum(line.state is ItemState.CANNOT_TELL for line in self.lines)


def load_scheme(path: Path | None = None) -> Scheme:
    """The scheme of an agency, or ours.

    Args:
        path: the agency's file; None is corpora/inspection.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(path or corpus("inspection.yaml"), Scheme)


def score(findings: Sequence[Finding], results: Iterable[RuleResult], scheme: Scheme | None = None) -> Sheet:
    """Fill the sheet from what a review found.

    Args:
        findings: those that count: all, or those the reviewer accepted.
        results: the state of every rule.
        scheme: None takes ours.
    """
    scheme, states = scheme or load_scheme(), tuple(results)
    lines = tuple(_line(item, findings, states) for item in scheme.items)
    left = max(0, scheme.total - sum(line.points for line in lines))
    vetoed = any(line.state is ItemState.VETOED for line in lines)
    return Sheet(left, "不合格" if vetoed else _grade(left, scheme), lines)


def _grade(points: int, scheme: Scheme) -> str:
    for least, name in ((scheme.excellent, "优秀"), (scheme.good, "良好"), (scheme.passed, "合格")):
        if points >= least:
            return name
    return "不合格"


def _line(item: InspectionItem, findings: Sequence[Finding], results: Sequence[RuleResult]) -> Line:
    own = tuple(f for f in findings if f.rule in item.rules and f.severity in _GRAVE)
    if item.veto:
        own = tuple(f for f in own if f.severity is Severity.FATAL and f.ground is Ground.CERTAIN)
    if own:
        state = ItemState.VETOED if item.veto else ItemState.FOUND
        return Line(item, state, item.weight, "；".join(dict.fromkeys(f.message for f in own)), own)
    lacking = [r for r in results if r.rule in item.rules and r.state is RuleState.CANNOT_TELL]
    judged = [r for r in results if r.rule in item.rules and r.state in (RuleState.PASSED, RuleState.FOUND)]
    if lacking and not judged:
        return Line(item, ItemState.CANNOT_TELL, why="；".join(dict.fromkeys(r.why for r in lacking)))
    return Line(item, ItemState.CLEAN)
