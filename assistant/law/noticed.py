"""What an import tells the user of a text it took: lines not read as articles, dates not read, no date at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.law.document import Document
from assistant.law.structure import Parsed
from assistant.law.versions import UNKNOWN, Term
from assistant.text.dates import find_dates
from assistant.text.simplified import simplified

_D = "[0-9０-９零〇○OoＯ一二三四五六七八九十]"
_DAY = re.compile(
    rf"(?<!{_D}){_D}{{2,4}}\s*年\s*{_D}{{1,3}}\s*月(?:\s*{_D}{{1,3}}\s*[日号])?|(?<!{_D})(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}}"
)
_STARTS = re.compile(r"[^。；，、]{0,6}?起?[^。；，、]{0,4}(?:施行|实施|生效|执行)")
_LAST_ARTICLES = 4


def of_text(document: Document, parsed: Parsed) -> Iterator[str]:
    """What source and parser want looked at, with the line in the file."""
    yield from document.told
    yield from parsed.problems
    if parsed.numbering == "1.":
        yield "没有“第X条”，按“1. 2. …”编号各收为一条"
    for one in parsed.refused:
        yield f"第 {document.line(one.line)} 行：{one.why}"


def of_dates(document: Document, texts: Sequence[str], term: Term) -> Iterator[str]:
    """Dates that were not read where they matter, and that a text bears none.

    Args:
        document: with its dates completed from its note.
        texts: its articles in order.
        term: what was made of them.
    """
    if document.promulgated is None:
        yield from (f"题注里的日期「{words}」没有读懂" for words, _ in _unread(document.note))
    for text in texts[-_LAST_ARTICLES:]:
        flat = simplified(text)
        yield from (
            f"施行日期「{words}」没有读懂" for words, end in _unread(flat) if _STARTS.match(flat, end)
        )
    if term.certainty == UNKNOWN:
        yield "没有读出公布日期和施行日期，按一直有效处理"


def _unread(text: str) -> Iterator[tuple[str, int]]:
    """What looks like a date and was not read as one, with its end."""
    read = [(start, end) for _, start, end in find_dates(text)]
    for match in _DAY.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in read):
            yield match[0], match.end()
