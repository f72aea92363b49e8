"""Lexical channels: on disk as a memory-mapped bm25s index whose terms are token keys, or in memory for few texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import numpy.typing as npt

from assistant.search.postings import Floats, Ints, Postings, bm25, count, select, stack
from assistant.text.tokens import Keys, character_keys, word_keys

CHANNELS: Mapping[str, Callable[[str], Keys]] = {"words": word_keys, "characters": character_keys}
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
        self._terms = np.load(directory / "terms.npy", mmap_mode="r")
        self._model = bm25s.BM25.load(directory, mmap=True, load_vocab=False, backend="numpy")
        self._frequent = int(_COMMON * self._model.scores["num_docs"]) + 1

    def scores(self, text: str) -> Floats:
        """BM25 score of every document; tokens found in more than a quarter of all documents are skipped if rarer exist."""
        ids = self._ids(self._keys(text))
        if not len(ids):
            return np.zeros(self._model.scores["num_docs"], dtype=np.float32)
        scores: Floats = self._model.get_scores_from_ids(ids)
        return scores

    def _ids(self, keys: Keys) -> Ints:
        if not len(self._terms):
            return np.zeros(0, dtype=np.int64)
        places = np.minimum(np.searchsorted(self._terms, keys), len(self._terms) - 1)
        places = places[self._terms[places] == keys]
        indptr = self._model.scores["indptr"]
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


def merge(old: Postings | None, kept: npt.NDArray[np.bool_], fresh: Sequence[Postings]) -> Postings:
    """What is kept of the old postings followed by the fresh blocks."""
    blocks = [*([select(old, kept)] if old is not None else []), *fresh]
    return stack(blocks or [count([])])


def save(directory: Path, postings: Postings) -> None:
    """Write the channel in the bm25s layout, with the term keys and counts that a later merge needs."""
    directory.mkdir(parents=True, exist_ok=True)
    model = bm25s.BM25(k1=1.5, b=0.75, method="lucene", backend="numpy")
    model.scores = {
        "data": bm25(postings),
        "indices": postings.docs,
        "indptr": postings.indptr,
        "num_docs": len(postings.lengths),
    }
    model.vocab_dict, model.nonoccurrence_array = {}, None
    model.save(directory, show_progress=False)
    np.save(directory / "terms.npy", postings.terms)
    np.save(directory / "counts.npy", postings.counts)
    np.save(directory / "lengths.npy", postings.lengths)


def load_postings(directory: Path) -> Postings:
    """The postings of a saved channel, memory-mapped."""

    def array(name: str) -> npt.NDArray[Any]:
        mapped: npt.NDArray[Any] = np.load(directory / f"{name}.npy", mmap_mode="r")
        return mapped

    return Postings(
        array("terms"),
        array("indptr.csc.index"),
        array("indices.csc.index"),
        array("counts"),
        array("lengths"),
    )
