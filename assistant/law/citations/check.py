"""An address and a quotation against one version of a law: to the item and the character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.law.citations.model import Citation, CitationStatus, Quotation, QuoteChange
from assistant.law.citations.quote_compare import agrees, differences, likeness
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Provision, Version
from assistant.law.provisions import Piece, paragraphs
from assistant.text.numerals import to_chinese

_UNLIKE, _LIKE, _AHEAD, _SHORTEST = 60.0, 70.0, 15.0, 12


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


class TextCheck:
    """Checks places and quotations against versions of a library; texts are remembered.

    Args:
        library: the law library.
    """

    def __init__(self, library: LawLibrary) -> None:
        self._library = library
        self._texts: dict[tuple[int, Provision], str | None] = {}
        self._lasts: dict[int, Provision | None] = {}

    def check(self, version: Version, provision: Provision, quotation: Quotation | None) -> Outcome:
        """How a citation stands against a version; where the text held is not whole it says that instead."""
        provision = _entry(version, provision)
        outcome = self._compare(version, provision, quotation)
        if version.incomplete and self._may_be_missing(version, provision, quotation, outcome):
            last = self._last(version)
            held = f"{version.incomplete}，现有文本至{last.label}" if last else version.incomplete
            message = f"本库文本不完整（{held}），无法核验{provision.format()}"
            return Outcome(CitationStatus.INCOMPLETE, message)
        return outcome

    def _may_be_missing(
        self, version: Version, provision: Provision, quotation: Quotation | None, outcome: Outcome
    ) -> bool:
        """Whether the place may stand in what is missing: beyond the last article, in a gap, or in the last one."""
        last, status = self._last(version), outcome.status
        if status is CitationStatus.NO_ARTICLE:
            return last is not None and (provision.whole_article() > last or not provision.suffix)
        if provision.whole_article() != last:
            return False
        if status is CitationStatus.TEXT_DIFFERS and quotation is not None:
            return agrees(outcome.expected, quotation.text)  # it goes on where the text held breaks off
        return status in (CitationStatus.NO_PARAGRAPH, CitationStatus.NO_ITEM)

    def _compare(self, version: Version, provision: Provision, quotation: Quotation | None) -> Outcome:
        outcome = self._check_address(version, provision)
        if not outcome.holds or quotation is None:
            return outcome
        if not quotation.closed:
            return Outcome(CitationStatus.UNPARSEABLE, "引文缺少后引号，无法比对原文", outcome.expected)
        texts = [outcome.expected, *self._item_under_head(version, provision, outcome.expected)]
        texts += [text for p in quotation.also for text in self._also(version, p)]
        return _check_quotation(quotation, texts)

    def _also(self, version: Version, provision: Provision) -> list[str]:
        """A further provision from which the words may come; an item with the words before the items, too."""
        other = self._check_address(version, provision)
        if not other.holds:
            return []
        return [*self._item_under_head(version, provision, other.expected), other.expected][:1]

    def _check_address(self, version: Version, provision: Provision) -> Outcome:
        if not provision.article:
            return Outcome(CitationStatus.UNPARSEABLE, "只写了项，没有写是第几条")
        text = self._text(version, provision.whole_article())
        if text is None:
            last = self._last(version)
            tail = f"，该文本至{last.label}" if last else "，该文本不分条"
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

    def _last(self, version: Version) -> Provision | None:
        if version.id not in self._lasts:
            numbers = [a.number for a in self._library.articles(version) if a.number]
            self._lasts[version.id] = max(numbers, default=None)
        return self._lasts[version.id]

    def explain(self, outcome: Outcome, version: Version, citation: Citation) -> Outcome:
        """Adds how a quotation departs from the text, and where in the version its words do stand."""
        if outcome.status is not CitationStatus.TEXT_DIFFERS or citation.quotation is None:
            return outcome
        quoted = citation.quotation.text
        changes = differences(quoted, outcome.expected)
        other = likeness(quoted, outcome.expected) < _UNLIKE
        if other:
            message = "引文与所引条文不是同一内容"
        else:
            message = "引文与原文不符：" + "、".join(change.describe() for change in changes[:5])
        articles = [article for article in self._library.articles(version) if article.number]
        same = next((article for article in articles if agrees(quoted, article.text)), None)
        if same:
            message += f"；引文见于{same.label}"
        elif other and (near := _nearest(quoted, articles)):
            message += f"；与该文本{near.label}相近而文字不同，可能引自另一个文本"
        return Outcome(outcome.status, message, outcome.expected, changes)


def _nearest(quoted: str, articles: Sequence[Article]) -> Article | None:
    """The one article that a quotation is much nearer to than to any other, though not its words."""
    if len(quoted) < _SHORTEST:
        return None
    first, *rest = sorted(articles, key=lambda article: likeness(quoted, article.text), reverse=True)[:2]
    best, next_best = likeness(quoted, first.text), likeness(quoted, rest[0].text) if rest else 0.0
    return first if best >= _LIKE and best - next_best >= _AHEAD else None


def _entry(version: Version, provision: Provision) -> Provision:
    """第四项 of a paper numbered 一、二、 is its fourth entry."""
    if provision.article or not version.numbering or not provision.item:
        return provision
    return replace(provision, article=provision.item, item=0)


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
