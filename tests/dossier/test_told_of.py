"""Numbers of another time, trader, place, lot or of a permit: not held against what was found; the same thing is."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case
from assistant.dossier.told_of import agreed, clause_before, marks

RECORD, PAPER, PARTY, TEST = "勘验笔录、现场笔录", "书证", "当事人的陈述", "鉴定意见"
Paper = tuple[str, str, str]


def _topics(facts: str, *papers: Paper) -> list[str]:
    rows = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text, "obtained": "2026-03-05"}
        for n, (kind, name, text) in enumerate(papers, 1)
    ]
    case = Case.model_validate({"facts": facts, "act_date": "2026-03-05", "evidence": rows})
    return [clash.topic for clash in case_contradictions(case)]


SOLD = "执法人员查获某店风筝90只，已卖30只，库存60只。"
SEEN = (RECORD, "现场检查笔录", "店内风筝60只，店主说卖了30只，一共90只。")
SAID = (PARTY, "孙某询问笔录", "孙某：一共进了90只，卖了30只，剩60只。")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("销售台账", "售出20只。", True),
        ("某店销售台账", "截至3月5日，风筝共售出20只。", True),
        ("销售台账", "品名：风筝。售出20只。", True),
        ("销售台账", "二月售出20只。", False),
        ("2月销售台账", "售出20只。", False),
        ("销售台账", "2026年1月份。\n售出20只。", False),
        ("销售台账", "一季度售出200只。", False),
        ("销售台账", "2025年度售出200只。", False),
        ("销售台账", "线轮售出20只。", False),
        ("线轮销售台账", "售出20只。", False),
        ("销售台账", "品名：线轮。售出20只。", False),
        ("销售台账", "纸灯笼\n售出20只。", False),
        ("销售台账", "分店售出20只。", False),
        ("登记清单", "全店库存500只。", False),
        ("登记清单", "货架上库存20只。", False),
        ("登记清单", "2号柜台剩余20只。", False),
        ("登记清单", "库存40只。", True),
        ("盘点表", "风筝库存40只。", True),
        ("盘点表", "库存40只。", False),
        ("盘点表", "店内商品库存500只。", False),
    ],
)
def test_totals_of_the_same_goods_and_time(name: str, text: str, *, told: bool) -> None:
    assert bool(_topics(SOLD, SEEN, SAID, (PAPER, name, text))) is told


@pytest.mark.parametrize(
    ("facts", "text", "told"),
    [
        ("该批竹篾含水率71%。", "样品名称：竹篾。实测含水率91%。", True),
        ("经检验，含水率71%。", "送检样品含水率91%。", True),
        ("该批竹篾含水率71%。", "样品名称：绢布。实测含水率91%。", False),
        ("该批竹篾含水率71%。", "竹篾、绢布送检，绢布含水率91%。", False),
        ("该批竹篾含水率71%。", "乙批竹篾含水率91%。", False),
        ("该批竹篾含水率71%。", "竹篾对照样含水率91%。", False),
        ("该批竹篾含水率71%。", "竹篾，样品2含水率91%。", False),
        ("外墙完好率80%。", "屋面完好率60%。", False),
    ],
)
def test_rates_of_one_object(facts: str, text: str, *, told: bool) -> None:
    assert ("率的数值" in "".join(_topics(facts, (TEST, "检验报告", text)))) is told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("情况说明", "占用人行道158平方米。", True),
        ("测绘报告", "占用人行道158平方米。", True),
        ("情况说明", "未经许可，占用人行道158平方米。", True),
        ("占道许可证", "占用人行道158平方米。", False),
        ("情况说明", "许可占用人行道158平方米。", False),
        ("区政府批复", "占用人行道158平方米。", False),
        ("场地租赁合同", "占用人行道158平方米。", False),
        ("施工图", "占用人行道158平方米。", False),
        ("函", "核准的占用人行道158平方米。", False),
        ("函", "证载占用人行道158平方米。", False),
        ("承诺书", "占用人行道158平方米。", False),
        ("情况说明", "隔壁店占用人行道158平方米。", False),
        ("情况说明", "王某店占用人行道158平方米。", False),
        ("情况说明", "去年占用人行道158平方米。", False),
        ("情况说明", "上次检查占用人行道158平方米。", False),
        ("情况说明", "2025年占用人行道158平方米。", False),
        ("情况说明", "北门占用人行道158平方米。", False),
    ],
)
def test_what_was_granted_is_not_what_was_done(name: str, text: str, *, told: bool) -> None:
    done = "占用人行道185平方米。"
    assert (
        bool(_topics(done, (RECORD, "现场检查笔录", done), (PARTY, "笔录", done), (PAPER, name, text)))
        is told
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("美团菜单", {"美团"}),
        ("3月5日售出", set()),
        ("3月售出", {"3月"}),
        ("十二月二十日售出", set()),
        ("2026年3月5日在货架上", {"货架"}),
        ("隔壁店三楼", {"隔壁", "三楼"}),
        ("1号机", {"1号机"}),
        ("市场监督管理局", set()),
    ],
)
def test_marks(words: str, found: set[str]) -> None:
    assert marks(words) == found


def test_agreed_reads_the_last_clause() -> None:
    assert agreed("证言", clause_before("他说许可采伐林木30株", 9))
    assert not agreed("证言", clause_before("他说未经许可采伐林木30株", 11))
    assert not agreed("证言", clause_before("有许可，采伐林木30株", 8))
