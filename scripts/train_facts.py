"""Train a model of facts to meet the vectors that the encoder has given to all penalty rules (CPU or GPU).

    python -m scripts.read_onnx models/encoder query.onnx /tmp/queries
    ASSISTANT_HOME=... python -m scripts.train_facts /tmp/rules.jsonl --start /tmp/queries --out /tmp/facts --steps 400

The first argument is where the passages of the rules are written (they hold text of law and stay outside the
repository). Material: the notes of corpora/facts without the laws set apart (scripts/facts_bank.py) and folds 0 and 1
of the descriptions. The vectors of rules stay as they are, so nothing has to be embedded again. All passages of
national and 浙江 rules are negatives; those that say nearly the same as a right one are left out of the loss.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from datetime import date

import numpy as np
import torch
from torch import Tensor

from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_index import open_rules
from assistant.analysis.rule_units import rule_units
from assistant.law.library import open_library
from assistant.search.encoder import QUERY_PREFIX
from assistant.search.units import Scope, text_keys
from scripts.facts_bank import by_article, descriptions, notes
from scripts.train_encoder import QUERY_TOKENS, Embedder, save
from scripts.train_queries import HIDDEN, TEMPERATURE, known_vectors
from scripts.training_loop import device, optimise, parser_for, shuffled

REGION = "浙江省/温州市"
FROZEN_LAYERS = 8
NEARLY_SAME = 0.87


@dataclass(frozen=True)
class Told:
    """Facts with the columns of the passages of their rules."""

    text: str
    columns: list[int]


def read_passages() -> tuple[dict[int, tuple[str, ...]], list[RuleRow]]:
    """The passages of every rule in force today, nationally and in the region, by number; and the rows."""
    scope = Scope(REGION)
    today, regions = scope.day(), scope.regions()
    units = {
        u.ref: u.dense
        for u in rule_units(open_library())
        if u.since <= today < u.until and u.region in regions
    }
    return units, [row for row in open_rules().book.rows if row.ref in units]


def material(passages: dict[int, tuple[str, ...]], rows: list[RuleRow]) -> tuple[list[Told], list[str]]:
    """What is learned from, and the texts of the columns."""
    texts = list(dict.fromkeys(text for dense in passages.values() for text in dense))
    column = {text: place for place, text in enumerate(texts)}
    places = by_article(rows)
    told = [note for note in notes(places) if not note.apart] + descriptions(places)
    found = [
        Told(note.facts, sorted({column[text] for rule in note.rules for text in passages[rule.ref]}))
        for note in told
    ]
    return [one for one in found if one.columns], texts


def rule_loss(vectors: Tensor, batch: list[Told], targets: Tensor) -> Tensor:
    """How little of the softmax over all passages falls on the right ones; what is nearly the same is left out."""
    scores = vectors @ targets.T / TEMPERATURE
    losses = []
    for row, one in zip(scores, batch, strict=True):
        same = (targets[one.columns] @ targets.T).amax(0) >= NEARLY_SAME
        same[one.columns] = False
        losses.append(
            torch.logsumexp(row.masked_fill(same, HIDDEN), 0) - torch.logsumexp(row[one.columns], 0)
        )
    return torch.stack(losses).mean()


def train(embedder: Embedder, told: list[Told], targets: Tensor, options: argparse.Namespace) -> None:
    """Run the steps."""
    for layer in embedder.model.encoder.layer[:FROZEN_LAYERS]:
        layer.requires_grad_(False)
    stream = shuffled(told, options.batch, random.Random(options.seed))

    def losses() -> dict[str, Tensor]:
        batch = next(stream)
        vectors = embedder([QUERY_PREFIX + one.text for one in batch], QUERY_TOKENS)
        return {"rules": rule_loss(vectors, batch, targets)}

    optimise(embedder.weights, options, losses)


def main() -> None:
    """Command line."""
    options = parser_for(__doc__, steps=400, batch=24, rate=6e-5).parse_args()
    torch.manual_seed(options.seed)
    embedder = Embedder(options.start, device())
    told, texts = material(*read_passages())
    options.passages.write_text("\n".join(json.dumps(text, ensure_ascii=False) for text in texts), "utf-8")
    targets = known_vectors(text_keys(texts)).to(embedder.device)
    print(
        f"{len(told)} notes, {len(texts)} passages, {date.today()}, {np.mean([len(t.columns) for t in told]):.1f} right"
    )
    train(embedder, told, targets, options)
    save(embedder, options.start, options.out)


if __name__ == "__main__":
    main()
