"""A record or picture that calls by another name, alike but for a character, whom the facts and several papers name.

Brothers and strangers have names alike: both must stand behind the same word of who they are (店员), and nobody else may know
the other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.model import SEEN_BY_US, Case, Evidence
from assistant.dossier.names import is_name, names_in, names_person
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.slips import places_apart

_MANY = 2
_LENGTH = 3
_ROLE = 2  # characters before a name that tell who it is


def persons_slipped(case: Case) -> Iterator[Contradiction]:
    """Every person of the facts whom a record or picture calls otherwise.

    Args:
        case: facts, evidence, party and officers are read.
    """
    for name in sorted(n for n in names_in(case.facts) if len(n) == _LENGTH):
        told = [p.id for p in case.evidence if names_person(p.text, name)]
        found = [p for p in case.evidence if p.kind in SEEN_BY_US and p.id not in told]
        for piece in found if len(told) >= _MANY else ():
            for other in sorted(_alike(piece.text, name, case.facts)):
                if not any(other in text for text in _rest(case, piece)):
                    a, b = Side(piece.id, other, other), Side(FACTS, name, name)
                    yield Contradiction("人员的姓名", a, b, "姓名")


def _rest(case: Case, piece: Evidence) -> list[str]:
    """Whatever else of a case may name somebody."""
    papers = [f"{p.name}，{p.text}" for p in case.evidence if p.id != piece.id]
    return [case.facts, case.party.name, *case.officer_names, *papers]


def _alike(text: str, name: str, facts: str) -> frozenset[str]:
    """What a text writes behind a word that stands before a name in the facts, and is the name but for one character."""
    found = (
        match["other"]
        for role in frozenset(re.findall(f"([\u4e00-\u9fff]{{{_ROLE}}}){name}", facts))
        for match in re.finditer(f"{role}(?P<other>[\u4e00-\u9fff]{{{_LENGTH}}})", text)
    )
    return frozenset(other for other in found if len(places_apart(other, name) or ()) == 1 and is_name(other))
