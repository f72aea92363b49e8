"""Compare what corpora/ says about law with the law library: every citation, every amount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from assistant.analysis.descriptions import Description, load_descriptions
from assistant.analysis.matters import Amount, Basis, Matter, load_matters, parse_reference
from assistant.analysis.procedure.data import load_rules
from assistant.analysis.teaching import FOLDER, TeachingCase, load_teaching_cases
from assistant.corpora import load
from assistant.law.citations import CitationStatus, VerifiedCitation, verify_citations
from assistant.law.facts import unheld
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import Fine, PenaltyRule
from assistant.paper.kinds import kind_named
from assistant.text.numerals import plain

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
    matters = load_matters(folder / "matters")
    checker.matters(matters)
    checker.descriptions(load_descriptions(folder / "descriptions.jsonl"))
    checker.cases(load_teaching_cases(folder / FOLDER), matters)
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

    def cases(self, cases: Iterable[TeachingCase], matters: Iterable[Matter]) -> None:
        """Verify what teaching cases say: clauses, the fine, and the matters, steps and papers they name."""
        fields = {matter.id: matter.field for matter in matters}
        for case in cases:
            for text in case.references:
                self._resolve(parse_reference(text), case.act_date, case.id)
            self._imposed(case)
            if fields.get(case.matter) != case.field:
                self._report.problems.append(f"{case.id}：领域“{case.field}”没有事项 {case.matter}")
            self._named(case)

    def _named(self, case: TeachingCase) -> None:
        """Steps and paper must be of known kinds."""
        steps = {step.kind for step in load_rules().steps}
        for step in case.steps:
            if step.kind not in steps:
                self._report.problems.append(f"{case.id}：程序环节“{step.kind}”不在 corpora/procedure.yaml")
        if case.paper and not kind_named(case.paper.kind):
            self._report.problems.append(f"{case.id}：文书种类“{case.paper.kind}”不在 corpora/papers.yaml")

    def _imposed(self, case: TeachingCase) -> None:
        """The right fine must lie in a range of its clause, or below where the case says 减轻."""
        if case.fine_yuan is None:
            return
        ref = parse_reference(case.penalty)
        fines = tuple(self._under(ref, case.act_date)) or tuple(self._fines((ref,), case.act_date))
        sums = [fine for fine in fines if fine.type == "amount"]
        reduced = any("减轻" in why for why in case.lighter)
        if not fines:
            self._report.unread.append(f"{case.id}：{case.penalty}")
        elif any(fine.allows(case.fine_yuan) for fine in sums):
            self._report.amounts += 1
        elif sums and not (reduced and case.fine_yuan < min(fine.min or 0 for fine in sums)):
            ranges = "、".join(dict.fromkeys(map(told_amounts, sums)))
            told = f"罚款 {plain(case.fine_yuan)} 元不在 {case.penalty} 的幅度（{ranges}）内"
            self._report.problems.append(f"{case.id}：{told}")

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
        return (fine for ref in refs for rule in self._rules(ref, day) for fine in rule.fines)

    def _under(self, ref: LawRef, day: date | None) -> Iterator[Fine]:
        """The fines of the rules that lie in the address, or that it lies in."""
        for rule in self._rules(ref, day):
            if ref.provision.touches(rule.provision):
                yield from rule.fines

    def _rules(self, ref: LawRef, day: date | None) -> Iterator[PenaltyRule]:
        for law in self._library.find(ref.law):
            article = self._library.article(law, ref.provision, day)
            if article is not None:
                yield from parse_article(article)


def _agrees(amount: Amount, fine: Fine) -> bool:
    said = (amount.type, amount.min, amount.max, amount.min_excluded, amount.max_excluded)
    return (fine.type, fine.min, fine.max, fine.min_excluded, fine.max_excluded) == said
