"""Train the model that knows facts which tell of nothing unlawful (assistant/analysis/lawful.py).

    python -m scripts.train_lawful models/lawful/weights.json

Material: corpora/facts/lawful.jsonl against the notes and folds 0 and 1 of the descriptions. The laws set apart
(scripts/facts_bank.py) are not trained on; what passes the gate of them is printed. Only the heaviest runs are kept.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from assistant.analysis.lawful import at_fault, own_statements, runs_told, signs_of
from assistant.corpora import corpus, load_rows
from assistant.files import replacing
from scripts.facts_bank import is_apart

_KEPT, _RAREST, _STEPS = 6000, 4, 150
_WEIGHT_LAWFUL, _DECAY = 3.0, 2e-4


@dataclass(frozen=True)
class Row:
    """A text as the model sees it; ``shut``: a lack or fault keeps the gate shut anyway."""

    lawful: bool
    kind: str
    apart: bool
    runs: frozenset[str]
    signs: tuple[int, int, int]
    shut: bool


def _row(facts: str, law: str, kind: str) -> Row:
    said = own_statements(facts)
    runs, signs = frozenset(runs_told(said)), signs_of(said)
    shut = not said or any(at_fault(one) for one in said)
    return Row(kind == "lawful", kind, is_apart(law), runs, signs, shut)


def material() -> list[Row]:
    """All rows."""
    lawful = load_rows(corpus("facts/lawful.jsonl"), dict[str, Any])
    notes = load_rows(corpus("facts/notes.jsonl"), dict[str, Any])
    described = [r for r in load_rows(corpus("descriptions.jsonl"), dict[str, Any]) if r["fold"] != 2]
    return [
        *(_row(r["facts"], r["near"][0]["law"], "lawful") for r in lawful),
        *(_row(r["facts"], r["penalty"][0]["law"], "note") for r in notes),
        *(_row(r["facts"], r["penalty"][0]["law"], "description") for r in described),
    ]


@dataclass(frozen=True)
class Linear:
    """A weight for each run and each sign, and what speaks for compliance anyway."""

    place: dict[str, int]
    weights: np.ndarray

    @property
    def runs(self) -> np.ndarray:
        """The weights of the runs, in order of ``place``."""
        return self.weights[: len(self.place)]

    @property
    def signs(self) -> list[float]:
        """The weights of the signs."""
        return [float(value) for value in self.weights[len(self.place) : -1]]

    def sums(self, rows: list[Row]) -> np.ndarray:
        """One sum a row."""
        return np.asarray(prepared(rows, self.place) @ self.weights)


def prepared(rows: list[Row], place: dict[str, int]) -> sparse.csr_matrix:
    """A line a row: its runs, its signs, a one."""
    found = [[place[run] for run in row.runs if run in place] for row in rows]
    lines = np.repeat(np.arange(len(rows)), [len(one) for one in found])
    columns = np.array([at for one in found for at in one], dtype=np.int64)
    runs = sparse.csr_matrix((np.ones(len(columns)), (lines, columns)), shape=(len(rows), len(place)))
    return sparse.hstack([runs, np.array([(*row.signs, 1.0) for row in rows])]).tocsr()


def fit(rows: list[Row]) -> Linear:
    """Logistic regression; then only the heaviest runs are kept and fitted once more."""
    spread = Counter(run for row in rows for run in row.runs)
    runs = sorted(run for run, count in spread.items() if count >= _RAREST)
    first = _fitted(runs, rows)
    heavy = np.argsort(-np.abs(first.runs), kind="stable")[:_KEPT].tolist()
    return _fitted([runs[place] for place in heavy], rows)


def _fitted(runs: list[str], rows: list[Row]) -> Linear:
    place = {run: at for at, run in enumerate(runs)}
    lines, wanted = prepared(rows, place), np.array([float(row.lawful) for row in rows])
    counts = np.where(wanted > 0, _WEIGHT_LAWFUL, 1.0)
    counts /= counts.sum()
    held = np.full(lines.shape[1], _DECAY)
    held[len(place) :] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = lines @ weights
        likely = 1 / (1 + np.exp(-sums))
        value = (counts * (np.logaddexp(0, sums) - wanted * sums)).sum() + (held * weights**2).sum()
        return float(value), lines.T @ (counts * (likely - wanted)) + 2 * held * weights

    found = minimize(loss, np.zeros(lines.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return Linear(place, found.x)


def told(rows: list[Row], sums: np.ndarray) -> None:
    """Print what passes the gate, by kind and threshold."""
    shut = np.array([row.shut for row in rows])
    kinds = np.array([row.kind for row in rows])
    for threshold in (-0.5, 0.0, 0.5, 1.0):
        open_gate = (sums > threshold) & ~shut
        print(
            threshold, {kind: round(float(open_gate[kinds == kind].mean()), 4) for kind in sorted(set(kinds))}
        )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    rows = material()
    model = fit([row for row in rows if not row.apart])
    apart = [row for row in rows if row.apart]
    told(apart, model.sums(apart))
    signs = model.signs
    weights = {
        "bias": round(float(model.weights[-1]), 4),
        "good": round(signs[0], 4), "denied": round(signs[1], 4), "ended": round(signs[2], 4),
        "runs": {run: round(float(model.runs[place]), 3) for run, place in model.place.items()},
    }  # fmt: skip
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with replacing(options.out) as written:
        written.write_text(json.dumps(weights, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
