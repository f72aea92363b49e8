import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.search.fusion import Fusion, top_rows


def rows(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


@pytest.mark.parametrize(
    ("rankings", "expected"),
    [
        ({}, []),
        ({"dense": []}, []),
        ({"unknown": [rows(1)]}, []),
        ({"a": [rows(3, 1)]}, [3, 1]),
        ({"a": [rows(1, 2)], "b": [rows(2, 1)]}, [2, 1]),
        ({"a": [rows(1)], "b": [rows(2)]}, [2, 1]),
        ({"a": [rows(5), rows(4)]}, [4, 5]),
        ({"a": [rows()]}, []),
    ],
)
def test_fuse(rankings: dict[str, list[np.ndarray]], expected: list[int]) -> None:
    fused = Fusion({"a": 1.0, "b": 2.0}, 10.0).fuse(rankings, 10)
    assert [row for row, _, _ in fused] == expected


def test_scores_and_voters() -> None:
    fused = Fusion({"a": 1.0, "b": 2.0}, 10.0).fuse({"a": [rows(7, 8), rows(7)], "b": [rows(8)]}, 10)
    assert fused[0][0] == 8
    assert fused[0][1] == pytest.approx(0.5 / 12 + 2 / 11)
    assert fused[0][2] == ("a", "b")
    assert fused[1][1:] == (pytest.approx(0.5 / 11 + 0.5 / 11), ("a",))


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=40), st.integers(1, 50))
def test_top_rows_equals_sorting(scored: list[tuple[int, bool]], depth: int) -> None:
    scores = np.array([score for score, _ in scored], dtype=np.float32)
    mask = np.array([inside for _, inside in scored], dtype=bool)
    expected = sorted(
        (i for i, (s, inside) in enumerate(scored) if inside and s > 0), key=lambda i: (-scores[i], i)
    )
    assert top_rows(scores, mask, depth).tolist() == expected[:depth]
