"""Hybrid search over any units: words and characters (BM25), vectors, and questions asked before.

Usage, for example over penalty rules::

    from assistant.search.build import build
    from assistant.search.encoder import load_encoder
    from assistant.search.hybrid import HybridIndex, Request
    from assistant.search.store import VectorStore
    from assistant.search.units import Scope, Unit

    encoder = load_encoder()
    store = VectorStore(settings().index_dir / "vectors" / encoder.digest, settings().shipped_indexes)
    units = [Unit(ref=i, lexical=rule_text, dense=(rule_text,), region=region, since=day) for i, ...]
    build(settings().index_dir / "rules", units, encoder, store, source=library_fingerprint)
    index = HybridIndex(settings().index_dir / "rules", encoder)
    found = index.search([Request("占用消防通道停车")], Scope(region="浙江省/温州市"), k=10)[0]
    refs = [hit.ref for hit in found]

Opening maps the files; searching is thread-safe; a rebuilt index is picked up by opening it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.arrays import load
from assistant.errors import SearchIndexError
from assistant.search import manifest, sound
from assistant.search.dense import DenseBackend, DenseChannel, FaissBackend, pack_mask
from assistant.search.fusion import Fusion
from assistant.search.lexical import CHANNELS, LexicalChannel
from assistant.search.manifest import Manifest
from assistant.search.units import EVERYWHERE, Found, Scope, TextEncoder, Vectors

_DEPTH = 200
_FOUND = 1e-3
NEAR = ("dense", "asked")


@dataclass(frozen=True, slots=True)
class Request:
    """One question.

    Args:
        text: searched in every channel.
        statements: parts of a long text, each searched by vector beside the whole.
        expansion: words of the law for what was said plainly; where words are counted, a channel of its own.
    """

    text: str
    statements: tuple[str, ...] = ()
    expansion: str = ""


@dataclass(frozen=True)
class _View:
    """What a scope lets through: mask of rows, packed bits of each dense channel's passages, the unit of each row."""

    mask: npt.NDArray[np.bool_]
    bitmaps: dict[str, npt.NDArray[np.uint8]]
    refs: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Scores:
    """``refs`` of the units in scope and, by channel, the score of each."""

    refs: npt.NDArray[np.int64]
    channels: dict[str, Vectors]


class HybridIndex:
    """An opened index.

    Args:
        directory: folder given to ``build``.
        encoder: the encoder it was built with; None searches lexically only.
        fusion: weights of the channels.
        backend: where passages are kept; the one given to ``build``.

    Raises:
        SearchIndexError: if the index was never built, is damaged, or was built with another encoder.
    """

    def __init__(
        self,
        directory: Path,
        encoder: TextEncoder | None,
        fusion: Fusion | None = None,
        backend: DenseBackend | None = None,
    ) -> None:
        generation = manifest.current(directory)
        if generation is None:
            raise SearchIndexError(f"索引 {directory.name} 尚未构建", "请运行 assistant index build")
        self.manifest = Manifest.load(generation)
        if encoder is not None and encoder.digest != self.manifest.encoder_digest:
            raise SearchIndexError(
                f"索引 {directory.name} 由另一个句向量模型（{self.manifest.encoder}）构建，与当前模型 {encoder.name} 不符",
                "请运行 assistant index build 重建",
            )
        self._encoder = encoder
        self.fusion = fusion or Fusion()
        sound.check(generation)
        dense = (backend or FaissBackend()).open
        with sound.reading(generation):
            self._lexical = {
                name: LexicalChannel(generation / name, name)
                for name in CHANNELS
                if (generation / name).is_dir()
            }
            self._near: dict[str, DenseChannel] = {
                "dense": dense(generation / "dense"),
                "asked": FaissBackend().open(generation / "asked"),
            }
            self._units = load(generation / "units.npy", mmap_mode="r")
        self._view = lru_cache(maxsize=16)(self._make_view)

    def search(
        self,
        requests: Sequence[Request],
        scope: Scope | None = None,
        k: int = 10,
        *,
        fusion: Fusion | None = None,
    ) -> list[list[Found]]:
        """The best ``k`` units for each request within the scope, best first."""
        scope = scope or Scope()
        fusion = fusion or self.fusion
        view = self._view(tuple(scope.regions()), scope.level, scope.day())
        answers = []
        for channels in self._channels(requests, view):
            fused = fusion.fuse(channels, view.mask, k)
            answers.append([Found(int(view.refs[row]), score, names) for row, score, names in fused])
        return answers

    def scores(self, request: Request, scope: Scope | None = None) -> Scores:
        """The plain scores of every unit in scope, for callers that weigh the channels themselves."""
        scope = scope or Scope()
        view = self._view(tuple(scope.regions()), scope.level, scope.day())
        rows = np.flatnonzero(view.mask)
        channels = next(self._channels([request], view))
        return Scores(view.refs[rows], {name: scores[rows] for name, scores in channels.items()})

    def near(self, vectors: Vectors, scope: Scope | None = None) -> Vectors:
        """For every unit in scope, as ``scores`` lists them, the nearness of its passages to the nearest vector."""
        scope = scope or Scope()
        view = self._view(tuple(scope.regions()), scope.level, scope.day())
        return self._nearness("dense", vectors, view)[np.flatnonzero(view.mask)]

    def _channels(self, requests: Sequence[Request], view: _View) -> Iterator[dict[str, Vectors]]:
        """For each request the score of every row by channel."""
        texts = [[request.text, *request.statements] for request in requests]
        vectors = self._encode([text for group in texts for text in group])
        start = 0
        for request, group in zip(requests, texts, strict=True):
            near = vectors[start : start + len(group)]
            start += len(group)
            yield self._word_scores(request) | {name: self._nearness(name, near, view) for name in NEAR}

    def _encode(self, texts: list[str]) -> Vectors:
        if self._encoder is None or not texts or not any(len(near.rows) for near in self._near.values()):
            return np.zeros((0, 0), dtype=np.float32)
        return self._encoder.encode_queries(texts)

    def _word_scores(self, request: Request) -> dict[str, Vectors]:
        scores = {name: channel.scores(request.text) for name, channel in self._lexical.items()}
        if "words" in self._lexical:
            scores["expansion"] = self._lexical["words"].scores(request.expansion)
        return scores

    def _nearness(self, name: str, vectors: Vectors, view: _View) -> Vectors:
        """Cosine of the nearest units by row, to the whole text or one of its statements; 0 for all others only."""
        best = np.zeros(len(view.mask), dtype=np.float32)
        if len(vectors) and len(self._near[name].rows):
            for rows, nearness in self._near[name].search(vectors, view.bitmaps[name], _DEPTH):
                best[rows] = np.maximum(np.maximum(best[rows], nearness), _FOUND)
        return best

    def _make_view(self, regions: tuple[str, ...], level: str | None, day: int) -> _View:
        units = self._units
        everywhere = EVERYWHERE in regions
        codes = [i for i, name in enumerate(self.manifest.regions) if everywhere or name in regions]
        inside = np.isin(units["region"], codes) & (units["since"] <= day) & (day < units["until"])
        if level is not None:
            inside &= np.isin(
                units["level"], [i for i, name in enumerate(self.manifest.levels) if name == level]
            )
        chosen = units[inside]
        chosen = chosen[np.argsort(chosen["since"], kind="stable")]
        refs = np.full(self.manifest.rows, -1, dtype=np.int64)
        refs[chosen["row"]] = chosen["ref"]
        mask = refs >= 0
        bitmaps = {name: pack_mask(mask, near.rows) for name, near in self._near.items()}
        return _View(mask, bitmaps, refs)
