"""Verifying citations against the library: to the item, the character and the date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.law.citations.model import (
    Citation,
    CitationStatus,
    Naming,
    Quotation,
    QuoteChange,
    VerifiedCitation,
)
from assistant.law.citations.near_names import NearNames, Proposal
from assistant.law.citations.quote_compare import agrees, differences, likeness
from assistant.law.library import LawLibrary
from assistant.law.model import Law, Provision, Version
from assistant.law.names import key
from assistant.law.provisions import Piece, paragraphs
from assistant.text.compact import Compact
from assistant.text.numerals import to_chinese

_UNLIKE = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an address and a quotation stand against one version."""

    status: CitationStatus
    message: str = ""
    expected: str = ""
    difference: tuple[QuoteChange, ...] = ()

    @property
    def holds(self) -> bool:
        """True when everything is as cited."""
        return self.status is CitationStatus.VERIFIED


class CitationVerifier:
    """Verifies many citations against one library at one date; answers are remembered between them.

    Args:
        library: the law library.
        as_of: the day at which the citations must be true.
    """

    def __init__(self, library: LawLibrary, as_of: date) -> None:
        self._library = library
        self._as_of = as_of
        self._laws: dict[str, list[Law]] = {}
        self._texts: dict[tuple[int, Provision], str | None] = {}
        self._near: NearNames | None = None
        self._proposals: dict[str, Proposal] = {}
        self._numbers: dict[str, list[Law]] | None = None

    def verify(self, citation: Citation) -> VerifiedCitation:
        """The verdict on one citation."""
        if citation.problem is CitationStatus.AMBIGUOUS:
            return self._ambiguous(citation)
        laws = self._resolve(citation)
        if not laws:
            return self._unknown(citation)
        if len(laws) > 1:
            found = "、".join(f"《{law.name}》" for law in laws)
            return VerifiedCitation(citation, CitationStatus.AMBIGUOUS, message=f"名称对应多部法规：{found}")
        if citation.provision is None:
            return VerifiedCitation(
                citation, CitationStatus.UNPARSEABLE, laws[0], message=f"条款号无法识别：{citation.reason}"
            )
        return self._in_law(citation, laws[0], citation.provision)

    def _ambiguous(self, citation: Citation) -> VerifiedCitation:
        choice = "、".join(f"《{name}》" for name in citation.candidates)
        message = citation.reason + (f"（前文有{choice}）" if choice else "")
        return VerifiedCitation(citation, CitationStatus.AMBIGUOUS, message=message)

    # the law ------------------------------------------------------------------------------------------------

    def _resolve(self, citation: Citation) -> list[Law]:
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
        found = self._propose(citation.name)
        likely = "、".join(f"《{law.name}》" for law in found.laws[:3])
        if not found.sure:
            hint = f"，名称相近的有{likely}" if likely else ""
            return VerifiedCitation(
                citation,
                CitationStatus.NOT_IN_LIBRARY,
                message=f"法规库未收录《{citation.name}》，无法核验{hint}",
            )
        return VerifiedCitation(
            citation,
            CitationStatus.WRONG_NAME,
            found.laws[0],
            message=f"没有收录名为《{citation.name}》的法规，应为{likely}",
            suggestion=f"《{found.laws[0].name}》",
        )

    def _propose(self, name: str) -> Proposal:
        if self._near is None:
            self._near = NearNames(self._library.names())
        if name not in self._proposals:
            self._proposals[name] = self._near.propose(name)
        return self._proposals[name]

    # the version --------------------------------------------------------------------------------------------

    def _in_law(self, citation: Citation, law: Law, provision: Provision) -> VerifiedCitation:
        now = self._library.version_at(law, self._as_of)
        asked = self._asked(citation.edition, law, now)
        if now is None or (citation.edition and now not in asked):
            return self._elsewhere(citation, law, provision, now, asked)
        outcome = self._check(now, provision, citation.quotation)
        if outcome.holds:
            return _verdict(citation, law, now, outcome)
        for version in self._others(law, now):
            other = self._check(version, provision, citation.quotation)
            if other.holds:
                message = f"{_span(version)}的文本如此；{_day(self._as_of)}施行的文本{_against(outcome)}"
                return VerifiedCitation(
                    citation, CitationStatus.WRONG_VERSION, law, version, message, "", (), other.expected
                )
        return _verdict(citation, law, now, self._explained(outcome, now, citation))

    def _asked(self, edition: str, law: Law, now: Version | None) -> list[Version]:
        """The versions that the text asks for by year or date, or as the former text."""
        versions = self._library.versions(law)
        if edition == "原":
            return [version for version in versions if now and _start(version) < _start(now)]
        dates = edition.split("、") if edition else []
        return [version for version in versions if any(_matches(version, wanted) for wanted in dates)]

    def _elsewhere(
        self, citation: Citation, law: Law, provision: Provision, now: Version | None, asked: list[Version]
    ) -> VerifiedCitation:
        """The text asks for another version than the one in force, or none is in force."""
        versions = asked or ([] if citation.edition else self._others(law, None))
        outcomes = [(version, self._check(version, provision, citation.quotation)) for version in versions]
        true = next((pair for pair in outcomes if pair[1].holds), None)
        if outcomes and true is None:
            version, outcome = outcomes[0]
            return _verdict(citation, law, version, self._explained(outcome, version, citation))
        holding = true[0] if true else None
        return VerifiedCitation(
            citation,
            CitationStatus.WRONG_VERSION,
            law,
            holding,
            self._why_elsewhere(citation, law, now, holding),
            expected=true[1].expected if true else "",
        )

    def _why_elsewhere(self, citation: Citation, law: Law, now: Version | None, true: Version | None) -> str:
        day = _day(self._as_of)
        if now is not None:
            wanted = (
                f"{_span(true)}的文本" if true else f"文中所指文本（{citation.edition}）未收录，无法比对；它"
            )
            return f"{wanted}不是{day}施行的文本，当日施行的是{_span(now)}的文本"
        versions = self._library.versions(law)
        if versions and versions[-1].until and versions[-1].until <= self._as_of:
            state = f"已于{_day(versions[-1].until)}废止或停止执行"
        elif versions and _start(versions[0]) > self._as_of:
            state = "尚未施行（如当时另有旧文本，则未收录）"
        else:
            state = "没有施行中的文本"
        return f"{day}该法规{state}" + (f"；引用与{_span(true)}的文本相符" if true else "")

    def _others(self, law: Law, now: Version | None) -> list[Version]:
        """The other versions, the nearest to the day first."""
        versions = [version for version in self._library.versions(law) if version != now]
        return sorted(versions, key=lambda v: abs((_start(v) - self._as_of).days))

    # the text -----------------------------------------------------------------------------------------------

    def _check(self, version: Version, provision: Provision, quotation: Quotation | None) -> Outcome:
        outcome = self._check_address(version, provision)
        if not outcome.holds or quotation is None:
            return outcome
        if not quotation.closed:
            return Outcome(CitationStatus.UNPARSEABLE, "引文缺少后引号，无法比对原文", outcome.expected)
        texts = [outcome.expected, *self._item_under_head(version, provision, outcome.expected)]
        texts += [other.expected for p in quotation.also if (other := self._check_address(version, p)).holds]
        return _check_quotation(quotation, texts)

    def _check_address(self, version: Version, provision: Provision) -> Outcome:
        text = self._text(version, provision.whole_article())
        if text is None:
            last = self._last_article(version)
            tail = f"，该文本至{last}" if last else ""
            return Outcome(CitationStatus.NO_ARTICLE, f"没有{provision.label}{tail}")
        return locate_provision(text, provision)

    def _item_under_head(self, version: Version, provision: Provision, item: str) -> list[str]:
        """The words before the items together with the item: how decisions usually quote an item."""
        text = self._text(version, provision.whole_article()) or ""
        holders = [p for p in paragraphs(text) if p.parts and item in text[p.start : p.end]]
        if not provision.item or len(holders) != 1:
            return []
        return [text[holders[0].start : holders[0].parts[0].start] + item]

    def _text(self, version: Version, article: Provision) -> str | None:
        place = (version.id, article)
        if place not in self._texts:
            found = self._library.article_in(version, article)
            self._texts[place] = found.text if found else None
        return self._texts[place]

    def _last_article(self, version: Version) -> str:
        numbers = [a.number for a in self._library.articles(version) if a.number]
        return max(numbers).label if numbers else ""

    def _explained(self, outcome: Outcome, version: Version, citation: Citation) -> Outcome:
        """Adds how a quotation departs from the text, and where in the version its words do stand."""
        if outcome.status is not CitationStatus.TEXT_DIFFERS or citation.quotation is None:
            return outcome
        quoted = citation.quotation.text
        changes = differences(quoted, outcome.expected)
        if likeness(quoted, outcome.expected) < _UNLIKE:
            message = "引文与所引条文不是同一内容"
        else:
            message = "引文与原文不符：" + "、".join(change.describe() for change in changes[:5])
        for article in self._library.articles(version):
            if article.number and agrees(quoted, article.text):
                message += f"；引文见于{article.label}"
                break
        return Outcome(outcome.status, message, outcome.expected, changes)


