"""Entries of one make and their total, a valued sum, and what is left between two walls."""

from __future__ import annotations

import pytest

from assistant.text.reckoning import reckonings


def _wrong(text: str) -> list[tuple[str, str]]:
    return [(one.told, one.expected) for one in reckonings(text) if one.wrong]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("A机18时上机，3小时，收费12元；B机19时上机，2小时，收费8元；合计30元；均为现金。", ("30元", "20元")),
        ("2时10分甲车净重28.6吨；2时35分乙车净重37.9吨；合计56.5吨。", ("56.5吨", "66.5吨")),
        ("1号楼建6层，面积1200平方米；2号楼建5层，面积1000平方米；合计2300平方米。", ("2300平方米", "2200平方米")),
        ("标的为活鱼40公斤，单价12元/公斤，认定价格580元。", ("580元", "480元")),
        ("木材6立方米，单价900元/立方米，鉴定价格4500元。", ("4500元", "5400元")),
        ("巷道两侧墙面净距2.40米，堆物占用宽度1.10米、长度5.20米，剩余净宽1.50米。", ("1.5米", "1.3米")),
        ("走道宽1.80米，货物占用0.70米，长3.10米，剩余净宽0.90米。", ("0.9米", "1.1米")),
    ],
)  # fmt: skip
def test_what_does_not_come_out(text: str, wrong: tuple[str, str]) -> None:
    assert _wrong(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "A机18时上机，3小时，收费12元；B机19时上机，2小时，收费8元；合计20元。",
        "甲户占地3亩，补偿款900元；乙户占地2亩，补偿款600元，扣除预付100元；合计1400元。",  # taken off
        "甲店售12瓶，单价30元；乙店售2瓶，单价20元；合计400元。",  # prices each
        "1号楼住6户，共有18人；2号楼住5户，共有15人；合计30人。",  # persons may be counted twice
        "甲车运2趟，运费300元；乙车运1趟，油费150元；合计500元。",  # not of one label
        "3月运2趟，运费300元，装卸费50元；4月运1趟，运费150元；合计500元。",  # another sum in an entry
        "标的为活鱼40公斤，单价12元/公斤，认定价格480元。",
        "巷道两侧堆物，净距2.40米，占用宽度1.10米，剩余净宽0.90米。",  # on both sides
        "巷道两侧墙面净距2.40米，堆物占用宽度1.10米、长度5.20米，剩余净宽1.30米。",
    ],
)  # fmt: skip
def test_what_comes_out_or_cannot_be_told(text: str) -> None:
    assert _wrong(text) == []
