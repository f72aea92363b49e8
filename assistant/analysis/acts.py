"""Suggestions by act: which clause of the facts each speaks to, and which of them are bases of one act.

Several violations are told in one sentence (没检疫证明，又不走指定道口), so the facts are cut at every comma. Two suggestions
are bases of one act when what they punish is almost the same, or alike and nearest to the same clause or to one beside it. The
numbers were set on notes of two violations and on descriptions with two bases of one act (corpora/facts, folds 0 and 1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.analysis.rule_search import Ranked
from assistant.search.kept_vectors import KeptVectors
from assistant.search.question import statements
from assistant.search.units import Vectors
from assistant.text.bigrams import bigrams

ALIKE = 0.3
_WHOLE = 40
_SHOWN = 60
_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_SHORT, _MOST = 6, 16
_SAME, _BESIDE, _NEAR = 0.9, 0.8, 0.75
_BARE = re.compile(
    r"^(?:违反|有)?(?:本条|前款|前条|本(?:法|条例|规定|办法|细则))?[第一二三四五六七八九十百款项、或者和规定行为之的，]*$"
)


@dataclass(frozen=True, slots=True)
class Act:
    """The act a suggestion speaks to: words of the facts, and the number of its group, from 1."""

    words: str
    group: int


def parts_of(facts: str) -> tuple[str, ...]:
    """The facts, then the sentences they are made of if there are several."""
    return (facts, *statements(facts, longer_than=_WHOLE))


def clauses_of(facts: str) -> tuple[str, ...]:
    """The clauses of the facts, in order; a very short one goes with the one before it."""
    found: list[str] = []
    for match in _CLAUSE.finditer(facts):
        if found and min(len(found[-1]), len(match.group())) < _SHORT:
            found[-1] += "，" + match.group()
        else:
            found.append(match.group())
    return tuple(found[:_MOST]) or (facts,)


def acts_of(
    clauses: Sequence[str], vectors: Vectors, found: Sequence[Ranked], kept: KeptVectors
) -> list[Act]:
    """The act of each suggestion, in their order; bases of one act share a group.

    Args:
        clauses: of the facts.
        vectors: of the clauses, by the encoder of facts.
        found: suggestions, best first.
        kept: the vectors of what rules punish.
    """
    conducts = punished(found, kept, vectors.shape[1])
    nearest = (vectors @ conducts.T).argmax(axis=0)
    alike = conducts @ conducts.T
    groups: list[list[int]] = []
    acts = []
    for place in range(len(found)):
        away = np.abs(nearest - nearest[place])
        needed = np.where(away == 0, _NEAR, np.where(away == 1, _BESIDE, _SAME))
        together = alike[place] >= needed
        number = next((n for n, members in enumerate(groups) if together[members].any()), len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(place)
        acts.append(Act(shortened(clauses[int(nearest[groups[number][0]])]), number + 1))
    return acts


def punished(found: Sequence[Ranked], kept: KeptVectors, dimension: int) -> Vectors:
    """The vector of what each rule punishes; nothing for one that only points to another paragraph, like no other.

    Args:
        found: suggestions.
        kept: the vectors of rules.
        dimension: of these.
    """
    vectors = np.zeros((len(found), dimension), np.float32)
    held, known = kept.of([one.row.ref for one in found])
    if len(known):
        vectors[held] = known
    vectors[[bool(_BARE.match(one.row.conduct)) for one in found]] = 0.0
    return vectors


def likeness(one: str, two: str) -> float:
    """Share of character pairs in common."""
    first, second = bigrams(one), bigrams(two)
    return len(first & second) / max(1, min(len(first), len(second)))


def shortened(text: str, most: int = _SHOWN) -> str:
    """A text with … behind its first characters where it is longer.

    Args:
        text: to be shown.
        most: so many characters of it.
    """
    return text if len(text) <= most else text[:most] + "…"
