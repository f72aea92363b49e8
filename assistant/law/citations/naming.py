"""Which law is named in a text, and which one is written before an address."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.law.address import ARTICLE_START, NUMBER, read_addresses
from assistant.law.citations.antecedent import Antecedents, Settled
from assistant.law.citations.lexicon import any_of, lexicon
from assistant.law.citations.mentions import (
    Definition,
    LawMention,
    Title,
    before_brackets,
    edition_before,
    edition_in,
    is_other_paper,
    looks_like_law,
    read_definitions,
    titles,
)
from assistant.law.citations.model import Naming
from assistant.law.citations.name_book import NameBook, NameBounds
from assistant.law.citations.quotation import Spans

_PART = re.compile(
    r"(?:第[零〇一二三四五六七八九十百0-9]{1,6}(?:编|分编|章|节)|(?<=[》例章编)])[一-鿿]{2,6}编|(?<=法典)[一-鿿]{2,6}编|(?<=法)(?!典)[一-鿿]{2,6}编|总则|分则|附则|正文|条文)$"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:年|年?[版本]|年?(?:修订|修正|修改|公布|施行)[版本]?)?$")
_NAME_TAILS = ("》", "法", "典", "例", "则", "定", ")")
_LINK_TAILS = (*_NAME_TAILS, "章", "节")
_LINKS = ("当中的", "规定的", "中的", "里的", "当中", "关于", "有关", "的", "之", "中", "里")
_DOCUMENT_NUMBER = re.compile(
    r"(?P<issuer>[一-鿿]{1,20}(?=令第|[〔\[(](?:19|20)\d\d))(?:令第[0-9一二三四五六七八九十百]{1,6}号|[〔\[(](?:19|20)\d\d[〕\])]第?\d{1,6}号)$"
)
_INSIDE = re.compile(rf"{ARTICLE_START.pattern}|(?<=[法例定则典释程]){NUMBER}条")
_MARKS = {"”": "“", '"': '"', "’": "‘", "】": "【", "〕": "〔", "]": "["}


@dataclass(frozen=True, slots=True)
class Named:
    """The law written before an address: where its words begin and end, and what they settle to."""

    start: int
    naming: Naming
    settled: Settled
    edition: str = ""
    end: int = 0


@dataclass(frozen=True, slots=True)
class WithAddress:
    """A title that holds the address, too: 《消防法第六十条》."""

    title: Title
    law: str


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
        self._bounds = NameBounds(text, breaks, book)
        self.titles = titles(text)
        self._title_ends = {title.end: title for title in self.titles}
        self._title_starts = [title.start for title in self.titles]
        self.with_address = dict(self._addresses_in_titles())
        self._laws_inside = {held.title.start: held.law for held in self.with_address.values()}
        self._definitions = read_definitions(text, self._title_ends, book, self._bounds)
        self._by_short: dict[str, list[Definition]] = {}
        for definition in self._definitions:
            self._by_short.setdefault(definition.short, []).append(definition)
        self._shorts = NameBook(self._by_short)
        self.defining = Spans()
        for definition in self._definitions:
            self.defining.add(definition.start, definition.at)

    def in_title(self, index: int) -> Title | None:
        """The 《…》 in which an index lies."""
        place = bisect_right(self._title_starts, index) - 1
        return self.titles[place] if place >= 0 and index < self.titles[place].end else None

    def full_name(self, title: Title) -> str:
        """The law a title means: for a short name the one it was defined for."""
        return self._defined(title.name, title.start) or title.name

    def bracket_after(self, title: Title) -> int:
        """Where a bracket directly behind a title ends; the end of the title if there is none."""
        opened = self._text[title.end : title.end + 1] == "("
        close = self._text.find(")", title.end, title.end + 60) if opened else -1
        return close + 1 if close > 0 else title.end

    def mentions(self) -> list[LawMention]:
        """Laws named anywhere: titles, and known names written without 《》."""
        found = [self._title_mention(title) for title in self.titles]
        found += [m for m in self._bare_mentions() if not self.in_title(m.start)]
        kept = (m for m in found if m and m.start not in self.defining)
        return sorted(kept, key=lambda m: m.end)

    def _title_mention(self, title: Title) -> LawMention | None:
        name = title.name
        if full := self._defined(name, title.start):
            return LawMention(title.start, title.end, full)
        if title.start in self._laws_inside:
            return LawMention(title.start, title.end, self._laws_inside[title.start])
        if name in lexicon().nicknames or (name in lexicon().generic and name not in self._book):
            return None
        if looks_like_law(name, self._book):
            return LawMention(title.start, title.end, name)
        return LawMention(title.start, title.end, name, False) if is_other_paper(name) else None

    def _bare_mentions(self) -> list[LawMention]:
        """Known names written without 《》; of names within one another the longest."""
        found: list[LawMention] = []
        for match in _name_ends().finditer(self._text):
            for start in self._book.ending_at(self._text, match.end()):
                if self._bounds.begins(start, match.end()):
                    while found and found[-1].start >= start:
                        found.pop()
                    if not found or found[-1].end <= start:
                        found.append(LawMention(start, match.end(), self._text[start : match.end()]))
                    break
        return [mention for mention in found if mention.name not in lexicon().nicknames]

    def _addresses_in_titles(self) -> Iterator[tuple[int, WithAddress]]:
        """Where the address begins in titles that end with one."""
        for title in self.titles:
            stop = title.end - 1
            match = _INSIDE.search(self._text, title.start + 1, stop)
            entries = read_addresses(self._text, match.start()) if match else []
            if match is None or not entries or entries[-1].end < stop:
                continue
            law = self._text[title.start + 1 : match.start()].strip("《》的之")
            if law not in self._book:
                known = self._book.ending_at(self._text, match.start())
                inside = (s for s in known if s > title.start and self._bounds.may_begin(s))
                law = next((self._text[start : match.start()] for start in inside), law)
            if looks_like_law(law, self._book):
                yield match.start(), WithAddress(title, law)

    def _defined(self, short: str, at: int) -> str:
        """The full name for which ``short`` was defined last before ``at``, or ""."""
        known = self._by_short.get(short, [])
        place = bisect_right(known, at, key=lambda definition: definition.at)
        return known[place - 1].name if place else ""

    def before(self, at: int, past: Antecedents) -> Named | None:
        """The law written directly before an address; None if none is.

        Args:
            at: where the address begins.
            past: what was named before, for 本法 and 该条例.
        """
        known = next(self._book.ending_at(self._text, at), None) is not None  # 民法总则 itself
        end = at if known else self._name_end(at)
        gap = self._text[end:at]
        named = (
            self._as_title(end, past)
            or self._as_known(end, past)
            or self._as_kind(end, past)
            or self._as_defined(end)
            or self._as_slip(end)
            or self._as_other(end)
        )
        if named is None:
            return None
        year = _YEAR.search(gap)
        edition = (
            named.edition
            or edition_in(gap)
            or (year[0][:4] if year else "")
            or edition_before(self._text, named.start)
        )
        return replace(named, edition=edition, end=end)

    def _name_end(self, at: int) -> int:
        """Where the name ends: brackets, years, 第X章 and 的 between it and the address are passed over."""
        end = at
        for _ in range(8):
            inner = before_brackets(self._text, end)
            part = _PART.search(self._text, max(0, end - 12), end)
            year = _YEAR.search(self._text, max(0, end - 8), end)
            linked = self._text.endswith(_LINKS, 0, end)
            link = next(w for w in _LINKS if self._text.endswith(w, 0, end)) if linked else ""
            if inner != end:
                end = inner
            elif part and self._text.endswith(_NAME_TAILS, 0, part.start()):
                end = part.start()
            elif year and self._text.endswith(_NAME_TAILS, 0, year.start()):
                end = year.start()
            elif link and self._text.endswith(_LINK_TAILS, 0, end - len(link)):
                end -= len(link)
            else:
                break
        return end

    def _as_title(self, end: int, past: Antecedents) -> Named | None:
        title = self._title_ends.get(end)
        if title is None:
            return self._as_half_marked(end)
        name, start = title.name, title.start
        if full := self._defined(name, start):
            return Named(start, Naming.DEFINED, Settled(full))
        if name in lexicon().nicknames:
            return Named(start, Naming.DEFINED, past.nickname(name, start))
        if name in lexicon().generic and name not in self._book:
            return Named(start, Naming.NONE, Settled("", f"简称《{name}》在前文没有定义"))
        is_law = name in self._book or not is_other_paper(name)
        return Named(start, Naming.TITLE, Settled(name, is_law=is_law), edition_of_title(name))

    def _as_half_marked(self, end: int) -> Named | None:
        """A known name in other marks (“行政处罚法”, 【行政处罚法】), or with the closing 》 only."""
        mark = self._text[end - 1 : end]
        if mark != "》" and mark not in _MARKS:
            return None
        for start in self._book.ending_at(self._text, end - 1):
            if mark == "》" and self._bounds.may_begin(start):
                return Named(start, Naming.TITLE, Settled(self._text[start : end - 1]))
            if start and self._text[start - 1] == _MARKS.get(mark):
                return Named(start - 1, Naming.TITLE, Settled(self._text[start : end - 1]))
        return None

    def _as_known(self, end: int, past: Antecedents) -> Named | None:
        for start in self._book.ending_at(self._text, end):
            if self._bounds.begins(start, end):
                name = self._text[start:end]
                full = self._defined(name, start)
                if not full and name in lexicon().nicknames:
                    return Named(start, Naming.DEFINED, past.nickname(name, start))
                return Named(start, Naming.BARE, Settled(full or name))
        return None

    def _as_defined(self, end: int) -> Named | None:
        for start in self._shorts.ending_at(self._text, end):
            if self._bounds.may_begin(start) and (full := self._defined(self._text[start:end], start)):
                return Named(start, Naming.DEFINED, Settled(full))
        return None

    def _as_kind(self, end: int, past: Antecedents) -> Named | None:
        low = max(0, end - 16)
        if match := _derived().search(self._text, low, end):
            return self._as_derived(match, past)
        match = _kind_words().search(self._text, low, end)
        if match is None:
            return None
        if match["own"]:
            settled = past.own_law(match["kind"], match.start())
            return Named(match.start(), Naming.SELF, settled)
        return Named(match.start(), Naming.BACK, past.that_law(match["kind"], match.start()))

    def _as_derived(self, match: re.Match[str], past: Antecedents) -> Named:
        """其实施条例, 该法实施细则: the law named before with these words behind its name."""
        kind, at = match["kind"], match.start()
        parent = past.that_law(kind, at) if kind else past.its_law(at)
        if not parent.name:
            return Named(match.start(), Naming.BACK, parent)
        name = parent.name + match["derived"]
        if name not in self._book and name.removeprefix("中华人民共和国") in self._book:
            name = name.removeprefix("中华人民共和国")
        return Named(match.start(), Naming.BACK, Settled(name))

    def _as_slip(self, end: int) -> Named | None:
        """A known name whose ending is misspelt (行政处罚发, 消防条列); it is reported as written."""
        if not self._text.endswith(tuple(lexicon().slipped_endings), 0, end):
            return None
        for slip, right in lexicon().slipped_endings.items():
            if self._text.endswith(slip, 0, end):
                low = max(0, end - 60)
                corrected = self._text[low : end - len(slip)] + right
                for start in self._book.ending_at(corrected, len(corrected)):
                    if self._bounds.may_begin(low + start) and len(corrected) - start > 2:
                        return Named(low + start, Naming.BARE, Settled(self._text[low + start : end]))
        return None

    def _as_other(self, end: int) -> Named | None:
        words = lexicon()
        if self._text.endswith(words.not_law + words.evidence_lists + words.not_names, 0, end):
            return Named(end, Naming.NONE, Settled("", is_law=False))
        issued = self._text.endswith("号", 0, end)
        if issued and (number := _DOCUMENT_NUMBER.search(self._text, max(0, end - 50), end)):
            start = max(number.start(), self._bounds.unknown_start(number.end("issuer")))
            return Named(start, Naming.NUMBER, Settled(self._text[start:end]))
        if not self._text.endswith(words.bare_endings, 0, end) or self._text.endswith(words.vague, 0, end):
            return None
        start = self._bounds.unknown_start(end)
        name = self._text[start:end]
        if name.startswith(words.no_pointers) and name[2:] in words.kinds:
            return Named(start, Naming.NONE, Settled("", f"“{name}”不是法规名称，没有写明是哪部{name[2:]}"))
        if name in words.generic:
            return None if name == "规定" else Named(start, Naming.NONE, Settled("", f"没有写明是哪部{name}"))
        return Named(start, Naming.BARE, Settled(name)) if len(name) > 2 else None


def edition_of_title(name: str) -> str:
    """The version named within a title: 行政处罚法(2021修订)."""
    return edition_in(name[name.rfind("(") :]) if name.endswith(")") else ""


@lru_cache(maxsize=1)
def _kind_words() -> re.Pattern[str]:
    words = lexicon()
    own, back, kinds = _pointers(words.self_words), _pointers(words.back_words), any_of(words.kinds)
    return re.compile(rf"(?:(?P<own>{own})|{back}(?:部|一|项|个)?)(?P<kind>{kinds})$")


def _pointers(words: Iterable[str]) -> str:
    """Any of 本, 该, 同, 此 … where it is a word of its own: not 合同, 应该, 因此, 根本."""
    inside = lexicon().pointers_inside
    free = "|".join(f"(?<={word})" for word in lexicon().before_pointers)
    guarded = (f"(?:(?<![{inside[w]}])|{free}){w}" if w in inside else re.escape(w) for w in words)
    return "(?:" + "|".join(guarded) + ")"


@lru_cache(maxsize=1)
def _derived() -> re.Pattern[str]:
    words = lexicon()
    back, kinds = _pointers((*words.self_words, *words.back_words)), any_of(words.parents)
    joined = "(?<=[条款项》])(?:以?及|和|与)"  # 《…法》第三条和实施条例第五条
    return re.compile(rf"(?:其|{back}部?(?P<kind>{kinds})|{joined})的?(?P<derived>{any_of(words.derived)})$")


@lru_cache(maxsize=1)
def _name_ends() -> re.Pattern[str]:
    return re.compile(any_of(lexicon().law_endings))
