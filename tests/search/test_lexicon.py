"""The lexicon of plain words: form, no entry twice, and the words of the law it gives."""

import pytest

from assistant.corpora import corpus, load
from assistant.search.question import Lexicon, legal_terms, plain_words

FILES = [corpus("lexicon/colloquial.yaml"), *sorted(corpus("lexicon/plain").glob("*.yaml"))]


def test_every_file_is_in_form_and_no_entry_stands_twice() -> None:
    entries = [plain for path in FILES for plain in load(path, Lexicon)]
    assert len(entries) == len(set(entries))
    assert len(entries) > 2_500


def test_no_entry_gives_itself_or_nothing() -> None:
    for path in FILES:
        for plain, terms in load(path, Lexicon).items():
            assert terms
            assert plain not in terms
            assert len(set(terms)) == len(terms)


@pytest.mark.parametrize(
    ("facts", "term"),
    [
        ("肉摊那台秤少二两", "计量器具"),
        ("两个人没有电工证就在接线", "特种作业"),
        ("厂门口埋了根软管排到沟里", "私设暗管"),
        ("老板把逃生门上锁了", "疏散通道"),
        ("环保手续没下来就把线开了", "环境影响评价"),
        ("车上两桶稀释剂", "危险化学品"),
        ("在楼下支摊卖菜", "占用道路"),
    ],
)
def test_plain_words_give_words_of_the_law(facts: str, term: str) -> None:
    assert term in legal_terms(facts)


def test_a_text_without_plain_words_gives_none() -> None:
    assert plain_words("甲乙丙丁") == []
