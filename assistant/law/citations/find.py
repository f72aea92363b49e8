"""Finding citations in running text and settling which law each means, without looking anything up but names.

Nothing that looks like a citation is passed over in silence: an address that cannot be read, or is not read to its
end, is reported as 无法解析.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from assistant.law.address import (
    ARTICLE_START,
    CLOSE,
    NUMBER,
    OPEN,
    Entry,
    read_addresses,
    read_number,
    with_ordinals,
)
from assistant.law.citations.antecedent import Antecedents, Cited, Settled
from assistant.law.citations.lexicon import any_of, lexicon
from assistant.law.citations.mentions import (
    LawMention,
    Title,
    edition_in,
    looks_like_law,
    strip_brackets,
)
from assistant.law.citations.model import Citation, CitationStatus, Context, Naming, Quotation
from assistant.law.citations.name_book import NameBook
from assistant.law.citations.naming import Named, TextNames, WithAddress, edition_of_title
from assistant.law.citations.quotation import QuoteMarks, Spans
from assistant.law.citations.tail import number_alone, unread_tail
from assistant.law.model import Provision
from assistant.text.compact import Compact

_MORE_NUMBERS = rf"(?:(?:[、,和与及或/至到~-]|以及|-{{2}}){NUMBER}){{0,30}}"
_NUMBER_AFTER_NAME = rf"(?<=[法例定则典释程定令号）)》”】]){NUMBER}{_MORE_NUMBERS}条(?!例)"
_PRECEDING = (
    r"前(?P<count>[一二两三四五六七八九])?(?P<level>条(?!例|街|路|线|河|船|消息)"
    r"|[款项](?=规定|所|第|的|情形|行为|违法|中|之|另有|[、,和或与及。;]))"
)
_SAME = r"[该同本此](?P<same>条|款)(?=(?:中|的)?第)"
_BARE_PARAGRAPH = (
    rf"第{OPEN}?{NUMBER}{CLOSE}?款(?=规定|第|的|[、,。;:和与及或至]|之|中|所|情形|明确|要求|“|$)"
)
_PAPER_ITEM = rf"(?:(?<=[》)])|(?<=[》)][的中之])|(?<=[》)]中的))第?{OPEN}?{NUMBER}{CLOSE}?项(?!目)"
_BARE_ITEM = rf"(?<=[”’][、,和及与])第{OPEN}?{NUMBER}{CLOSE}?项"
_ANCHOR = re.compile(
    rf"(?P<article>{ARTICLE_START.pattern}|{_NUMBER_AFTER_NAME})|(?P<preceding>{_PRECEDING})"
    rf"|(?P<again>{_SAME})|(?P<paper>{_PAPER_ITEM})|(?P<paragraph>{_BARE_PARAGRAPH})|(?P<item>{_BARE_ITEM})"
)
# …第（四）项“……”、第（五）项: the quotation of one place stands between it and the next
_AFTER_QUOTE = re.compile(r"[”’\"](?:、|,|和|及|以及|与|并)$")
_LEVEL = {"条": "article", "款": "paragraph", "项": "item"}

Found = list[tuple[Citation, int]]


class CitationFinder:
    """One pass over one text.

    Args:
        source: the text.
        book: the names the library knows.
        context: the law that the text is part of, if any.

    Attributes:
        laws_named: the laws named anywhere, with or without an address.
    """

    def __init__(self, source: str, book: NameBook, context: Context | None = None) -> None:
        self._compact = Compact(source)
        self._text = with_ordinals(self._compact.text)
        self._book = book
        breaks = self._compact.breaks()
        self._names = TextNames(self._text, book, breaks)
        self._quotes = QuoteMarks(self._text, breaks)
        self._skip = Spans()
        self._closed = 0
        self._quoted_to: dict[int, Cited] = {}
        mentions = self._names.mentions()
        self.laws_named = tuple(mention.name for mention in mentions if mention.is_law)
        self._named_barely = [mention for mention in mentions if self._text[mention.start] != "《"]
        self._past = Antecedents(self._text, mentions, breaks, context or self._title_context())

    def everything(self) -> list[Citation]:
        """All citations, and the titles of laws named without an address, in order of appearance."""
        found = list(self.citations())
        return sorted([*found, *self._names_alone(found)], key=lambda citation: citation.start)

    def citations(self) -> Iterator[Citation]:
        """All citations with an address, in order of appearance."""
        done = 0
        for match in _ANCHOR.finditer(self._text):
            at = match.start()
            if at < done or at in self._skip:
                continue
            held = self._names.with_address.get(at)
            if held is None and self._names.in_title(at):
                continue
            for citation, end in self._in_title(at, held) if held else self._at(match):
                done = max(done, end)
                yield citation

    def _names_alone(self, found: list[Citation]) -> Iterator[Citation]:
        """Titles of laws that no citation covers: only the name can be checked. A number without 条 is no address."""
        covered = Spans()
        for citation in found:
            covered.add(citation.start, citation.end)
        for title in self._names.titles:
            if self._compact.origin(title.start) in covered or not self._names_a_law(title):
                continue
            at = self._names.bracket_after(title)
            edition = edition_of_title(title.name) or edition_in(self._text[title.end : at])
            stop = number_alone(self._text, at)
            named = Named(title.start, Naming.TITLE, Settled(self._names.full_name(title)), edition)
            yield self._alone(named, stop if stop > at else title.end, self._text[at:stop])
        for mention in self._named_barely:
            stop = number_alone(self._text, mention.end)
            if stop > mention.end and self._compact.origin(mention.start) not in covered:
                named = Named(mention.start, Naming.BARE, Settled(mention.name))
                yield self._alone(named, stop, self._text[mention.end : stop])

    def _names_a_law(self, title: Title) -> bool:
        name = title.name
        known = name in self._book or strip_brackets(name).endswith(lexicon().title_endings)
        if not known or not looks_like_law(name, self._book) or name in lexicon().generic:
            return False
        return title.start not in self._skip and title.start not in self._names.defining

    def _alone(self, named: Named, end: int, unread: str) -> Citation:
        start, stop = self._compact.span(named.start, end)
        problem = CitationStatus.UNPARSEABLE if unread else None
        reason = f"“{unread}”没有读懂" if unread else ""
        words = self._compact.source[start:stop]
        return Citation(
            words, start, stop, named.settled.name, None, named.naming, named.edition, None, problem, reason
        )

    def _title_context(self) -> Context | None:
        """A text whose first line is the name of a known law is that law."""
        first = next((line for line in self._compact.source.splitlines() if line.strip()), "")
        name = strip_brackets(Compact(first[:200]).text)
        return Context(name) if name in self._book and len(name) > 2 else None

    # one anchor ---------------------------------------------------------------------------------------------

    def _at(self, match: re.Match[str]) -> Found:
        if match["preceding"]:
            return self._preceding(match)
        if match["again"]:
            return self._again(match)
        if match["paper"]:
            return self._paper_item(match.start())
        if match["paragraph"]:
            return self._bare_paragraph(match)
        if match["item"]:
            return self._bare_item(match)
        return self._article(match.start())

    def _article(self, at: int) -> Found:
        entries = read_addresses(self._text, at)
        if not entries:
            return []
        named = self._names.before(at, self._past)
        if (named is None or (named.start == 0 and self._past.context)) and self._is_heading(at, entries[0]):
            return []
        if named is None:
            if self._text[at] != "第" or self._counts(entries[0].end):
                return []
            quoted = self._quoted_before(at)
            settled = Settled(quoted.name) if quoted and quoted.name else self._past.continued(at)
            named = self._pointing(at, entries[0]) or Named(at, Naming.CONTINUED, settled)
        if not named.settled.is_law:
            self._past.add_cited(Cited(entries[-1].end, "", None))
            return []
        if named.naming in (Naming.BARE, Naming.NUMBER, Naming.TITLE):
            self._past.add_mention(LawMention(named.start, named.end, named.settled.name))
        return self._emit(self._drop_counted(entries), named)

    def _pointing(self, at: int, entry: Entry) -> Named | None:
        """上述第六十四条: the law whose article of that number was cited before."""
        word = _pointing_words().search(self._text, max(0, at - 4), at)
        if word is None or entry.provision is None:
            return None
        settled = self._past.cited_before(entry.provision, at)
        return Named(word.start(), Naming.BACK, settled) if settled else None

    def _in_title(self, at: int, held: WithAddress) -> Found:
        """《消防法第六十条》."""
        entries = read_addresses(self._text, at)
        named = Named(held.title.start, Naming.TITLE, Settled(held.law), end=at)
        stop = held.title.end
        entries = [replace(e, end=stop if e.end == stop - 1 else e.end) for e in entries]
        if entries[-1].end < stop:
            entries[-1] = Entry(
                entries[-1].start, stop, None, f"“{self._text[entries[-1].end : stop - 1]}”没有读懂"
            )
        return self._emit(entries, named)

    def _paper_item(self, at: int) -> Found:
        """《裁量基准》第四项: a paper without articles is cited by items."""
        named = self._names.before(at, self._past)
        entries = read_addresses(self._text, at, "item")
        if named is None or not entries or not named.settled.is_law:
            return []
        return self._emit(entries, named)

    def _drop_counted(self, entries: list[Entry]) -> list[Entry]:
        """A list ends before a further clause with a counted noun: …第三条，第一条生产线."""
        for place, entry in enumerate(entries[1:], 1):
            if self._text[entry.start - 1] == "," and self._counts(entry.end):
                return entries[:place]
        return entries

    def _counts(self, end: int) -> bool:
        return self._text[end - 1] == "条" and self._text.startswith(lexicon().counted, end)

    def _is_heading(self, at: int, entry: Entry) -> bool:
        """第X条 at the start of a line and followed by a gap begins an article of the text itself."""
        if entry.end >= len(self._text) or not self._compact.starts_line(at):
            return False
        if not self._compact.gap_before(entry.end) or self._text[entry.end] in "、,。;的第和与及至或":
            return False
        context = self._past.context
        if context:
            self._past.context = replace(context, provision=entry.provision)
        return True

    def _preceding(self, match: re.Match[str]) -> Found:
        count = read_number(match["count"]) or 1 if match["count"] else 1
        level = _LEVEL[match["level"]]
        found = self._past.preceding(level, count, match.start())
        settled = Settled(found[0].name) if found else Settled("", f"“{match[0]}”所指的条款不明")
        named = Named(match.start(), Naming.BACK, settled)
        entries = [Entry(match.start(), match.end(), c.provision) for c in found]
        if not entries:
            return self._emit([Entry(match.start(), match.end(), None)], named)
        return self._emit([*entries[:-1], *self._nested(entries[-1])], named)

    def _nested(self, entry: Entry) -> list[Entry]:
        """An address going on below 前款 or 同条: 前款第（二）项."""
        for level in ("paragraph", "item"):
            below = read_addresses(self._text, entry.end, level)
            if below and entry.provision and not (level == "paragraph" and entry.provision.paragraph):
                return [
                    Entry(
                        entry.start if n == 0 else e.start,
                        e.end,
                        _under(entry.provision, e.provision),
                        e.reason,
                    )
                    for n, e in enumerate(below)
                ]
        return [entry]

    def _again(self, match: re.Match[str]) -> Found:
        """同条第二款, 该款第三项."""
        own = match[0][0] == "本"
        context = self._past.context
        if own and context and context.provision:
            cited: Cited | None = Cited(match.start(), context.law, context.provision)
        else:
            cited = self._past.nearest_provision(match.start())
        if cited is None or cited.provision is None:
            named = Named(match.start(), Naming.BACK, Settled("", f"“{match[0]}”所指的条款不明"))
            return self._emit([Entry(match.start(), match.end(), None)], named)
        base = cited.provision.whole_article()
        if match["same"] == "款":
            base = replace(base, paragraph=cited.provision.paragraph)
        entries = self._nested(Entry(match.start(), match.end(), base))
        return self._emit(entries, Named(match.start(), Naming.BACK, Settled(cited.name)))

    def _bare_paragraph(self, match: re.Match[str]) -> Found:
        """A 第二款 that goes on from an article cited in the same sentence."""
        cited = self._quoted_before(match.start()) or self._past.same_sentence(match.start())
        if cited is None or cited.provision is None:
            return []
        base = Entry(match.start(), match.start(), cited.provision.whole_article())
        return self._emit(self._nested(base), Named(match.start(), Naming.CONTINUED, Settled(cited.name)))

    def _bare_item(self, match: re.Match[str]) -> Found:
        """第九条第（四）项“……”、第（五）项“……”: an item of the paragraph of which another was quoted right before."""
        quoted = self._quoted_before(match.start())
        if quoted is None or quoted.provision is None or not quoted.provision.item:
            return []
        base = Entry(match.start(), match.start(), replace(quoted.provision, item=0, point=0))
        return self._emit(self._nested(base), Named(match.start(), Naming.CONTINUED, Settled(quoted.name)))

    def _quoted_before(self, at: int) -> Cited | None:
        """The place whose quotation ends right before, with a word between that goes on."""
        joint = _AFTER_QUOTE.search(self._text, max(0, at - 3), at)
        return self._quoted_to.get(joint.start()) if joint else None

    # output -------------------------------------------------------------------------------------------------

    def _emit(self, entries: list[Entry], named: Named) -> Found:
        read_to = entries[-1].end
        entries = self._with_tail(entries)
        edition = named.edition
        if named.naming in (Naming.CONTINUED, Naming.BACK) and not edition:
            edition = self._past.edition(named.settled.name, named.start)
        quotation = self._quotation(entries, named.start) if entries[-1].end == read_to else None
        shared = (entries[0].start, entries[0].end)
        out = []
        for place, entry in enumerate(entries):
            first = place == 0 or (entry.start, entry.end) == shared
            start, end = self._compact.span(named.start if first else entry.start, entry.end)
            citation = Citation(
                self._compact.source[start:end],
                start,
                end,
                named.settled.name,
                entry.provision,
                named.naming if first else Naming.CONTINUED,
                edition,
                quotation if place == len(entries) - 1 else None,
                *_problem(entry, named.settled),
                named.settled.candidates,
            )
            cited = Cited(entry.end, named.settled.name, entry.provision, edition)
            self._past.add_cited(cited)
            if quotation and self._closed > entry.end:
                self._quoted_to[self._closed] = cited
            out.append((citation, entry.end))
        return out

    def _with_tail(self, entries: list[Entry]) -> list[Entry]:
        """The last address, or list under one 条, with what follows it unread; then it cannot be parsed."""
        last = entries[-1]
        new_line = self._compact.starts_line(last.end)
        end = unread_tail(self._text, last.end, new_line=new_line)
        if end == last.end:
            return entries
        whole = [entry for entry in entries if entry.end < last.end]
        start = entries[len(whole)].start
        return [*whole, Entry(start, end, None, f"“{self._text[last.end : end]}”没有读懂")]

    def _quotation(self, entries: list[Entry], start: int) -> Quotation | None:
        """The words quoted after (or before) the last of the entries; citations inside them are not reported."""
        also = tuple(e.provision for e in entries[:-1] if e.provision)
        found = self._quotes.after(entries[-1].end)
        if found:
            opened, closed, loose = found
            if closed is None:
                at = self._compact.origin(opened)
                return Quotation("", at + 1, at + 1, closed=False, also=also)
            self._skip.add(opened, closed)
            self._closed = closed
            return self._quoted(opened, closed, loose, also)
        before = self._quotes.before(start)
        return self._quoted(*before, False, also) if before else None

    def _quoted(self, opened: int, closed: int, loose: bool, also: tuple[Provision, ...]) -> Quotation:
        start, end = self._compact.origin(opened) + 1, self._compact.origin(closed)
        return Quotation(self._compact.source[start:end], start, end, loose=loose, also=also)


@lru_cache(maxsize=1)
def _pointing_words() -> re.Pattern[str]:
    return re.compile(any_of(lexicon().pointing) + "$")


def _problem(entry: Entry, settled: Settled) -> tuple[CitationStatus | None, str]:
    if not settled.name:
        return CitationStatus.AMBIGUOUS, settled.reason
    if entry.provision is None:
        return CitationStatus.UNPARSEABLE, entry.reason
    return None, ""


def _under(base: Provision, below: Provision | None) -> Provision | None:
    if below is None or below.article:
        return below
    return replace(base, paragraph=below.paragraph or base.paragraph, item=below.item, point=below.point)
