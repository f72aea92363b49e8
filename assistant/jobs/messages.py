"""What the program and its workers say to each other, as pickles with their length in front, over plain pipes."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from io import RawIOBase
from typing import IO, Any, BinaryIO, Protocol

GIVE_WAY = "--give-way"
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Task:
    """What to do: ``function`` is ``module:name``, ``values`` its keyword arguments, ``memory`` the bound in bytes."""

    function: str
    values: dict[str, Any]
    memory: int


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is, in Chinese; ``total`` 0 when it is not known."""

    text: str
    done: int = 0
    total: int = 0

    @property
    def told(self) -> str:
        """The step as one line."""
        return f"{self.text}（{self.done:,} / {self.total:,}）" if self.total > 1 else self.text


@dataclass(frozen=True, slots=True)
class Piece:
    """A finished part of the result, handed on before the rest is done."""

    value: Any


@dataclass(frozen=True, slots=True)
class Result:
    """The work is done."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """The work failed: the name of the error class, and what it says."""

    error: str
    what: str = ""
    do: str = ""


class Reporter(Protocol):
    """What a task is given to tell how far it is."""

    def step(self, text: str, done: int = 0, total: int = 0) -> None:
        """Tell one step."""

    def piece(self, value: Any) -> None:
        """Hand on a finished part."""


class Sender:
    """The worker's end of the pipe; threads of one task may tell their steps at the same time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, message: object) -> None:
        """Send one message whole."""
        with self._lock:
            write(self._stream, message)

    def step(self, text: str, done: int = 0, total: int = 0) -> None:
        """Tell one step."""
        self.send(Step(text, done, total))

    def piece(self, value: Any) -> None:
        """Hand on a finished part."""
        self.send(Piece(value))


def write(stream: IO[bytes], message: object) -> None:
    """Write one message."""
    body = pickle.dumps(message)
    stream.write(len(body).to_bytes(_LENGTH, "little") + body)
    stream.flush()


def read(stream: IO[bytes] | RawIOBase) -> Iterator[Any]:
    """All messages until the other side is gone; one cut off in the middle is not given."""
    while len(head := _exactly(stream, _LENGTH)) == _LENGTH:
        length = int.from_bytes(head, "little")
        body = _exactly(stream, length)
        if len(body) < length:
            return
        yield pickle.loads(body)


def _exactly(stream: IO[bytes] | RawIOBase, length: int) -> bytearray:
    """So many bytes, or what came before the end; a pipe without a buffer gives them in pieces."""
    found = bytearray()
    while len(found) < length and (part := stream.read(length - len(found))):
        found += part
    return found
