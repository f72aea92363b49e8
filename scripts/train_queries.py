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
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from assistant.search.articles import vector_store
from assistant.search.build import asked_keys
from assistant.search.encoder import QUERY_PREFIX, load_encoder
from assistant.search.store import HashKeys
from assistant.search.units import text_keys
from scripts.train_encoder import QUERY_TOKENS, Embedder, rate_at, save
from scripts.training_data import Passage, questions, read_passages, training_examples

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
    return asked, Targets(articles_at, known_vectors(asked_keys([example.query for example in kept])))


def batches(asked: list[Asked], size: int, rng: random.Random) -> Iterator[list[Asked]]:
    """Shuffled batches without end."""
    pool: list[Asked] = []
    while True:
        if len(pool) < size:
            pool += rng.sample(asked, len(asked))
        yield pool[:size]
        pool = pool[size:]


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
    """Run ``options.steps`` steps of AdamW with warm-up and linear decay."""
    rng = random.Random(options.seed)
    weights = [p for p in embedder.model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate_at(step / options.steps))
    stream = batches(asked, options.batch, rng)
    for _ in (bar := tqdm(range(options.steps))):
        batch = next(stream)
        vectors = embedder([QUERY_PREFIX + question.text for question in batch], QUERY_TOKENS)
        to_articles = article_loss(vectors, batch, targets.articles, rng)
        to_asked = asked_loss(vectors, batch, targets.asked)
        (to_articles + to_asked).backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        bar.set_postfix(articles=f"{to_articles.item():.3f}", asked=f"{to_asked.item():.3f}")


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=Path)
    parser.add_argument("--start", type=Path, required=True, help="checkpoint of the encoder of the passages")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Command line."""
    options = parse()
    torch.manual_seed(options.seed)
    embedder = Embedder(options.start, "cuda" if torch.cuda.is_available() else "cpu")
    asked, targets = read_data(read_passages(options.passages))
    train(
        embedder, asked, Targets(*(t.to(embedder.device) for t in (targets.articles, targets.asked))), options
    )
    save(embedder, options.start, options.out)


if __name__ == "__main__":
    main()
