"""Papers that tell of the case around the act, and not of the act: what somebody has or may do, what was laid down or agreed before."""

from __future__ import annotations

import re

from assistant.analysis.pieces import paper_kind
from assistant.analysis.testimony import Proof
from assistant.corpora import Words
from assistant.dossier.model import Evidence, EvidenceKind
from assistant.text.dates import find_dates


class _Said(Words):
    """The words of papers around the act, as corpora/lexicon/analysis/around.yaml has them."""

    FILE = "lexicon/analysis/around.yaml"

    of_a_permit: re.Pattern[str]
    of_competence: re.Pattern[str]
    competence_told: re.Pattern[str]
    keeping: re.Pattern[str]
    certificate: re.Pattern[str]
    of_the_past: re.Pattern[str]
    agreement: re.Pattern[str]
    by_agreement: re.Pattern[str]


_FOUND = re.compile(
    r"[^。；]{0,30}?(?:检查|巡查|发现|查获|抽[查样检]|接到|举报|投诉)"
)  # the day of our look, not of the act
_STANDING = frozenset({"announcement", "licence", "id_card", "authority", "permit", "vehicle"})
"""What was laid down, and what somebody is or may do."""


def only_around(piece: Evidence, proof: Proof) -> bool:
    """Whether a paper tells of the case and not of the act.

    So do answers about a permit, our orders to keep goods, announcements and certificates, searches for former penalties,
    agreements where the act is not to agree, and papers whose every day lies before the act began.

    Args:
        piece: of the case; only documents are judged.
        proof: the evidence of the case.
    """
    if not piece.text.strip() or piece.kind not in (EvidenceKind.DOCUMENT, EvidenceKind.ELECTRONIC):
        return False
    said, kind = _Said.read(), paper_kind(piece)
    answer = proof.of_lacking_permit and kind in ("query", "reply")
    if (answer and said.of_a_permit.search(piece.text)) or said.keeping.search(piece.name):
        return True
    if piece.kind is not EvidenceKind.DOCUMENT:
        return False
    if said.of_competence.search(piece.name) or said.competence_told.search(piece.text):
        return True
    past = said.of_the_past.search(piece.name) or (
        kind == "query" and said.of_the_past.search(piece.text) is not None
    )
    return (
        bool(past) or kind in _STANDING or _only_agrees(piece, kind, proof) or _is_from_before(piece, proof)
    )


def is_certificate(piece: Evidence) -> bool:
    """Whether a paper is by its name a permit or certificate: it tells what somebody has or may do, not what he did.

    Args:
        piece: of the case.
    """
    named = _Said.read().certificate.search(piece.name) is not None
    return piece.kind is EvidenceKind.DOCUMENT and named


def _only_agrees(piece: Evidence, kind: str, proof: Proof) -> bool:
    """Whether a paper is nothing but an agreement, where the act is not one by agreement (转让, 出租, 发包)."""
    said = _Said.read()
    named = kind == "contract" or said.agreement.search(piece.name) is not None
    return named and not said.by_agreement.search(f"{proof.rule_conduct}{proof.facts}")


def _is_from_before(piece: Evidence, proof: Proof) -> bool:
    """Whether every day that a paper tells lies before the first day that the facts tell."""
    days = [day for day, _, _ in find_dates(piece.text)]
    acts = [d for d, _, end in find_dates(proof.facts) if not _FOUND.match(proof.facts, end)]
    return bool(days and acts) and max(days) < min(acts)
