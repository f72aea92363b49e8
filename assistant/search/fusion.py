"""Joining the channels: each channel's scores standardised by its own best, then a weighted sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from assistant.search.units import Vectors

_BEST = 100
_FLOOR = -3.0


@dataclass(frozen=True)
class Fusion:
    """How much each channel counts.

    A score becomes its distance from the mean of the channel's 100 best, in their standard deviations; whatever lies
    more than three below, or was not found at all, counts as three below. Unlike ranks, this keeps how far ahead the
    first answers are, and lets channels of different units be added. The weights were chosen on the held-out fifth of
    STARD's training questions, where neighbours of theirs lie within a point; chosen on one half and measured on the
    other (fifty times) the loss against the best is half a point.
    """

    weights: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"dense": 1.0, "characters": 0.9, "asked": 1.2})
    )

    def fuse(
        self, channels: Mapping[str, Vectors], mask: npt.NDArray[np.bool_], depth: int
    ) -> list[tuple[int, float, tuple[str, ...]]]:
        """Join the channels.

        Args:
            channels: by name the score of every row; 0 where a channel found nothing.
            mask: rows that may be returned.
            depth: at most so many.

        Returns:
            (row, score, channels that have it among their best), best first; equal scores in order of row.
        """
        rows = np.flatnonzero(mask)
        total = np.zeros(len(rows), dtype=np.float32)
        found = np.zeros(len(rows), dtype=bool)
        voters: dict[str, npt.NDArray[np.bool_]] = {}
        for name, weight in self.weights.items():
            if weight and name in channels:
                scores = channels[name][rows]
                found |= scores > 0
                standard, voters[name] = standardise(scores)
                total += weight * standard
        total[~found] = -np.inf
        best = _first(total, min(depth, int(found.sum())))
        return [
            (int(rows[i]), float(total[i]), tuple(name for name, voted in voters.items() if voted[i]))
            for i in best
        ]


def standardise(scores: Vectors) -> tuple[Vectors, npt.NDArray[np.bool_]]:
    """Distance from the mean of the best 100 in their deviations, not below -3; and which rows are among those."""
    positive = scores[scores > 0]
    if not len(positive):
        return np.full(len(scores), _FLOOR, dtype=np.float32), np.zeros(len(scores), dtype=bool)
    best = np.partition(positive, -_BEST)[-_BEST:] if len(positive) > _BEST else positive
    spread = max(float(best.std()), 1e-6)
    standard = np.maximum((scores - best.mean()) / spread, _FLOOR)
    standard[scores <= 0] = _FLOOR
    return standard.astype(np.float32), scores >= best.min()


def _first(scores: Vectors, count: int) -> npt.NDArray[np.intp]:
    """Places of the highest scores, best first; equal scores in order of place."""
    if not count:
        return np.zeros(0, dtype=np.intp)
    least = np.partition(scores, -count)[-count]
    near = np.flatnonzero(scores >= least)
    return near[np.lexsort((near, -scores[near]))][:count]
