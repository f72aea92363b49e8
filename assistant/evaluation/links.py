"""Inferred duties: how often the words of a conduct alone lead back to the duty that the clause names outright."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean

from assistant.analysis.rule_units import conduct_words
from assistant.law.library import LawLibrary
from assistant.law.links import DutyFinder
from assistant.law.model import Article, Level
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule

_WORDS_OF_ITS_OWN = 10
_REFERENCE = re.compile(r"第.{1,5}条|前款")


@dataclass(frozen=True, slots=True)
class LinksScore:
    """Rules measured; share whose named article is the nearest duty, or one of the two nearest."""

    rules: int
    first: float
    first_two: float


def score(library: LawLibrary, most: int) -> LinksScore:
    """Hide the written reference of up to ``most`` rules (spread over all laws) and infer it from the conduct."""
    hits = [_hit(finder, rule) for finder, rule in _rules(library, most)]
    return LinksScore(len(hits), mean(h == 0 for h in hits), mean(h < 2 for h in hits))


def _hit(finder: DutyFinder, rule: PenaltyRule) -> int:
    """The place of the named article among the inferred ones; 2 when it is not among the first two."""
    named = {ref.provision.whole_article() for ref in rule.violated}
    links = finder.infer(conduct_words(rule.conduct), rule.provision, k=2)
    return next((i for i, link in enumerate(links) if link.duty.provision.whole_article() in named), 2)


def _rules(library: LawLibrary, most: int) -> Iterator[tuple[DutyFinder, PenaltyRule]]:
    count = 0
    for law in sorted(library.laws(), key=lambda law: (law.id * 7919) % 10_007):
        versions = library.versions(law) if law.level is not Level.INTERPRETATION else []
        articles = library.articles(versions[-1]) if versions else []
        usable = [rule for article in articles for rule in _usable(article)]
        if not usable:
            continue
        finder = DutyFinder(articles)
        for rule in usable:
            if count == most:
                return
            count += 1
            yield finder, rule


def _usable(article: Article) -> Iterator[PenaltyRule]:
    """Rules that name a duty of the same law and describe the conduct in words of their own."""
    for rule in parse_article(article) if "违反" in article.text else ():
        words = conduct_words(rule.conduct)
        own = all(ref.law == article.version.law.name for ref in rule.violated)
        if rule.violated and own and len(words) >= _WORDS_OF_ITS_OWN and not _REFERENCE.search(words):
            yield rule
