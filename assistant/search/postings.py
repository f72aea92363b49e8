"""Postings of one lexical channel as plain arrays: counted, stacked and filtered with numpy only.

A block is a term-by-document matrix in compressed columns (one column a term). Blocks of new documents are stacked
onto what is kept of an old one, so that a changed law does not cause the whole corpus to be counted again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.text.tokens import KEY_BITS, Keys

_DOCUMENT_BITS = 64 - KEY_BITS
_FEW = 100_000
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Postings:
    """``terms`` sorted keys; ``indptr`` one more than terms; ``docs`` and ``counts`` a posting; ``lengths`` a document."""

    terms: Keys
    indptr: Ints
    docs: npt.NDArray[np.int32]
    counts: npt.NDArray[np.uint8]
    lengths: npt.NDArray[np.int32]


def count(documents: Sequence[Keys]) -> Postings:
    """Postings of the documents' tokens; a token is counted up to 255 times a document."""
    lengths = np.array([len(keys) for keys in documents], dtype=np.int32)
    owners = np.repeat(np.arange(len(documents), dtype=np.uint64), lengths)
    flat = np.concatenate([*documents, np.zeros(0, dtype=np.uint64)])
    if len(documents) >= 1 << _DOCUMENT_BITS:
        raise ValueError("too many documents for one block")
    # term and document in one number: sorted they are in column order, several times faster than by argsort
    packed = (flat << np.uint64(_DOCUMENT_BITS)) | owners
    packed.sort()
    keys, docs = packed >> np.uint64(_DOCUMENT_BITS), packed & np.uint64((1 << _DOCUMENT_BITS) - 1)
    first = np.ones(len(keys), dtype=bool)
    first[1:] = (keys[1:] != keys[:-1]) | (docs[1:] != docs[:-1])
    starts = np.flatnonzero(first)
    counts = np.diff(np.append(starts, len(keys)))
    terms, firsts = np.unique(keys[starts], return_index=True)
    return Postings(
        terms,
        np.append(firsts, len(starts)).astype(np.int64),
        docs[starts].astype(np.int32),
        np.minimum(counts, 255).astype(np.uint8),
        lengths,
    )


def select(block: Postings, kept: npt.NDArray[np.bool_]) -> Postings:
    """The block with only the documents where ``kept`` is true, renumbered in order; terms left empty are dropped."""
    if kept.all():
        return block
    keep = kept[block.docs]
    renumber = np.cumsum(kept, dtype=np.int32) - 1
    running = np.concatenate([[0], np.cumsum(keep, dtype=np.int64)])
    indptr = running[block.indptr]
    alive = np.diff(indptr) > 0
    return Postings(
        block.terms[alive],
        np.append(indptr[:-1][alive], indptr[-1]),
        renumber[block.docs[keep]],
        block.counts[keep],
        block.lengths[kept],
    )


def stack(blocks: Sequence[Postings]) -> Postings:
    """One block holding the documents of all blocks one after another."""
    terms = np.unique(np.concatenate([b.terms for b in blocks]))
    columns = [np.searchsorted(terms, b.terms) for b in blocks]
    sizes = np.zeros(len(terms), dtype=np.int64)
    for block, column in zip(blocks, columns, strict=True):
        sizes[column] += np.diff(block.indptr)
    indptr = np.concatenate([[0], np.cumsum(sizes)])
    docs = np.empty(indptr[-1], dtype=np.int32)
    counts = np.empty(indptr[-1], dtype=np.uint8)
    free, offset = indptr[:-1].copy(), 0
    for block, column in zip(blocks, columns, strict=True):
        width = np.diff(block.indptr)
        places = np.arange(len(block.docs)) + np.repeat(free[column] - block.indptr[:-1], width)
        docs[places] = block.docs + offset
        counts[places] = block.counts
        free[column] += width
        offset += len(block.lengths)
    return Postings(terms, indptr, docs, counts, np.concatenate([b.lengths for b in blocks]))


