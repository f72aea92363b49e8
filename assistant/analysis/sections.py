"""Several papers bound into one piece of evidence (立案审批表、查询单、调查终结报告): where each begins, and what it says.

What our own papers say of the conduct proves nothing, be it that they are bound together with a paper that does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.corpora import Data, corpus, load
from assistant.dossier.cues import is_own_kind
from assistant.dossier.model import Evidence, EvidenceKind
from assistant.dossier.statements import Statement, own_kinds, read_evidence

_FILE = "lexicon/analysis/sections.yaml"
_KEPT = 512
_SEVERAL = re.compile(r"[、及和与]|材料$")
_BEGINS = re.compile(r"(?:^|(?<=[。；;\n]))\s*")
_WRITTEN = (EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC)
_OTHER = "other"


class Heads(Data):
    """How the papers bound into one piece begin, by kind; see corpora/lexicon/analysis/sections.yaml."""

    kinds: dict[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the papers in a piece: its kind ("other" for a paper that is none of the listed) and where it stands."""

    kind: str
    start: int
    end: int


def load_heads() -> Heads:
    """The beginnings of bound papers.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus(_FILE), Heads)


def sections_of(piece: Evidence) -> tuple[Section, ...]:
    """The papers bound into a piece of several, in order; none where it is one paper, or no beginning of one is found.

    Args:
        piece: of evidence; its name says whether it may hold several.
    """
    if piece.kind not in _WRITTEN or not _SEVERAL.search(piece.name):
        return ()
    return _sections(piece.text)


def section_text(piece: Evidence, *kinds: str) -> str:
    """The words of the papers of some kinds in a piece; all its words where it is not known to hold such a paper.

    Args:
        piece: of evidence.
        kinds: as corpora/papers.yaml has them.
    """
    found = [piece.text[s.start : s.end] for s in sections_of(piece) if s.kind in kinds]
    return "".join(found) or piece.text


def read_sections(piece: Evidence) -> tuple[Statement, ...]:
    """The statements of a piece; those in one of our own papers that is bound into it are marked so.

    Args:
        piece: of evidence.
    """
    said = read_evidence(piece)
    sections = () if own_kinds(piece) else sections_of(piece)
    ours = [s for s in sections if is_own_kind(s.kind)]
    if not ours:
        return said
    return tuple(_marked(one, ours) for one in said)


def _marked(said: Statement, ours: list[Section]) -> Statement:
    kind = next((s.kind for s in ours if s.start <= said.place < s.end), "")
    return replace(said, own=(kind,)) if kind else said


@lru_cache(maxsize=_KEPT)
def _sections(text: str) -> tuple[Section, ...]:
    heads = load_heads().kinds
    found: list[tuple[int, str]] = []
    for begin in _BEGINS.finditer(text):
        kind = next((kind for kind, head in heads.items() if head.match(text, begin.end())), "")
        if kind:
            found.append((begin.end(), kind))
    ends = [*(start for start, _ in found), len(text)][1:]
    return tuple(Section(kind, start, end) for (start, kind), end in zip(found, ends, strict=True))
