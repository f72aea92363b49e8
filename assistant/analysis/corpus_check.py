"""Compare what corpora/ says about law with the law library: every citation, every amount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from assistant.analysis.descriptions import Description, TeachingCase, load_descriptions, load_teaching_cases
from assistant.analysis.matters import Amount, Basis, Matter, load_matters, parse_reference
from assistant.corpora import load
from assistant.law.citations import CitationStatus, VerifiedCitation, verify_citations
from assistant.law.facts import unheld
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import Fine

_NOT_AT_HAND = (CitationStatus.NOT_IN_LIBRARY, CitationStatus.NOT_HELD, CitationStatus.INCOMPLETE)
_OF_THE_PAST = (*_NOT_AT_HAND, CitationStatus.WRONG_VERSION)


@dataclass(slots=True)
class CorpusReport:
    """What a check found.

    Attributes:
        citations: citations that resolve.
        amounts: amounts that agree with the parsed rule.
        missing_laws: laws that are not loaded, each with the number of citations passed over for it.
        unheld: likewise, for texts that corpora/law/unheld.yaml lists with their source, and for records of past law.
        unread: amounts whose clause the penalty parser cannot read, passed over.
        problems: what is wrong, one line each.
    """

    citations: int = 0
    amounts: int = 0
    missing_laws: dict[str, int] = field(default_factory=dict)
    unheld: dict[str, int] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def check_corpora(folder: Path, library: LawLibrary) -> CorpusReport:
    """Check all that a corpora folder says of law against the library.

    Matters, descriptions and teaching cases are checked by their fields, amounts too; in every other YAML file each
    citation with the name of its law is verified, as of the day before ``until`` where an entry gives one. An entry with
    ``repealed_on`` records the past: the text that repealed may be one of then that no library holds.

    Raises:
        CorpusError: for a file that breaks its schema.
    """
    report = CorpusReport()
    checker = _Checker(library, report)
    checker.matters(load_matters(folder / "matters"))
    checker.descriptions(load_descriptions(folder / "descriptions.jsonl"))
    checker.cases(load_teaching_cases(folder / "cases" / "teaching.jsonl"))
    for path in sorted(folder.rglob("*.yaml")):
        if path.parent.name != "matters":
            checker.texts(path.relative_to(folder).as_posix(), load(path, object))
    return report


def check_entry(where: str, entry: object, library: LawLibrary) -> CorpusReport:
    """Verify every citation in the texts of one entry or file.

    Args:
        where: how problems name the place.
        entry: what YAML gives: mappings, lists, texts in any depth.
        library: where the law is looked up.
    """
    report = CorpusReport()
    _Checker(library, report).texts(where, entry)
    return report


class _Checker:
    def __init__(self, library: LawLibrary, report: CorpusReport) -> None:
        self._library = library
        self._report = report

    def matters(self, matters: Iterable[Matter]) -> None:
        for matter in matters:
            for basis in matter.bases:
                day = basis.until - timedelta(days=1) if basis.until else None
                for ref in (*basis.duties, *basis.penalties):
                    self._resolve(ref, day, matter.id)
                self._amounts(matter.id, basis, day)

    def descriptions(self, rows: Iterable[Description]) -> None:
        for row in rows:
            for cited in (*row.penalty, *row.violated):
                self._resolve(cited.ref, row.act_date, row.id)

    def cases(self, cases: Iterable[TeachingCase]) -> None:
        for case in cases:
            for text in (case.penalty, *case.violated):
                self._resolve(parse_reference(text), case.act_date, case.id)

    def texts(self, where: str, entry: object, day: date | None = None, past: bool = False) -> None:
        """Verify the citations in all texts of a data file, however it is built."""
        if isinstance(entry, dict):
            until, past = entry.get("until"), past or "repealed_on" in entry
            day = until - timedelta(days=1) if isinstance(until, date) else day
            for name, value in entry.items():
                self.texts(where, name, day, past)
                self.texts(f"{where} {name}", value, day, past)
        elif isinstance(entry, list):
            for number, value in enumerate(entry, 1):
                self.texts(f"{where} 第{number}项", value, day, past)
        elif isinstance(entry, str):
            for verdict in verify_citations(entry, as_of=day, library=self._library):
                self._count(where, verdict, day, past)

    def _count(self, where: str, verdict: VerifiedCitation, day: date | None, past: bool) -> None:
        name, status = verdict.law.name if verdict.law else verdict.citation.name, verdict.status
        if not name or verdict.citation.provision is None:
            return
        if status is CitationStatus.VERIFIED:
            self._report.citations += 1
        elif (known := unheld(name, day)) or (past and status in _OF_THE_PAST):
            listed = known.law if known else name
            self._report.unheld[listed] = self._report.unheld.get(listed, 0) + 1
        elif status in _NOT_AT_HAND:
            self._report.missing_laws[name] = self._report.missing_laws.get(name, 0) + 1
        else:
            self._report.problems.append(f"{where}：{verdict.citation.text}：{verdict.message}")

    def _resolve(self, ref: LawRef, day: date | None, where: str) -> None:
        laws = self._library.find(ref.law)
        if not laws:
            self._report.missing_laws[ref.law] = self._report.missing_laws.get(ref.law, 0) + 1
        elif any(self._library.provision_text(law, ref.provision, day) for law in laws):
            self._report.citations += 1
        else:
            self._report.problems.append(f"{where}：{ref.format()} 在该日不存在或无效")

    def _amounts(self, where: str, basis: Basis, day: date | None) -> None:
        if not basis.amounts:
            return
        fines = tuple(self._fines(basis.penalties, day))
        for amount in basis.amounts:
            if any(_agrees(amount, fine) for fine in fines):
                self._report.amounts += 1
            elif not fines or any(fine.type in ("unspecified", "reference") for fine in fines):
                self._report.unread.append(f"{where}：{'、'.join(basis.penalty)}")
            else:
                self._report.problems.append(
                    f"{where}：{'、'.join(basis.penalty)} 没有读出 {told_amounts(amount)}"
                )

    def _fines(self, refs: tuple[LawRef, ...], day: date | None) -> Iterator[Fine]:
        for ref in refs:
            for law in self._library.find(ref.law):
                article = self._library.article(law, ref.provision, day)
                if article is not None:
                    yield from (fine for rule in parse_article(article) for fine in rule.fines)


def _agrees(amount: Amount, fine: Fine) -> bool:
    return (fine.type, fine.min, fine.max) == (amount.type, amount.min, amount.max)
