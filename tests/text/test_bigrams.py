"""Pairs of characters, against the plain definition."""

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.bigrams import bigrams, standing_in

TEXTS = st.text(st.sampled_from("未取得许可证a1，。\n 一\u9fff\u4dff"), max_size=30)


@given(TEXTS)
def test_pairs_are_neighbours_among_chinese_characters(text: str) -> None:
    both = (text[at : at + 2] for at in range(len(text) - 1))
    assert bigrams(text) == {pair for pair in both if re.fullmatch("[\u4e00-\u9fff]{2}", pair)}


@given(TEXTS, TEXTS)
def test_pairs_that_stand_in_a_text_are_those_that_both_have(words: str, text: str) -> None:
    assert standing_in(bigrams(words), text) == len(bigrams(words) & bigrams(text))
