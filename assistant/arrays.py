"""Arrays read from files, also while other threads parse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeVar

import numpy as np
import numpy.typing as npt

_TRIES = 5

Found = TypeVar("Found")


def load(path: Path, mmap_mode: Literal["r"] | None = None) -> npt.NDArray[Any]:
    """The array of a .npy file.

    Args:
        path: the file.
        mmap_mode: "r" maps it instead of reading it.

    Raises:
        OSError: it cannot be read.
        ValueError: it holds no array.
    """
    return _again(lambda: np.load(path, mmap_mode=mmap_mode))


def members(path: Path | BinaryIO, *names: str) -> list[npt.NDArray[Any]]:
    """Arrays of a .npz file, all from the same opening of it.

    Args:
        path: the file, or its content.
        names: which of its arrays.

    Raises:
        OSError: it cannot be read.
        KeyError: it holds no array of such a name.
        ValueError: it holds no arrays.
        zipfile.BadZipFile: it is no archive.
    """

    def read() -> list[npt.NDArray[Any]]:
        with np.load(path) as stored:
            return [stored[name] for name in names]

    return _again(read)


def _again(read: Callable[[], Found]) -> Found:
    """Read, and once more where two threads parsed at the same time.

    numpy parses the head of a file with ``ast``, whose depth counter is shared by all threads up to Python 3.11.8
    and 3.12.1 (github.com/python/cpython/issues/106905): one of two takes the other's depth for a fault of its own.
    """
    for _ in range(_TRIES - 1):
        try:
            return read()
        except SystemError:
            continue
    return read()
