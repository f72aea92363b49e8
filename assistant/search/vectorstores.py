"""Any LangChain vector store in the place of FAISS, by setting.

``ASSISTANT_VECTOR_STORE`` names a vector store class and its arguments as JSON, for example
``{"class": "langchain_milvus.Milvus", "connection_args": {"uri": "http://milvus:19530"}}``; a file name as uri gives
Milvus Lite in this process, so that one machine and a cluster run the same code.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore

from assistant.arrays import load
from assistant.errors import SearchIndexError
from assistant.search.dense import DenseChannel, Passages, Rows, best_units
from assistant.search.units import Vectors

_EXAMPLE = '{"class": "langchain_milvus.Milvus", "connection_args": {"uri": "http://主机:19530"}}'
_OVERFETCH = 4
_MOST = 16_000
# nearness of real passages falls about with the logarithm of the rank; stays positive down to _MOST
_LOG_MOST = 10.0
_BATCH = 1_000


class _Known(Embeddings):
    """Vectors already computed, so that filling a store embeds nothing again."""

    def __init__(self) -> None:
        self.vectors: dict[str, list[float]] = {}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.vectors[text] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self.vectors[text]


class LangChainBackend:
    """Passages in a LangChain vector store; only what is new is sent, what is gone is deleted.

    Args:
        store: the opened vector store.
        known: the embeddings it was given, which only hand over vectors we have.
    """

    def __init__(self, store: VectorStore, known: _Known) -> None:
        self._store = store
        self._known = known

    def write(self, directory: Path, passages: Passages, old: Path | None) -> None:
        """Send the passages that the store does not hold yet and delete those no longer wanted."""
        ids = [f"{key:016x}" for key in passages.keys.tolist()]
        register = directory.parent.parent / "vector-store.json"
        sent = set(json.loads(register.read_text("utf-8"))) if register.is_file() else set()
        fresh = np.array([place for place, name in enumerate(ids) if name not in sent], np.int64)
        vectors = passages.vectors()
        for start in range(0, len(fresh), _BATCH):
            batch = fresh[start : start + _BATCH]
            names = [ids[place] for place in batch.tolist()]
            self._send(list(zip(names, passages.texts(batch), vectors[batch], strict=True)))
        if gone := sorted(sent - set(ids)):
            self._store.delete(gone)
        register.write_text(json.dumps(sorted(set(ids))), encoding="utf-8")
        directory.mkdir(parents=True, exist_ok=True)
        np.save(directory / "rows.npy", passages.rows)
        np.save(directory / "ids.npy", np.array(ids, dtype="U16"))

    def _send(self, batch: list[tuple[str, str, npt.NDArray[np.float16]]]) -> None:
        unique = {name: (text, vector) for name, text, vector in batch}
        self._known.vectors = {text: vector.astype(np.float32).tolist() for text, vector in unique.values()}
        texts = [text for text, _ in unique.values()]
        self._store.add_texts(texts, [{"passage": name} for name in unique], ids=list(unique))

    def open(self, directory: Path) -> DenseChannel:
        """A channel that asks the store."""
        return _StoreChannel(self._store, directory)


class _StoreChannel:
    """Asks a vector store for more than needed and keeps what lies within the mask."""

    def __init__(self, store: VectorStore, directory: Path) -> None:
        self._store = store
        self.rows: npt.NDArray[np.int32] = load(directory / "rows.npy")
        names = load(directory / "ids.npy")
        self._places: dict[str, list[int]] = {}
        for place, name in enumerate(names.tolist()):
            self._places.setdefault(name, []).append(place)

    def search(
        self, queries: Vectors, bitmap: npt.NDArray[np.uint8], depth: int
    ) -> list[tuple[Rows, Vectors]]:
        """The nearest units within the bitmap; nearness falls with the rank, as stores differ in what they score."""
        inside = np.unpackbits(bitmap, count=len(self.rows), bitorder="little").astype(bool)
        return [self._search(query.tolist(), inside, depth) for query in queries]

    def _search(self, query: list[float], inside: npt.NDArray[np.bool_], depth: int) -> tuple[Rows, Vectors]:
        wanted = min(depth * _OVERFETCH, len(self.rows), _MOST)
        documents = self._store.similarity_search_by_vector(query, k=wanted)
        places = [p for document in documents for p in self._places.get(document.metadata["passage"], ())]
        kept = [place for place in places if inside[place]][:depth]
        nearness = (1 - np.log1p(np.arange(len(kept))) / _LOG_MOST).astype(np.float32)
        return best_units(self.rows[np.array(kept, dtype=np.int64)], nearness)


def open_backend(setting: str) -> LangChainBackend:
    """The vector store that the setting names; ``embeddings_argument`` says what its constructor calls the embeddings.

    Raises:
        SearchIndexError: if the setting cannot be read, or the store cannot be opened.
    """
    known = _Known()
    try:
        arguments: dict[str, Any] = json.loads(setting)
        module, _, name = str(arguments.pop("class")).rpartition(".")
        kind = getattr(import_module(module), name)
        embeddings = arguments.pop("embeddings_argument", "embedding_function")
        return LangChainBackend(kind(**{embeddings: known}, **arguments), known)
    except Exception as error:
        raise SearchIndexError(
            f"向量库设置 ASSISTANT_VECTOR_STORE 不可用：{error}",
            f"请写成形如 {_EXAMPLE} 的 JSON，并安装所需的包",
        ) from error
