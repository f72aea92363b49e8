"""The dense channel: what it must do, and how FAISS does it: 8-bit vectors, memory-mapped, searched exactly in a mask."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import faiss
import numpy as np
import numpy.typing as npt

from assistant.arrays import load
from assistant.search.store import Halves, HashKeys
from assistant.search.units import Vectors

Rows = npt.NDArray[np.int64]
_FILE, _SCALE, _KEYS = "passages.faiss", "scale.npy", "keys.npy"
_RANGE = 127.0


class DenseChannel(Protocol):
    """Search over the passages of an opened index; ``rows`` says to which unit each passage belongs."""

    rows: npt.NDArray[np.int32]

    def search(
        self, queries: Vectors, bitmap: npt.NDArray[np.uint8], depth: int
    ) -> list[tuple[Rows, Vectors]]:
        """For each query the nearest units within the bitmap (see ``pack_mask``), best first, with their nearness."""
        ...


@dataclass(frozen=True)
class Passages:
    """The passages of an index that have a vector.

    Args:
        rows: to which unit each belongs.
        keys: their content hashes.
        vectors: reads their vectors.
        texts: reads the texts of the passages with these numbers.
    """

    rows: npt.NDArray[np.int32]
    keys: HashKeys
    vectors: Callable[[], Halves]
    texts: Callable[[Rows], list[str]]


class DenseBackend(Protocol):
    """Where passages are kept: FAISS files in the index, or a vector store elsewhere."""

    def write(self, directory: Path, passages: Passages, old: Path | None) -> None:
        """Keep the passages of a new generation in ``directory``, made here; ``old`` is that of the generation in use."""
        ...

    def open(self, directory: Path) -> DenseChannel:
        """Open what ``write`` kept for that generation."""
        ...


def pack_mask(mask: npt.NDArray[np.bool_], rows: npt.NDArray[np.int32]) -> npt.NDArray[np.uint8]:
    """A mask of units as the packed bits of their passages."""
    return np.packbits(mask[rows], bitorder="little")


class FaissChannel:
    """Exact inner-product search in a mapped FAISS index."""

    def __init__(self, directory: Path) -> None:
        self.rows: npt.NDArray[np.int32] = load(directory / "rows.npy")
        self._offset, self._scale = load(directory / _SCALE)
        # mapped by numpy: FAISS itself opens no path with Chinese characters on Windows
        self._mapped = np.memmap(directory / _FILE, dtype=np.uint8, mode="r")
        reader = faiss.ZeroCopyIOReader(faiss.swig_ptr(self._mapped), self._mapped.nbytes)  # type: ignore[attr-defined]
        self._index = faiss.read_index(reader, faiss.IO_FLAG_MMAP_IFC)

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
        return [
            best_units(self.rows[p[p >= 0]], s[p >= 0] + b)
            for p, s, b in zip(passages, scores, base, strict=True)
        ]

    def vectors(self, passages: Rows) -> Vectors:
        """The vectors of the passages with these numbers."""
        kept = self._index.reconstruct_batch(np.ascontiguousarray(passages, dtype=np.int64))
        return np.asarray(kept * self._scale + self._offset, np.float32)


def best_units(rows: npt.NDArray[np.int32], scores: Vectors) -> tuple[Rows, Vectors]:
    """Each unit once, at its best passage; the input is in order of nearness."""
    _, first = np.unique(rows, return_index=True)
    first.sort()
    return rows[first].astype(np.int64), scores[first].astype(np.float32)


class FaissBackend:
    """Passages in the index folder, each dimension scaled to 8 bits."""

    def write(self, directory: Path, passages: Passages, old: Path | None) -> None:
        """Quantise the vectors and write the channel; of the same passages as before it is copied."""
        directory.mkdir(parents=True, exist_ok=True)
        np.save(directory / "rows.npy", passages.rows)
        np.save(directory / _KEYS, passages.keys)
        if old is not None and _holds(old, passages.keys):
            for name in (_FILE, _SCALE):
                shutil.copyfile(old / name, directory / name)
        else:
            _write_faiss(directory, passages.vectors())

    def open(self, directory: Path) -> DenseChannel:
        """Map the channel."""
        return FaissChannel(directory)


def _holds(directory: Path, keys: HashKeys) -> bool:
    """Whether a channel written before is of just these passages in this order."""
    known = all((directory / name).is_file() for name in (_KEYS, _FILE, _SCALE))
    return known and np.array_equal(load(directory / _KEYS), keys)


def _write_faiss(directory: Path, vectors: Halves) -> None:
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
    faiss.serialize_index(index).tofile(directory / _FILE)
    np.save(directory / _SCALE, np.stack([offset, scale]))


@lru_cache(maxsize=4)
def backend_of(setting: str) -> DenseBackend:
    """FAISS files for "", else the vector store that the setting names (LangChain is imported only then).

    Raises:
        SearchIndexError: the setting cannot be read, or the store cannot be opened.
    """
    if not setting:
        return FaissBackend()
    from assistant.search.vectorstores import open_backend

    return open_backend(setting)
