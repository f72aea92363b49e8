"""Train the reranker: a cross-encoder of the encoder's lower layers that reads question and article together.

    python -m scripts.train_reranker passages.jsonl candidates.jsonl --start CHECKPOINT --out FOLDER

Each question must prefer one of its articles over four that the search found beside them: two of the first twelve,
two of the others. Word vectors stay frozen, so that the exported model shares them with the encoder. A checkpoint of
an earlier run is continued.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from assistant.search.asked import nearest
from assistant.search.encoder import TOKENIZER_FILE
from assistant.search.reranker import Candidate, join
from scripts.export_onnx import HEAD_FILE, pool
from scripts.training_data import Passage, questions, read_passages
from scripts.training_loop import device, in_chunks, optimise, parser_for, shuffled

LAYERS = 6
NEAR, FAR = 2, 2
FIRST = 12
# askers who did not write for us count more
STARD_REPEATED = 3


@dataclass(frozen=True)
class Group:
    """A question, the rows that answer it, and rows found beside them, best first."""

    query: str
    answers: list[int]
    negatives: list[int]

    def draw(self, rng: random.Random) -> list[int]:
        """One answer, then ``NEAR`` of the first and ``FAR`` of the other negatives."""
        first, others = self.negatives[:FIRST], self.negatives[FIRST:]
        near = rng.sample(first, NEAR)
        return [rng.choice(self.answers), *near, *rng.sample(others, FAR)]


class CrossEncoder:
    """The model under training with its tokenizer; pairs of similar length go through together."""

    def __init__(self, start: Path, device: str) -> None:
        self.bert = BertModel.from_pretrained(start, add_pooling_layer=False, num_hidden_layers=LAYERS)
        self.bert.eval().to(device).embeddings.requires_grad_(False)
        self.head = nn.Linear(self.bert.config.hidden_size, 1).to(device)
        if (start / HEAD_FILE).is_file():
            self.head.load_state_dict(torch.load(start / HEAD_FILE, map_location=device))
        else:
            nn.init.normal_(self.head.weight, std=0.02)
        self.tokenizer = Tokenizer.from_file(str(start / TOKENIZER_FILE))
        self.device = device

    @property
    def weights(self) -> list[nn.Parameter]:
        """What is trained."""
        return [p for p in (*self.bert.parameters(), *self.head.parameters()) if p.requires_grad]

    def __call__(self, pairs: list[tuple[str, Candidate]]) -> Tensor:
        """Scores, in order."""
        texts = [(query, candidate.asked, candidate.passage) for query, candidate in pairs]
        rows = [join(*(self.tokenizer.encode(text).ids for text in parts)) for parts in texts]
        return in_chunks(rows, self._scores, self.device)

    def _scores(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.head(pool(states, mask))[:, 0]

    def save(self, start: Path, out: Path) -> None:
        """Write a checkpoint that ``start`` may name."""
        out.mkdir(parents=True, exist_ok=True)
        self.bert.save_pretrained(out)
        torch.save(self.head.state_dict(), out / HEAD_FILE)
        shutil.copyfile(start / TOKENIZER_FILE, out / TOKENIZER_FILE)


def read_groups(path: Path) -> list[Group]:
    """The groups of ``mine_candidates`` that have enough negatives."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    groups = []
    for row in rows:
        group = Group(row["query"], row["answers"], row["negatives"])
        groups += [group] * (STARD_REPEATED if row["source"] == "stard" else 1)
    return [group for group in groups if len(group.negatives) >= FIRST + FAR]


class Candidates:
    """Articles as the reranker reads them; a training question is never shown itself as the known question."""

    def __init__(self, passages: list[Passage]) -> None:
        self._passages = passages
        self._asked: dict[int, list[str]] = {}
        for example in questions(passages):
            for row in example.answers:
                self._asked.setdefault(row, []).append(example.query)

    def __call__(self, query: str, row: int) -> Candidate:
        """The candidate for a question."""
        others = [question for question in self._asked.get(row, ()) if question != query]
        return Candidate(self._passages[row].text, nearest(query, others))


def train(
    model: CrossEncoder, groups: list[Group], candidate: Candidates, options: argparse.Namespace
) -> None:
    """Run the steps."""
    rng = random.Random(options.seed)
    stream = shuffled(groups, options.batch, rng)

    def losses() -> dict[str, Tensor]:
        batch = next(stream)
        drawn = [(group.query, row) for group in batch for row in group.draw(rng)]
        scores = model([(query, candidate(query, row)) for query, row in drawn])
        first = torch.zeros(len(batch), dtype=torch.long, device=scores.device)
        return {"loss": functional.cross_entropy(scores.view(len(batch), -1), first)}

    optimise(model.weights, options, losses)


def main() -> None:
    """Command line."""
    parser = parser_for(__doc__, steps=700, batch=10, rate=6e-5)
    parser.add_argument("candidates", type=Path)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    model = CrossEncoder(options.start, device())
    train(model, read_groups(options.candidates), Candidates(read_passages(options.passages)), options)
    model.save(options.start, options.out)


if __name__ == "__main__":
    main()
