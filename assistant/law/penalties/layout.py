"""Article text -> paragraphs, items and phrases, every piece with its place in the original text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from assistant.law import provisions
from assistant.law.penalty_model import Span
from assistant.text.numerals import NUMBER

_FOLD = str.maketrans(",;:()％．０１２３４５６７８９﹔﹐﹕", "，；：（）%.0123456789；，：")
_ITEM = re.compile(r"\n*（[一二三四五六七八九十百]+）")
_INSIDE = re.compile(
    rf"(?<=[0-9])，(?=[0-9]{{3}}(?![0-9]))|(?<=元以上)，(?=(?:最高)?(?:人民币)?{NUMBER}元(?:（[^）]{{1,8}}）)?(?:以下|以内))"
)  # commas within one number (5,000) or one range (一万元以上，五万元以下)
_LETTERS = re.compile(
    r"(?<![A-Za-z])[lIOo0-9]{1,4}(?=[十百千万亿]{0,2}元)"
)  # l万元, 1O万元: misread by a scanner
_AS_DIGITS = str.maketrans("lIOo", "1100")
_STOPS = "，；。：\n"
_LONGEST = 500
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
class ClauseItem:
    """One numbered item (项) of a paragraph."""

    number: int
    phrases: list[Phrase]


@dataclass(slots=True)
class ClauseParagraph:
    """One paragraph (款): its head and the items below it."""

    number: int
    head: list[Phrase]
    items: list[ClauseItem] = field(default_factory=list)


class Source:
    """An article's text with punctuation and digits folded to one form, blanks and commas in numbers dropped, and the way back."""

    def __init__(self, text: str) -> None:
        self.given = text
        folded = _LETTERS.sub(lambda found: found[0].translate(_AS_DIGITS), text.translate(_FOLD))
        inside = {match.start() for match in _INSIDE.finditer(folded)}
        kept = [(i, c) for i, c in enumerate(folded) if c == "\n" or not (c.isspace() or i in inside)]
        self.origin = [i for i, _ in kept] + [len(text)]
        self.text = "".join(c for _, c in kept)

    def phrases(self, start: int, end: int) -> list[Phrase]:
        """Phrases between two offsets of the original text, an item mark in front left out."""
        first, last = bisect_left(self.origin, start), bisect_left(self.origin, end)
        first = min(first, len(self.text))
        mark = _ITEM.match(self.text, first, last)
        first = mark.end() if mark else first
        return phrases_of(self.text[first:last], first)

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
            while i - start > _LONGEST:  # no clause of law is that long; what reads it stays bounded
                out.append(Phrase(text[start : start + _LONGEST], offset + start, before, "，"))
                start, before = start + _LONGEST, "，"
            if i > start:
                out.append(Phrase(text[start:i], offset + start, before, char))
            start, before = i + 1, char
    return out


def paragraphs_of(source: Source) -> list[ClauseParagraph]:
    """The paragraphs of an article in order, numbered from 1, with their items."""
    out: list[ClauseParagraph] = []
    for piece in provisions.paragraphs(source.given):
        end = piece.parts[0].start if piece.parts else piece.end
        paragraph = ClauseParagraph(piece.number, source.phrases(piece.start, end))
        paragraph.items = [
            ClauseItem(part.number, source.phrases(part.start, part.end)) for part in piece.parts
        ]
        out.append(paragraph)
    return out
