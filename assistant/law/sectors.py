"""Branches of administration: which one an agency belongs to, and which ones a clause entrusts (corpora/law/sectors.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.corpora import Data, corpus, load

_OPENING = 10


class Sector(Data):
    """A branch of administration with the words by which laws and agencies name it."""

    sector: str
    words: tuple[str, ...]


def load_sectors() -> tuple[Sector, ...]:
    """All branches known.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("law/sectors.yaml"), tuple[Sector, ...])


def sectors_of(name: str) -> frozenset[str]:
    """The branches that the name of an agency or authority holds; empty when none is known.

    Args:
        name: 绍兴市生态环境局, 县级以上人民政府水行政主管部门, …
    """
    plain = name.replace("人民政府", "")  # holds 民政, which it does not mean
    return frozenset(entry.sector for entry in load_sectors() if any(word in plain for word in entry.words))


def sectors_of_law(name: str, agencies: Iterable[str], texts: Sequence[str]) -> frozenset[str]:
    """The branches a law has to do with: those of its title and of the agencies it entrusts, else of its first articles.

    Args:
        name: the title of the law.
        agencies: whom its penalty clauses entrust.
        texts: of its articles, in order.
    """
    return sectors_of(" ".join([name, *agencies])) or sectors_of(" ".join(texts[:_OPENING]))
