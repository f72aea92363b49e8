"""National law that ceased to apply since 2000, known by name and day even when its text is not in the library."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from assistant.corpora import Data, corpus, load
from assistant.law import names

SURE = "确定"


class Repealed(Data):
    """One norm of corpora/law/repealed.yaml; see there for the meaning of each field."""

    name: str
    repealed_on: date
    successor: str
    basis: str
    certainty: Literal["确定", "待核"]


def table() -> tuple[Repealed, ...]:
    """All norms of the table.

    Raises:
        CorpusError: if the file is missing or breaks the schema.
    """
    return load(corpus("law/repealed.yaml"), tuple[Repealed, ...])


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Repealed]:
    return {names.key(names.short(entry.name)): entry for entry in table()}


def find(name: str) -> Repealed | None:
    """The repealed norm of that name (with or without 中华人民共和国, 《》 and the edition)."""
    return _by_name().get(names.key(names.short(name)))


def known_names() -> tuple[str, ...]:
    """The names, and the short ones, for reading them in running text."""
    return tuple(form for entry in table() for form in (entry.name, names.short(entry.name)))


def sure() -> list[tuple[str, date]]:
    """Comparison form of the name and first day out of force, where it is beyond doubt."""
    return [(names.key(entry.name), entry.repealed_on) for entry in table() if entry.certainty == SURE]
