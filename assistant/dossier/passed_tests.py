"""A test that was passed by its own report, where the facts say that it was failed and no report says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.dossier.denials import is_later
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import Statement, Verdict, read_evidence, read_statements
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The words of tests that were passed, as corpora/lexicon/dossier/passed_tests.yaml has them."""

    FILE = "lexicon/dossier/passed_tests.yaml"

    failed: re.Pattern[str]
    passed: re.Pattern[str]
    fault: re.Pattern[str]
    of_the_means: re.Pattern[str]
    report: re.Pattern[str]
    other: re.Pattern[str]


_ABOUT_IT = 3  # pairs of characters that the words of a report share with the facts
_OF_DEVICES = frozenset({EvidenceKind.RECORD, EvidenceKind.ELECTRONIC, EvidenceKind.AUDIOVISUAL})


def passed_after_all(case: Case) -> Iterator[Contradiction]:
    """The report that says that all was in order, where the facts rest on a failed test and no other report tells of one.

    Args:
        case: facts and evidence are read; reports from after the correction are left out.
    """
    failed = _failed(case.facts)
    reports = [p for p in case.evidence if _is_report(p)]
    if failed is None or any(_tells_of_fault(p, reports) for p in case.evidence):
        return
    for piece in reports:
        said = next((s for s in read_evidence(piece) if _says_passed(s)), None)
        elsewhere = said is not None and load_patterns().apart.other_part(said.sentence, case.facts)
        if said and not elsewhere and len(bigrams(said.sentence) & bigrams(case.facts)) >= _ABOUT_IT:
            a = Side(piece.id, said.sentence.strip(), said.text)
            yield Contradiction("检测结论", a, Side(FACTS, case.facts, failed[0]), "检测结论")


def _failed(facts: str) -> re.Match[str] | None:
    """The words of the facts that a test was failed, not those that it was not (未超过限值)."""
    told = (s for s in read_statements(facts) if s.polarity is Polarity.AFFIRMED)
    return next((failed for s in told if (failed := _Said.read().failed.search(s.text))), None)


def _is_report(piece: Evidence) -> bool:
    said = _Said.read()
    named = piece.kind is EvidenceKind.EXPERT or said.report.search(piece.name) is not None
    return named and not is_later(piece.name) and not said.other.search(piece.name)


def _tells_of_fault(piece: Evidence, reports: list[Evidence]) -> bool:
    """Whether a report, or a record of a test on the spot or of a device, tells of a fault itself."""
    said = _Said.read()
    if piece in reports:
        return tells_of_fault(piece)
    return piece.kind in _OF_DEVICES and said.failed.search(piece.text) is not None


def tells_of_fault(report: Evidence) -> bool:
    """Whether a report says that a test was failed, not that it was not (未超过限值).

    Args:
        report: of a test.
    """
    return _Said.read().fault.search(_without_denials(report)) is not None


def tells_passed(report: Evidence) -> bool:
    """Whether a report says that a test was passed.

    Args:
        report: of a test; that its instruments were verified counts for nothing.
    """
    return any(_says_passed(said) for said in read_evidence(report))


def _without_denials(piece: Evidence) -> str:
    """What a report says of itself, without what it denies (未超过限值)."""
    said = (s for s in read_evidence(piece) if s.polarity is not Polarity.DENIED)
    return "，".join(s.text for s in said if not _Said.read().passed.search(s.text))


def _says_passed(said: Statement) -> bool:
    listed = _Said.read()
    good = said.verdict is Verdict.GOOD and said.polarity in (Polarity.AFFIRMED, Polarity.DENIED)
    return good and listed.passed.search(said.text) is not None and not listed.of_the_means.search(said.text)
