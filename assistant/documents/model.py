"""A drafted document before it becomes a Word file: styled paragraphs and the list of what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Style = Literal["agency", "title", "number", "heading", "body", "item", "sign"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its role in the layout."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted document.

    ``missing`` names every 【待补充：…】 in order of appearance, once each; ``notes`` say why the law is left open and
    what to check about its versions.
    """

    kind: str
    name: str
    paragraphs: tuple[Paragraph, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The plain text, one paragraph a line."""
        return "\n".join(p.text for p in self.paragraphs)

    def save(self, path: Path) -> Path:
        """Write the document as docx in the layout of GB/T 9704 and return the path."""
        from assistant.documents.render import render_docx

        return render_docx(self, path)
