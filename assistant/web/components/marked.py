"""A paper with marks: each mark leads to what is said about it, and that leads back (``data-jump``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from assistant.web.components.shapes import NOTHING, Tone, joined

_NUMBER = re.compile(r"\S{1,24}[〔\[（(]\d{4}[〕\]）)]第?\d{1,6}号")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked passage: offsets in the text, tone ("" is plain yellow), id of its own, id that a click leads to."""

    start: int
    end: int
    tone: Tone | str = ""
    id: str = ""
    jump: str = ""
    says: str = ""


def marked(text: str, marks: Iterable[Mark] = ()) -> Markup:
    """Text in one piece with its marks; of marks that overlap the later one is cut to what is left of it."""
    out, done = [], 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        start, end = max(mark.start, done), min(mark.end, len(text))
        if start >= end:
            continue
        out += [escape(text[done:start]), _mark(mark, text[start:end])]
        done = end
    return joined([*out, escape(text[done:])])


def leaf(text: str, marks: Sequence[Mark] = (), *, titles: int = 0, tight: bool = False) -> Markup:
    """A text as a printed paper, a paragraph a line.

    Args:
        text: the whole text; offsets of the marks count in it.
        marks: passages.
        titles: so many lines at the head are headings.
        tight: for a narrow pane.
    """
    out, at = [], 0
    for number, line in enumerate(text.split("\n")):
        here = [_within(mark, at, at + len(line)) for mark in marks if _meets(mark, at, at + len(line))]
        if line.strip():
            out.append(_shape(number, titles, line).format(marked(line, here)))
        at += len(line) + 1
    return Markup('<div class="leaf{}">{}</div>').format(" tight" if tight else "", joined(out))


def _shape(number: int, titles: int, line: str) -> Markup:
    """Titles and the number below them stand in the middle."""
    if number < titles:
        return Markup("<h3>{}</h3>")
    middle = number == titles and titles and _NUMBER.fullmatch(line.strip())
    return Markup('<p class="mid">{}</p>' if middle else "<p>{}</p>")


def _meets(mark: Mark, start: int, end: int) -> bool:
    return mark.start < end and mark.end > start


def _within(mark: Mark, start: int, end: int) -> Mark:
    """A mark in the offsets of a line; its id stands at its first piece only."""
    first = mark.id if mark.start >= start else ""
    return Mark(
        max(mark.start, start) - start, min(mark.end, end) - start, mark.tone, first, mark.jump, mark.says
    )


def _mark(mark: Mark, words: str) -> Markup:
    attributes = joined(
        [
            Markup(' class="{}"').format(mark.tone) if mark.tone else NOTHING,
            Markup(' id="{}"').format(mark.id) if mark.id else NOTHING,
            Markup(' data-jump="{}" tabindex="0" role="button"').format(mark.jump) if mark.jump else NOTHING,
            Markup(' title="{}"').format(mark.says) if mark.says else NOTHING,
        ]
    )
    return Markup("<mark{}>{}</mark>").format(attributes, words)
