"""Puts comment marks around words of a Word file: runs are cut where a comment begins or ends, their look is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from assistant.paper.package import Xml
from assistant.paper.story import Piece
from assistant.paper.wordml import child, short, sibling_tag

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


class Place(NamedTuple):
    """Where a comment goes: from an offset in the first piece to one in the last."""

    first: Piece
    last: Piece
    start: int
    end: int


class _Cut(NamedTuple):
    """A boundary in a run: before the child of that index, or inside it behind ``within`` characters."""

    at: int
    within: int = 0


def mark_places(places: Sequence[Place], ids: Sequence[str]) -> None:
    """Set the marks of all comments.

    Args:
        places: one a comment; the runs they name are cut here, so all must come at once.
        ids: the comments' ids, as many as places.
    """
    wanted: dict[Xml, set[_Cut]] = defaultdict(set)
    bounds = [(_from(place), _to(place)) for place in places]
    for bound in bounds:
        for run, cut in bound:
            wanted[run].add(cut)
    segments = {run: _cut_run(run, cuts) for run, cuts in wanted.items()}
    for (start, end), name in zip(bounds, ids, strict=True):
        first = next(r for cut, r in segments[start[0]] if cut == start[1])
        last = [r for cut, r in segments[end[0]] if cut < end[1]][-1]
        _mark(_markable(first), _markable(last), name)


def _from(place: Place) -> tuple[Xml, _Cut]:
    """The run and the boundary before the first character."""
    piece = place.first
    if piece.host is not None:
        return _carrier(piece.host), _Cut(0)
    index, cuttable = _child_index(piece)
    within = place.start - piece.start if cuttable else 0
    begins = short(piece.run) != "w:r" or (not within and index <= _content(piece.run))
    return piece.run, _Cut(0) if begins else _Cut(index, within)


def _to(place: Place) -> tuple[Xml, _Cut]:
    """The run and the boundary behind the last character."""
    piece = place.last
    if piece.host is not None:
        run = _carrier(piece.host)
        return run, _Cut(max(len(run), 1))
    index, cuttable = _child_index(piece)
    within = place.end - piece.start
    return piece.run, _Cut(index, within) if cuttable and within < len(piece.text) else _Cut(index + 1)


def _child_index(piece: Piece) -> tuple[int, bool]:
    """Which child of the run holds the piece, and whether it may be cut inside."""
    element = piece.element
    if element is piece.run:
        return 0, False
    while element.getparent() is not piece.run:
        element = element.getparent()
    return piece.run.index(element), element is piece.element and short(element) == "w:t"


def _content(run: Xml) -> int:
    """Index of the first child that is no property."""
    return 1 if len(run) and short(run[0]) == "w:rPr" else 0


def _carrier(host: Xml) -> Xml:
    """The run in the main text around a text box or note mark."""
    runs = [element for element in host.iterancestors() if short(element) == "w:r"]
    return runs[-1] if runs else host


def _cut_run(run: Xml, cuts: set[_Cut]) -> list[tuple[_Cut, Xml]]:
    """Cut a run; its pieces in order, each with the boundary it begins at."""
    inner = [cut for cut in cuts if cut.at or cut.within]
    pieces: list[tuple[_Cut, Xml]] = []
    if short(run) == "w:r":
        count = len(run)
        for cut in sorted(inner, reverse=True):
            if cut.at < count:
                pieces.append((cut, _split(run, cut)))
    return [(_Cut(0), run), *reversed(pieces)]


def _split(run: Xml, cut: _Cut) -> Xml:
    """Move what stands behind a boundary into a new run."""
    tail = etree.Element(run.tag, dict(run.attrib))
    if (props := child(run, "rPr")) is not None:
        tail.append(deepcopy(props))
    moved = run[cut.at :]
    if cut.within:
        text = moved[0]
        rest = etree.SubElement(tail, text.tag, dict(text.attrib))
        text.text, rest.text = text.text[: cut.within], text.text[cut.within :]
        for half in (text, rest):
            half.set(_PRESERVE, "preserve")
        moved = moved[1:]
    tail.extend(moved)
    run.addnext(tail)
    return tail


def _markable(element: Xml) -> Xml:
    """The element itself, or for a formula the outermost one that is not Word's own."""
    while not short(element.getparent()).startswith("w:"):
        element = element.getparent()
    return element


def _mark(first: Xml, last: Xml, name: str) -> None:
    parent = last.getparent()
    attributes = {sibling_tag(parent, "id"): name}
    first.addprevious(etree.Element(sibling_tag(parent, "commentRangeStart"), attributes))
    reference = etree.Element(sibling_tag(parent, "r"))
    etree.SubElement(reference, sibling_tag(parent, "commentReference"), attributes)
    last.addnext(reference)
    last.addnext(etree.Element(sibling_tag(parent, "commentRangeEnd"), attributes))
