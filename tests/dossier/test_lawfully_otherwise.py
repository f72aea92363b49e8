"""Papers of a case in order that differ near what is told twice, in the wording of several trades, and the faults beside them."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest

from assistant.dossier.model import EvidenceKind
from assistant.dossier.retold import numbers_retold
from assistant.dossier.told_twice import told_twice
from tests.dossier.test_told_twice import PAPER, PARTY, PICTURE, RECORD, WITNESS, Row, _case


def _told(facts: str, *rows: Row, **fields: object) -> bool:
    return bool(list(told_twice(_case(facts, *rows, **fields))))


SOLD = "李华销售未经检疫的猪肉，排放污水。"
SELLING: Row = (RECORD, "现场检查笔录", "李华正在销售猪肉，院内有管排放污水。")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("我从来没有卖过猪肉。", True),
        ("我从来没有卖过病猪肉，这些肉只是没有检疫票。", False),  # another thing
        ("我没有卖过给学校的猪肉，散户买的多。", False),  # another buyer
        ("我没卖过猪肉，这是头一回。", False),  # before
        ("问：以前在别处卖过猪肉吗？答：我没有卖过。", False),
        ("问：卖过猪肉吗？答：我没有卖过。", True),
        ("问：这些污水是不是你们排放的？答：不是，是隔壁的。", True),
        ("问：旁边那根雨水管排放的水是不是你们的？答：不是，是市政管网的。", False),
        ("问：上述排放污水的行为是否是你故意的？答：不是的，是泵坏了。", False),
        ("问：拉猪的车是不是你们的？答：不是，是雇的。", False),
    ],
)
def test_what_is_denied(text: str, *, said: bool) -> None:
    assert _told(SOLD, SELLING, (PARTY, "李华询问笔录", text)) is said


BUILT = "经查，该公司自2026年2月10日起擅自建设厂房。"


@pytest.mark.parametrize(
    ("facts", "kind", "text", "said"),
    [
        (BUILT, WITNESS, "1月20日开始建设厂房，我是瓦工。", True),
        (BUILT, WITNESS, "1月20日进场搭工棚，等了二十天才挖厂房基础。", False),  # what came before
        (BUILT, PARTY, "问：公司什么时候开始营业的？答：2024年5月1日。", False),  # older than the act
        (BUILT, PARTY, "问：什么时候开工的？答：2026年3月1日。", True),
        (
            "经查，该店自2026年2月10日起无证经营餐饮。",
            PARTY,
            "问：餐饮什么时候开始经营的？答：2025年10月1日，许可证今年2月9日到期。",
            False,
        ),
        (
            "经查，该店自2026年2月10日起销售过期食品。",
            PARTY,
            "问：这批食品什么时候开始过期的？答：标签上是1月31日。",
            False,
        ),
        (
            "经查，该机构自2026年2月10日起开展学科培训。",
            WITNESS,
            "我孩子1月25日开始学画画，学科是后来加的。",
            False,
        ),
    ],
)
def test_when_it_began(facts: str, kind: EvidenceKind, text: str, *, said: bool) -> None:
    assert _told(facts, (kind, "某某询问笔录", text)) is said


@pytest.mark.parametrize(
    ("reasons", "fine", "said"),
    [
        ("处合同价款百分之一的罚款。", 12000, True),
        ("处合同价款百分之一的罚款。", 11260, False),
        ("可处合同价款百分之一的罚款11260元，减轻处罚，罚款8000元。", 8000, False),
        ("处合同价款百分之一的罚款，对另一行为另处罚款1000元。", 12260, False),
        ("已退还合同价款的40%，危害小。", 8000, False),  # no fine
        ("按合同价款的30%计算利润。", 8000, False),
    ],
)
def test_a_share_of_a_fine(reasons: str, fine: int, *, said: bool) -> None:
    assert _told("工程合同价款1126000元。", discretion=reasons, fine_yuan=Decimal(fine)) is said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("营业执照", "名称：东平市清源面粉有限公司，法定代表人：周大海。", True),
        ("供货商营业执照", "名称：东平市清源面粉有限公司，法定代表人：周大江。", False),
        ("租赁合同", "承租方：东平市清源面粉有限公司（系同一老板的另一公司）", False),
        ("登记档案", "东平市清河面粉有限公司2024年法定代表人由周大江变更为现法定代表人。", False),
        ("协查笔录", "执法人员：张建国、李晓峰协助检查。", False),
        ("检查笔录", "执法人员：张建国、李晓雨。", True),
        ("移送函", "执法人员：张建国（东安县公安局）、李晓峰。", False),
    ],
)
def test_whose_name_it_is(name: str, text: str, *, said: bool) -> None:
    assert _told("某事。", (PAPER, name, text)) is said


PAY: Row = (PAPER, "工资表", "王强：3月5000元，4月5200元，合计10200元；赵敏：3月4800元。")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3月4500元没有发。", True),
        ("3月5000元，两个月合计9200元，预支了1000元。", False),
        ("3月4500元，扣了500元伙食费。", False),
        ("3月5400元，其中400元是补贴。", False),
    ],
)
def test_why_a_sum_differs(text: str, *, said: bool) -> None:
    assert _told("该公司拖欠工资。", PAY, (WITNESS, "王强询问笔录", text)) is said


@pytest.mark.parametrize(
    ("record", "picture", "said"),
    [
        ("现场称重，320千克。", "电子秤显示345千克。", True),
        ("现场称重，净重320千克。", "电子秤显示毛重345千克。", False),
        ("逐箱称重，共320千克。", "电子秤显示24.1千克。", False),
        ("昼间噪声320分贝。", "声级计显示345分贝。", False),  # passes from moment to moment
    ],
)
def test_one_reading(record: str, picture: str, *, said: bool) -> None:
    facts = "查获货物320千克，噪声320分贝。"
    assert _told(facts, (RECORD, "检查笔录", record), (PICTURE, "照片", picture)) is said


HOTEL = "该酒店三层客房未装烟感，东平市东关路18号面粉加工坊堆放黑色垃圾袋30个，蓝色围挡倒塌，保安员14名。"
HOTEL_SEEN: tuple[Row, ...] = (
    (RECORD, "检查笔录", f"2026年3月5日检查：{HOTEL}"),
    (PICTURE, "照片", "三层客房未装烟感，东平市东关路18号面粉加工坊，黑色垃圾袋，蓝色围挡倒塌。"),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("四层客房未装烟感。", True),
        ("四层客房的烟感是去年装的，没有装完。", False),  # another floor
        ("我在东平市东关路26号面粉店买过面。", False),  # another shop of the trade
        ("我在东平市东关路26号面粉加工坊买过面。", True),
        ("那天看到绿色围挡倒塌。", True),
        ("第二天就装了绿色围挡。", False),  # later
        ("我们公司用的是绿色垃圾袋，那些不是我们的。", False),
        ("在岗保安员9名。", True),
        ("我们这班保安员7名。", False),
        ("晚上值班的保安员5名。", False),
        ("倒塌的围挡占地一亩多。", False),
    ],
)
def test_another_of_its_kind(text: str, *, said: bool) -> None:
    assert _told(HOTEL, *HOTEL_SEEN, (WITNESS, "刘某询问笔录", text)) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [("那天是王建国驾驶货车运的渣土。", True), ("那天是王建国驾驶装载机给他装的渣土。", False)],
)
def test_another_machine(text: str, *, said: bool) -> None:
    record: Row = (RECORD, "检查笔录", "驾驶员周大海，正在驾驶货车。")
    assert _told("2026年3月5日，周大海驾驶货车运输渣土。", record, (WITNESS, "司机笔录", text)) is said


def test_long_lists_are_compared_in_time() -> None:
    """Two lists of 900 rows: numbers meet only those that they may be slips of, or on which several papers agree."""
    sold = "；".join(f"2026年3月{n % 28 + 1}日销售粮袋{n + 1}袋，收款{n * 35 + 35}元" for n in range(900))
    rows: tuple[Row, ...] = ((PAPER, "销售台账", sold), (RECORD, "检查笔录", sold.replace("收款3", "收款4")))
    began = process_time()
    list(numbers_retold(_case("销售粮袋共18000袋。", *rows)))
    assert process_time() - began < 30  # some 3 s; each against each took minutes
