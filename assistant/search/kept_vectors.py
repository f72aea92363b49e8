"""The vectors that an index holds, by unit: to compare a text with units that are chosen otherwise than by search."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.arrays import load
from assistant.search.dense import FaissChannel
from assistant.search.units import Vectors


class KeptVectors:
    """The first passage of every unit of an index, mapped.

    Args:
        generation: folder of the index, its passages kept by FAISS.
    """

    def __init__(self, generation: Path) -> None:
        units = load(generation / "units.npy")
        order = np.argsort(units["ref"], kind="stable")
        self._refs, self._rows = units["ref"][order], units["row"][order]
        self._channel = FaissChannel(generation / "dense")
        self._passages = np.full(int(self._rows.max(initial=-1)) + 1, -1, dtype=np.int64)
        owners = self._channel.rows[::-1]
        self._passages[owners] = np.arange(len(owners), dtype=np.int64)[::-1]

    def likeness(self, vectors: Vectors, refs: Sequence[int]) -> Vectors:
        """For each unit the cosine of its passage and the nearest of the vectors; 0 for what has none."""
        held, kept = self.of(refs)
        found = np.zeros(len(refs), dtype=np.float32)
        if len(kept):
            found[held] = (kept @ vectors.T).max(axis=1)
        return found

    def of(self, refs: Sequence[int]) -> tuple[npt.NDArray[np.bool_], Vectors]:
        """Which units have a passage, and the vectors of these."""
        if not len(self._refs) or not len(refs):
            return np.zeros(len(refs), dtype=np.bool_), np.zeros((0, 0), dtype=np.float32)
        wanted = np.array(refs, dtype=np.int64)
        places = np.minimum(np.searchsorted(self._refs, wanted), len(self._refs) - 1)
        passages = np.where(self._refs[places] == wanted, self._passages[self._rows[places]], -1)
        held = passages >= 0
        different, back = np.unique(passages[held], return_inverse=True)
        return held, self._channel.vectors(different)[back] if len(different) else np.zeros(
            (0, 0), np.float32
        )
