"""A page of Word that grows line by line: paragraphs by role, tables, pictures; for what is no paper of a case."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.text import WD_BREAK
from docx.shared import Mm

from assistant.documents.layout import LOOKS, blank
from assistant.documents.model import Style
from assistant.documents.render import saved
from assistant.files import replacing

_PICTURE = Mm(150)


class Page:
    """A Word document in the look of our papers."""

    def __init__(self) -> None:
        self._document: Any = blank()

    def say(self, role: Style, text: str) -> None:
        """One paragraph, line breaks kept."""
        paragraph = self._document.add_paragraph(style=LOOKS[role][0])
        for number, line in enumerate(text.split("\n")):
            run = paragraph.add_run()
            if number:
                run.add_break()
            run.add_text(line)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table with a head."""
        table = self._document.add_table(rows=1, cols=len(head), style="Table Grid")
        _fill(table.rows[0].cells, head, "label")
        for row in rows:
            _fill(table.add_row().cells, row, "cell")

    def picture(self, png: bytes) -> None:
        """A picture as wide as the text."""
        self._document.add_picture(io.BytesIO(png), width=_PICTURE)

    def turn(self) -> None:
        """Go on on a new page."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def write(self, path: Path, name: str) -> Path:
        """Write the file; it appears whole or not at all.

        Raises:
            InputError: it cannot be written there.
        """
        with replacing(path) as written:
            written.write_bytes(saved(self._document, name))
        return path


def _fill(cells: Sequence[Any], texts: Sequence[str], role: Style) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.paragraphs[0].style = LOOKS[role][0]
        cell.paragraphs[0].add_run(text)