def weave(first: Postings, places: Ints, second: Postings, others: Ints) -> Postings:
    """One block of the documents of two, those of the first at ``places``, those of the second at ``others``.

    The work grows with what does not stand in the order it had: of the first block that should be little.
    """
    ordered = np.zeros(len(places), dtype=bool)
    ordered[_longest_rise(places)] = True
    if not ordered.all():
        second = stack([select(first, ~ordered), second])
        others = np.concatenate([places[~ordered], others])
        first, places = select(first, ordered), places[ordered]
    docs, new = places.astype(np.int32)[first.docs], others.astype(np.int32)[second.docs]
    at, order = _insertions(first, docs, second, new)
    terms = np.union1d(first.terms, second.terms)
    sizes = np.zeros(len(terms), dtype=np.int64)
    for block in (first, second):
        sizes[np.searchsorted(terms, block.terms)] += np.diff(block.indptr)
    lengths = np.empty(len(places) + len(others), dtype=np.int32)
    lengths[places], lengths[others] = first.lengths, second.lengths
    return Postings(
        terms,
        np.concatenate([[0], np.cumsum(sizes)]),
        _inserted(docs, at, new[order]),
        _inserted(first.counts, at, second.counts[order]),
        lengths,
    )


def _insertions(
    first: Postings, docs: npt.NDArray[np.int32], second: Postings, new: npt.NDArray[np.int32]
) -> tuple[Ints, Ints]:
    """Where the postings of the second block go among those of the first, and in which order to take them.

    Only the columns of terms that both have are looked at.
    """
    column = np.searchsorted(first.terms, second.terms)
    ends = np.minimum(column + 1, len(first.terms))
    both = np.zeros(len(column), dtype=bool)
    if len(first.terms):
        both = first.terms[np.minimum(column, len(first.terms) - 1)] == second.terms
    starts = first.indptr[column]
    widths = np.where(both, first.indptr[ends] - starts, 0)
    begun = np.cumsum(widths) - widths
    spans = np.arange(int(widths.sum())) + np.repeat(starts - begun, widths)
    numbers = np.arange(len(column))
    here = (np.repeat(numbers, widths) << 32) | docs[spans]
    owners = np.repeat(numbers, np.diff(second.indptr))
    there = (owners << 32) | new
    order = np.argsort(there)
    owners = owners[order]
    return starts[owners] - begun[owners] + np.searchsorted(here, there[order]), order


def _inserted(array: npt.NDArray[Any], at: Ints, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """``np.insert``, several times faster for few places."""
    places, first = np.unique(at, return_index=True)
    if not 0 < len(places) <= _FEW:
        return np.insert(array, at, values)
    pieces: list[npt.NDArray[Any]] = []
    done = 0
    for place, new in zip(places.tolist(), np.split(values, first[1:]), strict=True):
        pieces += [array[done:place], new]
        done = place
    return np.concatenate([*pieces, array[done:]])


def _longest_rise(numbers: Ints) -> list[int] | slice:
    """Places of a longest part of the numbers that rises."""
    if np.all(numbers[1:] > numbers[:-1]):
        return slice(None)
    ends: list[int] = []
    lasts: list[int] = []
    before = [-1] * len(numbers)
    for place, number in enumerate(numbers.tolist()):
        length = bisect_left(ends, number)
        before[place] = lasts[length - 1] if length else -1
        ends[length : length + 1], lasts[length : length + 1] = [number], [place]
    rise = [lasts[-1]]
    while before[rise[-1]] >= 0:
        rise.append(before[rise[-1]])
    return rise[::-1]


def bm25(block: Postings, *, k1: float = 1.5, b: float = 0.75) -> Floats:
    """BM25 (Lucene variant) contribution of every posting, as bm25s computes it."""
    frequency = np.diff(block.indptr)
    weights = np.repeat(rarity(len(block.lengths), frequency), frequency)
    return contributions(weights, block.counts, norms(block.lengths, k1=k1, b=b)[block.docs])


def rarity(total: int, frequency: npt.NDArray[Any]) -> Floats:
    """The weight of terms that so many of all documents have."""
    weights: Floats = np.log(1 + (total - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    return weights


def norms(lengths: npt.NDArray[np.int32], *, k1: float = 1.5, b: float = 0.75) -> Floats:
    """What holds each document back by its length."""
    mean = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
    norm: Floats = (k1 * (1 - b + b * lengths / mean)).astype(np.float32)
    return norm


def contributions(weights: Floats | np.float32, counts: npt.NDArray[np.uint8], norm: Floats) -> Floats:
    """BM25 of postings by the weight of their term, their count and the norm of their document."""
    times = counts.astype(np.float32)
    made: Floats = weights * (times / (times + norm))
    return made
