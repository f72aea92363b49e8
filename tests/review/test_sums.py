"""What a paper works out, as findings of the review; pieces of evidence; a text made tidy."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.pieces import pieces_of
from assistant.review.parts.read import read_decision
from assistant.review.parts.tidy import Tidy
from assistant.review.rule import RuleState
from assistant.review.verb import review
from tests.review.test_planted import CLEAN

FACTS = "堵塞疏散通道。2026"
FOUND = (
    ("R09", "写出的算式", "板材货值4600元（120件×30元）"),
    ("R09", "逐笔相加", "收取1200元、1300元，合计2600元"),
    ("R09", "单价、数量与总额", "板材120件，每件30元，货值4600元"),
    ("R09", "收入、成本与违法所得", "销售款8000元，扣除成本5000元，违法所得4000元"),
    ("R09", "数量之间的算术", "板材甲3张堆、乙18箱、丙7箱，合计35箱"),
    ("R09", "数量之间的算术", "核定存放10吨，实际存放13.5吨，超出5.3吨"),
    ("R32", "表格和清单的合计", "清单如下：\n| 品名 | 数量 |\n| 甲 | 20箱 |\n| 乙 | 26箱 |\n| 合计 | 40箱 |\n堵塞通道"),
)  # fmt: skip
UNCLEAR = (
    ("逐笔相加", "收取1200元、1300元，另收押金500元，合计3100元"),
    ("单价、数量与总额", "板材120件，每件30元，优惠后货值3500元"),
    ("数量之间的算术", "购进10箱，已售6箱，损耗1箱，剩余2箱"),
)


@pytest.mark.parametrize(("rule", "title", "words"), FOUND)
def test_a_wrong_sum_is_found_by_the_rule_for_it(packaged_library, rule: str, title: str, words: str) -> None:  # type: ignore[no-untyped-def]
    answer = review(CLEAN.replace(FACTS, f"堵塞疏散通道。{words}。2026"), library=packaged_library)
    state = {(r.rule, r.title): r.state for r in answer.results}
    assert state[rule, title] is RuleState.FOUND
    assert any(f.rule == rule and f.expected and f.quote in words for f in answer.findings)


@pytest.mark.parametrize(("title", "words"), UNCLEAR)
def test_what_may_be_explained_accuses_no_one_and_says_why(packaged_library, title: str, words: str) -> None:  # type: ignore[no-untyped-def]
    answer = review(CLEAN.replace(FACTS, f"堵塞疏散通道。{words}。2026"), library=packaged_library)
    (result,) = (r for r in answer.results if (r.rule, r.title) == ("R09", title))
    assert result.state is RuleState.CANNOT_TELL
    assert "不能断定" in result.why or "写明了" in result.why
    assert [f for f in answer.findings if f.rule == "R09"] == []


GOODS = (
    ("经查，售出得款400元，剩余的价值1200元，货值金额2600元", "1600元"),
    ("经查，售出40件，销售收入400元，库存20件，货值200元，货值金额共计700元", "600元"),
    ("经查，抽检2件，售出40件得款400元，剩余58件价值580元，货值金额1010元", ""),
    ("经查，售出得款400元，退货款100元，剩余的价值1300元，货值金额1600元", ""),
    ("经查，售出得款400元，剩余的进货价值1200元，按标价计货值金额1900元", ""),
    ("经查，售出40件得款400元，剩余20件（每件10元），价值200元，货值金额600元", ""),
    ("经查，多收床费100元，多收药费200元，多收氧费300元，损失合计500元", "600元"),
    ("经查，销售甲款300元，销售乙款200元，销售退货50元，合计450元", ""),
)  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), GOODS)
def test_sold_and_left_make_the_goods_when_nothing_came_back(
    packaged_library: LawLibrary, words: str, expected: str
) -> None:
    answer = review(CLEAN.replace(FACTS, f"堵塞疏散通道。{words}。2026"), library=packaged_library)
    assert [f.expected for f in answer.findings if f.rule == "R09"] == [expected] * bool(expected)


PIECES = (
    ("以上事实有现场检查笔录、照片3张（证明堆放位置）等证据证实。", ["现场检查笔录", "照片3张（证明堆放位置）"]),
    ("证据一，现场勘验笔录、照片，证明面积；\n证据二，复函，证明未领取许可证；", ["现场勘验笔录", "照片", "复函"]),
    ("【证据】\n| 序号 | 证据名称 | 证明内容 |\n| 1 | 询问笔录 | 经过 |\n| 2 | 身份证复印件 | 身份 |\n", ["询问笔录", "身份证复印件"]),
)  # fmt: skip


@pytest.mark.parametrize(("evidence", "names"), PIECES)
def test_pieces_are_read_one_by_one(evidence: str, names: list[str]) -> None:
    text = f"甲区某局\n行政处罚决定书\n\n经查，当事人于2025年3月5日在乙路8号堆放材料。\n\n{evidence}\n\n当事人的行为违反了《某条例》第一条的规定。"
    found = [piece.name for piece in pieces_of(read_decision(Paper.of_text(text)))]
    assert [name for name in found if name in names] == names


TIDY = (
    ("依据\"某法\",罚款5,000元(大写:伍仟元整)。时间10:30", "依据“某法”，罚款5,000元（大写：伍仟元整）。时间10:30"),
    ("行 政 处 罚 决 定 书\n正文", "行政处罚决定书\n正文"),
    ("落款2025-03-05，编号2025-3-5-1", "落款2025年03月05日，编号2025-3-5-1"),
    ("罚款５０００元", "罚款5000元"),
    ("当\u200b事人", "当事人"),
    ("姓名 白云龙 性别 男", "姓名 白云龙 性别 男"),
)  # fmt: skip


@pytest.mark.parametrize(("source", "tidy"), TIDY)
def test_a_text_is_made_tidy(source: str, tidy: str) -> None:
    assert Tidy(source).text == tidy


def test_cut_lines_are_joined_and_the_way_back_holds() -> None:
    line = (
        "执法人员在甲市乙区丙路检查时发现当事人堆放建筑材料占用人行道约八平方米影响通行并当场责令其清理完毕"
    )
    whole = "".join(line[n:] + line[:n] for n in range(9))
    cut = "\n".join(whole[n : n + 30] for n in range(0, len(whole), 30))
    made = Tidy(cut)
    assert made.text == whole
    for start in range(0, len(whole) - 8, 17):
        a, b = made.origin(start, start + 8)
        assert cut[a:b].replace("\n", "") == whole[start : start + 8]
