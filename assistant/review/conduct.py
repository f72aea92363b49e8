"""How near each clause of a law is to what a paper tells: which share of what sets a clause apart its facts hold."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assistant.law.library import LawLibrary
from assistant.law.links import LinkedRule, linked_rules
from assistant.law.model import Provision, Version
from assistant.review.context import ReviewContext
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision
from assistant.review.parts.story import charged_in, story_of
from assistant.text.bigrams import bigrams

_MOST_LAWS = 40
_HEAD = re.compile(r"^(?:对)?(?:[^，。；]{0,12})违反本?[^，]{0,40}规定，?")
_CALLED = re.compile(r"(?:属于|构成|系)([^。；\n《]{2,40})")
_NAMED = re.compile(r"(?:案由[:：]|涉嫌)([^，。\n]{4,40})")


@dataclass(frozen=True, slots=True)
class Clause:
    """A penalty clause with the word pairs of the conduct that it punishes."""

    linked: LinkedRule
    pairs: frozenset[str]

    @property
    def place(self) -> Provision:
        """Its address."""
        return self.linked.rule.provision

    @property
    def words(self) -> str:
        """What it punishes, without the head that it shares with its neighbours."""
        return self.linked.rule.conduct.split("：")[-1]


class Clauses:
    """The penalty clauses of one version of a law."""

    def __init__(self, library: LawLibrary, version: Version) -> None:
        found = linked_rules(library.articles(version))
        self.all = tuple(
            Clause(one, bigrams(_HEAD.sub("", one.rule.conduct.split("：")[-1]))) for one in found
        )
        self._spread = Counter(pair for clause in self.all for pair in clause.pairs)

    def likeness(self, clause: Clause, story: frozenset[str]) -> float:
        """The share of the clause's pairs, rare ones weighing more, that the story holds: 0 to 1."""
        whole = sum(self._weight(pair) for pair in clause.pairs)
        return sum(self._weight(pair) for pair in clause.pairs & story) / whole if whole else 0.0

    def _weight(self, pair: str) -> float:
        return math.log((len(self.all) + 1) / self._spread[pair]) + 0.1

    def at(self, place: Provision) -> list[Clause]:
        """The clauses at a cited place."""
        return [clause for clause in self.all if place.covers(clause.place)]


_known: WeakKeyDictionary[LawLibrary, dict[tuple[str, int], Clauses]] = WeakKeyDictionary()


def clauses_of(library: LawLibrary, version: Version) -> Clauses:
    """The penalty clauses of a version; the last laws asked for are kept.

    Args:
        library: the law library.
        version: the text in force.
    """
    known = _known.setdefault(library, {})
    key = (library.stamp, version.id)
    if key not in known:
        while len(known) >= _MOST_LAWS:
            known.pop(next(iter(known)))
        known[key] = Clauses(library, version)
    return known[key]


@dataclass(frozen=True, slots=True)
class Told:
    """Word pairs of what a paper tells: of the facts and the charge alone, with the duties cited, and with what the paper calls it."""

    facts: frozenset[str]
    charged: frozenset[str]
    whole: frozenset[str]


def told_pairs(decision: Decision, context: ReviewContext) -> Told:
    """What the paper tells, in word pairs; of quoted law nothing.

    Args:
        decision: the paper in its parts.
        context: its citations and the law.
    """
    text = unquoted(decision.text)
    facts = bigrams("。".join([unquoted(story_of(decision).text), *charged_in(text), *_NAMED.findall(text)]))
    charged = facts | bigrams("。".join(_duties(context)))
    return Told(facts, charged, charged | bigrams("。".join(_CALLED.findall(text))))


def _duties(context: ReviewContext) -> Sequence[str]:
    return [text for verdict in context.duties if (text := context.text_of(verdict))]
