from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from conftest import sample_units
from fake_encoder import FakeEncoder

from assistant.errors import SearchIndexError
from assistant.search.build import build
from assistant.search.fusion import Fusion
from assistant.search.hybrid import HybridIndex, Request
from assistant.search.store import VectorStore
from assistant.search.units import Found, Scope, Unit


@pytest.fixture
def index(tmp_path: Path, encoder: FakeEncoder, store: VectorStore) -> HybridIndex:
    build(tmp_path / "articles", sample_units(), encoder, store)
    return HybridIndex(tmp_path / "articles", encoder)


def ask(index: HybridIndex, text: str, scope: Scope | None = None, k: int = 10) -> list[Found]:
    return index.search([Request(text)], scope, k)[0]


def test_the_nearest_text_comes_first_and_all_channels_say_so(index: HybridIndex) -> None:
    best = ask(index, "夜间施工噪声扰民的，处以罚款，编号46")[0]
    assert best.ref == 1046
    assert set(best.channels) == {"dense", "characters"}


@pytest.mark.parametrize(
    ("scope", "regions"),
    [
        (Scope(), {""}),
        (Scope("浙江省"), {"", "浙江省"}),
        (Scope("浙江省/温州市"), {"", "浙江省", "浙江省/温州市"}),
        (Scope("江苏省"), {""}),
        (Scope("浙江省/杭州市"), {"", "浙江省"}),
    ],
)
def test_scope_is_national_law_plus_the_place_itself(
    index: HybridIndex, scope: Scope, regions: set[str]
) -> None:
    units = {unit.ref: unit for unit in sample_units()}
    found = {hit.ref for hit in ask(index, "违法停放罚款", scope, 100)}
    expected = {u.ref for u in units.values() if u.region in regions and u.until > scope.day()}
    assert found == expected


def test_as_of_a_day_only_what_was_in_force(index: HybridIndex) -> None:
    before = {hit.ref for hit in ask(index, "罚款", Scope(as_of=date(2019, 12, 31)), 100)}
    after = {hit.ref for hit in ask(index, "罚款", Scope(as_of=date(2020, 1, 1)), 100)}
    ended = {u.ref for u in sample_units() if u.until < 999_999 and u.region == ""}
    assert ended <= before
    assert not ended & after


def test_equal_texts_share_a_row_and_the_version_in_force_answers(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    day = date(2015, 1, 1).toordinal()
    units = [Unit(1, "同文", ("同文",), until=day), Unit(2, "同文", ("同文",), since=day)]
    manifest = build(tmp_path / "a", units, encoder, VectorStore(tmp_path / "v"))
    index = HybridIndex(tmp_path / "a", encoder)
    assert (manifest.rows, manifest.units) == (1, 2)
    assert [h.ref for h in ask(index, "同文", Scope(as_of=date(2014, 12, 31)))] == [1]
    assert [h.ref for h in ask(index, "同文", Scope(as_of=date(2015, 1, 1)))] == [2]


def test_a_unit_of_several_passages_is_found_once_by_its_nearest(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    units = [Unit(1, "甲", ("放养烈性犬", "倾倒垃圾")), Unit(2, "乙", ("无关之事",))]
    build(tmp_path / "a", units, encoder, VectorStore(tmp_path / "v"))
    found = ask(HybridIndex(tmp_path / "a", encoder), "倾倒垃圾")
    assert [hit.ref for hit in found] == [1, 2]


@pytest.mark.parametrize("text", ["", "，。！", "xyzzy", "😀"])
def test_a_question_without_known_tokens_is_still_answered(index: HybridIndex, text: str) -> None:
    assert len(ask(index, text)) <= 10


def test_batches_and_threads_give_what_single_questions_give(index: HybridIndex) -> None:
    texts = [f"{word}处理" for word in ("停放车辆", "建筑垃圾", "餐饮", "搭建", "噪声", "遛狗")] * 5
    single = [ask(index, text) for text in texts]
    assert index.search([Request(text) for text in texts]) == single
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: ask(index, text), texts)) == single


def test_statements_bring_in_what_the_whole_text_hides(index: HybridIndex) -> None:
    found = index.search([Request("某日执法检查", statements=("遛狗不牵绳的，给予警告，编号17",))], None, 5)[
        0
    ]
    assert 1017 in {hit.ref for hit in found}


def test_who_asks_alike_is_led_to_the_same_unit(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    units = [*sample_units(), Unit(1, "第三十条 处警告", ("第三十条 处警告",), asked=("广场舞太吵谁管",))]
    build(tmp_path / "a", units, encoder, store)
    assert encoder.asked == 1
    index = HybridIndex(tmp_path / "a", encoder)
    found = index.search([Request("跳广场舞太吵归谁管")], fusion=Fusion({"asked": 1.0}))[0]
    assert [(hit.ref, hit.channels) for hit in found] == [(1, ("asked",))]
    build(tmp_path / "a", units, encoder, store)
    assert encoder.asked == 1


def test_a_changed_question_is_indexed_anew(tmp_path: Path, encoder: FakeEncoder, store: VectorStore) -> None:
    for question in ("广场舞太吵谁管", "夜里装修太吵谁管"):
        build(tmp_path / "a", [*sample_units(), Unit(1, "甲", ("甲",), asked=(question,))], encoder, store)
    index = HybridIndex(tmp_path / "a", encoder)
    found = index.search([Request("夜里装修太吵谁管")], fusion=Fusion({"asked": 1.0}))[0]
    assert found[0].ref == 1
    assert encoder.asked == 2


def test_only_the_chosen_lexical_channels_are_built(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    build(tmp_path / "a", sample_units(), encoder, store, channels=("characters",))
    index = HybridIndex(tmp_path / "a", encoder)
    assert set(index.scores(Request("倾倒垃圾")).channels) == {"characters", "dense", "asked"}
    build(tmp_path / "a", sample_units(), encoder, store)
    index = HybridIndex(tmp_path / "a", encoder)
    assert "words" in index.scores(Request("倾倒垃圾")).channels


def test_without_encoder_the_lexical_channels_answer(tmp_path: Path, index: HybridIndex) -> None:
    found = ask(HybridIndex(tmp_path / "articles", None), "夜间施工噪声")
    assert found
    assert all("dense" not in hit.channels for hit in found)


def test_another_encoder_is_refused_with_what_to_do(tmp_path: Path, index: HybridIndex) -> None:
    with pytest.raises(SearchIndexError, match="assistant index build"):
        HybridIndex(tmp_path / "articles", FakeEncoder("another"))


def test_an_index_never_built_is_refused(tmp_path: Path, encoder: FakeEncoder) -> None:
    with pytest.raises(SearchIndexError, match="尚未构建"):
        HybridIndex(tmp_path / "nothing", encoder)


def test_an_empty_corpus_answers_nothing(tmp_path: Path, encoder: FakeEncoder) -> None:
    build(tmp_path / "a", [], encoder, VectorStore(tmp_path / "v"))
    assert ask(HybridIndex(tmp_path / "a", encoder), "罚款") == []
