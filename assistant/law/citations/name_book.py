"""The law names known to the library, as they end in running text; and where a name written without 《》 begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from assistant.law import regions
from assistant.law.citations.lexicon import any_of, lexicon
from assistant.text.compact import Compact

_LONGEST = 60
_STATE = "中华人民共和国"
_NOT_HAN = re.compile(
    r"(?:19|20)\d\d年|[^一-鿿〇]|(?<=[零〇一二三四五六七八九十百千0-9])[条款项目]|[你我她您咱吗呢吧啊哪谁]|(?<!其)他"
)
_CERTAIN = 7  # a known name of so many characters is no accident, whatever stands before
_BEFORE = 12
_PLACE_ENDS = frozenset("省市县区州旗盟")


class NameBook:
    """Names and aliases in compact form, looked up by where they end.

    Args:
        names: every writing under which a law is known.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(compact for name in names if len(compact := Compact(name).text) > 1)
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[-2:], set()).add(len(name))
        self._lengths = {tail: sorted(found, reverse=True) for tail, found in lengths.items()}

        self._pairs = frozenset(name[at : at + 2] for name in self._names for at in range(len(name) - 1))

    def names_hold(self, pair: str) -> bool:
        """Whether two characters stand beside each other in any name: 农村, 企业, 建设."""
        return pair in self._pairs

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def __len__(self) -> int:
        return len(self._names)

    def ending_at(self, text: str, end: int) -> Iterator[int]:
        """Starts of the known names that end at ``end``, longest first."""
        for length in self._lengths.get(text[max(0, end - 2) : end], ()):
            if length <= end and text[end - length : end] in self._names:
                yield end - length


class NameBounds:
    """Where a name may begin in a compact text.

    Args:
        text: the compact text.
        breaks: indices at which paragraphs begin.
        book: the names that are known.
    """

    def __init__(self, text: str, breaks: Iterable[int], book: NameBook) -> None:
        self._book = book
        words = lexicon().before_name
        self.text = text
        self._sorted_breaks = sorted(breaks)
        self._breaks = frozenset(self._sorted_breaks)
        self._strong_words = re.compile(rf"(?=({any_of(words.strong + words.running)}))")
        self._inside_words = re.compile(rf"(?=({any_of(words.inside)}))")
        self._any = words.strong + words.running + words.weak
        self._joining = words.joining
        self._before_join = (*lexicon().law_endings, "条", "款", "项", "目", "》", ")")

    def may_begin(self, start: int) -> bool:
        """Whether a known name may begin here: after punctuation, a verb or preposition, or 和 after another law."""
        if self._clear(start) or self.text.endswith(self._any, 0, start):
            return True
        if self.text.startswith(_STATE, start) and not self.text.endswith(("实施", "适用", "批准"), 0, start):
            return True  # no name goes on before the state's own
        for word in self._joining:
            if self.text.endswith(word, 0, start):
                return self._clear(start - len(word)) or self.text.endswith(
                    self._before_join, 0, start - len(word)
                )
        return False

    def begins(self, start: int, end: int) -> bool:
        """Whether a known name stands from ``start`` to ``end``, as :meth:`may_begin` or whatever precedes it.

        A name that begins with its place is no part of a longer name, nor is a long one, unless a place or a word
        that names are made of stands before it (农村道路交通安全法).
        """
        if self.may_begin(start) or regions.of_name(self.text[start:end]):
            return True
        if end - start < _CERTAIN or self._book.names_hold(self.text[start - 2 : start]):
            return False
        return not self._place_before(start)

    def _place_before(self, start: int) -> bool:
        low = max(0, start - _BEFORE)
        if _PLACE_ENDS.intersection(self.text[low:start]):
            return True
        return any(regions.of_name(self.text[at:start]) for at in range(low, start - 1))

    def _clear(self, start: int) -> bool:
        return (
            start == 0
            or not _is_han(self.text[start - 1])
            or start in self._breaks
            or self._after_year(start)
        )

    def _after_year(self, start: int) -> bool:
        return self.text[start - 1] == "年" and self.text[max(0, start - 5) : start - 1].isdigit()

    def unknown_start(self, end: int) -> int:
        """Where an unknown name ending at ``end`` begins: after the nearest punctuation, address or clear verb."""
        low = max(0, end - _LONGEST)
        starts = sorted({start for start in self._starts_in(low, end) if low < start < end - 1})
        stop = end
        while starts:
            start = starts.pop()
            if start >= stop:
                continue
            opened = self._inner_title(start)
            if opened is None:
                return start
            stop = opened
        return min(stop, low)

    def _starts_in(self, low: int, end: int) -> Iterator[int]:
        """Places between ``low`` and ``end`` at which a name may begin."""
        for match in _NOT_HAN.finditer(self.text, low, end):
            yield match.end()
        inside = [match.span(1) for match in self._inside_words.finditer(self.text, max(0, low - 4), end)]
        for match in self._strong_words.finditer(self.text, low, end):
            if not any(first <= match.start(1) and match.end(1) <= last for first, last in inside):
                yield match.end(1)
        first = bisect_left(self._sorted_breaks, low)
        yield from self._sorted_breaks[first : bisect_left(self._sorted_breaks, end)]

    def _inner_title(self, end: int) -> int | None:
        """The start of a 《…》 that ends here and is part of a longer name (江苏省《…》实施办法)."""
        if end == 0 or self.text[end - 1] != "》":
            return None
        opened = self.text.rfind("《", max(0, end - _LONGEST), end)
        return opened if opened > 0 and _is_han(self.text[opened - 1]) else None


def _is_han(char: str) -> bool:
    return "一" <= char <= "鿿" or char == "〇"
