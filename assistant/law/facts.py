"""Recorded facts about versions that no source text states: when an amendment took effect, which text was the first."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from assistant.corpora import Data, corpus, load
from assistant.law import names


class _Commencement(Data):
    promulgated: date
    effective: date
    laws: list[str]
    basis: str


class _Facts(Data):
    commencements: list[_Commencement]
    first_texts: dict[str, int]
    abbreviations: dict[str, str]


def _facts() -> _Facts:
    return load(corpus("law/dates.yaml"), _Facts)


@lru_cache(maxsize=1)
def _commencements() -> dict[tuple[str, date], date]:
    return {
        (names.key(names.short(law)), entry.promulgated): entry.effective
        for entry in _facts().commencements
        for law in entry.laws
    }


def effective(law: str, promulgated: date | None) -> date | None:
    """The recorded first day in force of the text of that law promulgated on that day."""
    return _commencements().get((names.key(names.short(law)), promulgated)) if promulgated else None


@lru_cache(maxsize=1)
def _first_texts() -> dict[str, int]:
    return {names.key(names.short(law)): year for law, year in _facts().first_texts.items()}


def is_first_text(law: str, promulgated: date | None) -> bool:
    """Whether the text of that law promulgated on that day is recorded as the first under its name."""
    return promulgated is not None and _first_texts().get(names.key(names.short(law))) == promulgated.year


def abbreviations() -> dict[str, str]:
    """Customary abbreviations of national laws -> official full names."""
    return _facts().abbreviations


class Unheld(Data):
    """A text that our data cites and no library at hand holds; ``until`` None while it governs."""

    law: str
    source: str
    until: date | None = None


def unheld(law: str, on: date | None) -> Unheld | None:
    """What is recorded of a text that the library lacks.

    Args:
        law: its name, with or without 中华人民共和国.
        on: the day whose text is meant; None means today.
    """
    wanted, day = names.key(names.short(law)), on or date.today()
    rows = load(corpus("law/unheld.yaml"), tuple[Unheld, ...])
    fitting = (row for row in rows if names.key(names.short(row.law)) == wanted)
    return next((row for row in fitting if row.until is None or day < row.until), None)


class _Extent(Data):
    law: str
    until: date
    articles: int


def most_articles(law: str, on: date) -> int | None:
    """How many articles the text of a law had on a day, where that is recorded for texts the library may lack.

    Args:
        law: its name, with or without 中华人民共和国.
        on: the day.
    """
    wanted = names.key(names.short(law))
    rows = load(corpus("law/extents.yaml"), tuple[_Extent, ...])
    return next((r.articles for r in rows if names.key(names.short(r.law)) == wanted and on < r.until), None)
