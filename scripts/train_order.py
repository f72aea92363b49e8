"""Train the learned order of candidate rules on notes of the bank whose laws the model of facts has not seen.

    python -m scripts.train_order halves /tmp/halves
    ASSISTANT_HOME=... python -m scripts.train_order signs /tmp/all.npz --most 1400      # 0.15 s of processor a note
    ASSISTANT_HOME=other ASSISTANT_CORPORA=/tmp/halves/0 python -m scripts.train_order signs /tmp/0.npz --most 1400
    ASSISTANT_HOME=third ASSISTANT_CORPORA=/tmp/halves/1 python -m scripts.train_order signs /tmp/1.npz --most 1400
    python -m scripts.train_order fit models/order/order.json --signs /tmp/all.npz /tmp/0.npz /tmp/1.npz

``halves`` writes two copies of the corpora, each without the common acts of one half of the laws: an order fitted only
while nearly every clause is told in many ways leans on these ways, and a law that has none (a local one, one just
loaded) is crowded out. ``signs`` finds candidates and their signs for notes of the laws set apart
(scripts/facts_bank.py) and for folds 0 and 1 of the descriptions. ``fit`` trains on four fifths of the laws and tells
how the rest comes out, five times over, then trains on all and calibrates the probability on what was told of each law
while it was left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from torch import Tensor, nn

from assistant.analysis.acts import parts_of
from assistant.analysis.rule_index import open_rules
from assistant.analysis.signs import SIGNS, candidates
from assistant.corpora import corpus
from assistant.files import replacing
from assistant.law import regions
from assistant.search.units import Scope
from scripts.facts_bank import Note, by_article, descriptions, notes

_STEPS, _HELD = 200, 0.005
# Notes are spread evenly over rules, real cases are not: notes count as often as their clause is applied, by its grade
# (assistant/analysis/practice.py); all of them together as much as the descriptions.
_IN_PRACTICE = {0: 0.02, 1: 0.05, 2: 0.2, 3: 0.33, 4: 0.4}
_FOLDS = 5
_REGION = "浙江省/温州市"
_SAME_ARTICLE = 0.3


def collect(path: Path, most: int) -> None:
    """Write signs, right or not, query, law and article of every candidate.

    Notes of national law are asked without a region and, every second one, as if from 温州: there local rules compete,
    and a note in the bank that has a region is always one of a local rule. A description lends itself nothing.
    """
    rules = open_rules()
    places = by_article(rules.book.rows)
    apart = [note for note in notes(places) if note.apart]
    random.Random(7).shuffle(apart)
    asked = [
        replace(note, region=note.region or _REGION * (place % 2)) for place, note in enumerate(apart[:most])
    ]
    weights, told = _weights(asked), descriptions(places)
    asked, weights = [*asked, *told], [*weights, *[1.0 / len(told)] * len(told)]
    signs, right, query, law, article = [], [], [], [], []
    for number, note in enumerate(asked):
        parts = parts_of(note.facts)
        vectors, scope = rules.encoder.encode_facts(parts), Scope(regions.known(note.region))
        found = candidates(rules, parts, vectors, scope, note.party)
        signs.append(found.signs)
        right += [_right(row, note) for row in found.rows]
        query += [number] * len(found.rows)
        law += [note.rules[0].law] * len(found.rows)
        article += [f"{row.law}{row.article[1].label}" for row in found.rows]
    np.savez(
        path, signs=np.concatenate(signs), right=right, query=query, law=law, article=article, weight=weights,
        described=[place >= len(asked) - len(told) for place in range(len(asked))],
    )  # fmt: skip


def _weights(told: Sequence[Note]) -> list[float]:
    """How much each note counts: what its grade counts, shared by the notes of that grade."""
    grades = [max(0, *(rule.practice for rule in note.rules)) for note in told]
    counts = Counter(grades)
    return [_IN_PRACTICE[grade] / counts[grade] for grade in grades]


def _right(row: object, note: Note) -> float:
    if row in note.rules:
        return 1.0
    return _SAME_ARTICLE if row.article in {rule.article for rule in note.rules} else 0.0  # type: ignore[attr-defined]


def fit(
    signs: Tensor,
    right: Tensor,
    query: Tensor,
    weight: Tensor | None = None,
    *,
    held: float = _HELD,
    steps: int = _STEPS,
) -> Tensor:
    """The weights of least loss of the softmax over each query's candidates, held near nothing.

    Args:
        signs: a row a candidate.
        right: how right each is, 0 … 1.
        query: its query, numbered from 0.
        weight: how much each query counts; None counts all alike.
        held: weight of the square of the weights.
        steps: at most so many.
    """
    weights = torch.zeros(signs.shape[1], requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=steps, line_search_fn="strong_wolfe")
    counts = torch.ones(int(query.max()) + 1) if weight is None else weight

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = _loss(signs @ weights, right, query, counts) + held * weights.square().sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    return weights.detach()


def _loss(scores: Tensor, right: Tensor, query: Tensor, weight: Tensor) -> Tensor:
    powers, nothing = torch.exp(scores.clamp(-40, 40)), torch.zeros(len(weight))
    whole = nothing.index_add(0, query, powers)
    good = nothing.index_add(0, query, powers * right)
    answered = nothing.index_add(0, query, right) > 0
    losses = -torch.log(good[answered] / whole[answered])
    return (losses * weight[answered]).sum() / weight[answered].sum()


def fold_of(law: str) -> int:
    """The fold of a law."""
    return int(hashlib.sha256(law.encode()).hexdigest(), 16) % _FOLDS


def ranks(scores: np.ndarray, right: np.ndarray, query: np.ndarray) -> np.ndarray:
    """For each query how many candidates stand before the first right one; 999 if none is right."""
    found = []
    for number in np.unique(query):
        rows = query == number
        order = np.argsort(-scores[rows])
        hits = np.flatnonzero(right[rows][order] > 0)
        found.append(hits[0] if len(hits) else 999)
    return np.array(found)


def calibrate(
    scores: np.ndarray, right: np.ndarray, query: np.ndarray, article: np.ndarray, weight: np.ndarray
) -> tuple[float, float]:
    """Slope and offset over the logit of the first article's share, by logistic regression.

    ``weight``: how much each query counts, by its number.
    """
    logits, hits, counts = [], [], []
    for number in np.unique(query):
        rows = np.flatnonzero(query == number)
        powers = np.exp(scores[rows] - scores[rows].max())
        shares = powers / powers.sum()
        first = int(np.argmax(shares))
        share = float(np.clip(shares[article[rows] == article[rows[first]]].sum(), 1e-6, 1 - 1e-6))
        logits.append(np.log(share / (1 - share)))
        hits.append(float(right[rows[first]] > 0))
        counts.append(weight[number])
    slope, offset = torch.ones(1, requires_grad=True), torch.zeros(1, requires_grad=True)
    x, y = torch.tensor(logits, dtype=torch.float32), torch.tensor(hits)
    of_each = torch.tensor(counts, dtype=torch.float32) / float(np.mean(counts))
    optimiser = torch.optim.LBFGS([slope, offset], max_iter=100)

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(slope * x + offset, y, of_each)
        loss.backward()
        return loss

    optimiser.step(closure)
    return float(slope.detach()), float(offset.detach())


def halves(folder: Path) -> None:
    """Write two copies of the corpora, ``0`` and ``1``: of the laws of each half nothing is said in common acts."""
    for half in (0, 1):
        copy = folder / str(half)
        shutil.copytree(corpus("."), copy)
        for path in (copy / "facts/common").glob("*.yaml"):
            told = yaml.safe_load(path.read_text("utf-8"))
            for part in told:
                part["laws"] = {law: ways for law, ways in part["laws"].items() if _half_of(law) != half}
            path.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")


def _half_of(law: str) -> int:
    return int(hashlib.md5(f"drop{law}".encode(), usedforsecurity=False).hexdigest(), 16) % 2


def joined(paths: Sequence[Path]) -> dict[str, np.ndarray]:
    """What ``signs`` wrote, several files as one; queries are numbered on."""
    parts = [dict(np.load(path)) for path in paths]
    before = np.cumsum([0, *(len(part["weight"]) for part in parts)])
    for part, first in zip(parts, before, strict=False):
        part["query"] = part["query"] + first
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def learn(paths: Sequence[Path], out: Path) -> None:
    """Validate by law, train on all, write the weights."""
    kept = joined(paths)
    signs, right, query, law = kept["signs"], kept["right"].astype(np.float32), kept["query"], kept["law"]
    weight = torch.tensor(kept["weight"], dtype=torch.float32)
    mean, scale = signs.mean(0), signs.std(0) + 1e-3
    standard = torch.tensor((signs - mean) / scale, dtype=torch.float32)
    folds = np.array([fold_of(name) for name in law])
    apart = np.zeros(len(right), np.float32)
    for fold in range(_FOLDS):
        inside = torch.tensor(folds != fold)
        found = fit(standard[inside], torch.tensor(right)[inside], torch.tensor(query)[inside], weight)
        apart[folds == fold] = (standard[~inside] @ found).numpy()
    places, numbers = ranks(apart, right, query), np.unique(query)
    described, counts = kept["described"][numbers], kept["weight"][numbers]
    for name, which in (("notes", ~described), ("descriptions", described)):
        shares = {
            k: round(float(np.average(places[which] < k, weights=counts[which])), 3) for k in (1, 3, 5, 10)
        }
        print(f"{name}, laws left out, as often as in practice:", shares, int(which.sum()))
    slope, offset = calibrate(apart, right, query, kept["article"], kept["weight"])
    print(f"calibration: {slope:.3f} {offset:.3f}")
    linear = fit(standard, torch.tensor(right), torch.tensor(query), weight).tolist()
    weights = {
        "signs": SIGNS, "mean": mean.tolist(), "scale": scale.tolist(), "linear": linear,
        "slope": slope, "offset": offset,
    }  # fmt: skip
    _write(weights, out)


def _write(weights: Mapping[str, Any], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with replacing(out) as written:
        written.write_text(json.dumps(_rounded(weights), ensure_ascii=False) + "\n", "utf-8")


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    return [_rounded(part) for part in value] if isinstance(value, list | tuple) else value


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("halves", "signs", "fit"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--signs", type=Path, nargs="+", help="what signs wrote, for fit")
    options = parser.parse_args()
    if options.step == "halves":
        halves(options.out)
    elif options.step == "signs":
        collect(options.out, options.most)
    else:
        learn(options.signs, options.out)


if __name__ == "__main__":
    main()
