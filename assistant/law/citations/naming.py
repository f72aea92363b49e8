"""Which law is named in a text, and which one is written before an address."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.law.citations.antecedent import Antecedents, Settled
from assistant.law.citations.lexicon import any_of, lexicon
from assistant.law.citations.mentions import (
    Definition,
    LawMention,
    before_brackets,
    edition_before,
    edition_in,
    looks_like_law,
    read_definitions,
    titles,
)
from assistant.law.citations.model import Naming
from assistant.law.citations.name_book import NameBook, NameBounds
from assistant.law.citations.quotation import Spans

_PART = re.compile(
    r"(?:第[零〇一二三四五六七八九十百0-9]+(?:编|分编|章|节)|(?<=[》例章编)])[一-鿿]{2,6}编|(?<=法典)[一-鿿]{2,6}编|(?<=法)(?!典)[一-鿿]{2,6}编|总则|分则|附则|正文|条文)$"
)
_NAME_TAILS = ("》", "法", "典", "例")
_LINK_TAILS = (*_NAME_TAILS, "章", "节", ")")
_LINKS = ("的", "之", "中", "中的", "里", "里的", "规定的")
_DOCUMENT_NUMBER = re.compile(
    r"(?P<issuer>[一-鿿]{1,20}(?=令第|[〔\[(](?:19|20)\d\d))(?:令第[0-9一二三四五六七八九十百]+号|[〔\[(](?:19|20)\d\d[〕\])]第?\d+号)$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The law written before an address: where its words begin and end, and what they settle to."""

    start: int
    naming: Naming
    settled: Settled
    edition: str = ""
    end: int = 0


