"""Verifying citations against the library: first which text was in force and is held, then place and words."""

from __future__ import annotations

from datetime import date

from assistant.law.citations.check import Outcome, TextCheck
from assistant.law.citations.model import Citation, CitationStatus, Naming, VerifiedCitation
from assistant.law.citations.near_names import NearNames, Proposal
from assistant.law.library import LawLibrary
from assistant.law.lookup import in_places
from assistant.law.model import Law, Provision, Version
from assistant.law.names import key
from assistant.law.repealed import SURE
from assistant.law.standing import Standing, State, span, standing, starts
from assistant.text.compact import Compact
from assistant.text.dates import format_date


class CitationVerifier:
    """Verifies many citations against one library at one date; answers are remembered between them.

    Args:
        library: the law library.
        as_of: the day at which the citations must be true.
    """

    def __init__(self, library: LawLibrary, as_of: date) -> None:
        self._library = library
        self._as_of = as_of
        self._check = TextCheck(library)
        self._laws: dict[str, list[Law]] = {}
        self._standings: dict[int, Standing] = {}
        self._near: NearNames | None = None
        self._proposals: dict[str, Proposal] = {}
        self._numbers: dict[str, list[Law]] | None = None

    def verify(self, citation: Citation) -> VerifiedCitation:
        """The verdict on one citation."""
        if citation.problem is CitationStatus.AMBIGUOUS:
            return self._ambiguous(citation)
        laws = self.laws(citation)
        if not laws:
            return self._unknown(citation)
        if len(laws) > 1:
            found = "、".join(f"《{law.name}》" for law in laws)
            return self._answer(citation, CitationStatus.AMBIGUOUS, f"名称对应多部法规：{found}")
        law, provision = laws[0], citation.provision
        if citation.problem is CitationStatus.UNPARSEABLE:
            message = f"条款号无法识别：{citation.reason}"
            return self._answer(citation, CitationStatus.UNPARSEABLE, message, law)
        if citation.edition:
            return self._of_edition(citation, law, provision)
        return self._in_force(citation, law, provision)

    def _answer(
        self,
        citation: Citation,
        status: CitationStatus,
        message: str,
        law: Law | None = None,
        version: Version | None = None,
        expected: str = "",
        suggestion: str = "",
    ) -> VerifiedCitation:
        return VerifiedCitation(
            citation, status, self._as_of, law, version, message, suggestion, (), expected
        )

    def _verdict(self, citation: Citation, law: Law, version: Version, outcome: Outcome) -> VerifiedCitation:
        outcome = self._check.explain(outcome, version, citation)
        message = outcome.message or f"与{span(version)}的文本相符"
        return VerifiedCitation(
            citation,
            outcome.status,
            self._as_of,
            law,
            version,
            message,
            difference=outcome.difference,
            expected=outcome.expected,
        )

    def _ambiguous(self, citation: Citation) -> VerifiedCitation:
        choice = "、".join(f"《{name}》" for name in citation.candidates)
        message = citation.reason + (f"（前文有{choice}）" if choice else "")
        return self._answer(citation, CitationStatus.AMBIGUOUS, message)

    # the law ------------------------------------------------------------------------------------------------

    def laws(self, citation: Citation) -> list[Law]:
        """The laws that a citation names, by name or by the number under which they were published."""
        name = citation.name
        if name not in self._laws:
            self._laws[name] = (
                self._by_number(name) if citation.naming is Naming.NUMBER else self._library.find(name)
            )
        return self._laws[name]

    def _by_number(self, number: str) -> list[Law]:
        if self._numbers is None:
            self._numbers = {}
            for law in self._library.laws():
                for version in self._library.versions(law):
                    known = self._numbers.setdefault(_number_key(version.document_number), [])
                    if law not in known:
                        known.append(law)
        return self._numbers.get(_number_key(number), []) if number else []

    def _unknown(self, citation: Citation) -> VerifiedCitation:
        """A law that is not in the library: repealed, misspelt, or simply not held."""
        if repealed := self._repealed(citation):
            return repealed
        found = self._propose(citation.name)
        likely = "、".join(f"《{law.name}》" for law in found.laws[:3])
        if not found.sure:
            local = in_places(self._library, citation.name)
            hint = f"，名称相近的有{likely}" if likely else ""
            if local:
                hint = "；地方性法规要写明地名，如" + "、".join(f"《{law.name}》" for law in local[:3])
            unread = f"；条款号无法识别：{citation.reason}" if citation.problem else ""
            message = f"法规库未收录《{citation.name}》，无法核验{hint}{unread}"
            return self._answer(citation, CitationStatus.NOT_IN_LIBRARY, message)
        message = f"没有收录名为《{citation.name}》的法规，应为{likely}"
        right = f"《{found.laws[0].name}》"
        return self._answer(citation, CitationStatus.WRONG_NAME, message, found.laws[0], suggestion=right)

    def _repealed(self, citation: Citation) -> VerifiedCitation | None:
        known = self._library.repealed(citation.name)
        if known is None:
            return None
        day = format_date(known.repealed_on)
        if self._as_of < known.repealed_on:
            message = (
                f"《{citation.name}》{format_date(self._as_of)}有效（{day}起废止），当时文本未收录，无法核验"
            )
            return self._answer(citation, CitationStatus.NOT_HELD, message)
        successor = f"，现由《{known.successor}》规定" if known.successor else ""
        if known.certainty != SURE:
            message = f"法规库未收录《{citation.name}》，可能已于{day}前后废止（{known.basis}）{successor}"
            return self._answer(citation, CitationStatus.NOT_IN_LIBRARY, message)
        message = (
            f"《{citation.name}》已于{day}废止（{known.basis}）{successor}；当时文本未收录，条款内容无法核验"
        )
        suggestion = f"《{known.successor}》" if known.successor else ""
        return self._answer(citation, CitationStatus.WRONG_VERSION, message, suggestion=suggestion)

    def _propose(self, name: str) -> Proposal:
        if self._near is None:
            self._near = NearNames(self._library.names())
        if name not in self._proposals:
            self._proposals[name] = self._near.propose(name)
        return self._proposals[name]

    # the version --------------------------------------------------------------------------------------------

    def _standing(self, law: Law) -> Standing:
        if law.id not in self._standings:
            self._standings[law.id] = standing(self._library, law, self._as_of)
        return self._standings[law.id]

    def _in_force(self, citation: Citation, law: Law, provision: Provision | None) -> VerifiedCitation:
        """Against the text in force on the day; without it nothing is said about place and words."""
        now = self._standing(law)
        if now.version is None:
            return self._out_of_force(citation, law, provision, now)
        if provision is None:
            message = f"名称正确，{format_date(self._as_of)}有效（{span(now.version)}）；没有写条款"
            return self._answer(citation, CitationStatus.VERIFIED, message, law, now.version)
        outcome = self._check.check(now.version, provision, citation.quotation)
        if not outcome.holds and outcome.status is not CitationStatus.INCOMPLETE:
            for version in self._others(law, now.version):
                other = self._check.check(version, provision, citation.quotation)
                if other.holds:
                    day = format_date(self._as_of)
                    message = f"{span(version)}的文本如此；{day}施行的文本{_against(outcome)}"
                    return self._answer(
                        citation, CitationStatus.WRONG_VERSION, message, law, version, other.expected
                    )
        return self._verdict(citation, law, now.version, outcome)

    def _out_of_force(
        self, citation: Citation, law: Law, provision: Provision | None, now: Standing
    ) -> VerifiedCitation:
        if now.state is State.NOT_HELD:
            return self._answer(citation, CitationStatus.NOT_HELD, f"当时文本未收录：{now.reason}", law)
        version, expected, agreeing = None, "", ""
        for other in self._others(law, None) if provision else []:
            outcome = self._check.check(other, provision, citation.quotation) if provision else None
            if outcome and outcome.holds:
                version, expected = other, outcome.expected
                agreeing = f"；引用与{span(other)}的文本相符"
                break
        return self._answer(
            citation, CitationStatus.WRONG_VERSION, now.reason + agreeing, law, version, expected
        )

    def _of_edition(self, citation: Citation, law: Law, provision: Provision | None) -> VerifiedCitation:
        """Against the version that the text names: （2004年修正）, 原…."""
        now = self._standing(law).version
        asked = self._asked(citation.edition, law, now)
        if not asked:
            named = "原文本" if citation.edition == "原" else f"（{citation.edition}）文本"
            message = f"当时文本未收录：所引的{named}不在库内，无法核验"
            return self._answer(citation, CitationStatus.NOT_HELD, message, law)
        if now in asked or provision is None:
            outcome = self._check.check(now, provision, citation.quotation) if now and provision else None
            if outcome is None:
                return self._in_force(citation, law, provision)
            return (
                self._verdict(citation, law, now, outcome)
                if now
                else self._in_force(citation, law, provision)
            )
        outcomes = [(version, self._check.check(version, provision, citation.quotation)) for version in asked]
        version, outcome = next((pair for pair in outcomes if pair[1].holds), outcomes[0])
        if not outcome.holds:
            return self._verdict(citation, law, version, outcome)
        today = f"{format_date(self._as_of)}施行的是{span(now)}的文本" if now else self._standing(law).reason
        message = f"与所引版本（{span(version)}）相符；该版本不是当日施行的文本，{today}"
        return self._answer(citation, CitationStatus.WRONG_VERSION, message, law, version, outcome.expected)

    def _asked(self, edition: str, law: Law, now: Version | None) -> list[Version]:
        """The versions that the text asks for by year or date, or as the former text."""
        versions = self._library.versions(law)
        if edition == "原":
            return [version for version in versions if now and starts(version) < starts(now)]
        dates = edition.split("、")
        return [version for version in versions if any(_matches(version, wanted) for wanted in dates)]

    def _others(self, law: Law, now: Version | None) -> list[Version]:
        """The other versions, the nearest to the day first."""
        versions = [version for version in self._library.versions(law) if version != now]
        return sorted(versions, key=lambda v: abs((starts(v) - self._as_of).days))


def _against(outcome: Outcome) -> str:
    return "与引文不同" if outcome.status is CitationStatus.TEXT_DIFFERS else outcome.message


def _matches(version: Version, wanted: str) -> bool:
    days = [day for day in (version.promulgated, version.effective) if day]
    return any(wanted in (str(day.year), day.isoformat()) for day in days)


def _number_key(number: str) -> str:
    return key(Compact(number).text.replace("第", ""))
