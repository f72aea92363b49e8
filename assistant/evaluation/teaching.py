"""How many defects planted in the papers of the teaching cases the reviewer finds, and what else it says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.analysis.teaching import Defect, TeachingCase, TeachingPaper
from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.model import Finding, Ground, Severity
from assistant.review.verb import review


@dataclass(frozen=True, slots=True)
class PaperScore:
    """One paper: the defects found and missed; ``others`` are findings, save hints, that meet no defect."""

    case: str
    found: tuple[Defect, ...]
    missed: tuple[Defect, ...]
    others: tuple[Finding, ...]


def score_papers(cases: Iterable[TeachingCase], library: LawLibrary) -> list[PaperScore]:
    """Review the defective paper of every case that has one.

    A defect is found when a finding of its rule touches the passage, or, where the rule speaks of something that is
    lacking or of the whole, stands anywhere.
    """
    return [_score(case.id, case.paper, library) for case in cases if case.paper]


def _score(case: str, paper: TeachingPaper, library: LawLibrary) -> PaperScore:
    findings = [
        f for f in review(Paper.of_text(paper.text), library=library).findings if f.ground is Ground.CERTAIN
    ]
    found = tuple(d for d in paper.defects if any(_meets(f, d, paper.text) for f in findings))
    planted = {defect.rule for defect in paper.defects}
    others = tuple(
        f
        for f in findings
        if f.severity is not Severity.HINT
        and f.rule not in planted
        and not any(_touches(f, d, paper.text) for d in paper.defects)
    )
    return PaperScore(case, found, tuple(d for d in paper.defects if d not in found), others)


def _meets(finding: Finding, defect: Defect, text: str) -> bool:
    whole = finding.start == finding.end or finding.end - finding.start > len(text) // 4
    return finding.rule == defect.rule and (whole or _touches(finding, defect, text))


def _touches(finding: Finding, defect: Defect, text: str) -> bool:
    start = text.index(defect.quote)
    end = start + len(defect.quote)
    return any(a < end and start < b for a, b in ((finding.start, finding.end), *finding.related))