def locate_provision(text: str, provision: Provision) -> Outcome:
    """Whether 款, 项 and 目 of ``provision`` exist in the text of its article, and their text.

    An item without a paragraph holds if exactly one paragraph has it.
    """
    scopes = paragraphs(text)
    if provision.paragraph:
        scopes = [p for p in scopes if p.number == provision.paragraph]
        if not scopes:
            count = len(paragraphs(text))
            message = f"{provision.label}没有第{to_chinese(provision.paragraph)}款，只有{to_chinese(count)}款"
            return Outcome(CitationStatus.NO_PARAGRAPH, message)
    elif not provision.item and not provision.point:
        return Outcome(CitationStatus.VERIFIED, expected=text)
    for number, name in ((provision.item, "项"), (provision.point, "目")):
        if number:
            scopes = [part for scope in scopes for part in scope.parts if part.number == number]
            if not scopes:
                message = f"{provision.label}没有第{to_chinese(number)}{name}"
                return Outcome(CitationStatus.NO_ITEM, message)
    if len(scopes) > 1:
        return Outcome(CitationStatus.AMBIGUOUS, f"{provision.label}有几款都列有该项，应写明第几款")
    return Outcome(CitationStatus.VERIFIED, expected=_slice(text, scopes[0]))


def _slice(text: str, piece: Piece) -> str:
    return text[piece.start : piece.end].strip()


