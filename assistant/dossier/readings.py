"""What was read from an attachment, kept beside it: text with pages and boxes or seconds, so that nothing is read twice.

What an instrument shows is another thing: shown_readings.py of this room, review/rules/readings.py.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.dossier.failures import told_failures
from assistant.errors import AssistantError
from assistant.files import flush, put, working
from assistant.paper.model import Paper
from assistant.sealing import content
from assistant.settings import settings

_READER = 1  # counted up when readers find more than before, so that attachments are read anew
_PAPER: TypeAdapter[Paper] = TypeAdapter(Paper)


class Readings:
    """The folder ``readings`` of the data folder; it can be thrown away at any time and is made again."""

    def __init__(self) -> None:
        self._folder = settings().home / "readings"

    def get(self, digest: str) -> Paper | None:
        """The paper read from an attachment before; None when it was not, or what was kept is damaged.

        Args:
            digest: SHA-256 of the attachment.
        """
        path = self._path(digest)
        try:
            return _PAPER.validate_json(content.opened(path)) if path.is_file() else None
        except (ValidationError, AssistantError, OSError):
            return None

    def put(self, digest: str, paper: Paper) -> None:
        """Keep what was read.

        Raises:
            StoreError: disk full, no right to write and the like; nothing is kept.
        """
        path = self._path(digest)
        with told_failures(), working("reading") as folder:
            draft = folder / "paper"
            draft.write_bytes(content.sealed(_PAPER.dump_json(paper)))
            flush(draft)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            put(draft, path)

    def collect(self, keep: set[str]) -> None:
        """Take away what was read from attachments that no case refers to.

        Args:
            keep: digests still referred to.
        """
        for path in list(self._folder.glob("*/*.json")):
            if path.name.partition(".")[0] not in keep:
                path.unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.{_READER}.json"
