"""Terms for a suit that a law invoked for the penalty sets itself: 十五日内向人民法院起诉 (行政诉讼法第四十六条第一款, 法律另有规定的除外)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.corpora import Words
from assistant.law.model import Article, LawRef, Level
from assistant.review.context import ReviewContext
from assistant.review.parts.model import Decision
from assistant.text.numerals import to_int


class SuitWords(Words):
    """The words of courts and terms, as corpora/lexicon/review/suits.yaml has them."""

    FILE = "lexicon/review/suits.yaml"

    high_court: re.Pattern[str]
    not_basic: re.Pattern[str]
    assigned: re.Pattern[str]
    law_term: re.Pattern[str]
    of_penalty: re.Pattern[str]
    not_penalty: re.Pattern[str]
    pulls_down: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """How many days a law gives for a suit, where it says so, and whether it speaks of demolition alone."""

    place: str
    days: int
    only_demolition: bool


def own_terms(decision: Decision, context: ReviewContext) -> Iterator[OwnTerm]:
    """The terms that laws invoked as basis set for suits against what this paper decides.

    Only acts of the national legislature can set one; a law that speaks of demolition alone is passed over where none is ordered.

    Args:
        decision: the paper in its parts.
        context: the law that it cites.
    """
    ruling = decision.ruling.text if decision.ruling else ""
    laws = {v.law.id: v.law for v in context.bases if v.law and v.law.level is Level.LAW}
    for law in laws.values():
        version = context.library.version_at(law, context.as_of)
        for article in context.library.articles(version) if version else ():
            term = _term_in(article)
            if term and (not term.only_demolition or SuitWords.read().pulls_down.search(ruling)):
                yield term


def _term_in(article: Article) -> OwnTerm | None:
    said = SuitWords.read()
    for match in said.law_term.finditer(article.text):
        about = match["about"]
        if not said.of_penalty.search(about) or said.not_penalty.search(about) or article.number is None:
            continue
        place = LawRef(article.version.law.name, article.number).format()
        return OwnTerm(place, to_int(match["count"]) or 0, said.pulls_down.search(about) is not None)
    return None
