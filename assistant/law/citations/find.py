"""Finding citations in running text and settling which law each means, without looking anything up but names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.law.address import ARTICLE_START, Entry, read_addresses, read_number
from assistant.law.citations.antecedent import Antecedents, Cited, Settled
from assistant.law.citations.lexicon import lexicon
from assistant.law.citations.mentions import LawMention, strip_brackets
from assistant.law.citations.model import Citation, CitationStatus, Context, Naming, Quotation
from assistant.law.citations.name_book import NameBook
from assistant.law.citations.naming import Named, TextNames
from assistant.law.citations.quotation import QuoteMarks, Spans
from assistant.law.model import Provision
from assistant.text.compact import Compact

_N = "[零〇一二两三四五六七八九十百千0-9]+"
_NUMBER_AFTER_NAME = rf"(?<=[法例定则典释程定令号）)》]){_N}条"
_PRECEDING = (
    r"前(?P<count>[一二两三四五六七八九])?(?P<level>条(?!例|街|路|线|河|船|消息)"
    r"|[款项](?=规定|所|第|的|情形|行为|违法|中|之|另有|[、,和或与及。;]))"
)
_SAME = r"[该同本此](?P<same>条|款)(?=(?:中|的)?第)"
_BARE_PARAGRAPH = rf"第{_N}款(?=规定|第|的|[、,。;:和与及或至]|之|中|所|情形|明确|要求|“|$)"
_ANCHOR = re.compile(
    rf"(?P<article>{ARTICLE_START.pattern}|{_NUMBER_AFTER_NAME})|(?P<preceding>{_PRECEDING})"
    rf"|(?P<again>{_SAME})|(?P<paragraph>{_BARE_PARAGRAPH})"
)
_CITED_ON = re.compile("规定|之?规定|的|之|第|中|所|和|与|及|至|或|明确|要求|对|关于|以外|除外|[^一-鿿]|$")
_LEVEL = {"条": "article", "款": "paragraph", "项": "item"}


class CitationFinder:
    """One pass over one text.

    Args:
        source: the text.
        book: the names the library knows.
        context: the law that the text is part of, if any.
    """

    def __init__(self, source: str, book: NameBook, context: Context | None = None) -> None:
        self._compact = Compact(source)
        self._text = self._compact.text
        self._book = book
        self._breaks = self._compact.breaks()
        self._names = TextNames(self._text, book, self._breaks)
        self._quotes = QuoteMarks(self._text, self._breaks)
        self._skip = Spans()
        mentions = self._names.mentions()
        self._past = Antecedents(self._text, mentions, self._breaks, context or self._title_context())

    def citations(self) -> Iterator[Citation]:
        """All citations in order of appearance."""
        done = 0
        for match in _ANCHOR.finditer(self._text):
            if match.start() < done or match.start() in self._skip or self._names.in_title(match.start()):
                continue
            for citation, end in self._at(match):
                done = max(done, end)
                yield citation

    def _title_context(self) -> Context | None:
        """A text whose first line is the name of a known law is that law."""
        first = next((line for line in self._compact.source.splitlines() if line.strip()), "")
        name = strip_brackets(Compact(first).text)
        return Context(name) if name in self._book and len(name) > 2 else None

    # one anchor ---------------------------------------------------------------------------------------------

    def _at(self, match: re.Match[str]) -> list[tuple[Citation, int]]:
        if match["preceding"]:
            return self._preceding(match)
        if match["again"]:
            return self._again(match)
        if match["paragraph"]:
            return self._bare_paragraph(match)
        return self._article(match.start())

    def _article(self, at: int) -> list[tuple[Citation, int]]:
        entries = read_addresses(self._text, at)
        if not entries:
            return []
        named = self._names.before(at, self._past)
        if (named is None or (named.start == 0 and self._past.context)) and self._is_heading(at, entries[0]):
            return []
        if named is None:
            if self._text[at] != "第" or self._counts(entries[0].end):
                return []
            named = Named(at, Naming.CONTINUED, self._past.continued(at))
            if not (named.settled.name or named.settled.candidates or self._reads_on(entries[-1])):
                return []
        if not named.settled.is_law:
            self._past.add_cited(Cited(entries[-1].end, "", None))
            return []
        if named.naming in (Naming.BARE, Naming.NUMBER):
            self._past.add_mention(LawMention(named.start, named.end, named.settled.name))
        return self._emit(self._drop_counted(entries), named)

    def _reads_on(self, entry: Entry) -> bool:
        """Whether an address with no law in sight is still one by what follows: 第十条规定, not 第十条船."""
        return entry.provision is not None and bool(_CITED_ON.match(self._text, entry.end))

    def _drop_counted(self, entries: list[Entry]) -> list[Entry]:
        """A list ends before 第一条生产线."""
        for place, entry in enumerate(entries[1:], 1):
            if self._counts(entry.end):
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

    def _preceding(self, match: re.Match[str]) -> list[tuple[Citation, int]]:
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

    def _again(self, match: re.Match[str]) -> list[tuple[Citation, int]]:
        """同条第二款, 该款第三项."""
        own = match[0][0] == "本"
        context = self._past.context
        if own and context and context.provision:
            cited: Cited | None = Cited(match.start(), context.law, context.provision)
        else:
            cited = self._past.last_provision(match.start())
        if cited is None or cited.provision is None:
            named = Named(match.start(), Naming.BACK, Settled("", f"“{match[0]}”所指的条款不明"))
            return self._emit([Entry(match.start(), match.end(), None)], named)
        base = cited.provision.whole_article()
        if match["same"] == "款":
            base = replace(base, paragraph=cited.provision.paragraph)
        entries = self._nested(Entry(match.start(), match.end(), base))
        return self._emit(entries, Named(match.start(), Naming.BACK, Settled(cited.name)))

    def _bare_paragraph(self, match: re.Match[str]) -> list[tuple[Citation, int]]:
        """A 第二款 that goes on from an article cited in the same sentence."""
        cited = self._past.same_sentence(match.start())
        if cited is None or cited.provision is None:
            return []
        base = Entry(match.start(), match.start(), cited.provision.whole_article())
        return self._emit(self._nested(base), Named(match.start(), Naming.CONTINUED, Settled(cited.name)))

    # output -------------------------------------------------------------------------------------------------

    def _emit(self, entries: list[Entry], named: Named) -> list[tuple[Citation, int]]:
        quotation = self._quotation(entries, named.start)
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
                named.edition,
                quotation if place == len(entries) - 1 else None,
                *_problem(entry, named.settled),
                named.settled.candidates,
            )
            self._past.add_cited(Cited(entry.end, named.settled.name, entry.provision))
            out.append((citation, entry.end))
        return out

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
            return self._quoted(opened, closed, loose, also)
        before = self._quotes.before(start)
        return self._quoted(*before, False, also) if before else None

    def _quoted(self, opened: int, closed: int, loose: bool, also: tuple[Provision, ...]) -> Quotation:
        start, end = self._compact.origin(opened) + 1, self._compact.origin(closed)
        return Quotation(self._compact.source[start:end], start, end, loose=loose, also=also)


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
