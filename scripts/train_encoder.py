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
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm
from transformers import BertModel

from assistant.search.encoder import PASSAGE_PREFIX, QUERY_PREFIX
from scripts.training_data import read_passages

PAD = 1
QUERY_TOKENS, PASSAGE_TOKENS = 96, 128
CHUNK = 16
TEMPERATURE = 0.03
WARM_UP = 0.08
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

    def __call__(self, texts: list[str], longest: int) -> Tensor:
        """Vectors of unit length, in order."""
        rows = [
            encoding.ids[: longest - 1] + encoding.ids[-1:] for encoding in self.tokenizer.encode_batch(texts)
        ]
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        parts = [self._chunk([rows[i] for i in order[s : s + CHUNK]]) for s in range(0, len(order), CHUNK)]
        place = torch.empty(len(order), dtype=torch.long)
        place[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(parts)[place]

    def _chunk(self, rows: list[list[int]]) -> Tensor:
        longest = max(map(len, rows))
        ids = torch.tensor([row + [PAD] * (longest - len(row)) for row in rows], device=self.device)
        lengths = torch.tensor([[len(row)] for row in rows], device=self.device)
        mask = torch.arange(longest, device=self.device)[None] < lengths
        states = self.model(input_ids=ids, attention_mask=mask.long()).last_hidden_state
        mean = (states * mask.unsqueeze(-1)).sum(1) / lengths
        return functional.normalize(mean, dim=-1)


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
    """Run ``options.steps`` steps of AdamW with warm-up and linear decay."""
    rng = random.Random(options.seed)
    weights = [p for p in embedder.model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate_at(step / options.steps))
    stream = batches(pairs, options.batch, rng)
    for _ in (bar := tqdm(range(options.steps))):
        batch = next(stream)
        rows = [p.answer for p in batch] + [rng.choice(p.triple.negatives) for p in batch]
        queries = embedder([QUERY_PREFIX + p.triple.query for p in batch], QUERY_TOKENS)
        passages = embedder([PASSAGE_PREFIX + texts[row] for row in rows], PASSAGE_TOKENS)
        loss = contrastive(queries, passages, rows, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        bar.set_postfix(loss=f"{loss.item():.3f}")


def rate_at(done: float) -> float:
    """Share of the full rate after ``done`` of the run: warm-up, then linear decay."""
    return min(done / WARM_UP, (1 - done) / (1 - WARM_UP)) if done < 1 else 0.0


def save(embedder: Embedder, start: Path, out: Path) -> None:
    """Write the checkpoint as a sentence-transformers folder like the one it started from."""
    shutil.copytree(start, out, dirs_exist_ok=True)
    embedder.model.save_pretrained(out)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=Path)
    parser.add_argument("triples", type=Path)
    parser.add_argument(
        "--start", type=Path, required=True, help="checkpoint of convert_encoder or of an earlier run"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument(
        "--weights", default="{}", help='JSON such as {"stard": 2}: how often a source is repeated'
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Command line."""
    options = parse()
    torch.manual_seed(options.seed)
    embedder = Embedder(options.start, "cuda" if torch.cuda.is_available() else "cpu")
    pairs = read_pairs(options.triples, json.loads(options.weights))
    texts = [passage.text for passage in read_passages(options.passages)]
    train(embedder, pairs, texts, options)
    save(embedder, options.start, options.out)


if __name__ == "__main__":
    main()
