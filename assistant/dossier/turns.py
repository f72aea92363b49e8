"""A paper cut into sentences and clauses with the one who speaks; the text is folded, wrapped lines are joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.dossier.cues import load_cues
from assistant.paper.model import Paper
from assistant.text.compact import Compact

_WRAP = 20
_LONGEST = 300
_SENTENCE_END = re.compile(r"[。!?;]+[”)』」]?")
_STOPS = "。!?;:”)』」]"
_NEW_LINE = re.compile(
    r"\s{0,20}(?:[（(【\[]?[0-9一二三四五六七八九十]{1,3}[)）】\].．、]|[^\s，。：:；;]{1,10}[:：]|【|第.{1,5}[条章])"
)
_COMMA = re.compile(r"(?<!\d)[,:]+|[,:]+(?!\d)")


class Speaker(StrEnum):
    """Who says it: the one who asks, the one who answers, or the writer of the paper."""

    ASKER = "询问人"
    ANSWERER = "被询问人"
    AUTHOR = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Offsets in the folded text, who speaks, and the number of the turn (0 before the first one)."""

    start: int
    end: int
    speaker: Speaker
    turn: int


@dataclass(frozen=True, slots=True)
class _Turn:
    start: int
    content: int
    speaker: Speaker


class Dialogue:
    """A paper as sentences, each with its speaker.

    Attributes:
        compact: the folded text with the way back to the paper's offsets.
    """

    def __init__(self, paper: Paper) -> None:
        self.compact = Compact(paper.text)
        self._breaks = _line_breaks(self.compact, paper)
        self._turns = _turns(self.compact, frozenset(self._breaks))
        self._contrast = load_cues().form("contrast")

    def sentences(self) -> Iterator[Sentence]:
        """All sentences in order; labels of turns (问：) belong to none."""
        starts = [turn.content for turn in self._turns]
        closing = load_cues().closing
        closed = 0
        for start, end in self._stretches():
            place = bisect_right(starts, start)
            turn = self._turns[place - 1] if place else None
            speaker = turn.speaker if turn else Speaker.AUTHOR
            if turn and speaker is Speaker.ANSWERER and closing.search(self.compact.text, start, end):
                closed = place
            yield Sentence(start, end, Speaker.AUTHOR if closed == place else speaker, place)

    def clauses(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """The parts of a sentence between commas, colons and words of contrast."""
        text, start = self.compact.text, sentence.start
        cuts = {match.end() for match in _COMMA.finditer(text, sentence.start, sentence.end)}
        cuts |= {m.start() for m in self._contrast.finditer(text, sentence.start, sentence.end)}
        for cut in sorted({*cuts, sentence.end}):
            while cut - start > _LONGEST:
                yield start, start + _LONGEST
                start += _LONGEST
            if cut > start:
                yield start, cut
            start = max(start, cut)

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Start and end of every sentence, without the labels of turns."""
        text = self.compact.text
        labels = {turn.start: turn.content for turn in self._turns}
        cuts = {match.end() for match in _SENTENCE_END.finditer(text)}
        start = 0
        for cut in sorted({*cuts, *self._breaks, *labels, *labels.values(), len(text)}):
            if cut > start and labels.get(start) != cut:
                yield start, cut
            start = max(start, cut)


def _line_breaks(compact: Compact, paper: Paper) -> list[int]:
    """Folded offsets at which a new line is a new sentence: cells, short lines, labels, ends of sentences."""
    breaks, offset = [], 0
    lines = paper.text.split("\n")
    cells = {part.start for part in paper.parts if part.cell is not None}
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        after = offset + len(line) + 1
        if _ends_here(line, following) or offset in cells or after in cells:
            breaks.append(compact.index(min(after, len(paper.text))))
        offset = after
    return breaks


def _ends_here(line: str, following: str) -> bool:
    ink = line.strip()
    if len(ink) < _WRAP or not following.strip():
        return True
    return ink.translate(_FOLDED_STOPS)[-1] in _STOPS or _NEW_LINE.match(following) is not None


_FOLDED_STOPS = str.maketrans("！？；：）", "!?;:)")


def _turns(compact: Compact, breaks: frozenset[int]) -> list[_Turn]:
    """Turns of speech: 问 and 答 where there are any, else 询问人 and 被询问人 when one of them asks something."""
    text, found = compact.text, []
    for match in _role_form().finditer(text):
        at = match.start()
        if at == 0 or text[at - 1] in _STOPS or at in breaks or compact.gap_before(at):
            found.append((match[1], _Turn(at, match.end(), _speaker(match[1]))))
    short = [turn for name, turn in found if len(name) == 1]
    if short:
        return short
    asks = load_cues().form("asks")
    asked = any(
        turn.speaker is Speaker.ASKER and asks.search(text, turn.content, turn.content + 100)
        for _, turn in found
    )
    return [turn for _, turn in found] if asked else []


@lru_cache(maxsize=1)
def _role_form() -> re.Pattern[str]:
    roles = load_cues().roles
    names = "|".join(sorted((*roles.asker, *roles.answerer), key=len, reverse=True))
    return re.compile(rf"({names})\d{{0,2}}(?:\([^)]{{0,20}}\))?:")


def _speaker(name: str) -> Speaker:
    return Speaker.ASKER if name in load_cues().roles.asker else Speaker.ANSWERER
