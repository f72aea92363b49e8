"""A record or picture that calls by another name, alike by a character, whom the facts and several papers name."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.names import names_in, names_person
from assistant.dossier.sources import FACTS, Contradiction, Side

_FOUND = frozenset({EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL})
_MANY = 2
_LENGTH = 3


def persons_slipped(case: Case) -> Iterator[Contradiction]:
    """Every person of the facts whom a record or picture calls otherwise.

    Args:
        case: facts, evidence, party and officers are read.
    """
    for name in sorted(n for n in names_in(case.facts) if len(n) == _LENGTH):
        told = [p.id for p in case.evidence if names_person(p.text, name)]
        for piece in (p for p in case.evidence if p.kind in _FOUND and len(told) >= _MANY):
            others = {_alike(piece.text, name)} - {""} if piece.id not in told else set()
            for other in others:
                rest = (
                    case.facts,
                    case.party.name,
                    *case.officer_names,
                    *(p.text for p in case.evidence if p.id != piece.id),
                )
                if not any(other in text for text in rest):
                    a, b = Side(piece.id, other, other), Side(FACTS, name, name)
                    yield Contradiction("人员的姓名", a, b, "姓名")


def _alike(text: str, name: str) -> str:
    """What stands in a text twice or more as a name of three that shares its last and no other, or two characters with a name; "" if nothing does."""
    found: dict[str, int] = {}
    for at in range(len(text) - _LENGTH + 1):
        run = text[at : at + _LENGTH]
        same = [a == b for a, b in zip(run, name, strict=True)]
        if run != name and same[-1] and all("\u4e00" <= char <= "\u9fff" for char in run):
            found[run] = found.get(run, 0) + 1 + (sum(same) > 1)
    best = max(found, key=lambda run: found[run], default="")
    return best if best and found[best] > 1 and best in names_in(text) | {best} else ""
