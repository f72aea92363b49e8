"""One piece of evidence: which kind of paper it is, what such papers must show (corpora/quality.yaml), the row that it lacks something."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.corpora import Data, corpus, load
from assistant.dossier.model import Evidence, EvidenceKind
from assistant.paper.kinds import recognise

_KEPT = 512


class Ask(Data):
    """One thing a piece must show; see corpora/quality.yaml."""

    name: str
    shown: re.Pattern[str]
    field: str = ""
    by_officer: bool = False
    by_place: bool = False
    given: re.Pattern[str] | None = None
    of_content: re.Pattern[str] | None = None


class Demand(Data):
    """What pieces of some kinds must show."""

    id: str
    papers: tuple[str, ...] = ()
    evidence: tuple[EvidenceKind, ...] = ()
    name: re.Pattern[str] | None = None
    not_name: re.Pattern[str] | None = None
    said: re.Pattern[str] | None = None
    asks: tuple[Ask, ...]
    collect: str
    basis: str


def load_demands() -> tuple[Demand, ...]:
    """The demands of corpora/quality.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("quality.yaml"), tuple[Demand, ...])


def paper_kind(piece: Evidence) -> str:
    """The kind of paper of a piece: as recorded, else recognised by its name and text; "" if neither."""
    return piece.paper or _recognised(piece.name, piece.text)


@lru_cache(maxsize=_KEPT)
def _recognised(name: str, text: str) -> str:
    found = recognise(text, name=name).kind
    return found.kind if found else ""


def flaw(piece: Evidence, note: str, collect: str, basis: str) -> Gap:
    """A row that a piece is there, and what it lacks.

    Args:
        piece: of evidence.
        note: what is wrong with it.
        collect: what to do about it.
        basis: the article that asks for it.
    """
    return Gap(
        f"材料合格·{piece.name}", ElementStatus.FLAWED, (Support(piece.id, piece.text.strip()[:80]),),
        collect, "制作人、提供人", basis, note,
    )  # fmt: skip
