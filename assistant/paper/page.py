"""Lines on pages, as a PDF or the recognition of a picture gives them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.paper.model import Box


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of print.

    ``place`` is left, top, right, bottom in the page's own unit, upright and straight: the layout is told from it.
    ``box`` is where the line shows on the page as shares. ``doubtful`` are spans of the text that recognition was
    unsure of.
    """

    text: str
    place: Box
    box: Box
    doubtful: tuple[tuple[int, int], ...] = ()

    @property
    def height(self) -> float:
        """The height of the print."""
        return self.place[3] - self.place[1]

    @property
    def width(self) -> float:
        """The length of the line."""
        return self.place[2] - self.place[0]

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.place[1] + self.place[3]) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its lines in any order; ``number`` counts from 1, ``width`` and ``height`` are in its own unit."""

    number: int
    width: float
    height: float
    lines: tuple[PageLine, ...]
