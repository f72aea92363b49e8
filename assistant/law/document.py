"""A law text as a source delivers it, before it is parsed and stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.law.model import Level


@dataclass(slots=True)
class Document:
    """One law text with what its source says about it.

    Attributes:
        name: official full name as the source titles it.
        text: the body, without title and note of adoption.
        note: the note of adoption (题注) with all its dates, one a line.
        promulgated: date of this text (the latest adoption, amendment or promulgation).
        effective: first day in force as the source states it; may be the first version's date.
        ended: the day by which the source says the law no longer governs (its cut-off day if it gives no date).
        origin: where it came from, for reports (file within the archive).
        source: short name of the source, stored with the version.
        aliases: names under which the source files it.
        lines: for each line of ``text`` the number of the line in the file, where they differ.
        told: what the source saw and the user should look at (Chinese).
    """

    name: str
    text: str
    level: Level
    source: str
    origin: str
    region: str = ""
    note: str = ""
    promulgated: date | None = None
    effective: date | None = None
    ended: date | None = None
    issuer: str = ""
    category: str = ""
    document_number: str = ""
    aliases: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    told: tuple[str, ...] = ()

    def line(self, number: int) -> int:
        """The number in the file of a line of ``text`` (both from 1)."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else number
