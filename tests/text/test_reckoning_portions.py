"""What a share of a base comes to, by how much two accounts differ, and a rate by a count of all there are."""

import pytest

from assistant.text.reckoning import reckonings

WRONG = [
    ("成交额合计40000元。平台按成交额的15%收取佣金，实际收取8000元。", "6000元"),
    ("学费共计25000元。按照学费的20%支付介绍费，共支付4000元。", "5000元"),
    ("门票收入30000元，按门票收入的10%的比例返还导游，返还4500元。", "3000元"),
    ("台账载明产生废油12.5吨。地磅数据为20.0吨，两本台账相差6.5吨。", "7.5吨"),
    ("甲账记收入52000元，乙账记收入81000元，差额为19000元。", "29000元"),
    ("登记面积120平方米，实测面积155平方米，相差25平方米。", "35平方米"),
    ("用自卸车2辆，共运9车，每车12立方米，计120立方米。", "108立方米"),
    ("雇工5名，合计40天，每天300元，共计14000元。", "12000元"),
]
RIGHT = [
    "成交额合计40000元。平台按成交额的15%收取佣金，实际收取6000元。",
    "成交额合计40000元。平台按成交额的15%收取佣金，其中已付3000元。",
    "成交额甲店40000元、成交额乙店9000元。平台按成交额的15%收取佣金，实际收取8000元。",
    "合同价款40000元。按成交额的15%收取佣金，实际收取8000元。",
    "按照规定的3%加处罚款。货款40000元。",
    "台账载明产生废油12.5吨。地磅数据为20.0吨，两本台账相差7.5吨。",
    "甲账12.5吨、乙账20.0吨、丙账31.0吨，相差6.5吨。",
    "登记面积120平方米，实测面积155平方米，相差25米。",
    "用自卸车2辆，共运9车，每车12立方米，计108立方米。",
    "用自卸车2辆，每辆运9车，每车12立方米，计216立方米。",
    "雇工5名，每名40天，每天300元，共计60000元。",
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_does_not_come_out_is_told(text: str, expected: str) -> None:
    assert expected in [one.expected for one in reckonings(text) if one.wrong]


@pytest.mark.parametrize("text", RIGHT)
def test_what_comes_out_or_cannot_be_told_is_silent(text: str) -> None:
    assert [one.expected for one in reckonings(text) if one.wrong] == []
