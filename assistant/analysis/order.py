"""The learned order of candidate rules: a weighted sum of their signs, and a calibrated probability.

The weights are data (models/order/order.json), made by scripts/train_order.py. A candidate's share is the softmax of
its score among the candidates; the probability of an article is the calibrated sum of the shares of its rules.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.analysis.signs import SIGNS, Floats
from assistant.corpora import Data, load
from assistant.errors import ModelError
from assistant.settings import settings

ORDER_FILE = "order/order.json"
_LEAST = 1e-6


class Weights(Data):
    """What scripts/train_order.py writes.

    Attributes:
        signs: the columns in the order of the weights; must be those of this program.
        mean, scale: by which a sign is made comparable.
        linear: weight of each sign.
        slope, offset: of the calibration, over the logit of the share.
    """

    signs: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    linear: tuple[float, ...]
    slope: float
    offset: float


class Order:
    """Scores candidates by their signs.

    Args:
        weights: read from the file.

    Raises:
        ModelError: the weights were made for other signs.
    """

    def __init__(self, weights: Weights) -> None:
        if weights.signs != SIGNS:
            raise ModelError("排序模型与程序的特征不一致", "请恢复随程序发布的 models/order，或重新训练")
        self._mean, self._scale, self._linear = (
            np.array(values, np.float32) for values in (weights.mean, weights.scale, weights.linear)
        )
        self._slope, self._offset = weights.slope, weights.offset

    def scores(self, signs: Floats) -> Floats:
        """One score a row; higher is better."""
        return np.asarray((signs - self._mean) / self._scale @ self._linear, np.float32)

    def probabilities(self, shares: npt.NDArray[np.floating]) -> Floats:
        """Calibrated probabilities for shares of the softmax."""
        bounded = np.clip(shares, _LEAST, 1 - _LEAST)
        logits = np.log(bounded / (1 - bounded))
        return np.asarray(1 / (1 + np.exp(-(self._slope * logits + self._offset))), np.float32)


def shares_of(scores: Floats) -> Floats:
    """The softmax of the scores."""
    if not len(scores):
        return scores
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), np.float32)


def load_order(path: Path | None = None) -> Order:
    """The order that came with the program, read again when the file changes.

    Raises:
        CorpusError: the file is missing or breaks the schema.
        ModelError: it was made for other signs.
    """
    return _made(load(path or settings().models / ORDER_FILE, Weights))


@lru_cache(maxsize=2)
def _made(weights: Weights) -> Order:
    return Order(weights)
