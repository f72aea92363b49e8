"""R08: how many persons a piece shows: the same persons are accused, perhaps others are 无法判断."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import RuleState
from tests.review.test_mended_kinds import FACTS
from tests.review.test_planted import CLEAN
from tests.review.test_undecided import CANNOT, FOUND, PASSED, state

_LIST = "现场检查笔录、"


@pytest.mark.parametrize(
    ("facts", "piece", "expected"),
    [
        # the same persons: what both say of them, or all that were there and fewer than charged
        ("容留5名未成年人在内", "巡查记录（显示仅有2名未成年人）", FOUND),
        ("安排6名焊工无证作业", "花名册（证明4名焊工无证）", FOUND),
        ("安排焊工辛某、壬某、癸某无证作业", "花名册（证明四名焊工无证）", FOUND),
        ("致3名店员受伤", "病历（证明2名店员受伤）", FOUND),
        ("容留5名未成年人在内", "巡查记录（显示5名未成年人）", PASSED),
        ("安排6名焊工无证作业", "花名册（证明6名焊工无证）", PASSED),
        # a part of them, or some that did something else
        ("容留5名未成年人在内", "现场照片（显示2名未成年人）", CANNOT),
        ("现场有10名搬运工", "现场照片（显示3名搬运工未戴安全帽）", CANNOT),
        ("安排6名搬运工作业", "考勤表（显示仅有2名搬运工佩戴安全帽）", CANNOT),
        ("3名搬运工没有佩戴安全帽", "登记册（证明8名搬运工没有参加保险）", CANNOT),
        # others, or at another time
        ("容留5名未成年人在内", "前次巡查记录（显示仅有2名未成年人）", CANNOT),
        ("容留5名未成年人在内", "2025年1月5日巡查记录（显示仅有2名未成年人）", CANNOT),
        ("容留5名未成年人在内", "巡查记录（显示隔壁商店仅有2名未成年人）", CANNOT),
        ("由5名施工人员搬运", "登记册（证明仅有2名施工队长）", CANNOT),
        ("容留5名未成年人在内", "巡查记录（显示仅有2名未成年人，与事实不符，不予采信）", CANNOT),
        # of nobody counted in the facts
        ("在内堆放板材", "巡查记录（显示仅有2名未成年人）", PASSED),
    ],
)
def test_the_same_persons(packaged_library: LawLibrary, facts: str, piece: str, expected: RuleState) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道，{facts}。2026").replace(_LIST, f"{_LIST}{piece}、", 1)
    assert piece in text
    assert state(text, packaged_library, "证据所载人数与事实一致") is expected
