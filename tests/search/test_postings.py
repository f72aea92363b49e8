"""Postings agree with bm25s's own index, and stacking and selecting agree with counting everything anew."""

import bm25s
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.search.postings import bm25, count, select, stack, weave

DOCUMENTS = st.lists(st.lists(st.integers(0, 30), max_size=12), min_size=1, max_size=12)


def keys(documents: list[list[int]]) -> list[np.ndarray]:
    return [np.array(document, dtype=np.uint64) for document in documents]


@given(DOCUMENTS)
@settings(max_examples=50, deadline=None)
def test_scores_equal_bm25s(documents: list[list[int]]) -> None:
    documents = [[0, *document] for document in documents]
    block = count(keys(documents))
    reference = bm25s.BM25(method="lucene", backend="numpy")
    vocabulary = {int(term): place for place, term in enumerate(block.terms)}
    ids = [[vocabulary[token] for token in document] for document in documents]
    reference.index((ids, {str(k): v for k, v in vocabulary.items()}), show_progress=False)
    ours = bm25(block)
    for term in range(len(block.terms)):
        column = slice(block.indptr[term], block.indptr[term + 1])
        scores = np.zeros(len(documents), dtype=np.float32)
        scores[block.docs[column]] = ours[column]
        assert scores == pytest.approx(reference.get_scores_from_ids([term]), abs=1e-5)


@given(DOCUMENTS, DOCUMENTS, st.data())
@settings(max_examples=100, deadline=None)
def test_stack_and_select_equal_counting_anew(
    a: list[list[int]], b: list[list[int]], data: st.DataObject
) -> None:
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=len(a), max_size=len(a))), dtype=bool)
    merged = stack([select(count(keys(a)), kept), count(keys(b))])
    anew = count(keys([d for d, keep in zip(a, kept, strict=True) if keep] + b))
    for field in ("terms", "indptr", "docs", "counts", "lengths"):
        assert np.array_equal(getattr(merged, field), getattr(anew, field)), field


@given(DOCUMENTS, DOCUMENTS, st.data())
@settings(max_examples=100, deadline=None)
def test_weaving_equals_counting_anew(a: list[list[int]], b: list[list[int]], data: st.DataObject) -> None:
    order = np.array(data.draw(st.permutations(range(len(a) + len(b)))))
    places, others = order[: len(a)], np.sort(order[len(a) :])
    woven = weave(count(keys(a)), places, count(keys(b)), others)
    whole: list[list[int]] = [[] for _ in order]
    for documents, at in ((a, places), (b, others)):
        for document, place in zip(documents, at.tolist(), strict=True):
            whole[place] = document
    anew = count(keys(whole))
    for field in ("terms", "indptr", "docs", "counts", "lengths"):
        assert np.array_equal(getattr(woven, field), getattr(anew, field)), field
        assert getattr(woven, field).dtype == getattr(anew, field).dtype, field
