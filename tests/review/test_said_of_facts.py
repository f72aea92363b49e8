"""R08: what a piece is told to say against the facts: only the same thing, of the party, at the time of the act."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_mended_kinds import FACTS
from tests.review.test_planted import CLEAN

PHOTOS = "现场照片6张、"
UNSOLD = "板材尚未出售"
UNAPPROVED = "该公司未办理动火审批"
MENDED = "2026年3月9日该公司清理完毕"


def contradicted(facts: str, piece: str, library: LawLibrary) -> bool:
    assert CLEAN.count(PHOTOS) == CLEAN.count(FACTS) == 1
    text = CLEAN.replace(FACTS, f"堵塞疏散通道，{facts}。2026").replace(PHOTOS, f"{PHOTOS}{piece}、")
    return any("与认定的事实相反" in f.message for f in review(text, library=library).findings)


@pytest.mark.parametrize(
    ("facts", "piece", "told"),
    [
        (UNSOLD, "证人庚某的询问笔录（称当天向该公司购买板材两张）", True),
        (UNSOLD, "证人庚某的询问笔录（证实该公司将板材卖给附近住户）", True),
        (UNSOLD, "销售台账（显示已售出板材两张）", True),
        # how the party came by it, what it means to do, what it denies, who sold to it
        (UNSOLD, "进货单（证明板材从乙木材市场购进）", False),
        (UNSOLD, "对负责人己某的询问笔录（称板材在外地购买）", False),
        (UNSOLD, "对负责人己某的询问笔录（称准备将板材卖给工地）", False),
        (UNSOLD, "对负责人己某的询问笔录（称没有将板材卖给他人）", False),
        (UNSOLD, "证人辛某的询问笔录（称将板材卖给该公司）", False),
        (UNSOLD, "对负责人己某的询问笔录（不能证明已售出）", False),
        # a part of it
        ("板材购进100张，已销售40张，其余尚未出售", "证人庚某的询问笔录（称当天向该公司购买板材两张）", False),
        (UNAPPROVED, "证人庚某的询问笔录（称公司早已办理动火审批）", True),
        ("该公司没有取得动火作业许可证", "证人庚某的询问笔录（称公司已取得动火作业许可证）", True),
        # a licence that may be another (a hint), another licence, another's, later, believed, not needed
        ("该公司未取得许可证", "证人庚某的询问笔录（称公司已取得动火作业许可证）", False),
        ("该公司未取得动火作业许可证", "许可查询结果（证明该公司已取得食品经营许可证）", False),
        ("该公司未取得动火作业许可证", "证人庚某的询问笔录（称房东已取得动火作业许可证）", False),
        (UNAPPROVED, "对负责人己某的询问笔录（称检查后已办理动火审批）", False),
        (UNAPPROVED, "对负责人己某的询问笔录（称以为员工已办理动火审批）", False),
        (UNAPPROVED, "审批查询结果（不能证明已办理动火审批）", False),
        ("该处作业无需办理动火审批", "证人庚某的询问笔录（称公司已办理动火审批）", False),
        (MENDED, "证人庚某的询问笔录（称2026年3月2日已清理）", True),
        # not done on that day, or only ordered, looked at, due
        (MENDED, "现场照片（证明2026年3月5日尚未清理）", False),
        (MENDED, "责令改正通知书存根（证明2026年3月5日责令清理）", False),
        ("责令其于2026年3月9日前清理", "证人庚某的询问笔录（称2026年3月8日已清理）", False),
        ("2026年3月9日复查发现通道已清理", "证人庚某的询问笔录（称2026年3月8日已清理）", False),
    ],
)  # fmt: skip
def test_a_piece_against_the_facts(packaged_library: LawLibrary, facts: str, piece: str, told: bool) -> None:
    assert contradicted(facts, piece, packaged_library) is told


@pytest.mark.parametrize(("piece", "told"), [("显示仅有2名顾客", True), ("显示3名执法人员在场", False)])
def test_people_of_the_office_are_not_counted(packaged_library: LawLibrary, piece: str, told: bool) -> None:
    text = CLEAN.replace(FACTS, "堵塞疏散通道，场内有5名顾客，2名执法人员在场。2026")
    text = text.replace(PHOTOS, f"现场照片6张（{piece}）、")
    found = review(text, library=packaged_library).findings
    assert any("不一致，存在矛盾" in f.message for f in found) is told
