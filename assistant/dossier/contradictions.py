"""Where two statements of a case do not agree: identity, claims, and numbers about the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Fact

_ONE_VALUE = ("公民身份号码", "数量（面积）", "金额（收入）", "金额（造价）", "金额（租金）", "金额（货值）")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two facts of different pieces of evidence that cannot both hold, and about what."""

    about: str
    first: Fact
    second: Fact


def find_contradictions(first: Iterable[Fact], second: Iterable[Fact]) -> tuple[Contradiction, ...]:
    """Contradictions between the facts of two statements.

    A number counts only when each statement gives exactly one value for its topic; with several it cannot be
    told which belong together. A claim counts when one statement affirms and the other denies it throughout.

    Args:
        first: facts of the earlier statement.
        second: facts of the later one.
    """
    topics = (*_ONE_VALUE, *(claim.topic for claim in load_patterns().claims))
    one, other = _single(first, topics), _single(second, topics)
    return tuple(
        Contradiction(topic, one[topic], other[topic])
        for topic in topics
        if topic in one and topic in other and one[topic].value != other[topic].value
    )


def _single(facts: Iterable[Fact], topics: tuple[str, ...]) -> dict[str, Fact]:
    """The facts whose topic has one value only."""
    values: dict[str, set[str]] = {}
    kept: dict[str, Fact] = {}
    for fact in facts:
        if fact.name in topics:
            values.setdefault(fact.name, set()).add(fact.value)
            kept.setdefault(fact.name, fact)
    return {name: fact for name, fact in kept.items() if len(values[name]) == 1}
