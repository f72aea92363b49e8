"""Duty clause ↔ penalty clause within one law: written references, and inferred ones marked with their score.

Many clauses say only 违反本条例规定; the duty they enforce is then the paragraph of the same law whose words are
nearest to the conduct. What is rare within the law counts most, and only paragraphs that lay down a duty compete.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.law.model import Article, LawRef, Provision
from assistant.law.penalty_model import PenaltyRule
from assistant.law.provisions import paragraphs

_DUTY = re.compile(r"应当|不得|禁止|严禁|必须|方可|须经|需经|有权|负责|可以")
_PENALTY = re.compile(
    r"罚款|没收|吊销|给予处分|依法给予|追究刑事责任|处[一二三四五六七八九十\d].{0,8}(元|倍|拘留)"
)
_NOISE = re.compile(
    r"违反本(法|条例|规定|办法|章)的?(有关)?规定|有下列(行为|情形)之一(的)?|的$|[^\u4e00-\u9fff]"
)
_SCALE = 0.9


@dataclass(frozen=True, slots=True)
class DutyLink:
    """A duty that a penalty rule enforces. ``score``: 1 for a written reference, else 0 … 1; ``inferred`` says which."""

    duty: LawRef
    score: float
    inferred: bool


class DutyFinder:
    """The duty paragraphs of one version of a law, ready to be compared with conducts.

    Args:
        articles: all articles of the version, in order.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.law = articles[0].version.law.name if articles else ""
        self._places: list[Provision] = []
        self._grams: list[Counter[str]] = []
        for article in articles:
            self._add(article)
        spread = Counter(gram for grams in self._grams for gram in grams)
        total = len(self._grams) + 1
        self._idf = {gram: math.log(total / count) + 0.1 for gram, count in spread.items()}
        self._norms = [self._norm(grams) for grams in self._grams]
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        for index, grams in enumerate(self._grams):
            for gram in grams:
                self._by_gram[gram].append(index)

    def infer(self, conduct: str, at: Provision, *, k: int = 3) -> tuple[DutyLink, ...]:
        """The nearest duty paragraphs, best first.

        Args:
            conduct: what the penalty clause punishes.
            at: the penalty clause itself, which is not its own duty.
            k: at most so many.
        """
        wanted = _grams(conduct)
        weights = {gram: self._idf[gram] for gram in wanted if gram in self._idf}
        mass = math.sqrt(sum((w * wanted[g]) ** 2 for g, w in weights.items())) or 1.0
        scores: dict[int, float] = defaultdict(float)
        for gram, weight in weights.items():
            for index in self._by_gram[gram]:
                scores[index] += weight * weight * wanted[gram]
        own = at.whole_article()
        ranked = sorted(
            ((score / (mass * self._norms[index] ** _SCALE), -index) for index, score in scores.items()),
            reverse=True,
        )
        links = [DutyLink(LawRef(self.law, self._places[-i]), min(s, 1.0), True) for s, i in ranked]
        return tuple(link for link in links if link.duty.provision.whole_article() != own)[:k]

    def _add(self, article: Article) -> None:
        if article.number is None:
            return
        pieces = paragraphs(article.text)
        for piece in pieces:
            text = article.text[piece.start : piece.end]
            if not _DUTY.search(text) or _PENALTY.search(text):
                continue
            paragraph = piece.number if len(pieces) > 1 else 0
            self._places.append(replace(article.number, paragraph=paragraph))
            self._grams.append(Counter(dict.fromkeys(_grams(text), 1)))

    def _norm(self, grams: Iterable[str]) -> float:
        return math.sqrt(sum(self._idf[gram] ** 2 for gram in grams)) or 1.0


def links_of(rule: PenaltyRule, finder: DutyFinder) -> tuple[DutyLink, ...]:
    """The duties of a rule: those it names, else the nearest ones of the same law."""
    law = finder.law
    written = (*rule.violated, *(LawRef(law, place) for place in rule.same_article))
    if written:
        return tuple(DutyLink(ref, 1.0, False) for ref in written)
    return finder.infer(rule.conduct, rule.provision)


def _grams(text: str) -> Counter[str]:
    """Character bigrams of the Chinese words, without the phrases every clause has."""
    runs = [run for run in re.split(r"[^\u4e00-\u9fff]+", _NOISE.sub(" ", text)) if run]
    return Counter(run[i : i + 2] for run in runs for i in range(len(run) - 1))
