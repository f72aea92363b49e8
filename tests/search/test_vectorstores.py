import json
from pathlib import Path

import pytest
from conftest import sample_units
from fake_encoder import FakeEncoder

from assistant.errors import SearchIndexError
from assistant.search.build import build
from assistant.search.fusion import Fusion
from assistant.search.hybrid import HybridIndex, Request
from assistant.search.store import VectorStore
from assistant.search.units import Scope
from assistant.search.vectorstores import open_backend


def in_memory(folder: Path) -> str:
    return json.dumps(
        {"class": "langchain_core.vectorstores.InMemoryVectorStore", "embeddings_argument": "embedding"}
    )


def milvus(folder: Path) -> str:
    pytest.importorskip("langchain_milvus", reason="extra milvus not installed")
    pytest.importorskip("milvus_lite", reason="extra milvus not installed")
    return json.dumps(
        {
            "class": "langchain_milvus.Milvus",
            "connection_args": {"uri": str(folder / "milvus.db")},
            "collection_name": "articles",
            "index_params": {"index_type": "FLAT", "metric_type": "IP"},
        }
    )


@pytest.mark.parametrize("setting", [in_memory, milvus])
def test_a_vector_store_takes_the_place_of_faiss(tmp_path: Path, setting, encoder: FakeEncoder) -> None:  # type: ignore[no-untyped-def]
    store, backend = VectorStore(tmp_path / "vectors"), open_backend(setting(tmp_path))
    texts = ["夜间施工噪声扰民的，处以罚款，编号46", "遛狗不牵绳的，给予警告，编号17", "擅自倾倒建筑垃圾"]
    requests, scope = [Request(text) for text in texts], Scope("浙江省/温州市")
    for count in (60, 40, 60):
        build(tmp_path / "a", sample_units(count), encoder, store, backend=backend)
        build(tmp_path / "b", sample_units(count), encoder, store)
        # a store gives the order only, so the vectors alone must agree exactly
        alone = Fusion({"dense": 1.0})
        here = HybridIndex(tmp_path / "b", encoder).search(requests, scope, 5, fusion=alone)
        there = HybridIndex(tmp_path / "a", encoder, backend=backend).search(requests, scope, 5, fusion=alone)
        assert [[h.ref for h in hits] for hits in there] == [[h.ref for h in hits] for hits in here]
    assert encoder.passages == 60


@pytest.mark.parametrize(
    "setting", ["{", "{}", '{"class": "no.such.Store"}', '{"class": "json.loads", "x": 1}']
)
def test_a_wrong_setting_is_named(setting: str) -> None:
    with pytest.raises(SearchIndexError, match="ASSISTANT_VECTOR_STORE"):
        open_backend(setting)
