"""Sums of papers: what comes out, what does not, what is no sum."""

import pytest

from assistant.dossier.arithmetic import Written, totals_apart, wrong_sums

RIGHT = [
    "20条×380元＋20条×240元＝12400元",
    "处置费用为32.5×280=9100元",
    "1.24万元×8%=992元",
    "按3×5＋2=17",
    "长11米、宽4米，面积11×4=44平方米",
    "100÷3=33.33",
    "两笔分别是7600元、4800元。两笔合计12400元",
    "甲牌20条、乙牌20条，共40条",
    "甲牌20条、乙牌20条，其中共2条抽样",
    "| 品名 | 数量 | 单价 | 金额 |\n| 甲 | 20条 | 380元 | 7600元 |\n| 乙 | 20条 | 240元 | 4800元 |\n| 合计 | 40条 | | 12400元 |",
    "| 日期 | 摘要 | 数量 | 单价 | 金额 |\n| 6月 | 购进 | 40袋 | 4.5元 | 180元 |\n| 7月 | 零售 | 31袋 | 6.5元 | 201.50元 |\n"
    "| 8月 | 抽检 | 9袋 | 6.5元 | 58.50元 |\n| 销售合计 | | 40袋 | | 260元 |",
    "| 序号 | 金额 |\n| 1 | 收65元 |\n| 2 | 收65元 |\n合计收130元；已退回",
    "电话0577-88888888，编号12×34",
    "",
]
WRONG = [
    ("20条×380元＋20条×240元＝13400元", "12400"),
    ("处置费用为32.5×280=11900元", "9100"),
    ("1.24万元×8%=1240元", "992"),
    ("两笔分别是7600元、4800元。两笔合计13400元", "12400"),
    ("甲牌20条、乙牌26条，共40条", "46"),
    ("| 品名 | 数量 | 单价 | 金额 |\n| 甲 | 20条 | 380元 | 7800元 |", "7600"),
    ("| 品名 | 数量 |\n| 甲 | 20条 |\n| 乙 | 26条 |\n| 合计 | 40条 |", "46"),
    ("| 序号 | 金额 |\n| 1 | 收65元 |\n| 2 | 收65元 |\n合计收230元；已退回", "130"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_comes_out_is_quiet(text: str) -> None:
    assert list(wrong_sums(Written("E1", "材料", text))) == []


@pytest.mark.parametrize(("text", "made"), WRONG)
def test_what_does_not_come_out_is_told_with_both_numbers(text: str, made: str) -> None:
    (found,) = wrong_sums(Written("E1", "材料", text))
    assert made in found.b.value
    assert found.a.quote in text.replace("| ", "").replace(" |", "") or found.a.quote.split(" | ")[0] in text


def test_a_total_differs_between_papers_of_the_same_time_only() -> None:
    record = Written("E1", "现场检查笔录", "查出卷烟共40条。")
    lists = Written("E2", "登记保存清单", "品名 | 单位 | 数量\n甲牌卷烟 | 条 | 46\n合计 | 条 | 46")
    later = Written("E3", "改正情况复查笔录", "现场共3条。")
    found = list(totals_apart([record, lists, later]))
    assert [(one.a.value, one.b.value) for one in found] == [("40条", "46条")]


RECORD = Written("E1", "现场检查笔录", "查出卷烟共40条。")
TABLE = "品名 | 单位 | 数量\n{name} | 条 | 46\n合计 | 条 | 46"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (RECORD, Written("E2", "登记保存清单", TABLE.format(name="甲牌卷烟")), True),
        (RECORD, Written("E2", "先行登记保存清单", "卷烟，共46条"), True),
        (RECORD, Written("E2", "登记保存清单", TABLE.format(name="甲")), False),  # 没有说是什么，不比
        (RECORD, Written("E2", "登记保存清单", "当场清点，共46条"), False),
        (Written("E1", "检查笔录", "现场存放，共30条"), Written("E2", "登记保存清单", "共36条"), False),
        (RECORD, Written("E2", "先行登记保存清单", "卷烟，共40条"), False),
        (RECORD, Written("E2", "抽样取证清单", TABLE.format(name="甲牌卷烟")), False),
        (RECORD, Written("E2", "销售台账", "8月售出卷烟共46条"), False),
        (RECORD, Written("E2", "退货单", "退回卷烟共6条"), False),
        (RECORD, Written("E2", "登记保存清单", "毛毯，共46条"), False),
        (RECORD, Written("E2", "情况说明", "卷烟共46条"), False),
        (RECORD, Written("E2", "登记保存清单", "卷烟共约46条"), False),
        (Written("E1", "进货台账", "购进白酒共30箱"), Written("E2", "送货单", "送货白酒合计36箱"), True),
        (Written("E1", "进货台账", "购进白酒共30箱"), Written("E2", "销售台账", "售出白酒合计26箱"), False),
        (Written("E1", "检查笔录", "库存白酒共30箱"), Written("E2", "扣押清单", "扣押啤酒共6箱"), False),
    ],
)
def test_totals_of_other_goods_or_other_dealings_are_no_contradiction(
    one: Written, other: Written, apart: bool
) -> None:
    assert bool(list(totals_apart([one, other]))) is apart
