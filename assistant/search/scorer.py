"""A shipped model that gives one score to what it reads, through ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from assistant.search.encoder import Vectors, check_base, onnx_session, open_tokenizer, single


class OnnxScorer:
    """One score a row of tokens, one row a core at a time; safe to call from several threads.

    Args:
        folder: with the model, those whose weights it reads, and the tokeniser.
        file: the model.
        threads: rows at a time.
        most: tokens of a text; the rest is cut off.

    Raises:
        ModelError: a file is missing, or they do not belong together.
    """

    def __init__(self, folder: Path, file: str, threads: int, most: int) -> None:
        check_base(folder, file)
        self._session = onnx_session(folder / file, 1)
        self._tokenizer = open_tokenizer(folder, most)
        self._pool = ThreadPoolExecutor(threads, Path(file).stem)

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, ``<s>`` first and ``</s>`` last."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]

    def __call__(self, rows: Sequence[Sequence[int]]) -> Vectors:
        """One score a row, in order."""
        return np.fromiter(self._pool.map(self._one, rows), np.float32, len(rows))

    def _one(self, tokens: Sequence[int]) -> float:
        return float(self._session.run(None, single(tokens))[0][0])
