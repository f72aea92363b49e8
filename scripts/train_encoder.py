"""Fine-tune the encoder on questions and the articles that answer them (CPU or GPU).

    python -m scripts.train_encoder passages.jsonl triples.jsonl --start CHECKPOINT --out FOLDER --steps 300

Contrastive loss: each question must prefer its article over every other article of the batch, one mined hard
negative a question. Embeddings and the lowest layers are frozen (their share of the work would not pay on a CPU) and there is no dropout.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from assistant.search.encoder import PASSAGE_PREFIX, QUERY_PREFIX
from scripts.export_onnx import pool
from scripts.training_data import read_passages
from scripts.training_loop import device, in_chunks, optimise, parser_for

QUERY_TOKENS, PASSAGE_TOKENS = 96, 128
TEMPERATURE = 0.03
FROZEN_LAYERS = 4


@dataclass(frozen=True)
class Triple:
    """A question, the rows that answer it, and rows to draw hard negatives from."""

    query: str
    answers: list[int]
    negatives: list[int]


@dataclass(frozen=True)
class Pair:
    """One training unit: a question with one of its answers."""

    triple: Triple
    answer: int


class Embedder:
    """The model under training with its tokenizer; rows of similar length go through together."""

    def __init__(self, checkpoint: Path, device: str) -> None:
        self.model = BertModel.from_pretrained(checkpoint, add_pooling_layer=False).eval().to(device)
        for part in (self.model.embeddings, *self.model.encoder.layer[:FROZEN_LAYERS]):
            part.requires_grad_(False)
        self.tokenizer = Tokenizer.from_file(str(checkpoint / "tokenizer.json"))
        self.device = device

    @property
    def weights(self) -> list[nn.Parameter]:
        """What is trained."""
        return [p for p in self.model.parameters() if p.requires_grad]

    def __call__(self, texts: list[str], longest: int) -> Tensor:
        """Vectors of unit length, in order."""
        rows = [
            encoding.ids[: longest - 1] + encoding.ids[-1:] for encoding in self.tokenizer.encode_batch(texts)
        ]
        return in_chunks(rows, self._vectors, self.device)

    def _vectors(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        return functional.normalize(pool(states, mask), dim=-1)


def read_pairs(path: Path, weights: dict[str, int]) -> list[Pair]:
    """One pair for each question and answer; a source is repeated as often as its weight says (0 leaves it out)."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        triple = Triple(row["query"], row["answers"], row["negatives"])
        pairs += [Pair(triple, answer) for answer in row["answers"]] * weights.get(row["source"], 1)
    return pairs


def batches(pairs: list[Pair], size: int, rng: random.Random) -> Iterator[list[Pair]]:
    """Shuffled batches without end; a question stands at most once in a batch."""
    pool: list[Pair] = []
    while True:
        pool += rng.sample(pairs, len(pairs))
        while len(pool) >= 2 * size:
            batch: dict[str, Pair] = {}
            while len(batch) < size:
                pair = pool.pop(0)
                if batch.setdefault(pair.triple.query, pair) is not pair:
                    pool.insert(size, pair)
            yield list(batch.values())


def contrastive(queries: Tensor, passages: Tensor, rows: list[int], batch: list[Pair]) -> Tensor:
    """Cross-entropy of each question's own article (row ``i`` of the passages) against all passages.

    Other answers of the same question, and copies of its article, are masked out.
    """
    scores = queries @ passages.T / TEMPERATURE
    masked = torch.tensor(
        [
            [n != i and row in pair.triple.answers for n, row in enumerate(rows)]
            for i, pair in enumerate(batch)
        ],
        device=scores.device,
    )
    target = torch.arange(len(batch), device=scores.device)
    return functional.cross_entropy(scores.masked_fill(masked, -1e4), target)


def train(embedder: Embedder, pairs: list[Pair], texts: list[str], options: argparse.Namespace) -> None:
    """Run the steps."""
    rng = random.Random(options.seed)
    stream = batches(pairs, options.batch, rng)

    def losses() -> dict[str, Tensor]:
        batch = next(stream)
        rows = [p.answer for p in batch] + [rng.choice(p.triple.negatives) for p in batch]
        queries = embedder([QUERY_PREFIX + p.triple.query for p in batch], QUERY_TOKENS)
        passages = embedder([PASSAGE_PREFIX + texts[row] for row in rows], PASSAGE_TOKENS)
        return {"loss": contrastive(queries, passages, rows, batch)}

    optimise(embedder.weights, options, losses)


def save(embedder: Embedder, start: Path, out: Path) -> None:
    """Write the checkpoint as a sentence-transformers folder like the one it started from."""
    shutil.copytree(start, out, dirs_exist_ok=True)
    embedder.model.save_pretrained(out)


def main() -> None:
    """Command line."""
    parser = parser_for(__doc__, steps=300, batch=24, rate=4e-5)
    parser.add_argument("triples", type=Path)
    parser.add_argument(
        "--weights", default="{}", help='JSON such as {"stard": 2}: how often a source is repeated'
    )
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    embedder = Embedder(options.start, device())
    pairs = read_pairs(options.triples, json.loads(options.weights))
    texts = [passage.text for passage in read_passages(options.passages)]
    train(embedder, pairs, texts, options)
    save(embedder, options.start, options.out)


if __name__ == "__main__":
    main()
