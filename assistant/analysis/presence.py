"""Who acted, by the record of the site: the party, or who speaks for it, was there, signed, and owned the act when asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.agents import speakers_of
from assistant.analysis.discretion.told import told_of_party
from assistant.analysis.model import Support
from assistant.analysis.recheck import rests_on_default, tells_unmended
from assistant.analysis.testimony import Proof
from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.text.bigrams import bigrams

_THERE = re.compile(r"(?:在场|到场|在现场|到现场)")
_SIGNED = re.compile(r"签名|签字|捺印|盖章")
_REFUSED = re.compile(r"(?:拒绝|拒不|未|没有|不愿|不肯)[^，。；]{0,4}(?:签|在场|到场|捺印)|拒签|不在")
_OWNED = 2  # pairs of characters that an answer shares with the facts


def recorded_present(case: Case, proof: Proof, names: frozenset[str]) -> Support | None:
    """The sentence of a record of the act by which the party, or who speaks for it, was there and signed.

    It says who acted only together with a statement of the party that owns the act; None where either is lacking. Where
    the penalty rests on default, the record that finds it unmended is one of the act as well.

    Args:
        case: with its evidence.
        proof: its evidence, read.
        names: how the party and its people are called.
    """
    said = [p for p in case.evidence if p.kind is EvidenceKind.PARTY and _owns(p, case, proof)]
    people = names | {name for piece in said for name in speakers_of(piece)}
    later = rests_on_default(case)
    records = (p for p in case.evidence if p.kind is EvidenceKind.RECORD and (later or not is_later(p.name)))
    records = (p for p in records if not is_later(p.name) or tells_unmended(p, proof))
    shown = (p for p in records if said and proof.shows(p))
    return next((Support(p.id, words) for p in shown for words in _presence(p, people)), None)


def _owns(piece: Evidence, case: Case, proof: Proof) -> bool:
    """Whether a statement of the party answers for what the facts tell, and neither denies nor disowns it."""
    if proof.disowns(piece) or proof.denies(piece):
        return False
    told = (s for s in told_of_party(piece, case) if s.asserts)
    return any(len(bigrams(f"{s.question}，{s.text}") & bigrams(case.facts)) >= _OWNED for s in told)


def _presence(piece: Evidence, people: frozenset[str]) -> Iterator[str]:
    """The sentences of a record in which one of some people is there, where the record is signed by him."""
    sentences = [s for s in re.split(r"(?<=[。；\n])", piece.text) if any(name in s for name in people)]
    signed = any(_SIGNED.search(s) and not _REFUSED.search(s) for s in sentences)
    yield from (s.strip() for s in sentences if signed and _THERE.search(s) and not _REFUSED.search(s))
