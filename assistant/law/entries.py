"""Decisions, amendments and notices are not divided into 条 but numbered 一、二、 (or 1. 2.): each entry is cited as 第X条."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.law.headings import read_heading
from assistant.text.numerals import to_int

_CHINESE = re.compile(r"\s*#*\s*(?P<number>[一二三四五六七八九十百]{1,6})[ 　]*[、.．][ 　]*")
_ARABIC = re.compile(r"\s*(?P<number>\d{1,3})[ 　]*[.．、](?!\d)[ 　]*")
_HEADING_LENGTH = 30


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the entries of a text are marked, and at which lines they begin.

    Attributes:
        name: 一、 or 1.
        mark: the pattern that a first line begins with.
        starts: line number -> entry number.
        headings: lines that are headings above entries numbered 1.
    """

    name: str
    mark: re.Pattern[str]
    starts: dict[int, int]
    headings: frozenset[int] = frozenset()


MARKS = {"一、": _CHINESE, "1.": _ARABIC}


def find_numbering(lines: list[str]) -> Numbering | None:
    """The numbering of a text without articles; None if it has not at least two entries.

    Where 一、二、 are only headings and 1. 2. run on through all of them, or there are no 一、二、, the latter are the
    entries (as automatic numbering writes them).
    """
    chinese, arabic = _run(lines, _CHINESE), _run(lines, _ARABIC)
    plain = not chinese and not any(read_heading(line) for line in lines)
    short = [at for at in chinese if len(lines[at].strip()) <= _HEADING_LENGTH and "。" not in lines[at]]
    if len(arabic) > 2 * len(chinese) and (len(short) * 2 > len(chinese) or plain):
        return Numbering("1.", _ARABIC, arabic, frozenset(short))
    return Numbering("一、", _CHINESE, chinese) if len(chinese) > 1 else None


def _run(lines: list[str], mark: re.Pattern[str]) -> dict[int, int]:
    """The lines that begin entries 1, 2, 3 … in order; what stands in open quotation marks is quoted."""
    found: dict[int, int] = {}
    quotes = 0
    for at, line in enumerate(lines):
        match = mark.match(line)
        if match and quotes <= 0 and to_int(match["number"]) == len(found) + 1:
            found[at] = len(found) + 1
            quotes = 0
        quotes = max(0, quotes + line.count("“") - line.count("”"))
    return found
