"""The learned order: its weights fit the program, its probabilities are in order, grades mean what they say."""

from pathlib import Path

import numpy as np
import pytest

from assistant.analysis.common_acts import read_acts, shipped_acts
from assistant.analysis.confidence import grade
from assistant.analysis.order import ORDER_FILE, Order, Weights, load_order, shares_of
from assistant.analysis.signs import SIGNS
from assistant.corpora import load
from assistant.errors import ModelError
from assistant.settings import settings


@pytest.mark.parametrize(
    ("probability", "word"),
    [(1.0, "较有把握"), (0.85, "较有把握"), (0.84, "可能"), (0.6, "可能"), (0.59, "线索"), (0.0, "线索")],
)
def test_a_grade_says_how_likely(probability: float, word: str) -> None:
    assert grade(probability) == word


@pytest.mark.parametrize(
    ("probability", "own", "word"),
    [(0.97, 0.39, "可能"), (0.97, 0.6, "较有把握"), (0.7, 0.2, "可能"), (0.3, 0.1, "线索")],
)
def test_a_clear_article_with_an_open_item_is_not_certain(probability: float, own: float, word: str) -> None:
    assert grade(probability, own) == word


def test_shares_sum_to_one_and_keep_the_order() -> None:
    scores = np.array([3.0, -1.0, 80.0, 2.5], np.float32)
    shares = shares_of(scores)
    assert shares.sum() == pytest.approx(1.0)
    assert list(np.argsort(shares)) == list(np.argsort(scores))
    assert len(shares_of(np.zeros(0, np.float32))) == 0


def test_probabilities_rise_with_the_share_and_stay_between_0_and_1() -> None:
    found = load_order().probabilities(np.array([0.0, 0.01, 0.2, 0.5, 0.9, 1.0]))
    assert all(np.diff(found) >= 0)
    assert 0 <= found[0] < found[-1] <= 1


def test_nearer_facts_score_higher() -> None:
    order = load_order()
    plain = np.zeros((2, len(SIGNS)), np.float32)
    for name in ("told", "dense", "characters_share", "conduct_share", "cover"):
        plain[1, SIGNS.index(name)] = 1.0
    far, near = order.scores(plain)
    assert near > far


def test_weights_of_other_signs_are_refused() -> None:
    weights = load(settings().models / ORDER_FILE, Weights)
    with pytest.raises(ModelError):
        Order(weights.model_copy(update={"signs": ("other", *weights.signs[1:])}))


def test_signs_of_several_runs_are_told_apart(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from scripts.train_order import joined

    for name in ("one", "other"):
        np.savez(tmp_path / f"{name}.npz", query=[0, 0, 1], weight=[0.5, 1.0], law=[name] * 3)
    both = joined([tmp_path / "one.npz", tmp_path / "other.npz"])
    assert both["query"].tolist() == [0, 0, 1, 2, 2, 3]
    assert both["weight"].tolist() == [0.5, 1.0, 0.5, 1.0]
    assert both["law"].tolist() == ["one"] * 3 + ["other"] * 3


def test_each_law_keeps_its_common_acts_in_one_half(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from scripts.train_order import halves

    halves(tmp_path)
    laws = [
        {
            act.clause.law
            for path in (tmp_path / half / "facts/common").glob("*.yaml")
            for act in read_acts(path)
        }
        for half in "01"
    ]
    assert laws[0] | laws[1] == {act.clause.law for act in shipped_acts()}
    assert not laws[0] & laws[1]
    assert 0.4 < len(laws[0]) / len(laws[0] | laws[1]) < 0.6
