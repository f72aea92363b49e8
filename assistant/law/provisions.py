"""Inside an article: 款, 项, 目 as spans of its text.

Every line of an article is a paragraph (款) unless it starts with an item mark （一） or a point mark 1. — and unless
the item list goes on after it: a plain line between item n and a later item continues item n, or is the item whose
mark the source lost, when exactly as many lines as marks are missing. So 「有前款行为…」 after
the last item is a paragraph of its own, as the drafting rules of the legislature have it. Items written in running
text (…：（一）…；（二）…) count as items too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.law.model import Provision
from assistant.text.numerals import to_int

_CHINESE = "[一二三四五六七八九十百]+"
_ITEM = re.compile(rf"\s*[（(]+({_CHINESE})[）)](?!\s*(?:[至、和及或]\s*[（(]|项(?!目)))")
_POINT = re.compile(r"\s*(?:[（(]([0-9０-９]{1,2})[）)]|([0-9０-９]{1,2})\s*[.．、](?![0-9０-９]))")
_INLINE = re.compile(rf"(?<=[:：；;。，,])\s*[（(]({_CHINESE})[）)]")


@dataclass(slots=True)
class Piece:
    """A 款, 项 or 目: its number, its span in the article text (mark included), and what it contains."""

    number: int
    start: int
    end: int
    parts: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    item: int
    point: int


def paragraphs(text: str) -> list[Piece]:
    """The paragraphs of an article text, each with its items and these with their points.

    Args:
        text: article text without 第X条; lines are separated by line feeds. The spans of the paragraphs, joined,
            give the whole text back.
    """
    lines = _read_lines(text)
    out: list[Piece] = []
    for index, line in enumerate(lines):
        if not out or not _continues(lines, index, out[-1]):
            out.append(Piece(len(out) + 1, line.start, line.end))
        _place(out[-1], _with_lost_mark(lines, index, out[-1]))
    for paragraph in out:
        if not paragraph.parts:
            paragraph.parts = _inline_items(text, paragraph)
    return out


def _read_lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for line in text.splitlines(keepends=True) or [text]:
        item, point = _ITEM.match(line), _POINT.match(line)
        number = (to_int(item[1]) or 0) if item else 0
        lines.append(_Line(start, start + len(line), number, int(point[1] or point[2]) if point else 0))
        start += len(line)
    return lines


def _continues(lines: list[_Line], index: int, paragraph: Piece) -> bool:
    """Whether line ``index`` belongs to the paragraph before it."""
    line = lines[index]
    if line.item or line.point:
        return True
    return bool(paragraph.parts) and _next_item(lines, index) > paragraph.parts[-1].number


def _next_item(lines: list[_Line], index: int) -> int:
    """The number of the first item mark after a line; 0 if there is none."""
    return next((line.item for line in lines[index + 1 :] if line.item), 0)


def _with_lost_mark(lines: list[_Line], index: int, paragraph: Piece) -> _Line:
    """The line, as an item when it stands in a gap of the numbering that it and its neighbours fill exactly."""
    line = lines[index]
    if line.item or line.point or not paragraph.parts:
        return line
    last, following = paragraph.parts[-1].number, _next_item(lines, index)
    unmarked = next((n for n, other in enumerate(lines[index:]) if other.item or other.point), 0)
    return replace(line, item=last + 1) if unmarked and following - last - 1 == unmarked else line


def _place(paragraph: Piece, line: _Line) -> None:
    paragraph.end = line.end
    if line.item:
        paragraph.parts.append(Piece(line.item, line.start, line.end))
    elif paragraph.parts and line.start >= paragraph.parts[-1].end:
        item = paragraph.parts[-1]
        item.end = line.end
        if line.point:
            item.parts.append(Piece(line.point, line.start, line.end))
        elif item.parts:
            item.parts[-1].end = line.end
    elif line.point and line.start > paragraph.start:
        paragraph.parts.append(Piece(line.point, line.start, line.end))


def _inline_items(text: str, paragraph: Piece) -> list[Piece]:
    items: list[Piece] = []
    for match in _INLINE.finditer(text, paragraph.start, paragraph.end):
        if to_int(match[1]) == len(items) + 1:
            if items:
                items[-1].end = match.start()
            items.append(Piece(len(items) + 1, match.start(), paragraph.end))
    return items if len(items) > 1 else []


def locate(text: str, provision: Provision) -> Piece | None:
    """The place that ``provision`` names within its article's text; None if there is none or it is not unique.

    An item without a paragraph means the only paragraph that has items; with several such paragraphs the
    address says too little and nothing is returned.
    """
    scope = _pick_paragraph(paragraphs(text), provision)
    if scope is None:
        return None
    for number in (provision.item, provision.point):
        if number:
            found = [part for part in scope.parts if part.number == number]
            if len(found) != 1:
                return None
            scope = found[0]
    return scope


def _pick_paragraph(all_paragraphs: list[Piece], provision: Provision) -> Piece | None:
    if provision.paragraph:
        found = [p for p in all_paragraphs if p.number == provision.paragraph]
        return found[0] if found else None
    if not provision.item and not provision.point:
        return Piece(0, 0, all_paragraphs[-1].end if all_paragraphs else 0)
    listing = [p for p in all_paragraphs if p.parts]
    return listing[0] if len(listing) == 1 else None


def addresses(article: Provision, text: str) -> Iterator[tuple[Provision, str]]:
    """Every address within an article with its text: the article, each 款, 项 and 目."""
    base = article.whole_article()
    yield base, text
    for paragraph in paragraphs(text):
        at = Provision(base.article, base.suffix, paragraph.number)
        yield at, text[paragraph.start : paragraph.end].strip()
        for item in paragraph.parts:
            at_item = Provision(base.article, base.suffix, paragraph.number, item.number)
            yield at_item, text[item.start : item.end].strip()
            for point in item.parts:
                at_point = Provision(base.article, base.suffix, paragraph.number, item.number, point.number)
                yield at_point, text[point.start : point.end].strip()
