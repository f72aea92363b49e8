import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.speech.lexicon import Lexicon, load_lexicon, pinyin


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(
        {"本案": ["顺达家具厂", "林远舟"], "法规": ["中华人民共和国行政处罚法", "行政处罚法"]}
    )


@pytest.mark.parametrize(
    ("text", "heard", "proposed"),
    [
        ("请问你和顺达家具场是什么关系", "顺达家具场", "顺达家具厂"),
        ("有没有办理临时战道的许可", "临时战道", "临时占道"),
        ("对此你有没有陈述和身变", "陈述和身变", "陈述和申辩"),
        ("废活性碳堆在仓库", "废活性碳", "废活性炭"),
        ("按照行政处法法", "行政处法法", "行政处罚法"),
        ("我叫林元周", "林元周", "林远舟"),
        ("有没有责令该正", "责令该正", "责令改正"),
    ],
)
def test_suggests_with_both_readings(lexicon: Lexicon, text: str, heard: str, proposed: str) -> None:
    found = [h for h in lexicon.suggest(text) if h.proposed == proposed]
    assert [h.heard for h in found] == [heard]
    assert text[found[0].start : found[0].end] == heard
    assert found[0].proposed_pinyin == " ".join(pinyin(proposed))


@pytest.mark.parametrize(
    "text",
    ["", "今天天气很好我们去公园玩", "占道经营要办许可证", "abc 123", "他的意见我知道了", "请你核对笔录"],
)
def test_leaves_right_words_alone(lexicon: Lexicon, text: str) -> None:
    assert lexicon.suggest(text) == ()


def test_common_words_are_questioned_only_where_the_recogniser_was_unsure(lexicon: Lexicon) -> None:
    assert lexicon.suggest("他在复查") == ()
    assert [h.proposed for h in lexicon.suggest("他在负责", ["负"])] == []
    assert [h.proposed for h in lexicon.suggest("他在工第上", ["工第"])] == ["工地"]


@settings(deadline=None)
@given(st.text(alphabet="我们是执法人员喷气车间整该abc12，。", max_size=40))
def test_suggestions_never_overlap_and_fit_the_text(text: str) -> None:
    found = load_lexicon().suggest(text)
    assert all(text[h.start : h.end] == h.heard != h.proposed for h in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
