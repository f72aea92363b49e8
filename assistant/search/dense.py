"""The dense channel: one memory-mapped FAISS index of 8-bit vectors, searched exactly within a mask."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from assistant.search.store import Halves
from assistant.search.units import Vectors

Rows = npt.NDArray[np.int64]
_RANGE = 127.0


class DenseChannel:
    """Inner-product search over passages; ``rows`` says to which unit each passage belongs."""

    def __init__(self, directory: Path) -> None:
        self.rows: npt.NDArray[np.int32] = np.load(directory / "rows.npy")
        self._offset, self._scale = np.load(directory / "scale.npy")
        self._index = faiss.read_index(str(directory / "passages.faiss"), faiss.IO_FLAG_MMAP_IFC)

    def bitmap(self, mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
        """The mask of units as the packed bits of their passages."""
        return np.packbits(mask[self.rows], bitorder="little")

    def search(
        self, queries: Vectors, bitmap: npt.NDArray[np.uint8], depth: int
    ) -> list[tuple[Rows, Vectors]]:
        """For each query the nearest units within the bitmap, best first, with their cosine."""
        depth = min(depth, len(self.rows))
        if not depth:
            return [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)) for _ in queries]
        inside = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bitmap))  # type: ignore[call-arg, arg-type]
        scores, passages = self._index.search(
            np.ascontiguousarray(queries * self._scale), depth, params=inside
        )
        base = queries @ self._offset
        return [self._units(p[p >= 0], s[p >= 0] + b) for p, s, b in zip(passages, scores, base, strict=True)]

    def _units(self, passages: Rows, scores: Vectors) -> tuple[Rows, Vectors]:
        rows = self.rows[passages].astype(np.int64)
        _, first = np.unique(rows, return_index=True)
        first.sort()
        return rows[first], scores[first].astype(np.float32)


def save(directory: Path, vectors: Halves, rows: npt.NDArray[np.int32]) -> None:
    """Quantise the vectors dimension by dimension to 8 bits and write the channel."""
    directory.mkdir(parents=True, exist_ok=True)
    full = vectors.astype(np.float32) if len(vectors) else np.zeros((0, 1), dtype=np.float32)
    offset = full.mean(axis=0) if len(full) else np.zeros(1, dtype=np.float32)
    full -= offset
    scale = np.maximum(np.abs(full).max(axis=0, initial=0.0), 1e-8).astype(np.float32) / _RANGE
    kind = faiss.ScalarQuantizer.QT_8bit_uniform
    index = faiss.IndexScalarQuantizer(full.shape[1], kind, faiss.METRIC_INNER_PRODUCT)
    index.train(
        np.outer(np.array([-_RANGE, _RANGE], dtype=np.float32), np.ones(full.shape[1], dtype=np.float32))
    )
    index.add(full / scale)
    faiss.write_index(index, str(directory / "passages.faiss"))
    np.save(directory / "rows.npy", rows)
    np.save(directory / "scale.npy", np.stack([offset, scale]))
