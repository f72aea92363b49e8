import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.search.fusion import Fusion, standardise


def scores(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


ALL = np.ones(4, dtype=bool)


@pytest.mark.parametrize(
    ("channels", "mask", "expected"),
    [
        ({}, ALL, []),
        ({"a": scores(0, 0, 0, 0)}, ALL, []),
        ({"unknown": scores(1, 2, 3, 4)}, ALL, []),
        ({"a": scores(0, 3, 1, 2)}, ALL, [1, 3, 2]),
        ({"a": scores(2, 1, 0, 0), "b": scores(1, 2, 0, 0)}, ALL, [1, 0]),
        ({"a": scores(0, 1, 1, 1)}, ALL, [1, 2, 3]),
        ({"a": scores(4, 3, 2, 1)}, np.array([False, True, False, True]), [1, 3]),
        ({"a": scores(4, 3, 2, 1)}, ~ALL, []),
        ({"a": scores(100, 99, 1, 0), "b": scores(0.9, 0, 0.8, 0)}, ALL, [0, 2, 1]),
    ],
)
def test_fuse(channels: dict[str, np.ndarray], mask: np.ndarray, expected: list[int]) -> None:
    fused = Fusion({"a": 1.0, "b": 2.0}).fuse(channels, mask, 10)
    assert [row for row, _, _ in fused] == expected


def test_a_channel_votes_for_its_best_only() -> None:
    many = np.arange(1, 301, dtype=np.float32)
    other = np.zeros(300, dtype=np.float32)
    other[0] = 1
    fused = Fusion({"a": 1.0, "b": 1.0}).fuse({"a": many, "b": other}, np.ones(300, dtype=bool), 300)
    voters = {row: names for row, _, names in fused}
    assert voters[299] == ("a",)
    assert voters[0] == ("b",)
    assert voters[150] == ()


def test_depth_cuts_and_scores_fall() -> None:
    fused = Fusion({"a": 1.0}).fuse({"a": scores(4, 1, 3, 2)}, ALL, 2)
    assert [row for row, _, _ in fused] == [0, 2]
    assert fused[0][1] > fused[1][1]


@given(st.lists(st.floats(0, 100, width=32), min_size=1, max_size=150))
def test_standard_scores_keep_the_order_and_the_floor(values: list[float]) -> None:
    given_scores = np.array(values, dtype=np.float32)
    standard, best = standardise(given_scores)
    assert standard.min() >= -3
    assert (standard[given_scores == 0] == -3).all()
    order = np.argsort(given_scores, kind="stable")
    assert (np.diff(standard[order]) >= 0).all()
    assert int(best.sum()) >= min(100, int((given_scores > 0).sum()))
    assert not best[given_scores == 0].any()
