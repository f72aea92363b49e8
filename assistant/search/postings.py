"""Postings of one lexical channel as plain arrays: counted, stacked and filtered with numpy only.

A block is a term-by-document matrix in compressed columns (one column a term). Blocks of new documents are stacked
onto what is kept of an old one, so that a changed law does not cause the whole corpus to be counted again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.text.tokens import KEY_BITS, Keys

_DOCUMENT_BITS = 64 - KEY_BITS
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


def bm25(block: Postings, *, k1: float = 1.5, b: float = 0.75) -> Floats:
    """BM25 (Lucene variant) contribution of every posting, as bm25s stores it."""
    frequency = np.diff(block.indptr)
    total = len(block.lengths)
    idf = np.log(1 + (total - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    mean = max(float(block.lengths.mean()), 1.0) if total else 1.0
    norm = (k1 * (1 - b + b * block.lengths / mean)).astype(np.float32)
    counts = block.counts.astype(np.float32)
    scores: Floats = np.repeat(idf, frequency) * (counts / (counts + norm[block.docs]))
    return scores
