import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.tokens import character_keys, normalise, word_keys, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二十万元以下", "200000元以下"),
        ("20万元以下", "200000元以下"),
        ("１．５万元", "15000元"),
        ("第四十二条", "第42条"),
        ("三日内", "3日内"),
        ("第三人", "第3人"),
        ("千万不要", "千万不要"),
        ("ＡＢＣ 店", "abc店"),
        ("一般", "一般"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "contains"),
    [("罚款二十万元", {"罚款", "200000", "元"}), ("占用消防通道", {"占用", "消防", "通道"}), ("，。", set())],
)
def test_words(text: str, contains: set[str]) -> None:
    assert contains <= set(words(text))


@given(st.text())
def test_any_text_gives_keys_within_range(text: str) -> None:
    for keys in (word_keys(text), character_keys(text)):
        assert keys.dtype == np.uint64
        assert (keys < 1 << 42).all()


def test_pairs_do_not_cross_punctuation() -> None:
    assert len(character_keys("罚款，警告")) == 4 + 2
    assert len(character_keys("罚款警告")) == 4 + 3


@given(st.text(alphabet="处罚款三五十百千万元日。1２", max_size=12))
def test_normalise_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
