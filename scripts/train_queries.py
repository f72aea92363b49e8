"""Train a model of questions to meet the vectors that the encoder has given to all articles (CPU or GPU).

    ASSISTANT_HOME=/tmp/home-full python -m scripts.ship_vectors asked
    ASSISTANT_HOME=/tmp/home-full python -m scripts.train_queries passages.jsonl --start CHECKPOINT --out FOLDER

The vectors of articles and of our lay questions stay as they are, so nothing has to be embedded again, a step costs
only the question, and every article of national law is a negative of every question. Two losses of equal weight:
the question's article among all articles, and other questions of the same article among all our questions.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from assistant.search.articles import vector_store
from assistant.search.encoder import QUERY_PREFIX, load_encoder
from assistant.search.store import HashKeys
from assistant.search.table import near_keys
from assistant.search.units import text_keys
from scripts.train_encoder import QUERY_TOKENS, Embedder, save
from scripts.training_data import Passage, questions, read_passages, training_examples
from scripts.training_loop import device, optimise, parser_for, shuffled

TEMPERATURE = 0.03
HIDDEN = -1e4


@dataclass(frozen=True)
class Asked:
    """A question with the columns of its articles and of the kept questions that lead to the same articles."""

    text: str
    articles: list[int]
    alike: list[int]
    itself: list[int]


@dataclass(frozen=True)
class Targets:
    """Fixed vectors: of national law and of the kept questions."""

    articles: Tensor
    asked: Tensor


def known_vectors(keys: HashKeys) -> Tensor:
    """The vectors of these keys in the home folder or the repository.

    Raises:
        SystemExit: some are missing; says how to make them.
    """
    found, vectors = vector_store(load_encoder()).lookup(keys)
    if not found.all():
        raise SystemExit(f"{int((~found).sum())} vectors are missing: run scripts.ship_vectors first")
    return torch.nn.functional.normalize(torch.from_numpy(vectors.astype(np.float32)), dim=-1)


def read_data(passages: list[Passage]) -> tuple[list[Asked], Targets]:
    """All training questions that national law answers, and the vectors they are trained against."""
    national = [row for row, passage in enumerate(passages) if not passage.region]
    column = {row: place for place, row in enumerate(national)}
    kept = questions(passages)
    of_article: dict[int, list[int]] = {}
    for place, example in enumerate(kept):
        for row in example.answers:
            of_article.setdefault(row, []).append(place)
    place_of = {example.query: place for place, example in enumerate(kept)}
    asked = []
    for example in training_examples(passages):
        itself = [place_of[example.query]] if example.query in place_of else []
        alike = {place for row in example.answers for place in of_article.get(row, ())} - set(itself)
        articles = [column[row] for row in example.answers if row in column]
        if articles:
            asked.append(Asked(example.query, articles, sorted(alike), itself))
    articles_at = known_vectors(text_keys([passages[row].text for row in national]))
    return asked, Targets(articles_at, known_vectors(near_keys("asked", [example.query for example in kept])))


def marked(columns: list[list[int]], like: Tensor) -> Tensor:
    """A mask of the shape of ``like``: in each row the named columns are true."""
    rows = [row for row, named in enumerate(columns) for _ in named]
    mask = torch.zeros(like.shape, dtype=torch.bool)
    mask[rows, [column for named in columns for column in named]] = True
    return mask.to(like.device)


def article_loss(vectors: Tensor, batch: list[Asked], targets: Tensor, rng: random.Random) -> Tensor:
    """Cross-entropy of one article of each question among all; its other articles are left out."""
    scores = vectors @ targets.T / TEMPERATURE
    chosen = [rng.choice(question.articles) for question in batch]
    others = [
        [column for column in question.articles if column != one]
        for question, one in zip(batch, chosen, strict=True)
    ]
    wanted = torch.tensor(chosen, device=scores.device)
    return torch.nn.functional.cross_entropy(scores.masked_fill(marked(others, scores), HIDDEN), wanted)


def asked_loss(vectors: Tensor, batch: list[Asked], targets: Tensor) -> Tensor:
    """How little of the softmax over all kept questions falls on those of the same articles; none for itself."""
    rows = [row for row, question in enumerate(batch) if question.alike]
    if not rows:
        return vectors.sum() * 0
    scores = vectors[rows] @ targets.T / TEMPERATURE
    scores = scores.masked_fill(marked([batch[row].itself for row in rows], scores), HIDDEN)
    right = scores.masked_fill(~marked([batch[row].alike for row in rows], scores), HIDDEN)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(right, 1)).mean()


def train(embedder: Embedder, asked: list[Asked], targets: Targets, options: argparse.Namespace) -> None:
    """Run the steps."""
    rng = random.Random(options.seed)
    stream = shuffled(asked, options.batch, rng)

    def losses() -> dict[str, Tensor]:
        batch = next(stream)
        vectors = embedder([QUERY_PREFIX + question.text for question in batch], QUERY_TOKENS)
        return {
            "articles": article_loss(vectors, batch, targets.articles, rng),
            "asked": asked_loss(vectors, batch, targets.asked),
        }

    optimise(embedder.weights, options, losses)


def main() -> None:
    """Command line."""
    options = parser_for(__doc__, steps=1200, batch=48, rate=3e-5).parse_args()
    torch.manual_seed(options.seed)
    embedder = Embedder(options.start, device())
    asked, targets = read_data(read_passages(options.passages))
    placed = Targets(targets.articles.to(embedder.device), targets.asked.to(embedder.device))
    train(embedder, asked, placed, options)
    save(embedder, options.start, options.out)


if __name__ == "__main__":
    main()
