"""Train the reader of facts which tell of nothing unlawful (assistant/analysis/lawful.py); CPU or GPU.

    python -m scripts.read_onnx models/encoder facts.onnx /tmp/facts
    python -m scripts.train_lawful_reader --start /tmp/facts --out /tmp/lawful --steps 2000
    python -m scripts.train_lawful_reader --start /tmp/lawful --out /tmp/further --steps 1100 --rate 8e-5   (goes on)
    python -m scripts.average_weights /tmp/mean /tmp/lawful:1 /tmp/further:2
    python -m scripts.export_onnx lawful /tmp/mean models/encoder

Material: corpora/facts/lawful.jsonl against the notes (those of the same scene, ``twin``, always; of the others as many
as chance brings) and folds 0 and 1 of the descriptions. The laws set apart (scripts/facts_bank.py) are not trained on:
what is printed of them at the end is what the model does with laws it has never seen. Long notes, most of which tell of
what is in order, have their own part of each batch. The lower layers stay
frozen, so that the exported model reads them in ``query.onnx``.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from assistant.corpora import corpus, load_rows
from assistant.search.encoder import MAX_TOKENS, QUERY_PREFIX, TOKENIZER_FILE
from scripts.export_onnx import HEAD_FILE, pool
from scripts.facts_bank import is_apart
from scripts.training_loop import PAD, device, optimise, parser_for, shuffled

FROZEN_LAYERS = 8
_MEASURED = 2
_KINDS = {"lawful": 3, "long lawful": 4, "twin": 2, "long twin": 4, "note": 4, "description": 1}  # of a batch
_LONG = 70  # characters; as notes are really told
_REFUSED = (0.0025, 0.005, 0.01, 0.02, 0.05)


@dataclass(frozen=True)
class Told:
    """Facts; ``kind``: a key of ``_KINDS``; ``apart``: of a law set apart."""

    facts: str
    kind: str
    apart: bool

    @property
    def lawful(self) -> float:
        """1 for facts that tell of nothing unlawful."""
        return float(self.kind.endswith("lawful"))


def material() -> list[Told]:
    """All rows."""
    lawful = load_rows(corpus("facts/lawful.jsonl"), dict[str, Any])
    notes = load_rows(corpus("facts/notes.jsonl"), dict[str, Any])
    described = load_rows(corpus("descriptions.jsonl"), dict[str, Any])
    rows = [
        *(("lawful", row["facts"], row["near"]) for row in lawful),
        *(("twin" if row.get("twin") else "note", row["facts"], row["penalty"]) for row in notes),
        *(("description", row["facts"], row["penalty"]) for row in described if row["fold"] != _MEASURED),
    ]
    return [
        Told(facts, _of_length(kind, facts), is_apart(clauses[0]["law"])) for kind, facts, clauses in rows
    ]


def _of_length(kind: str, facts: str) -> str:
    long = f"long {kind}"
    return long if long in _KINDS and len(facts) >= _LONG else kind


class Reader:
    """The model under training. What the frozen layers make of a text is kept."""

    def __init__(self, start: Path, device: str) -> None:
        self.bert = BertModel.from_pretrained(start, add_pooling_layer=False).eval().to(device)
        self.bert.requires_grad_(False)
        for layer in self.bert.encoder.layer[FROZEN_LAYERS:]:
            layer.requires_grad_(True)
        self.head = nn.Linear(self.bert.config.hidden_size, 1).to(device)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        if (start / HEAD_FILE).is_file():
            self.head.load_state_dict(torch.load(start / HEAD_FILE))
        self.tokenizer = Tokenizer.from_file(str(start / TOKENIZER_FILE))
        self.tokenizer.enable_truncation(MAX_TOKENS)
        self.device = device
        self._kept: dict[str, Tensor] = {}

    @property
    def weights(self) -> list[nn.Parameter]:
        """What is trained."""
        return [p for p in (*self.bert.parameters(), *self.head.parameters()) if p.requires_grad]

    def __call__(self, texts: Sequence[str]) -> Tensor:
        """One score a text."""
        lower = [self._lower(text) for text in texts]
        longest = max(map(len, lower))
        whole = torch.stack([functional.pad(one, (0, 0, 0, longest - len(one))) for one in lower]).float()
        lengths = torch.tensor([len(one) for one in lower], device=self.device)
        mask = (torch.arange(longest, device=self.device) < lengths[:, None]).long()
        states = self._through(self.bert.encoder.layer[FROZEN_LAYERS:], whole, mask)
        return self.head(pool(states, mask))[:, 0]

    def _lower(self, text: str) -> Tensor:
        if text not in self._kept:
            ids = torch.tensor([self.tokenizer.encode(QUERY_PREFIX + text).ids], device=self.device)
            layers, words = self.bert.encoder.layer[:FROZEN_LAYERS], self.bert.embeddings(ids)
            with torch.no_grad():
                self._kept[text] = self._through(layers, words, (ids != PAD).long())[0].half()
        return self._kept[text]

    @staticmethod
    def _through(layers: nn.ModuleList, states: Tensor, mask: Tensor) -> Tensor:
        hidden = (1 - mask[:, None, None, :].float()) * torch.finfo(torch.float32).min
        for layer in layers:
            found = layer(states, hidden)
            states = found[0] if isinstance(found, tuple) else found
        return states

    def save(self, start: Path, out: Path) -> None:
        """Write a checkpoint for ``scripts.export_onnx``."""
        out.mkdir(parents=True, exist_ok=True)
        self.bert.save_pretrained(out)
        torch.save(self.head.state_dict(), out / HEAD_FILE)
        shutil.copyfile(start / TOKENIZER_FILE, out / TOKENIZER_FILE)


def batches(told: Sequence[Told], rng: random.Random) -> Iterator[list[Told]]:
    """Batches without end that hold each kind in its part."""
    streams = [
        shuffled([one for one in told if one.kind == kind], count, rng) for kind, count in _KINDS.items()
    ]
    while True:
        yield [one for stream in streams for one in next(stream)]


def train(reader: Reader, told: Sequence[Told], options: argparse.Namespace) -> None:
    """Run the steps."""
    stream = batches(told, random.Random(options.seed))

    def losses() -> dict[str, Tensor]:
        batch = next(stream)
        wanted = torch.tensor([one.lawful for one in batch], device=reader.device)
        scores = reader([one.facts for one in batch])
        return {"loss": functional.binary_cross_entropy_with_logits(scores, wanted)}

    optimise(reader.weights, options, losses)


def measure(reader: Reader, told: Sequence[Told]) -> None:
    """Print which share of each kind passes, for thresholds that refuse so many of the notes."""
    with torch.no_grad():
        scores = np.array([float(reader([one.facts])) for one in told])
    kinds = np.array([one.kind for one in told])
    for refused in _REFUSED:
        threshold = np.quantile(scores[kinds == "note"], 1 - refused)
        passed = {kind: round(float((scores[kinds == kind] > threshold).mean()), 4) for kind in _KINDS}
        print(f"{threshold:.2f}", passed, flush=True)


def main() -> None:
    """Command line."""
    parser = parser_for(__doc__, steps=2000, batch=sum(_KINDS.values()), rate=1e-4, passages=False)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    reader, rows = Reader(options.start, device()), material()
    apart = [one for one in rows if one.apart]
    print({kind: sum(one.kind == kind for one in rows) for kind in _KINDS}, len(apart), "apart")
    train(reader, [one for one in rows if not one.apart], options)
    reader.save(options.start, options.out)
    measure(reader, apart)


if __name__ == "__main__":
    main()
