"""Files of the data folder, sealed where it is under a key: written, read, and told apart from plain ones."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from assistant.sealing.cipher import Opening, Sealing, derived
from assistant.sealing.lock import lock_of

MAGIC = b"ZFSL1\n"
_WRONG = ("加密的文件已损坏或者被改动", "请从备份恢复")
_CHUNK = 2**20


class Writer(Protocol):
    """Takes bytes."""

    def write(self, data: bytes, /) -> int:
        """Take more."""
        ...


class Reader(Protocol):
    """Gives bytes."""

    def read(self, size: int, /) -> bytes:
        """The next bytes; fewer at the end."""
        ...


@contextmanager
def writing(out: BinaryIO) -> Iterator[Writer]:
    """What is written in the block goes to ``out``, sealed where the data folder is under a key.

    Raises:
        StoreError: it is, and the key is not at hand.
    """
    lock = lock_of()
    if lock is None or not lock.writes:
        yield out
        return
    sealing = Sealing(out, lock.files, magic=MAGIC, stretch=_of_one)
    yield sealing
    sealing.close()


def reading(source: BinaryIO) -> Reader:
    """What a file holds, whether it is sealed or not.

    Raises:
        InputError: it was changed, or is not whole.
        StoreError: the key is not at hand.
    """
    begins = source.read(len(MAGIC))
    lock = lock_of() if begins == MAGIC else None
    if lock is None:
        source.seek(0)
        return source
    return Opening(source, lock.files, magic=MAGIC, stretch=_of_one, wrong=_WRONG)


def is_sealed(path: Path) -> bool:
    """Whether a file begins as a sealed one does.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


def in_lines(path: Path) -> bool:
    """Whether a file only grows, and is sealed line by line (the pieces of a recording)."""
    return path.suffix == ".jsonl"


def lines_sealed(path: Path) -> frozenset[bool]:
    """Whether its lines are sealed; both where it was gone on with before all of it was put under the key.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return frozenset(not line.startswith(b"{") for line in stream)


def line(row: bytes) -> bytes:
    """A line of such a file, with its end."""
    closed = sealed(row)
    return (row if closed == row else base64.b64encode(closed)) + b"\n"


def row_of(line: bytes) -> bytes:
    """What a line of such a file says.

    Raises:
        InputError: it was changed, or is not whole.
        StoreError: the key is not at hand.
        ValueError: it is no such line.
    """
    return line if line.startswith(b"{") else unsealed(base64.b64decode(line))


def sealed(content: bytes) -> bytes:
    """A small content as it is to be written."""
    out = io.BytesIO()
    with writing(out) as into:
        into.write(content)
    return out.getvalue()


def opened(path: Path) -> bytes:
    """The content of a small file.

    Raises:
        InputError: it was changed, or is not whole.
        OSError: it cannot be read.
        StoreError: the key is not at hand.
    """
    with path.open("rb") as stream:
        return _all(stream)


def unsealed(content: bytes) -> bytes:
    """A small content as it was before it was sealed.

    Raises:
        InputError: it was changed, or is not whole.
        StoreError: the key is not at hand.
    """
    return _all(io.BytesIO(content))


def _all(source: BinaryIO) -> bytes:
    out = io.BytesIO()
    copy(reading(source), out)
    return out.getvalue()


def copy(plain: Reader, out: Writer) -> None:
    """All that is left of one into the other."""
    while piece := plain.read(_CHUNK):
        out.write(piece)


def _of_one(key: bytes, salt: bytes) -> bytes:
    """The key of one file."""
    return derived(key, b"file", salt)
