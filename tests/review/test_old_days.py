"""R19: an old day is one of the act, plainly of another matter, or cannot be told apart from the act: then it is 无法判断."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import RuleState
from tests.review.test_mended_kinds import FACTS
from tests.review.test_planted import CLEAN
from tests.review.test_undecided import CANNOT, FOUND, PASSED, state


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2021年6月3日该公司将板材堆放在疏散通道内", FOUND),
        ("2021年6月3日该公司擅自拆除防火门", FOUND),
        # of the party, and nothing of the charge
        ("2021年6月3日该公司在院内加工家具", CANNOT),
        ("2021年6月3日该公司使用叉车运输木料", CANNOT),
        # of the charge, and perhaps by somebody else
        ("2021年6月3日房东将板材堆放在疏散通道内", CANNOT),
        ("2021年6月3日前任房东擅自拆除防火门", CANNOT),
        # the paper weighs the time bar itself
        ("2021年6月3日该公司将板材堆放在疏散通道内，未超过追责时效", CANNOT),
        # founding, purchase, lease, approval, the doings of others without anything of the charge
        ("2021年6月3日该公司登记设立，从事家具销售", PASSED),
        ("2021年6月3日该公司购买该处库房用于经营", PASSED),
        ("2021年6月3日该楼经消防机构验收并投入使用", PASSED),
        ("2021年6月3日隔壁商户王某某使用电焊机施工", PASSED),
        ("2026年1月9日该公司在院内加工家具", PASSED),
    ],
)
def test_what_an_old_day_is_told_for(packaged_library: LawLibrary, told: str, expected: RuleState) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道；{told}。2026")
    assert state(text, packaged_library, "最早的行为日期") is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2021年6月3日，该公司在院内加工家具。", CANNOT),
        ("2021年6月3日，该公司购买该处库房。", PASSED),
        ("2025年9月3日，该公司在院内加工家具。", PASSED),
    ],
)
def test_history_before_the_act_is_no_act(
    packaged_library: LawLibrary, told: str, expected: RuleState
) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道。{told}2026")
    assert state(text, packaged_library, "追责时效") is expected
