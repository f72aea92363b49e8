"""The elements (要件) that a suggested clause implies: those of corpora/elements.yaml whose features are there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from assistant.analysis.features import Feature, features
from assistant.analysis.model import Suggestion
from assistant.corpora import Data, corpus, load
from assistant.dossier.model import Case, Evidence, EvidenceKind


class Element(Data):
    """One element of the catalogue; see corpora/elements.yaml for the meaning of each field."""

    id: str
    name: str
    when: tuple[Feature, ...]
    cues: tuple[re.Pattern[str], ...]
    sole: tuple[EvidenceKind, ...]
    papers: frozenset[str] = frozenset()
    about: re.Pattern[str] | None = None
    lacks: bool = False
    topics: tuple[str, ...] = ()
    collect: str
    source: str
    basis: str
    match: Literal["", "conduct", "base", "actor"] = ""
    kinds: frozenset[str] = frozenset()
    titles: re.Pattern[str] | None = None
    denied: bool = False
    optional: bool = False

    def goes_by_title(self, piece: Evidence) -> bool:
        """Whether a document or opinion is by its name or words such a paper as the element asks for, though called otherwise."""
        written = piece.kind in (EvidenceKind.DOCUMENT, EvidenceKind.EXPERT) and self.titles is not None
        return written and self.titles is not None and bool(self.titles.search(f"{piece.name}\n{piece.text}"))


def load_elements(path: Path | None = None) -> tuple[Element, ...]:
    """The catalogue of elements.

    Args:
        path: the YAML file; None means corpora/elements.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(path or corpus("elements.yaml"), tuple[Element, ...])


def implied(case: Case, suggestion: Suggestion | None, *, clause_text: str = "") -> tuple[Element, ...]:
    """The elements of the catalogue that this clause and this party call for, in catalogue order."""
    present = features(case, suggestion, clause_text=clause_text)
    return tuple(e for e in load_elements() if not e.when or present & set(e.when))
