"""The shipped ONNX models open in sentence-transformers, and say there what they say in ONNX Runtime."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sentence_transformers", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

from sentence_transformers import CrossEncoder, SentenceTransformer  # noqa: E402

from assistant.search.encoder import PASSAGE_PREFIX, SentenceTransformerBackend, load_encoder  # noqa: E402
from assistant.search.reranker import Candidate, OnnxReranker  # noqa: E402
from assistant.settings import settings  # noqa: E402
from scripts.sentence_models import pair, write  # noqa: E402

TEXTS = [
    "有人把装修垃圾倒在路边绿化带里",
    "烧烤店夜里开着音响招揽客人，邻居睡不着",
    "工地围挡没有喷淋，尘土飞扬",
    "遛狗不牵绳",
    "商家称重的秤没有检定合格标志，每斤少给一两。" * 12,
]
LEAST_COSINE, LEAST_AGREEMENT = 0.98, 0.99


@pytest.mark.parametrize(
    ("kind", "prompt", "method"),
    [
        ("passages", "passage", "encode_passages"),
        ("queries", "query", "encode_queries"),
        ("facts", "query", "encode_facts"),
    ],
)
def test_an_encoder_gives_the_vectors_of_onnx(kind: str, prompt: str, method: str, tmp_path: Path) -> None:
    write(kind, tmp_path / kind)
    model = SentenceTransformer(str(tmp_path / kind), device="cpu")
    vectors = model.encode(TEXTS, prompt_name=prompt)
    assert np.array_equal(vectors, model.encode(TEXTS))  # it knows for which texts it is
    ours = getattr(load_encoder(""), method)(TEXTS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-4)
    assert (vectors * ours).sum(axis=1).min() > LEAST_COSINE


def test_the_cross_encoder_gives_the_scores_of_onnx(tmp_path: Path) -> None:
    write("reranker", tmp_path / "reranker")
    model = CrossEncoder(str(tmp_path / "reranker"), device="cpu")
    candidates = [Candidate(passage, asked) for passage in TEXTS for asked in ("", "乱倒垃圾找谁管")]
    ours = OnnxReranker(settings().models / "encoder", 1)(TEXTS[0], candidates)
    theirs = model.predict([pair(TEXTS[0], candidate) for candidate in candidates])
    assert np.corrcoef(ours, theirs)[0, 1] > LEAST_AGREEMENT
    assert int(np.argmax(ours)) == int(np.argmax(theirs))


def test_the_folder_serves_as_encoder_of_the_settings(tmp_path: Path) -> None:
    write("passages", tmp_path / "passages")
    backend = SentenceTransformerBackend(str(tmp_path / "passages"))
    assert backend.dimension == 384
    ours = load_encoder("").encode_passages(TEXTS[:1])
    theirs = backend([PASSAGE_PREFIX + TEXTS[0]])  # the prefix of the folder is not put before it once more
    assert float((ours * theirs).sum()) > LEAST_COSINE
