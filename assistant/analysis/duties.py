"""The duty a rule enforces, chosen for these facts where the clause names none (违反本法规定).

Candidates are all duty paragraphs of the same version of the law, never a penalty clause. A weighted sum of signs
(assistant/analysis/duty_signs.py) tells which is best; the weights are data (models/order/duties.json), made by
scripts/train_duties.py from clauses that do name their duty.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np

from assistant.analysis.duty_signs import SIGNS, Floats, LawDuties
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_index import Rules
from assistant.analysis.rule_units import article_of
from assistant.corpora import Data, load
from assistant.errors import ModelError
from assistant.law.links import INFERRED
from assistant.law.model import Article, LawRef, Provision, Version
from assistant.search.articles import open_vectors
from assistant.settings import settings

DUTIES_FILE = "order/duties.json"


class Weights(Data):
    """What scripts/train_duties.py writes: a weight for each sign, which must be those of this program."""

    signs: tuple[str, ...]
    linear: tuple[float, ...]


class DutySigns:
    """The signs of the duty paragraphs of any law for one set of facts.

    Args:
        rules: opened rules.
        facts: what is told.
        terms: words of the law for it.
        vectors: of the facts and their statements, by the encoder of facts.
    """

    def __init__(self, rules: Rules, facts: str, terms: Sequence[str], vectors: Floats) -> None:
        self._rules, self._facts, self._terms, self._vectors = rules, facts, "，".join(terms), vectors
        self._kept = open_vectors()
        self._told: dict[int, tuple[Floats, Floats, Floats]] = {}

    def __call__(self, article: Article, row: RuleRow) -> Floats:
        """A row of signs for each duty paragraph of the law of ``article``, where the rule stands."""
        law, version = law_duties(self._rules, article.version), article.version
        if version.id not in self._told:
            self._told[version.id] = law.likeness(self._facts), law.likeness(self._terms), self._near(law)
        return law.signs(row, *self._told[version.id])

    def _near(self, law: LawDuties) -> Floats:
        """Cosine of each paragraph's article and the facts."""
        if self._kept is None:
            return np.zeros(len(law.places), np.float32)
        return self._kept.likeness(self._vectors, [one.id for one in law.articles])


class DutyChooser:
    """Chooses duties for one set of facts.

    Args:
        rules: opened rules.
        signs: of the facts.
        path: the weights; None means those that came with the program.

    Raises:
        CorpusError: the weights are missing or break the schema.
        ModelError: they were made for other signs.
    """

    def __init__(self, rules: Rules, signs: DutySigns, path: Path | None = None) -> None:
        weights = load(path or settings().models / DUTIES_FILE, Weights)
        if weights.signs != SIGNS:
            raise ModelError("违则排序模型与程序的特征不一致", "请恢复随程序发布的 models/order，或重新训练")
        self._linear = np.array(weights.linear, np.float32)
        self._rules, self._signs = rules, signs

    def __call__(self, article: Article, row: RuleRow) -> tuple[LawRef, ...]:
        """The duties of a rule of ``article``, best first: those it names, else those that fit conduct and facts best."""
        written = tuple(duty.ref for duty in row.duties)
        if written and not row.duties[0].inferred:
            return written
        law = law_duties(self._rules, article.version)
        scores = self._signs(article, row) @ self._linear
        inside = np.flatnonzero(law.open_to(row.article[1]))
        best: dict[Provision, Provision] = {}
        for at in inside[np.argsort(-scores[inside], kind="stable")].tolist():
            best.setdefault(law.places[at].whole_article(), law.places[at])
        return tuple(LawRef(row.law, place) for place in islice(best.values(), INFERRED))


@lru_cache(maxsize=64)
def law_duties(rules: Rules, version: Version) -> LawDuties:
    """The duty paragraphs of a version, kept: a code of a thousand articles takes a tenth of a second."""
    articles = rules.library.articles(version)
    inside = {article.id for article in articles}
    rows = (row for row in rules.book.of_law(version.law.name) if article_of(row.ref) in inside)
    return LawDuties(articles, rows)
