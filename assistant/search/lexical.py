"""Lexical channels: on disk as memory-mapped arrays whose terms are token keys, or in memory for few texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.arrays import load
from assistant.search.postings import (
    Floats,
    Ints,
    Postings,
    bm25,
    contributions,
    count,
    norms,
    rarity,
    stack,
    weave,
)
from assistant.text.tokens import Keys, character_keys, word_keys

CHANNELS: Mapping[str, Callable[[str], Keys]] = {"words": word_keys, "characters": character_keys}
_DOCS, _INDPTR = "indices.csc.index", "indptr.csc.index"
_BLOCK = 16_384
_COMMON = 0.25


class LexicalChannel:
    """BM25 over one kind of token.

    Args:
        directory: folder written by ``save``; its arrays are mapped, not read.
        channel: name in ``CHANNELS``, which says how a query is cut into tokens.
    """

    def __init__(self, directory: Path, channel: str) -> None:
        self._keys = CHANNELS[channel]
        self._terms, self._indptr = _array(directory, "terms"), _array(directory, _INDPTR)
        self._docs, self._counts = _array(directory, _DOCS), _array(directory, "counts")
        self._norms = norms(_array(directory, "lengths"))
        self._size = len(self._norms)
        self._frequent = int(_COMMON * self._size) + 1

    def scores(self, text: str) -> Floats:
        """BM25 score of every document; tokens found in more than a quarter of all documents are skipped if rarer exist."""
        total = np.zeros(self._size, dtype=np.float32)
        places = self._ids(self._keys(text))
        weights = rarity(self._size, self._indptr[places + 1] - self._indptr[places])
        for place, weight in zip(places.tolist(), weights, strict=True):
            part = slice(self._indptr[place], self._indptr[place + 1])
            docs = self._docs[part]  # a document stands once in the postings of a term
            total[docs] += contributions(weight, self._counts[part], self._norms[docs])
        return total

    def _ids(self, keys: Keys) -> Ints:
        if not len(self._terms):
            return np.zeros(0, dtype=np.int64)
        places = np.minimum(np.searchsorted(self._terms, keys), len(self._terms) - 1)
        places = places[self._terms[places] == keys]
        indptr = self._indptr
        rare: Ints = places[indptr[places + 1] - indptr[places] < self._frequent]
        return rare if len(rare) else places


class MemoryChannel:
    """BM25 over texts held in memory, for up to some thousands.

    Args:
        channel: name in ``CHANNELS``.
        texts: in the order of the scores.
        k1, b: as usual: how soon repeats stop to count, how much long texts are held back.
    """

    def __init__(self, channel: str, texts: Sequence[str], *, k1: float = 1.2, b: float = 0.75) -> None:
        self._keys = CHANNELS[channel]
        self._postings = count([self._keys(text) for text in texts])
        self._values = bm25(self._postings, k1=k1, b=b)
        self._size = len(texts)

    def scores(self, text: str) -> Floats:
        """BM25 score of every text; a token of the query counts once."""
        postings, wanted = self._postings, np.unique(self._keys(text))
        total = np.zeros(self._size, dtype=np.float32)
        for place in np.flatnonzero(np.isin(postings.terms, wanted)).tolist():
            part = slice(postings.indptr[place], postings.indptr[place + 1])
            total[postings.docs[part]] += self._values[part]
        return total


def count_texts(channel: str, texts: Sequence[str], tick: Callable[[int], None]) -> list[Postings]:
    """Count the texts in blocks; ``tick`` is told the number of texts done after each block and may raise to stop."""
    blocks = []
    for start in range(0, len(texts), _BLOCK):
        part = texts[start : start + _BLOCK]
        blocks.append(count([CHANNELS[channel](text) for text in part]))
        tick(len(part))
    return blocks


def merge(kept: tuple[Postings, Ints] | None, fresh: Sequence[Postings], places: Ints) -> Postings:
    """What is kept of old postings and the fresh blocks, each document at its place: as if all were counted anew.

    Args:
        kept: postings and the places of their documents.
        fresh: blocks of new documents.
        places: of all documents of the fresh blocks.
    """
    new = stack(fresh or [count([])])
    return new if kept is None else weave(*kept, new, places)


def save(directory: Path, postings: Postings) -> None:
    """Write the channel in columns as bm25s does, but counts instead of scores: these change with every document."""
    directory.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, npt.NDArray[Any]] = {
        _DOCS: postings.docs,
        _INDPTR: postings.indptr,
        "terms": postings.terms,
        "counts": postings.counts,
        "lengths": postings.lengths,
    }
    for name, array in arrays.items():
        np.save(directory / f"{name}.npy", array)


def load_postings(directory: Path) -> Postings:
    """The postings of a saved channel, memory-mapped."""
    names = ("terms", _INDPTR, _DOCS, "counts", "lengths")
    return Postings(*(_array(directory, name) for name in names))


def _array(directory: Path, name: str) -> npt.NDArray[Any]:
    return load(directory / f"{name}.npy", mmap_mode="r")
