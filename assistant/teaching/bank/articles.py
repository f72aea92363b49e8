"""The articles of a few laws as plain letters, in which sentences of questions are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate

from assistant.law.library import LawLibrary
from assistant.law.model import Law, Version
from assistant.text.normalise import strip_spaces
from assistant.text.simplified import simplified
from assistant.text.tokens import normalise

USUAL = ("行政处罚法", "行政强制法", "行政许可法", "行政复议法", "行政诉讼法", "国家赔偿法")
_INK = re.compile(r"[^0-9a-z\u4e00-\u9fff]+")
_NAMED = re.compile(r"《([^》]{2,40})》")


@dataclass(frozen=True, slots=True)
class Lettered:
    """An article: its reference, its text in letters and digits only with the places where a clause ends, and as it stands."""

    reference: str
    letters: str
    ends: frozenset[int]
    text: str

    def holds(self, said: str) -> bool:
        """Whether the letters stand here and end where a clause ends: 实施行政强制 does not stand in 实施行政强制措施."""
        place = self.letters.find(said)
        while place >= 0:
            if place + len(said) in self.ends:
                return True
            place = self.letters.find(said, place + 1)
        return False


def letters(text: str) -> str:
    """A text in simplified letters and digits only; numerals of both kinds are the same."""
    return _INK.sub("", normalise(simplified(text)))


def lettered(library: LawLibrary, version: Version) -> tuple[Lettered, ...]:
    """The articles of a text."""
    return tuple(
        _lettered(f"《{version.law.name}》{article.number.label}", article.text)
        for article in library.articles(version)
        if article.number
    )


def _lettered(reference: str, text: str) -> Lettered:
    pieces = [piece for piece in _INK.split(normalise(simplified(text))) if piece]
    return Lettered(reference, "".join(pieces), frozenset(accumulate(map(len, pieces))), strip_spaces(text))


class Shelf:
    """The laws that a question may be decided by, in force on a day, and their earlier texts.

    Args:
        library: where they are read.
        day: whose law counts.
    """

    def __init__(self, library: LawLibrary, day: date) -> None:
        self._library = library
        self._day = day
        self._lettered = lru_cache(maxsize=64)(lambda version: lettered(library, version))

    def now(self, topic: str, question: str) -> Iterator[Lettered]:
        """The articles in force of the laws that topic and question name; of the usual ones when they name none."""
        for law in self._laws(topic, question):
            version = self._library.version_at(law, self._day)
            if version is not None:
                yield from self._lettered(version)

    def before(self, topic: str, question: str) -> Iterator[Lettered]:
        """The articles of their earlier texts, as far as they are held."""
        for law in self._laws(topic, question):
            governing = self._library.version_at(law, self._day)
            for version in self._library.versions(law):
                if version != governing and (version.effective is None or version.effective <= self._day):
                    yield from self._lettered(version)

    def _laws(self, topic: str, question: str) -> Sequence[Law]:
        names = [name for name in (topic, *_NAMED.findall(question)) if name]
        found = {law.id: law for name in names for law in self._library.find(name)}
        if not found:
            found = {law.id: law for name in USUAL for law in self._library.find(name)}
        return list(found.values())
