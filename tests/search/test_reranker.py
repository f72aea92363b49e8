"""The shipped reranker and how it is applied: what it reads, order, determinism, failures."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.search.encoder import check_base
from assistant.search.reranker import (
    MAX_ASKED_TOKENS,
    MAX_QUERY_TOKENS,
    MAX_TOKENS,
    Candidate,
    OnnxReranker,
    Reranker,
    join,
    load_reranker,
)
from assistant.settings import settings

WAGES = Candidate("示例法 工资 用人单位应当按月足额支付劳动报酬。", "老板拖着工资不发怎么办")
MARRIAGE = Candidate("示例法 婚姻登记 自愿离婚应当签订书面协议。", "离婚要带什么材料")
BARE = Candidate("示例法 海关 进出口货物应当申报。")


@pytest.fixture(scope="module")
def reranker() -> Reranker:
    found = load_reranker("")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("query", "asked", "passage", "expected"),
    [
        ([0, 5, 2], [0, 6, 2], [0, 7, 2], [0, 5, 2, 2, 6, 2, 2, 7, 2]),
        ([0, 5, 2], [0, 2], [0, 7, 2], [0, 5, 2, 2, 2, 2, 7, 2]),
        ([0, 2], [0, 2], [0, 2], [0, 2, 2, 2, 2, 2]),
    ],
)
def test_join(query: list[int], asked: list[int], passage: list[int], expected: list[int]) -> None:
    assert join(query, asked, passage) == expected


@given(*[st.integers(0, 300)] * 3)
def test_a_joined_text_is_never_too_long(query: int, asked: int, passage: int) -> None:
    made = join(*([0, *[9] * count, 2] for count in (query, asked, passage)))
    assert len(made) <= MAX_TOKENS
    assert made[0] == 0
    assert made[-1] == 2
    assert made.count(9) == min(
        query + asked + passage,
        min(query, MAX_QUERY_TOKENS - 2) + min(asked, MAX_ASKED_TOKENS - 2) + passage,
        MAX_TOKENS - 6,
    )


@pytest.mark.parametrize(
    ("query", "right", "wrong"),
    [
        ("公司三个月没发钱了", WAGES, MARRIAGE),
        ("我俩都同意分开，要写协议吗", MARRIAGE, WAGES),
        ("从国外带货进来不报海关", BARE, MARRIAGE),
    ],
)
def test_what_answers_scores_higher(
    reranker: Reranker, query: str, right: Candidate, wrong: Candidate
) -> None:
    scores = reranker(query, [right, wrong])
    assert scores[0] > scores[1]


def test_company_order_and_threads_change_nothing(reranker: Reranker) -> None:
    candidates = [WAGES, MARRIAGE, BARE]
    scores = reranker("欠薪", candidates)
    assert scores.dtype == np.float32
    assert reranker("欠薪", candidates[::-1]).tolist() == scores[::-1].tolist()
    assert [reranker("欠薪", [one])[0] for one in candidates] == scores.tolist()
    with ThreadPoolExecutor(4) as pool:
        assert all(
            np.array_equal(scores, s) for s in pool.map(lambda _: reranker("欠薪", candidates), range(8))
        )


def test_nothing_to_rank(reranker: Reranker) -> None:
    assert reranker("欠薪", []).tolist() == []


@pytest.mark.parametrize("text", ["", "😀", "罚款" * 400])
def test_odd_texts_get_a_finite_score(reranker: Reranker, text: str) -> None:
    assert np.isfinite(reranker(text, [Candidate(text, text), WAGES])).all()


def test_switched_off() -> None:
    assert load_reranker("off") is None


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="reranker.onnx"):
        OnnxReranker(tmp_path, 1)


def test_it_reads_its_word_vectors_in_the_encoder(tmp_path: Path) -> None:
    """Without ``model.onnx`` beside it the reranker cannot be opened: shared weights are stored once."""
    folder = settings().models / "encoder"
    for name in ("reranker.onnx", "tokenizer.json", "bases.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    with pytest.raises(ModelError):
        OnnxReranker(tmp_path, 1)


def test_the_shipped_models_belong_together() -> None:
    check_base(settings().models / "encoder", "query.onnx")
    check_base(settings().models / "encoder", "reranker.onnx")


@pytest.mark.parametrize("changed", ["model.onnx", "tokenizer.json", "bases.json"])
@pytest.mark.parametrize("file", ["query.onnx", "reranker.onnx"])
def test_a_model_beside_another_encoder_is_refused(tmp_path: Path, file: str, changed: str) -> None:
    folder = settings().models / "encoder"
    for name in (file, "model.onnx", "tokenizer.json", "bases.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    data = bytearray((tmp_path / changed).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / changed).write_bytes(b"{}" if changed == "bases.json" else bytes(data))
    with pytest.raises(ModelError, match="不是一套"):
        check_base(tmp_path, file)
