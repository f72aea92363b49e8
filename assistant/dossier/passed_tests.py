"""A test that was passed by its own report, where the facts say that it was failed and no report says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.dossier.statements import Statement, Verdict, read_evidence
from assistant.text.bigrams import bigrams

_FAILED = re.compile(r"超过[^，。；]{0,24}(?:限值|限量|标准)|超标|(?:检[验测]|抽检|监测)[^，。；]{0,8}不合格")
_PASSED = re.compile(
    r"达标|未超(?:标|过|出)|(?<!不)合格(?!证|率)|(?<!不)符合[^，。；]{0,24}(?:标准|限值|要求)"
)
_FAULT = re.compile(r"超标|超过|超出|高于|不合格|不达标|不符合|检出")
_OF_THE_MEANS = re.compile(r"检定|校准|仪器|声级计|资质|资格|人员|方法|条件|封|样品(?:状态|包装)|合格证")
_REPORT = re.compile(r"(?:检[验测]|监测|鉴定|化验)[^，。；]{0,12}(?:报告|结果|意见)|报告")
_ABOUT_IT = 3  # pairs of characters that the words of a report share with the facts
_OF_DEVICES = frozenset({EvidenceKind.RECORD, EvidenceKind.ELECTRONIC, EvidenceKind.AUDIOVISUAL})
_OTHER = re.compile(r"复[检查测验]|自检|委托检测|出厂|上次|历次")


def passed_after_all(case: Case) -> Iterator[Contradiction]:
    """The report that says that all was in order, where the facts rest on a failed test and no other report tells of one.

    Args:
        case: facts and evidence are read; reports from after the correction are left out.
    """
    failed = _FAILED.search(case.facts)
    reports = [p for p in case.evidence if _is_report(p)]
    if failed is None or any(_tells_of_fault(p, reports) for p in case.evidence):
        return
    for piece in reports:
        said = next((s for s in read_evidence(piece) if _says_passed(s)), None)
        if said and len(bigrams(said.sentence) & bigrams(case.facts)) >= _ABOUT_IT:
            a = Side(piece.id, said.sentence.strip(), said.text)
            yield Contradiction("检测结论", a, Side(FACTS, case.facts, failed[0]), "检测结论")


def _is_report(piece: Evidence) -> bool:
    named = piece.kind is EvidenceKind.EXPERT or _REPORT.search(piece.name) is not None
    return named and not is_later(piece.name) and not _OTHER.search(piece.name)


def _tells_of_fault(piece: Evidence, reports: list[Evidence]) -> bool:
    """Whether a report, or a record of a test on the spot or of a device, tells of a fault itself."""
    if piece in reports:
        return _FAULT.search(_without_denials(piece)) is not None
    return piece.kind in _OF_DEVICES and _FAILED.search(piece.text) is not None


def _without_denials(piece: Evidence) -> str:
    """What a report says of itself, without what it denies (未超过限值)."""
    said = (s for s in read_evidence(piece) if s.polarity is not Polarity.DENIED)
    return "，".join(s.text for s in said if not _PASSED.search(s.text))


def _says_passed(said: Statement) -> bool:
    good = said.verdict is Verdict.GOOD and said.polarity in (Polarity.AFFIRMED, Polarity.DENIED)
    return good and _PASSED.search(said.text) is not None and not _OF_THE_MEANS.search(said.text)
