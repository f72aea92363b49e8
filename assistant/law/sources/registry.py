"""From a path or address to law texts: which source reads what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.law.document import Document
from assistant.law.sources import lawrefbook
from assistant.law.sources.files import read_files


@dataclass(slots=True)
class Reading:
    """Law texts found under a path, and what could not be read (filled while the texts are drawn)."""

    path: Path
    problems: list[str] = field(default_factory=list)

    def documents(self) -> Iterator[Document]:
        """The texts, one after another."""
        files = read_files(self.path)
        yield from lawrefbook.documents(file for file in files)


def open_source(where: str | Path) -> Reading:
    """The texts of a folder, archive or file."""
    return Reading(Path(where))
