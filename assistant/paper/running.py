"""Running heads and page numbers: lines at the edge of pages that are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from assistant.paper.page import Page, PageLine

_EDGE = 0.13
_HEAD_EDGE = 0.085
_ROWS = 3
_PAGE_NUMBER = re.compile(
    r"[-—－–~·.\s]*(?:\d{1,4}|[ivxIVX]{1,6})(?:\s*/\s*\d{1,4})?[-—－–~·.\s]*"
    r"|[第共]\s*\d+\s*[页頁](?:[\s,，、/]*[第共]\s*\d+\s*[页頁])?|Page\s*\d+(?:\s*of\s*\d+)?",
    re.IGNORECASE,
)
_Found = list[tuple[int, PageLine]]


def split_margins(pages: Sequence[Page]) -> tuple[list[Page], _Found, _Found]:
    """The pages without what repeats at their edges, then the lines taken from top and bottom, each with its page."""
    seen = {
        top: Counter(key for page in pages for key in {_key(line) for line in _edge(page, top)})
        for top in (True, False)
    }
    bodies: list[Page] = []
    found: dict[bool, _Found] = {True: [], False: []}
    for page in pages:
        taken: set[int] = set()
        for top in (True, False):
            for line in _edge(page, top):
                often = _is_head(page, line) and _repeats(seen[top][_key(line)], len(pages))
                if often or _PAGE_NUMBER.fullmatch(line.text.strip()):
                    found[top].append((page.number, line))
                    taken.add(id(line))
                else:
                    break
        bodies.append(replace(page, lines=tuple(line for line in page.lines if id(line) not in taken)))
    return bodies, found[True], found[False]


def _edge(page: Page, top: bool) -> Iterator[PageLine]:
    """The outermost lines of a page, from the edge inwards."""
    lines = sorted(page.lines, key=lambda line: line.middle, reverse=not top)[:_ROWS]
    for line in lines:
        share = line.middle / page.height
        if share < _EDGE if top else share > 1 - _EDGE:
            yield line


def _is_head(page: Page, line: PageLine) -> bool:
    """Whether a line is small enough and far enough out for a running head; a title or letterhead is neither."""
    out = min(line.middle, page.height - line.middle) < _HEAD_EDGE * page.height
    return out and line.height <= 1.1 * median(other.height for other in page.lines)


def _key(line: PageLine) -> str:
    """The words without spaces, every number alike."""
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line.text))


def _repeats(times: int, pages: int) -> bool:
    """Whether so many pages share the line that it is a running head (odd and even pages may differ)."""
    return times >= 2 and times * 3 >= pages
