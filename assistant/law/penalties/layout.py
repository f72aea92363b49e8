"""Article text -> paragraphs, items and phrases, every piece with its place in the original text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.law.penalty_model import Span
from assistant.text.numerals import to_int

_FOLD = str.maketrans(",;:()％．０１２３４５６７８９﹔﹐﹕", "，；：（）%.0123456789；，：")
_ITEM = re.compile(r"（([一二三四五六七八九十百]+)）")
_ITEM_INLINE = re.compile(r"(?<=[：；。\n])（[一二三四五六七八九十]+）")
_STOPS = "，；。：\n"
_OPEN, _CLOSE = "（《〈“", "）》〉”"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch between two stops of the folded text; ``stop`` is the mark behind it, ``before`` the one in front."""

    text: str
    start: int
    before: str = ""
    stop: str = ""

    @property
    def end(self) -> int:
        """Offset behind the last character, in the folded text."""
        return self.start + len(self.text)

    def split(self, at: int) -> tuple[Phrase, Phrase]:
        """Two phrases cut at offset ``at`` of the text, joined by an assumed comma."""
        left = Phrase(self.text[:at], self.start, self.before, "，")
        return left, Phrase(self.text[at:], self.start + at, "，", self.stop)


@dataclass(slots=True)
class Item:
    """One numbered item (项) of a paragraph."""

    number: int
    phrases: list[Phrase]


@dataclass(slots=True)
class Paragraph:
    """One paragraph (款): its head and the items below it."""

    number: int
    head: list[Phrase]
    items: list[Item] = field(default_factory=list)


class Source:
    """An article's text with punctuation and digits folded to one form and blanks dropped, and the way back."""

    def __init__(self, text: str) -> None:
        self.given = text
        kept = [(i, c) for i, c in enumerate(text.translate(_FOLD)) if c == "\n" or not c.isspace()]
        self.origin = [i for i, _ in kept] + [len(text)]
        self.text = "".join(c for _, c in kept)

    def span(self, start: int, end: int) -> Span:
        """The span of the original text that folded offsets ``start`` … ``end`` stand for."""
        return Span(
            self.origin[start],
            self.origin[min(max(start, end - 1), len(self.text) - 1)] + 1,
        )

    def original(self, copied: str) -> str:
        """Words copied from the folded text as the article writes them (half-width brackets and digits kept)."""
        at = self.text.find(copied)
        if at < 0 or not copied:
            return copied
        span = self.span(at, at + len(copied))
        return self.given[span.start : span.end]


def phrases_of(text: str, offset: int) -> list[Phrase]:
    """Phrases of a stretch of folded text that begins at ``offset``; stops inside brackets do not cut."""
    out: list[Phrase] = []
    depth, start, before = 0, 0, ""
    for i, char in enumerate(text + "\n"):
        depth += (char in _OPEN) - (char in _CLOSE and depth > 0)
        if char in _STOPS and (depth == 0 or char == "\n"):
            if i > start:
                out.append(Phrase(text[start:i], offset + start, before, char))
            start, before = i + 1, char
    return out


def paragraphs_of(source: Source) -> list[Paragraph]:
    """The paragraphs of an article in order, numbered from 1, with their items."""
    out: list[Paragraph] = []
    for start, line in _lines(source.text):
        match = _ITEM.match(line)
        if match and out:
            body = phrases_of(line[match.end() :], start + match.end())
            out[-1].items.append(Item(to_int(match[1]) or 0, body))
        elif out and out[-1].items and re.match(r"\d+[.、]", line):
            out[-1].items[-1].phrases.extend(phrases_of(line, start))
        else:
            out.append(Paragraph(len(out) + 1, phrases_of(line, start)))
    return out


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their offsets; items written inside a line are lines of their own."""
    cuts = {
        0,
        *(m.start() for m in _ITEM_INLINE.finditer(text)),
        *(m.end() for m in re.finditer("\n", text)),
    }
    edges = [*sorted(cuts), len(text)]
    for start, end in pairwise(edges):
        line = text[start:end].rstrip("\n")
        if line:
            yield start, line
