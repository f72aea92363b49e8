"""Invisible marks that carry the source of each value through a Word template and are taken out of what it gives.

A mark is one character of a private plane of Unicode, so that no layout of runs can break it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.documents.model import Source

_FIRST, _CLOSE = 0xF0000, "\U00100000"
_MOST = 0xFFFD
_PLANES = re.compile("[\U000f0000-\U0010ffff]")
LACKING = re.compile(r"【待补充：([^】]*)】")


class Ledger:
    """The sources of one draft, each under a number."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}
        self._sources: list[Source] = []

    def mark(self, text: str, source: Source) -> str:
        """The text with its source; an empty text stays empty."""
        if not text:
            return ""
        if source not in self._numbers and len(self._sources) < _MOST:
            self._numbers[source] = len(self._sources)
            self._sources.append(source)
        return f"{chr(_FIRST + self._numbers[source])}{text}{_CLOSE}"

    def lacking(self, name: str) -> str:
        """【待补充：name】."""
        return self.mark(f"【待补充：{name}】", Source("缺", name))

    def reader(self) -> Reader:
        """A reader for one paragraph."""
        return Reader(self._sources)


class Reader:
    """Takes the marks out of the pieces of one paragraph, in their order."""

    def __init__(self, sources: list[Source]) -> None:
        self._sources = sources
        self._open: list[Source] = []

    def read(self, text: str) -> Iterator[tuple[str, tuple[Source, ...]]]:
        """Stretches of text with the sources that are open over them, the outermost first."""
        start = 0
        for found in _PLANES.finditer(text):
            if found.start() > start:
                yield text[start : found.start()], tuple(self._open)
            self._turn(found[0])
            start = found.end()
        if start < len(text):
            yield text[start:], tuple(self._open)

    def _turn(self, char: str) -> None:
        if char != _CLOSE:
            self._open.append(self._sources[ord(char) - _FIRST])
        elif self._open:
            self._open.pop()


def plain(text: str) -> str:
    """A text without marks, and without characters that could be taken for one."""
    return _PLANES.sub("", text)
