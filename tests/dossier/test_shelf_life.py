"""Goods called past their date that by their own label were not; and totals of the same sums in two papers."""

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case

FACTS = "2025年6月3日，某店货架上待售超过保质期的食品。"


def _about(text: str, facts: str = FACTS, name: str = "现场笔录") -> list[str]:
    piece = {"id": "E1", "kind": "勘验笔录、现场笔录", "name": name, "text": text}
    case = Case.model_validate({"facts": facts, "act_date": "2025-06-03", "evidence": [piece]})
    return [clash.about for clash in case_contradictions(case)]


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("麻花6袋，生产日期2024年12月1日，保质期9个月，均超过保质期。", True),
        ("麻花6袋，生产日期2024年8月1日，保质期9个月，均超过保质期。", False),
        ("酸奶5盒，生产日期：2025年5月20日，保质期21天，已过期。", True),
        ("酸奶5盒，生产日期：2025年5月1日，保质期21天，已过期。", False),
        ("椰汁3罐，生产日期为2024年7月12日，保质期为12个月，超过保质期。", True),
        ("椰汁3罐，生产日期为2023年7月12日，保质期为12个月，超过保质期。", False),
        ("罐头2瓶，生产日期2022年7月1日，保质期三年，过期。", True),
        ("罐头2瓶，生产日期2022年5月1日，保质期三年，过期。", False),
        ("面包1袋，生产日期2025年6月1日，保质期7天，未超过保质期；麻花已过期。", False),
        ("麻花6袋，生产日期2024年8月1日，麻团保质期9个月，超过保质期。", False),
        ("酸奶5盒，生产日期2025年3月1日，保质期21天，已过期；面包，生产日期2025年6月1日，保质期7天。", False),
        ("面包，生产日期2025年6月1日，保质期7天；酸奶5盒，生产日期2025年5月20日，保质期21天，已过期。", True),
        ("试剂2瓶，生产日期2024年12月1日，保质期24个月，开瓶后7天内用完，已过期。", False),
        ("肉丸2袋，生产日期2025年5月20日，保质期6个月，解冻后放了五天，过期。", False),
        ("面包1袋，改标后生产日期2025年6月1日，保质期7天，超过保质期。", False),
        ("灭火器1具，生产日期2024年1月1日，有效期10年，指针在红区，已失效。", False),
        ("麻花1袋，生产日期9999年1月1日，保质期999天，过期。", False),
        ("面膜4盒，生产日期2024年1月1日，限用日期2027年1月1日。", False),
    ],
)
def test_a_label_by_which_goods_were_still_good(text: str, *, good: bool) -> None:
    assert ("是否超过保质期" in _about(text)) is good


def test_what_is_not_said_to_be_past_its_date_or_is_seen_later_is_left_alone() -> None:
    text = "麻花6袋，生产日期2024年12月1日，保质期9个月，均超过保质期。"
    assert _about(text, facts="某店无证经营食品。") == []
    assert "是否超过保质期" not in _about(text, name="复查笔录")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("车费4800元，房费8640元，餐费2160元，合计15600元。", "车费4800元、房费8640元、餐费2160元，共计16500元。", True),
        ("车费4800元，房费8640元，餐费2160元，合计15600元。", "车费4800元、房费8640元、餐费2160元，共计15600元。", False),
        ("车费4800元，房费8640元，餐费2160元，合计15600元。", "车费4800元、房费8640元、餐费2160元、门票900元，共计16500元。", False),
        ("车费4800元，房费8640元，餐费2160元，合计15600元。", "车费4800元、房费8640元、餐费2160元，扣除手续费后合计15000元。", False),
        ("车费4800元，房费8640元，餐费2160元，合计15600元。", "车费4800元、房费8640元、餐费2160元，合计获利3100元。", False),
        ("车费4800元，房费8640元，合计13440元。", "车费4800元，房费8640元，另有其他，共计14440元。", False),
    ],
)  # fmt: skip
def test_two_totals_of_the_same_sums(one: str, other: str, *, apart: bool) -> None:
    pieces = [
        {"id": f"E{n}", "kind": "书证", "name": f"结算单{n}", "text": text}
        for n, text in enumerate((one, other))
    ]
    case = Case.model_validate({"facts": "某事。", "evidence": pieces})
    assert any("合计" in clash.about for clash in case_contradictions(case)) is apart
