"""R14: what the paper calls the act must be a name of an act; 构成违法行为 names none."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_certain_kinds import BASIS, changed
from tests.review.test_planted import CLEAN

DUTY = "第二十八条的规定。"
ASSESSED = "《中华人民共和国环境影响评价法》第三十一条第一款"


def named(words: str, basis: str, library: LawLibrary) -> bool:
    text = changed(CLEAN, {DUTY: f"第二十八条的规定，{words}", BASIS: basis})
    return any("认定的是" in f.message for f in review(text, library=library).findings)


@pytest.mark.parametrize(
    ("words", "basis", "told"),
    [
        ("已构成违法行为。", ASSESSED, False),
        ("构成本条所列违法行为。", ASSESSED, False),
        ("构成违法行为，情节较轻。", ASSESSED, False),
        ("构成消防安全违法行为。", BASIS, False),
        ("构成情节严重的违法行为。", BASIS, False),
        ("构成重大火灾隐患，应予消除。", BASIS, False),
        ("构成遮挡消火栓行为。", BASIS, True),
        ("构成了遮挡消火栓的违法行为。", BASIS, True),
        ("当事人遮挡消火栓一案事实清楚。", BASIS, True),
    ],
)
def test_a_name_of_an_act(packaged_library: LawLibrary, words: str, basis: str, told: bool) -> None:
    assert named(words, basis, packaged_library) is told
