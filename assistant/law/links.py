"""Duty clause ↔ penalty clause within one law: written references, and inferred ones marked with their score.

Many clauses say only 违反本条例规定; the duty they enforce is then the paragraph of the same law whose words are
nearest to the conduct. What is rare within the law counts most, and only paragraphs that lay down a duty compete.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.law.address import read_addresses
from assistant.law.model import Article, LawRef, Provision
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule
from assistant.law.provisions import paragraphs

_DUTY = re.compile(r"应当|不得|禁止|严禁|必须|方可|须经|需经|有权|负责|可以|均属|视为|下列行为")
_PENALTY = re.compile(
    r"罚款|没收|吊销|给予处分|依法给予|追究刑事责任|处[一二三四五六七八九十\d].{0,8}(元|倍|拘留)"
)
_NOISE = re.compile(
    r"违反本(法|条例|规定|办法|章)的?(有关)?规定|有下列(行为|情形)之一(的)?|的$|[^\u4e00-\u9fff]"
)
_SANCTION = re.compile(r"罚款|没收|吊销|警告|通报批评|拘留|停产|停业|暂扣|降低资质|责令关闭")
_MENTION = re.compile(r"本(?:法|条例|规定|办法|细则)(?=第[零〇一二两三四五六七八九十百千\d]+条)")
_SCALE = 0.9
INFERRED = 2


@dataclass(frozen=True, slots=True)
class DutyLink:
    """A duty that a penalty rule enforces. ``score``: 1 for a written reference, else 0 … 1; ``inferred`` says which."""

    duty: LawRef
    score: float
    inferred: bool


@dataclass(frozen=True, slots=True)
class LinkedRule:
    """A penalty rule, the article it stands in, its number there, and the duties it enforces."""

    article: Article
    number: int
    rule: PenaltyRule
    duties: tuple[DutyLink, ...]


class DutyFinder:
    """The duty paragraphs of one version of a law, ready to be compared with conducts.

    Args:
        articles: all articles of the version, in order.

    ``places`` and ``texts`` are the paragraphs that lay down a duty.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.law = articles[0].version.law.name if articles else ""
        self.places: list[Provision] = []
        self.texts: list[str] = []
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
        own = at.whole_article()
        ranked = sorted(((score, -index) for index, score in self.scores(conduct).items()), reverse=True)
        others = ((score, self.places[-i]) for score, i in ranked)
        elsewhere = ((score, place) for score, place in others if place.whole_article() != own)
        return tuple(DutyLink(LawRef(self.law, place), score, True) for score, place in islice(elsewhere, k))

    def scores(self, text: str) -> dict[int, float]:
        """How near a text is to each paragraph that shares a word with it, 0 … 1, by its number in ``places``."""
        wanted = _grams(text)
        weights = {gram: self._idf[gram] for gram in wanted if gram in self._idf}
        length = math.sqrt(sum((w * wanted[g]) ** 2 for g, w in weights.items())) or 1.0
        whole = sum(weights.values()) or 1.0
        products: dict[int, float] = defaultdict(float)
        shared: dict[int, float] = defaultdict(float)
        for gram, weight in weights.items():
            for index in self._by_gram[gram]:
                products[index] += weight * weight * wanted[gram]
                shared[index] += weight / whole
        return {
            index: _mean(product / (length * self._norms[index] ** _SCALE), shared[index])
            for index, product in products.items()
        }

    def _add(self, article: Article) -> None:
        if article.number is None:
            return
        pieces = paragraphs(article.text)
        for piece in pieces:
            text = article.text[piece.start : piece.end]
            if not _DUTY.search(text) or _PENALTY.search(text):
                continue
            paragraph = piece.number if len(pieces) > 1 else 0
            self.places.append(replace(article.number, paragraph=paragraph))
            self.texts.append(text.strip())
            self._grams.append(Counter(dict.fromkeys(_grams(text), 1)))

    def _norm(self, grams: Iterable[str]) -> float:
        return math.sqrt(sum(self._idf[gram] ** 2 for gram in grams)) or 1.0


def links_of(rule: PenaltyRule, finder: DutyFinder) -> tuple[DutyLink, ...]:
    """The duties of a rule: those it names, else the nearest ones of the same law, best first."""
    same = (*rule.same_article, *_mentioned(rule.conduct))
    written = dict.fromkeys((*rule.violated, *(LawRef(finder.law, place) for place in same)))
    if written:
        return tuple(DutyLink(ref, 1.0, False) for ref in written)
    return finder.infer(rule.conduct, rule.provision, k=INFERRED)


def linked_rules(articles: Sequence[Article]) -> Iterator[LinkedRule]:
    """All penalty rules of one version of a law with their duties.

    Args:
        articles: all articles of the version, in order.
    """
    finder = DutyFinder(articles)
    for article in articles:
        if _SANCTION.search(article.text):
            for number, rule in enumerate(parse_article(article)):
                yield LinkedRule(article, number, rule, links_of(rule, finder))


def rules_at(linked: Iterable[LinkedRule], place: Provision) -> list[LinkedRule]:
    """The rules that stand at a place (penalty clause → its duties)."""
    return [one for one in linked if place.touches(one.rule.provision)]


def rules_enforcing(linked: Iterable[LinkedRule], law: str, place: Provision) -> list[LinkedRule]:
    """The rules that enforce the duty at a place of a law (duty → penalty clauses)."""
    return [
        one
        for one in linked
        if any(link.duty.law == law and place.touches(link.duty.provision) for link in one.duties)
    ]


def _mean(likeness: float, coverage: float) -> float:
    """Likeness of the whole and coverage of the conduct count alike (fitted on clauses that name their duty)."""
    return (min(likeness, 1.0) + coverage) / 2


def _mentioned(conduct: str) -> Iterator[Provision]:
    """Articles of the same law that the conduct names otherwise than by 违反 (未依照本条例第四十一条第一款规定配置)."""
    for match in _MENTION.finditer(conduct):
        for entry in read_addresses(conduct, match.end()):
            if entry.provision is not None:
                yield entry.provision


def _grams(text: str) -> Counter[str]:
    """Character bigrams of the Chinese words, without the phrases every clause has."""
    runs = [run for run in re.split(r"[^\u4e00-\u9fff]+", _NOISE.sub(" ", text)) if run]
    return Counter(run[i : i + 2] for run in runs for i in range(len(run) - 1))
