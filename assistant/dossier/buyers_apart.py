"""A list of what was supplied to the party that names another buyer, whom nobody else in the case knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Words
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import short_names
from assistant.dossier.sources import PARTY, Contradiction, Side


class _Said(Words):
    """How buyers are named, as corpora/lexicon/dossier/buyers_apart.yaml has it."""

    FILE = "lexicon/dossier/buyers_apart.yaml"

    supplied: re.Pattern[str]
    buyer: re.Pattern[str]
    hidden: re.Pattern[str]


def buyers_apart(case: Case) -> Iterator[Contradiction]:
    """Every paper about supplies whose one buyer is not the party, while the paper names the party nowhere.

    Args:
        case: the parties and evidence are read.
    """
    names = [name for party in case.all_parties for name in _names(party.name)]
    for piece in case.evidence:
        found = {m["name"]: m for m in _Said.read().buyer.finditer(piece.text)}
        if len(found) != 1 or not _is_of_supplies(piece) or any(name in piece.text for name in names):
            continue
        buyer, match = next(iter(found.items()))
        rest = (case.facts, *(p.text for p in case.evidence if p.id != piece.id))
        unknown = not any(buyer in text for text in rest) and not _Said.read().hidden.search(buyer)
        if unknown:
            a, b = Side(piece.id, match[0], buyer), Side(PARTY, case.party.name, case.party.name)
            yield Contradiction(f"{match['label']}的名称", a, b, "当事人名称")


def _names(name: str) -> list[str]:
    return [short for short in (name, *short_names(name)) if short]


def _is_of_supplies(piece: Evidence) -> bool:
    return piece.kind is EvidenceKind.DOCUMENT and _Said.read().supplied.search(piece.name) is not None
