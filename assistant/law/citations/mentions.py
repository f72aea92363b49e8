"""Law names in running text: 《…》 with nesting, short names defined by 以下简称, and the version asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.law.citations.lexicon import any_of, lexicon
from assistant.law.citations.name_book import NameBook, NameBounds

_LONGEST_TITLE = 150
_BRACKET = 100
_BRACKETS = 5
_DEFINITION = re.compile(
    r"[(,](?P<before>[^()《》。]{0,50}?)(?:以下|下文|下)?(?:统称|简称|合称|(?<=以下)称|(?<=下)称)(?:为|作)?:?[“\"‘']?"
    r"(?:《(?P<title>[^《》()]{1,60})》|(?P<bare>[^《》“”\"'‘’(),、。;]{2,40}))[”\"’']?(?:,[^()]{0,40})?(?P<close>[),]|$)"
)
_CALLED = re.compile("[统简合下]称")
_BEFORE_DEFINITION = 56
_EDITION = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?|[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2}))?"
)
_EDITION_WORDS = re.compile("修订|修正|修改|公布|颁布|通过|版|施行|实施|发布|文本")
_YEAR_BEFORE = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:的|版的?|修订的?|修正的?|修改的?|颁布的?|公布的?|通过的?|施行的?|实施的?)?$"
)


@dataclass(frozen=True, slots=True)
class LawMention:
    """A law named at a place of the compact text; ``is_law`` False for contracts, newspapers and the like."""

    start: int
    end: int
    name: str
    is_law: bool = True


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name defined in the text between ``start`` and ``at``, valid from there on."""

    start: int
    at: int
    short: str
    name: str


@dataclass(frozen=True, slots=True)
class Title:
    """A 《…》 with its marks; doubled marks (<<…>>) count as one pair."""

    start: int
    end: int
    name: str


def titles(text: str) -> list[Title]:
    """The outermost closed 《…》 of a text, in order."""
    opened: list[int] = []
    found: list[Title] = []
    for match in re.finditer("[《》]", text):
        if match[0] == "《":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            while found and found[-1].start > start:
                found.pop()
            if match.end() - start <= _LONGEST_TITLE:
                found.append(Title(start, match.end(), _without_doubles(text[start + 1 : match.end() - 1])))
    return found


def _without_doubles(name: str) -> str:
    while name.startswith("《") and name.find("》") == len(name) - 1:
        name = name[1:-1]
    return name


def strip_brackets(name: str) -> str:
    """A name without the bracket at its end: 管理办法(试行) -> 管理办法."""
    return re.sub(r"\([^()]*\)$", "", name) if name.endswith(")") else name


def looks_like_law(name: str, book: NameBook) -> bool:
    """Whether a title is that of a norm by its ending."""
    if name in book:
        return True
    bare = strip_brackets(name)
    return bare.endswith(lexicon().law_endings + lexicon().evidence_lists) and not is_other_paper(name)


def is_other_paper(name: str) -> bool:
    """Whether a title is that of a contract, newspaper, decision or another paper that is no norm."""
    bare, words = strip_brackets(name), lexicon()
    if bare.endswith(words.evidence_lists):
        return bare in words.evidence_lists or any(word in bare for word in words.evidence_words)
    return bare.endswith(words.not_law + words.not_law_titles)


def read_definitions(
    text: str, title_ends: dict[int, Title], book: NameBook, bounds: NameBounds
) -> list[Definition]:
    """Short names defined by （以下简称《条例》） after a law, in order.

    Args:
        text: compact text.
        title_ends: end -> start of the titles.
        book: names known to the library.
        bounds: where names may begin in this text.
    """
    found: list[Definition] = []
    for word in _CALLED.finditer(text):
        low = max(0, word.start() - _BEFORE_DEFINITION)
        opened = text.rfind("(", low, word.start())
        if opened < 0 or ")" in text[opened : word.start()]:
            opened = text.rfind(",", low, word.start())
        match = _DEFINITION.match(text, opened) if opened >= 0 else None
        if match is None or found and match.start() == found[-1].start:
            continue
        if match["before"] and match["before"][-1:] not in ",;" and "号" not in match["before"]:
            continue
        short = match["title"] or match["bare"]
        name = name_before(text, match.start(), title_ends, book, bounds)
        law_like = match["title"] or short.endswith(lexicon().law_endings)
        if name and law_like and looks_like_law(name, book):
            found.append(Definition(match.start(), match.end(), short, name))
    return found


def name_before(text: str, end: int, title_ends: dict[int, Title], book: NameBook, bounds: NameBounds) -> str:
    """The law whose full name ends here, brackets after it skipped; "" if none does."""
    end = before_brackets(text, end)
    if end in title_ends:
        return title_ends[end].name
    for start in book.ending_at(text, end):
        if bounds.begins(start, end):
            return text[start:end]
    if text.endswith(lexicon().bare_endings, 0, end) and not text.endswith(
        lexicon().not_names + lexicon().vague, 0, end
    ):
        return text[bounds.unknown_start(end) : end]
    return ""


def before_brackets(text: str, end: int) -> int:
    """The index before any (…) that ends at ``end``."""
    for _ in range(_BRACKETS):
        if end == 0 or text[end - 1] != ")":
            break
        opened = text.rfind("(", max(0, end - _BRACKET), end)
        if opened < 0:
            break
        end = opened
    return end


def edition_in(brackets: str) -> str:
    """The versions named in brackets after a name, (2021修订) or (2013年12月7日修订).

    Returns:
        Years or ISO dates, joined by 、 (several dates of one bracket describe one version); "" if none.
    """
    found = []
    for content in re.findall(r"\(([^()]*)\)", brackets):
        if _EDITION_WORDS.search(content) or re.fullmatch(r"(?:19|20)\d\d年?", content):
            found += [_iso(match) for match in _EDITION.finditer(content)]
    return "、".join(dict.fromkeys(found))


def _iso(match: re.Match[str]) -> str:
    month, day = match["month"] or match["m"], match["day"] or match["d"]
    return f"{match['year']}-{int(month):02}-{int(day):02}" if month and day else match["year"]


def edition_before(text: str, start: int) -> str:
    """The version named before a name: 2001年商标法, 原行政处罚法; a year, 原, or ""."""
    match = _YEAR_BEFORE.search(text[max(0, start - 14) : start])
    if match:
        return match["year"]
    former = _former().search(text[max(0, start - 6) : start])
    return "原" if former else ""


@lru_cache(maxsize=1)
def _former() -> re.Pattern[str]:
    return re.compile(rf"(?<![高中平草]){any_of(lexicon().former)}$")
