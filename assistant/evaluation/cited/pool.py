"""Laws to cite from: texts held whole, their addresses, addresses that they lack, and sentences to quote."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.law.provisions import addresses, locate, paragraphs

TODAY = date(2026, 11, 1)
_LEVELS = (Level.LAW, Level.ADMINISTRATIVE, Level.LOCAL, Level.RULE)
_LEAST = 8
_TRIES = 60
_SENTENCE = re.compile(r"[^，。；：、（）“”《》\s]{2,}(?:[，、][^，。；：（）“”《》\s]{2,})*")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_AMENDED = re.compile("修正|修订|修改")
_OTHER = "可应须无其各两七市"


@dataclass(frozen=True)
class Held:
    """One version of a law with its numbered articles."""

    law: Law
    version: Version
    articles: tuple[Article, ...]

    @cached_property
    def last(self) -> int:
        """The highest number of an article."""
        return max(a.number.article for a in self.articles if a.number)

    def place(self, rng: random.Random, depth: str = "") -> tuple[Provision, str]:
        """An address of that depth (条, 款, 项, 目; any if empty) as one would write it, with its text.

        The paragraph is left out where the item is unique in the article without it.
        """
        for _ in range(_TRIES):
            article = rng.choice(self.articles)
            found = [pair for pair in self._addresses(article) if not depth or _depth(pair[0]) == depth]
            if found:
                at, text = rng.choice(found)
                return (_without_paragraph(at, article, rng), text)
        return self.place(rng)

    def _addresses(self, article: Article) -> list[tuple[Provision, str]]:
        assert article.number is not None
        return list(addresses(article.number, article.text))

    def paragraphs(self, article: Article) -> int:
        """How many paragraphs an article has."""
        return len(paragraphs(article.text))

    def items(self, article: Article, paragraph: int) -> list[int]:
        """The numbers of the items of a paragraph; 0 means the only one that has items."""
        parts = [p for p in paragraphs(article.text) if p.parts and paragraph in (0, p.number)]
        return [item.number for item in parts[0].parts] if parts else []

    def has(self, at: Provision) -> bool:
        """Whether the text has that address."""
        article = next((a for a in self.articles if a.number == at.whole_article()), None)
        return article is not None and locate(article.text, at) is not None

    def suffixes(self, number: int) -> int:
        """The highest N of 第X条之N."""
        return max(a.number.suffix for a in self.articles if a.number and a.number.article == number)

    def missing(self, rng: random.Random) -> tuple[Provision, str]:
        """An address that the text lacks, and what must be said of it."""
        article = rng.choice(self.articles)
        assert article.number is not None
        number, parts = article.number.whole_article(), paragraphs(article.text)
        choice = rng.randrange(4)
        if choice == 0:
            return Provision(self.last + rng.randint(1, 60)), "no_such_article"
        if choice == 1:
            return replace(number, paragraph=len(parts) + rng.randint(1, 3)), "no_such_paragraph"
        part = rng.choice(parts)
        beyond = max((item.number for item in part.parts), default=0) + rng.randint(1, 5)
        if choice == 2 and len(parts) == 1:
            return replace(number, item=beyond), "no_such_item"
        return replace(number, paragraph=part.number, item=beyond), "no_such_item"


def _depth(at: Provision) -> str:
    return "目" if at.point else "项" if at.item else "款" if at.paragraph else "条"


def _without_paragraph(at: Provision, article: Article, rng: random.Random) -> Provision:
    parts = paragraphs(article.text)
    holders = [part for part in parts if part.parts]
    free = at.item and (len(parts) == 1 or len(holders) == 1)
    return replace(at, paragraph=0) if free and rng.random() < 0.7 else at


class Pool:
    """A seeded choice among the laws of a library; ``local`` is empty where only national law is held."""

    def __init__(self, library: LawLibrary, rng: random.Random) -> None:
        self.library = library
        self.rng = rng
        self._laws = [law for law in library.laws() if law.level in _LEVELS]
        self._national = [law for law in self._laws if not law.region]
        self.local = [law for law in self._laws if law.region]
        self._read: dict[int, Held] = {}
        self._inserted: dict[date, list[tuple[Held, Provision]]] = {}

    def held(self, day: date, *, national: bool | None = None) -> Held:
        """A law held whole that is in force on a day; national law and local law by halves unless told."""
        if national is None:
            national = self.rng.random() < 0.5
        laws = self._national if national or not self.local else self.local
        for _ in range(5000):
            law = self.rng.choice(laws)
            version = self.library.version_at(law, day)
            if version is None or self.gap(version, day):
                continue
            if held := self.whole(version):
                return held
        raise LookupError(f"no law in force on {day}")

    def of(self, name: str, day: date) -> Held | None:
        """The law of that official name, if held whole and in force."""
        found = [law for law in self.library.find(name) if law.name == name]
        version = self.library.version_at(found[0], day) if found else None
        return self.whole(version) if version and not self.gap(version, day) else None

    def gap(self, version: Version, day: date) -> bool:
        """Whether later texts tell of an amendment before that day whose text is not held."""
        versions = self.library.versions(version.law)
        since = version.promulgated or version.effective
        told = {changed for v in versions for changed in _amendments(self.library.note(v))}
        unheld = told - {v.promulgated for v in versions}
        return since is None or any(since < changed <= day for changed in unheld)

    def elsewhere(self, held: Held, at: Provision) -> bool:
        """Whether another version of the law has that address."""
        others = (self.whole(v) for v in self.library.versions(held.law) if v != held.version)
        return any(other.has(at) for other in others if other)

    def pair(self, day: date) -> tuple[Held, Held] | None:
        """A law and its implementing regulation (实施条例), both held and in force; None if the draw fails."""
        named = {law.name for law in self._national}
        ready = sorted(name for name in named if f"{name}实施条例" in named)
        name = self.rng.choice(ready) if ready else ""
        main, rules = self.of(name, day), self.of(f"{name}实施条例", day)
        return (main, rules) if main and rules else None

    def inserted(self, day: date) -> list[tuple[Held, Provision]]:
        """Every article 第X条之N of the national laws in force."""
        if day not in self._inserted:
            every = (self.of(law.name, day) for law in self._national if law.level is Level.LAW)
            self._inserted[day] = [
                (held, a.number)
                for held in every
                if held
                for a in held.articles
                if a.number and a.number.suffix
            ]
        return self._inserted[day]

    def whole(self, version: Version) -> Held | None:
        """A version with its articles; None if it is not whole, too short, or not numbered by 第X条."""
        if version.incomplete or version.numbering:
            return None
        if version.id not in self._read:
            articles = tuple(a for a in self.library.articles(version) if a.number)
            self._read[version.id] = Held(version.law, version, articles)
        held = self._read[version.id]
        return held if len(held.articles) >= _LEAST else None

    @cached_property
    def versions(self) -> list[list[Version]]:
        """The versions of every law that is held in more than one, oldest first."""
        every = (self.library.versions(law) for law in self._laws)
        return [versions for versions in every if len(versions) > 1]

    @cached_property
    def incomplete(self) -> list[Version]:
        """Texts that the library marks as not whole."""
        return [v for law in self._laws for v in self.library.versions(law) if v.incomplete]


def _amendments(note: str) -> list[date]:
    """The days of a note of adoption at which the text was amended."""
    found = list(_DAY.finditer(note))
    ends = [*(m.start() for m in found[1:]), len(note)]
    changed = [m for m, end in zip(found, ends, strict=False) if _AMENDED.search(note[m.end() : end])]
    return [date(*map(int, m.groups())) for m in changed]


def sentence(text: str, rng: random.Random) -> str:
    """Words of a provision to quote, without marks that would confuse a quotation; "" if there are none."""
    found = [m[0] for m in _SENTENCE.finditer(text) if 12 <= len(m[0]) <= 90]
    return rng.choice(found) if found else ""


def altered(quote: str, source: str, rng: random.Random) -> str:
    """The quotation with one character changed, left out or put in, so that it is not in the source."""
    for _ in range(_TRIES):
        at = rng.randrange(1, len(quote) - 1)
        other = rng.choice([c for c in _OTHER if c != quote[at]])
        if not "一" <= quote[at] <= "鿿":
            continue
        changed = rng.choice((other, "", quote[at] + other))
        made = quote[:at] + changed + quote[at + 1 :]
        if made not in source:
            return made
    return ""
