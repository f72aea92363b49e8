"""Our own knowledge as a channel: what people say of a matter (corpora/matters) and described facts (descriptions).

Every entry points to penalty clauses; facts that share its words lend those clauses a score. Fold 2 of the
descriptions is held out for measuring and never read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.analysis.common_acts import CommonAct, shipped_acts
from assistant.analysis.descriptions import load_descriptions
from assistant.analysis.matters import Matter, shipped_matters
from assistant.corpora import corpus
from assistant.law.model import LawRef, Provision
from assistant.search.lexical import CHANNELS, MemoryChannel

_NEAREST = 6
_HELD_OUT = 2
_EXAMPLES_COUNT = 0.3
_PART = 0.7
Clause = tuple[str, Provision]


@dataclass(frozen=True, slots=True)
class Entry:
    """A text with the penalty clauses it speaks of; ``weight`` says how far to trust a likeness of words.

    ``day``: the ordinal of the day as on which the clauses are numbered, so they speak only for rules that stood there
    on it; None means as today.
    """

    text: str
    clauses: tuple[LawRef, ...]
    weight: float = 1.0
    day: int | None = None


class KnownFacts:
    """BM25 over entries, words and characters together; what is asked word for word does not speak for itself.

    Args:
        entries: in any order; the same always gives the same scores.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._channels = [MemoryChannel(name, [entry.text for entry in entries], b=0.5) for name in CHANNELS]
        self._places: dict[str, list[int]] = {}
        for place, entry in enumerate(entries):
            self._places.setdefault(entry.text, []).append(place)
        self._weights = np.array([entry.weight for entry in entries], dtype=np.float32)

    def nearest(self, facts: str) -> list[tuple[Entry, float]]:
        """The nearest entries, each with its score."""
        if not self._entries:
            return []
        scores = self._weights * sum(channel.scores(facts) for channel in self._channels)
        scores[list(self._places.get(facts, ()))] = 0.0
        best = np.lexsort((np.arange(len(scores)), -scores))[:_NEAREST].tolist()
        return [(self._entries[index], float(scores[index])) for index in best]

    def clauses(self, facts: str) -> dict[Clause, list[tuple[Provision, float]]]:
        """For the articles of the nearest entries: the addresses named there, each with the score of its entry."""
        found: dict[Clause, list[tuple[Provision, float]]] = {}
        for entry, score in self.nearest(facts):
            for ref in entry.clauses:
                found.setdefault((ref.law, ref.provision.whole_article()), []).append((ref.provision, score))
        return found


def support(named: Sequence[tuple[Provision, float]], place: Provision) -> float:
    """The best score lent to a place by addresses of its article; less when another paragraph or item is named."""
    return max(score if ref.touches(place) else score * _PART for ref, score in named)


@lru_cache(maxsize=1)
def shipped_facts() -> KnownFacts:
    """All matters, all common acts, and all descriptions that are not held out."""
    return KnownFacts([*map(_of_matter, shipped_matters()), *map(_of_act, shipped_acts()), *_descriptions()])


def _of_matter(matter: Matter) -> Entry:
    text = "\n".join([matter.name, *matter.says, *(element.name for element in matter.elements)])
    clauses = (ref for basis in matter.bases for ref in basis.penalties)
    return Entry(text, tuple(dict.fromkeys(clauses)))


def _of_act(act: CommonAct) -> Entry:
    return Entry("\n".join(act.says), (act.clause,), day=act.day)


def _descriptions() -> list[Entry]:
    path = corpus("descriptions.jsonl")
    rows = load_descriptions(path) if path.is_file() else ()
    return [
        Entry(row.facts, tuple(cited.ref for cited in row.penalty), _EXAMPLES_COUNT)
        for row in rows
        if row.fold != _HELD_OUT
    ]