def _check_quotation(quotation: Quotation, texts: list[str]) -> Outcome:
    for text in texts:
        if agrees(quotation.text, text):
            return Outcome(CitationStatus.VERIFIED, expected=text)
    if len(texts) > 1 and agrees(quotation.text, "\n".join([*texts[1:], texts[0]])):
        return Outcome(CitationStatus.VERIFIED, expected=texts[0])
    if quotation.loose and all(likeness(quotation.text, text) < _UNLIKE for text in texts):
        return Outcome(CitationStatus.VERIFIED, "引号内文字不是条文引文，未比对", texts[0])
    best = max(texts, key=lambda text: likeness(quotation.text, text))
    return Outcome(CitationStatus.TEXT_DIFFERS, expected=best)


def _verdict(citation: Citation, law: Law, version: Version, outcome: Outcome) -> VerifiedCitation:
    return VerifiedCitation(
        citation,
        outcome.status,
        law,
        version,
        outcome.message or f"与{_span(version)}的文本相符",
        difference=outcome.difference,
        expected=outcome.expected,
    )


def _against(outcome: Outcome) -> str:
    return "与引文不同" if outcome.status is CitationStatus.TEXT_DIFFERS else outcome.message


def _start(version: Version) -> date:
    return version.effective or version.promulgated or date.min


def _matches(version: Version, wanted: str) -> bool:
    days = [day for day in (version.promulgated, version.effective) if day]
    return any(wanted in (str(day.year), day.isoformat()) for day in days)


def _span(version: Version | None) -> str:
    if version is None:
        return ""
    start = f"{_day(version.effective)}起施行" if version.effective else "施行日期不详"
    return f"{start}、{_day(version.until)}停止施行" if version.until else start


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "不详之日"


def _number_key(number: str) -> str:
    return key(Compact(number).text.replace("第", ""))
