"""Vectors by content hash: what was embedded once is never embedded again, and shipped vectors are read in place."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from filelock import FileLock

from assistant.arrays import members
from assistant.errors import SearchIndexError
from assistant.files import made, replacing
from assistant.search import sound
from assistant.search.units import Vectors

Halves = npt.NDArray[np.float16]
HashKeys = npt.NDArray[np.uint64]
_MANY_SHARDS = 64


class VectorStore:
    """A folder of shards (keys and half-precision vectors), and the shipped files of the same encoder.

    Args:
        directory: writable folder of this encoder's shards; made when first written to.
        shipped: folder with ``*.vectors`` files that came with the program, or None.
    """

    def __init__(self, directory: Path, shipped: Path | None = None) -> None:
        self.directory = directory
        self.shipped = shipped

    def writing(self) -> FileLock:
        """The only right to add shards, waited for: indexes of one home are built side by side."""
        return FileLock(made(self.directory) / "LOCK")

    def add(self, keys: HashKeys, vectors: Vectors) -> None:
        """Write one shard; it appears under its name only when complete."""
        number = 1 + max((int(p.stem.split("-")[1]) for p in self.directory.glob("shard-*.npz")), default=0)
        self._write(number, keys, vectors.astype(np.float16))

    def _write(self, number: int, keys: HashKeys, vectors: Halves) -> None:
        with replacing(self.directory / f"shard-{number:06d}.npz") as written:
            np.savez(written, keys=keys, vectors=vectors)

    def known(self, wanted: HashKeys) -> npt.NDArray[np.bool_]:
        """Which of the wanted keys have a vector."""
        found = np.zeros(len(wanted), dtype=bool)
        for keys, _ in self._sources():
            found |= np.isin(wanted, keys)
        return found

    def lookup(self, wanted: HashKeys) -> tuple[npt.NDArray[np.bool_], Halves]:
        """Which of the wanted keys are known, and the vectors of those, in the order wanted."""
        found = np.zeros(len(wanted), dtype=bool)
        parts: list[tuple[npt.NDArray[np.intp], Halves]] = []
        for keys, read in self._sources():
            order = np.argsort(keys)
            places = order[np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)]
            hits = np.flatnonzero((keys[places] == wanted) & ~found)
            if len(hits):
                found[hits] = True
                parts.append((hits, read()[places[hits]]))
        width = parts[0][1].shape[1] if parts else 0
        rows = np.zeros((len(wanted), width), dtype=np.float16)
        for hits, vectors in parts:
            rows[hits] = vectors
        return found, rows[found]

    def _sources(self) -> Iterator[tuple[HashKeys, Callable[[], Halves]]]:
        """Keys of every file that has any, and how to read its vectors, which takes far longer."""
        for path in sorted(self.directory.glob("shard-*.npz")):
            keys = _shard(path, "keys")
            if len(keys):
                yield keys, partial(_shard, path, "vectors")
        if self.shipped is not None:
            for path in sorted(self.shipped.glob("*.vectors")):
                data = path.read_bytes()
                if len(keys := packed_keys(data, path)):
                    yield keys, partial(unpack, data, path)

    def compact(self) -> None:
        """Merge many small shards into one; the old ones go only after the new one is complete."""
        paths = sorted(self.directory.glob("shard-*.npz"))
        if len(paths) < _MANY_SHARDS:
            return
        keys, first = np.unique(np.concatenate([_shard(path, "keys") for path in paths]), return_index=True)
        vectors = np.concatenate([_shard(path, "vectors") for path in paths])[first]
        self._write(int(paths[-1].stem.split("-")[1]) + 1, keys, vectors)
        for path in paths:
            path.unlink()


def _shard(path: Path, name: str) -> npt.NDArray[Any]:
    with sound.reading(path):
        return members(path, name)[0]


def damaged(folder: Path) -> list[Path]:
    """The shards below a folder of all encoders that cannot be read whole."""

    def is_broken(path: Path) -> bool:
        try:
            return len(_shard(path, "keys")) != len(_shard(path, "vectors"))
        except SearchIndexError:
            return True

    return [path for path in sorted(folder.glob("*/shard-*.npz")) if is_broken(path)]


def pack(keys: HashKeys, vectors: Vectors, *, levels: float = 3.5) -> bytes:
    """Compress vectors for shipping: each dimension in steps of 1/``levels`` of its deviation, then Huffman-coded."""
    offset = vectors.mean(axis=0).astype(np.float32)
    step = (vectors.std(axis=0) / levels + 1e-8).astype(np.float32)
    codes = np.clip(np.rint((vectors - offset) / step), -127, 127).astype(np.int8)
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_HUFFMAN_ONLY)
    body = b"".join(squeeze.compress(column.tobytes()) for column in np.ascontiguousarray(codes.T))
    head = np.array([len(keys), vectors.shape[1]], dtype=np.uint64)
    return b"".join((head.tobytes(), keys.tobytes(), offset.tobytes(), step.tobytes(), body, squeeze.flush()))


def packed_keys(data: bytes, path: Path) -> HashKeys:
    """The keys of what ``pack`` wrote.

    Raises:
        SearchIndexError: for a damaged file, naming ``path``.
    """
    try:
        count = int(np.frombuffer(data, dtype=np.uint64, count=1)[0])
        return np.frombuffer(data, dtype=np.uint64, offset=16, count=count)
    except ValueError as error:
        raise _damaged(path) from error


def unpack(data: bytes, path: Path) -> Halves:
    """The vectors of what ``pack`` wrote, in the order of its keys.

    Raises:
        SearchIndexError: for a damaged file, naming ``path``.
    """
    try:
        count, width = (int(n) for n in np.frombuffer(data, dtype=np.uint64, count=2))
        start = 16 + 8 * count
        offset, step = np.frombuffer(data, dtype=np.float32, offset=start, count=2 * width).reshape(2, width)
        body = zlib.decompress(data[start + 8 * width :], -15)
        codes = np.frombuffer(body, dtype=np.int8).reshape(width, count)
    except (ValueError, zlib.error) as error:
        raise _damaged(path) from error
    return np.ascontiguousarray((codes.T * step + offset).astype(np.float16))


def _damaged(path: Path) -> SearchIndexError:
    return SearchIndexError(f"向量文件 {path} 已损坏", "请重新安装，或删除该文件后重建索引")