class TextNames:
    """The laws named in one compact text.

    Args:
        text: the compact text.
        book: the names the library knows.
        breaks: where paragraphs begin.
    """

    def __init__(self, text: str, book: NameBook, breaks: list[int]) -> None:
        self._text = text
        self._book = book
        self._bounds = NameBounds(text, breaks)
        self._titles = titles(text)
        self._title_ends = {end: start for start, end in self._titles}
        self._title_starts = [start for start, _ in self._titles]
        self._definitions = read_definitions(text, self._title_ends, book, self._bounds)
        self._by_short: dict[str, list[Definition]] = {}
        for definition in self._definitions:
            self._by_short.setdefault(definition.short, []).append(definition)

    def in_title(self, index: int) -> bool:
        """Whether an index lies inside 《…》."""
        place = bisect_right(self._title_starts, index) - 1
        return place >= 0 and index < self._titles[place][1]

    def mentions(self) -> list[LawMention]:
        """Laws named anywhere: titles, and known names written without 《》."""
        found = [self._title_mention(start, end) for start, end in self._titles]
        found += [m for m in self._bare_mentions() if not self.in_title(m.start)]
        inside = Spans()
        for definition in self._definitions:
            inside.add(definition.start, definition.at)
        kept = (m for m in found if m and m.start not in inside)
        return sorted(kept, key=lambda m: m.end)

    def _title_mention(self, start: int, end: int) -> LawMention | None:
        name = self._text[start + 1 : end - 1]
        full = self._defined(name, start)
        if full:
            return LawMention(start, end, full)
        if name in lexicon().nicknames or (name in lexicon().generic and name not in self._book):
            return None
        return LawMention(start, end, name, looks_like_law(name, self._book))

    def _bare_mentions(self) -> list[LawMention]:
        """Known names written without 《》; of names within one another the longest."""
        found: list[LawMention] = []
        for match in _name_ends().finditer(self._text):
            for start in self._book.ending_at(self._text, match.end()):
                if self._bounds.may_begin(start):
                    while found and found[-1].start >= start:
                        found.pop()
                    if not found or found[-1].end <= start:
                        found.append(LawMention(start, match.end(), self._text[start : match.end()]))
                    break
        return [mention for mention in found if mention.name not in lexicon().nicknames]

    def _defined(self, short: str, at: int) -> str:
        """The full name for which ``short`` was defined before ``at``, or ""."""
        for definition in reversed(self._by_short.get(short, ())):
            if definition.at <= at:
                return definition.name
        return ""

    def before(self, at: int, past: Antecedents) -> Named | None:
        """The law written directly before an address; None if none is.

        Args:
            at: where the address begins.
            past: what was named before, for 本法 and 该条例.
        """
        end = self._name_end(at)
        gap = self._text[end:at]
        named = (
            self._as_title(end, past)
            or self._as_known(end, past)
            or self._as_kind(end, past)
            or self._as_defined(end)
            or self._as_other(end)
        )
        if named is None:
            return None
        edition = named.edition or edition_in(gap) or edition_before(self._text, named.start)
        return replace(named, edition=edition, end=end)

    def _name_end(self, at: int) -> int:
        """Where the name ends: brackets, 第X章 and 的 between it and the address are passed over."""
        end = at
        while True:
            inner = before_brackets(self._text, end)
            part = _PART.search(self._text, max(0, end - 12), end)
            link = next((w for w in _LINKS if self._text.endswith(w, 0, end)), "")
            if inner != end:
                end = inner
            elif part and self._text.endswith(_NAME_TAILS, 0, part.start()):
                end = part.start()
            elif link and self._text.endswith(_LINK_TAILS, 0, end - len(link)):
                end -= len(link)
            else:
                return end

    def _as_title(self, end: int, past: Antecedents) -> Named | None:
        if end not in self._title_ends:
            return None
        start = self._title_ends[end]
        name = self._text[start + 1 : end - 1]
        if full := self._defined(name, start):
            return Named(start, Naming.DEFINED, Settled(full))
        if name in lexicon().nicknames:
            return Named(start, Naming.DEFINED, past.nickname(name, start))
        if name in lexicon().generic and name not in self._book:
            return Named(start, Naming.NONE, Settled("", f"简称《{name}》在前文没有定义"))
        return Named(
            start,
            Naming.TITLE,
            Settled(name, is_law=looks_like_law(name, self._book)),
            _edition_of_title(name),
        )

    def _as_known(self, end: int, past: Antecedents) -> Named | None:
        for start in self._book.ending_at(self._text, end):
            if self._bounds.may_begin(start):
                name = self._text[start:end]
                full = self._defined(name, start)
                if not full and name in lexicon().nicknames:
                    return Named(start, Naming.DEFINED, past.nickname(name, start))
                return Named(start, Naming.BARE, Settled(full or name))
        return None

    def _as_defined(self, end: int) -> Named | None:
        for short in sorted(self._by_short, key=len, reverse=True):
            start = end - len(short)
            ends_here = self._text.endswith(short, 0, end) and self._bounds.may_begin(start)
            if ends_here and (full := self._defined(short, start)):
                return Named(start, Naming.DEFINED, Settled(full))
        return None

    def _as_kind(self, end: int, past: Antecedents) -> Named | None:
        match = _kind_words().search(self._text, max(0, end - 12), end)
        if match is None:
            return None
        if match["own"]:
            settled = past.own_law(match["kind"], match.start())
            return Named(match.start(), Naming.SELF, settled)
        return Named(match.start(), Naming.BACK, past.that_law(match["kind"], match.start()))

    def _as_other(self, end: int) -> Named | None:
        words = lexicon()
        if self._text.endswith(words.not_law + words.not_names, 0, end):
            return Named(end, Naming.NONE, Settled("", is_law=False))
        if number := _DOCUMENT_NUMBER.search(self._text, max(0, end - 50), end):
            start = max(number.start(), self._bounds.unknown_start(number.end("issuer")))
            return Named(start, Naming.NUMBER, Settled(self._text[start:end]))
        if not self._text.endswith(words.bare_endings, 0, end) or self._text.endswith(words.vague, 0, end):
            return None
        start = self._bounds.unknown_start(end)
        name = self._text[start:end]
        if name in words.generic:
            return None if name == "规定" else Named(start, Naming.NONE, Settled("", f"没有写明是哪部{name}"))
        return Named(start, Naming.BARE, Settled(name)) if len(name) > 2 else None


def _edition_of_title(name: str) -> str:
    return edition_in(name[name.rfind("(") :]) if name.endswith(")") else ""


@lru_cache(maxsize=1)
def _kind_words() -> re.Pattern[str]:
    words = lexicon()
    own, back, kinds = any_of(words.self_words), any_of(words.back_words), any_of(words.kinds)
    return re.compile(rf"(?:(?P<own>(?<![基根日版原成]){own})|{back}(?:部|一|项|个)?)(?P<kind>{kinds})$")


@lru_cache(maxsize=1)
def _name_ends() -> re.Pattern[str]:
    return re.compile(any_of(lexicon().law_endings))
