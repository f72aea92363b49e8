"""Shapes that papers of another hand showed: headings in brackets, several parties with a total each, words that deny a reduction."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.desk import WATER, fresh

TWO = """临汀县文化和旅游局
行政处罚决定书
临文旅罚〔2024〕第3号

当事人一：临汀云程旅行社有限公司
统一社会信用代码：91350100M000100Y43
住所：临汀县河田镇榆树路19号
法定代表人：阮仲平
当事人二：和芳，女，当事人一总经理，公民身份号码530102197805060013

2024年4月9日立案。经查，当事人一于2024年3月5日实施甲行为、于2024年3月6日实施乙行为，当事人二是直接负责的主管人员。
2024年5月20日，本局送达《行政处罚事先告知书》，告知拟对当事人一罚款合计20000元、对当事人二罚款合计5000元的内容及事实、理由、依据，以及陈述、申辩的权利。
本局决定：
（一）对当事人一：就甲行为罚款12000元，就乙行为罚款{eight}元，合并执行罚款人民币贰万元整（¥20000.00）。
（二）对当事人二：就甲行为罚款3000元，就乙行为罚款2000元，合并执行罚款人民币{whole}。

临汀县文化和旅游局
2024年6月6日
"""


@pytest.mark.parametrize(
    ("eight", "whole", "wrong"),
    [
        ("8000", "伍仟元整（¥5000.00）", []),
        ("9000", "伍仟元整（¥5000.00）", ["R32"]),
        ("8000", "陆仟元整（¥6000.00）", ["R23", "R32"]),
    ],
)
def test_each_party_has_a_total_of_its_own(
    packaged_library: LawLibrary, eight: str, whole: str, wrong: list[str]
) -> None:
    found = review(TWO.format(eight=eight, whole=whole), library=packaged_library).findings
    assert sorted({f.rule for f in found if f.rule in ("R23", "R32")}) == wrong


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("\n【证据】现场检查笔录1份、照片3张。", False),
        ("【违法事实】你在路边倾倒垃圾。【证据】现场检查笔录1份。", False),
        ("当事人的姓名为【姓名】，住某地。", True),
        ("罚款缴至【银行】。", True),
    ],
)
def test_a_heading_in_brackets_is_no_blank(packaged_library: LawLibrary, text: str, blank: bool) -> None:
    found = review(f"{WATER}{text}\n", library=packaged_library).findings
    assert any(f.rule == "R34" and "未填" in f.message for f in found) == blank


LOW = (
    ("罚款人民币贰万伍仟元整（¥25000.00）", "罚款人民币壹万伍仟元整（¥15000.00）"),
    ("告知拟罚款25000元", "告知拟罚款15000元"),
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("不具备减轻处罚的情形", True),
        ("不存在减轻处罚情节", True),
        ("并无法定的减轻处罚情形", True),
        ("对其减轻处罚的意见不予采纳", True),
        ("具有主动消除危害后果的情形，本局决定减轻处罚", False),
        ("依法予以减轻处罚", False),
        ("鉴于你单位没有违法所得决定减轻处罚", False),
        ("因不具有主观故意依法减轻处罚", False),
        ("不予减轻处罚", True),
        ("不符合应当减轻处罚的条件", True),
        ("请求减轻处罚的意见不成立", True),
    ],
)
def test_a_fine_below_the_range_needs_a_reduction_that_is_granted(
    packaged_library: LawLibrary, said: str, told: bool
) -> None:
    found = fresh(
        "water", (*LOW, ("没有造成危害后果，依法从轻处罚", f"没有造成危害后果，{said}")), packaged_library
    )
    assert any(f.rule == "R15" and "幅度" in f.message for f in found) == told


@pytest.mark.parametrize(
    "line",
    [
        "执法人员（签名及证号）：韦立　13070200011；邹敏　13070200012",
        "执法人员（签名）：韦立 13070200011 邹敏 13070200012",
    ],
)
def test_two_officers_with_numbers_in_one_line_are_two(packaged_library: LawLibrary, line: str) -> None:
    found = review(f"{WATER}{line}\n", library=packaged_library).findings
    assert not [f for f in found if f.rule == "R02"]


@pytest.mark.parametrize("paid", ["向临汀农商银行河田支行交清", "到临汀农商银行河田支行交付罚款"])
def test_ways_to_say_that_it_is_to_be_paid(packaged_library: LawLibrary, paid: str) -> None:
    edits = (("持缴款通知单到临汀农商银行河田支行缴纳罚款", paid),)
    assert not [f for f in fresh("water", edits, packaged_library) if f.rule == "R29"]
