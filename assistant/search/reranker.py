"""Reranking: a small cross-encoder reads the question, an article and a question known to lead to it and says how well they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from assistant.errors import ModelError
from assistant.search.encoder import RERANKER_FILE, Vectors
from assistant.search.scorer import OnnxScorer
from assistant.settings import settings

OFF = "off"
MAX_QUERY_TOKENS, MAX_ASKED_TOKENS, MAX_TOKENS = 64, 40, 176


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article as the reranker reads it: its passage, and the most similar question known to lead to it ("" if none)."""

    passage: str
    asked: str = ""


class Reranker(Protocol):
    """Says how well articles answer a question."""

    def __call__(self, query: str, candidates: Sequence[Candidate]) -> Vectors:
        """One score a candidate (higher is better), in order."""
        ...


def join(query: Sequence[int], asked: Sequence[int], passage: Sequence[int]) -> list[int]:
    """What the cross-encoder reads: ``<s> query </s></s> asked </s></s> passage </s>``, at most ``MAX_TOKENS``.

    Args:
        query: token ids with ``<s>`` first and ``</s>`` last; cut at ``MAX_QUERY_TOKENS``.
        asked: likewise; cut at ``MAX_ASKED_TOKENS``.
        passage: likewise; gets the room that is left.
    """
    end = query[-1]
    parts = [_cut(query, MAX_QUERY_TOKENS), [end, *_cut(asked, MAX_ASKED_TOKENS)[1:]]]
    room = MAX_TOKENS - sum(map(len, parts))
    return [*parts[0], *parts[1], end, *_cut(passage, room)[1:]]


def _cut(tokens: Sequence[int], most: int) -> list[int]:
    return list(tokens) if len(tokens) <= most else [*tokens[: most - 1], tokens[-1]]


class OnnxReranker:
    """The shipped cross-encoder through ONNX Runtime, one candidate a core at a time; safe to call from several threads."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._scorer = OnnxScorer(folder, RERANKER_FILE, threads, MAX_TOKENS)

    def __call__(self, query: str, candidates: Sequence[Candidate]) -> Vectors:
        """One score a candidate, in order."""
        texts = [query, *(c.asked for c in candidates), *(c.passage for c in candidates)]
        question, *rows = self._scorer.tokens(texts)
        count = len(candidates)
        return self._scorer(
            [join(question, *parts) for parts in zip(rows[:count], rows[count:], strict=True)]
        )


class CrossEncoderReranker:
    """Any sentence-transformers cross-encoder (needs the extra ``train``); torch is imported only here."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import CrossEncoder

            self._model: Any = CrossEncoder(name)
        except ImportError as error:
            raise ModelError(
                "未安装 sentence-transformers", "请运行 pip install 'assistant[train]'"
            ) from error
        except Exception as error:
            raise ModelError(f"重排模型 {name} 无法打开：{error}", "请检查 ASSISTANT_RERANKER") from error

    def __call__(self, query: str, candidates: Sequence[Candidate]) -> Vectors:
        """One score a candidate, in order."""
        pairs = [(query, f"{candidate.asked} {candidate.passage}".strip()) for candidate in candidates]
        return np.asarray(self._model.predict(pairs, show_progress_bar=False), np.float32)


@lru_cache(maxsize=2)
def load_reranker(name: str | None = None) -> Reranker | None:
    """The reranker of the settings, loaded once; None if it is switched off.

    Args:
        name: a cross-encoder's name or path, "" for the shipped one, "off" for none, None for the setting.

    Raises:
        ModelError: the model is missing or cannot be opened.
    """
    name = settings().reranker if name is None else name
    if name == OFF:
        return None
    if name:
        return CrossEncoderReranker(name)
    return OnnxReranker(settings().models / "encoder", settings().threads)
