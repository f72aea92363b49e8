"""Joining ranked lists: weighted reciprocal-rank fusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Fusion:
    """How much each channel counts, and how fast a rank loses weight. Values chosen on held-out questions."""

    weights: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"dense": 2.0, "characters": 1.0, "words": 0.5})
    )
    constant: float = 10.0

    def fuse(
        self, rankings: Mapping[str, Sequence[Rows]], depth: int
    ) -> list[tuple[int, float, tuple[str, ...]]]:
        """Join the rankings; a channel with several rankings (statements of one text) shares its weight among them.

        Returns:
            (row, score, channels that ranked it), best first, at most ``depth``; equal scores in order of row.
        """
        scores: dict[int, float] = {}
        channels: dict[int, list[str]] = {}
        for name, lists in rankings.items():
            weight = self.weights.get(name, 0.0) / max(len(lists), 1)
            if not weight:
                continue
            for rows in lists:
                for rank, row in enumerate(rows.tolist()):
                    scores[row] = scores.get(row, 0.0) + weight / (self.constant + rank + 1)
                    named = channels.setdefault(row, [])
                    if name not in named:
                        named.append(name)
        best = sorted(scores, key=lambda row: (-scores[row], row))[:depth]
        return [(row, scores[row], tuple(channels[row])) for row in best]


def top_rows(scores: npt.NDArray[np.float32], mask: npt.NDArray[np.bool_], depth: int) -> Rows:
    """Rows with the highest positive score within the mask, best first; equal scores in order of row."""
    inside = np.where(mask, scores, 0.0)
    depth = min(depth, len(inside))
    rows = np.argpartition(-inside, depth - 1)[:depth] if 0 < depth < len(inside) else np.arange(len(inside))
    rows = rows[inside[rows] > 0]
    order = np.lexsort((rows, -inside[rows]))
    return rows[order].astype(np.int64)
