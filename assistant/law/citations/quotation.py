"""Words quoted from a provision: where they stand next to a citation, and how they compare with the provision."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque

from assistant.law.citations.lexicon import any_of, lexicon

_OPEN, _CLOSE, _PLAIN = "“", "”", '"'
_LONGEST = 4000
_PHRASE = 12
_DEEPEST = 16


class QuoteMarks:
    """The quotations of a compact text.

    Args:
        text: compact text.
        breaks: where paragraphs begin (a “ there repeats an open one, as in quotations of several paragraphs).
    """

    def __init__(self, text: str, breaks: list[int]) -> None:
        self._text = text
        self.closing: dict[int, int] = {}
        self.opening: dict[int, int] = {}
        starts = set(breaks)
        stack: deque[int] = deque(maxlen=_DEEPEST)
        for match in re.finditer('[“”"‘’]', text):
            self._take(match[0], match.start(), stack, starts)

    def _take(self, mark: str, at: int, stack: deque[int], starts: set[int]) -> None:
        while stack and at - stack[0] > _LONGEST:
            stack.popleft()
        is_open = mark in "“‘" or (mark == _PLAIN and not (stack and self._text[stack[-1]] == _PLAIN))
        if is_open:
            if not (stack and at in starts and self._text[stack[-1]] == mark):
                stack.append(at)
            return
        wanted = {"”": "“", "’": "‘", _PLAIN: _PLAIN}[mark]
        place = next((n for n in reversed(range(len(stack))) if self._text[stack[n]] == wanted), None)
        if place is not None:
            self.closing[stack[place]] = at
            self.opening[at] = stack[place]
            while len(stack) > place:
                stack.pop()

    def after(self, end: int) -> tuple[int, int | None, bool] | None:
        """The quotation a citation ending at ``end`` introduces: opening index, closing index (None if unclosed), loose."""
        glue = _glue().match(self._text, end)
        at = glue.end() if glue else end
        if self._text[at : at + 1] not in ("“", "‘", _PLAIN) or at in self.opening:
            return None
        closed = self.closing.get(at)
        inside = self._text[at + 1 : closed] if closed else ""
        aside = bool(glue) and self._text[at - 1] in ",了"
        return at, closed, aside and len(inside) < _PHRASE and not re.search("[,。;]", inside)

    def before(self, start: int) -> tuple[int, int] | None:
        """The quotation that a citation beginning at ``start`` is the source of: “…”（《…》第X条）."""
        for words in lexicon().quote_before:
            if self._text.endswith(words, 0, start):
                close = start - len(words) - 1
                if close in self.opening:
                    return self.opening[close], close
        return None


def _glue() -> re.Pattern[str]:
    global _compiled
    if _compiled is None:
        words = lexicon().quote_glue
        head, adverb, verb, tail = (
            any_of(part) for part in (words.head, words.adverb, words.verb, words.tail)
        )
        _compiled = re.compile(
            rf"(?:\([^()]{{1,30}}\))?{head}{{0,2}}{adverb}{{0,2}}(?:{verb}{adverb}{{0,1}}){{0,2}}{tail}{{0,2}}[:,]?\(?(?=[“‘\"])"
        )
    return _compiled


_compiled: re.Pattern[str] | None = None


class Spans:
    """A growing set of disjoint spans in order; tells whether an index lies inside one."""

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._starts: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Add a span; spans are added in order of their starts."""
        self._starts.append(start)
        self._ends.append(end)

    def __contains__(self, index: int) -> bool:
        place = bisect_left(self._ends, index + 1)
        return place < len(self._starts) and self._starts[place] <= index
