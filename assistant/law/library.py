"""The law library on SQLite: laws by exact name or alias, region, level and date.

Agreed surface; every method that looks up text takes ``as_of`` (None means today).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from assistant.law.model import Article, Law, Provision, Version


class LawLibrary:
    """Read access to all loaded laws; thread-safe (one read-only connection a thread)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def laws(self, *, region: str | None = None, level: str | None = None) -> list[Law]:
        """All laws, optionally of one exact region ("" = national) or level."""
        raise NotImplementedError

    def find(self, name: str, *, region: str | None = None) -> list[Law]:
        """Laws whose official name or alias is exactly ``name`` after normalisation (brackets, 中华人民共和国, version date)."""
        raise NotImplementedError

    def versions(self, law: Law) -> list[Version]:
        """All versions of a law, oldest first."""
        raise NotImplementedError

    def version_at(self, law: Law, as_of: date | None = None) -> Version | None:
        """The version that governs on that day; None if none does (not yet in force, repealed, or not loaded)."""
        raise NotImplementedError

    def articles(self, version: Version) -> list[Article]:
        """All articles of a version in order."""
        raise NotImplementedError

    def article(self, law: Law, number: Provision, as_of: date | None = None) -> Article | None:
        """One article (paragraph, item and point of ``number`` are ignored)."""
        raise NotImplementedError

    def provision_text(self, law: Law, provision: Provision, as_of: date | None = None) -> str | None:
        """Text of the article, paragraph, item or point; None if it does not exist."""
        raise NotImplementedError

    def scope(self, region: str = "", as_of: date | None = None) -> Iterator[Article]:
        """All articles in force for a place: national law plus, for 浙江省/温州市, the province's and that city's."""
        raise NotImplementedError

    def articles_by_id(self, ids: Sequence[int]) -> list[Article]:
        """Articles by their row ids, in the order given."""
        raise NotImplementedError


def open_library() -> LawLibrary:
    """The library of settings().home, cached; on first use filled with the packaged national laws (progress shown)."""
    raise NotImplementedError
