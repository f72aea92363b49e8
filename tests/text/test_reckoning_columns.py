"""Totals of numbers told apart: by one label, by the columns of entries; a unit without a number; a total with words behind."""

from __future__ import annotations

import pytest

from assistant.text.reckoning import reckonings


def _wrong(text: str) -> list[tuple[str, str]]:
    return [(one.told, one.expected) for one in reckonings(text) if one.wrong]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("甲药卖出3瓶，得款60元，余5瓶；乙药卖出2袋，得款90元，余1袋；卖药得款合计140元。", [("140元", "150元")]),
        ("木椅4把，重20千克，计320元；\n方桌2张，重30千克，计500元。\n合计55千克，金额820元。", [("55千克", "50千克")]),
        ("以下物品：\n木椅4箱，每箱5千克，重20千克；\n方桌2箱，每箱15千克，重30千克。\n共计7箱，50千克。", [("7箱", "6箱")]),
        ("应缴：\n　罚款　800元\n　加处罚款　800元\n　合　计　1500元（人民币壹仟伍佰元整）\n", [("1500元", "1600元")]),
        ("过磅50千克，每千克8元，货值金额500元。", [("500元", "400元")]),
    ],
)  # fmt: skip
def test_a_total_that_does_not_come_out(text: str, wrong: list[tuple[str, str]]) -> None:
    assert _wrong(text) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "甲药卖出3瓶，得款60元，余5瓶；乙药卖出2袋，得款90元，余1袋；卖药得款合计150元。",
        "甲药卖出3瓶，得款60元；乙药卖出2袋，得款90元，退货10元；卖药得款合计140元。",  # taken off
        "卖药得款150元。其中甲药得款60元，乙药得款90元，卖药得款合计150元。",  # told twice
        "甲证载面积100平方米，乙证载面积80平方米，实测面积合计230平方米。",  # measured anew
        "罚款10000元，每日加处罚款300元，加处罚款共计9000元。",  # of each day
        "木椅4把，重20千克，计320元；\n方桌2张，重30千克，计500元。\n合计50千克，金额820元。",
        "木椅4把，重20千克，计320元；\n方桌2张，重30千克，另有散件。\n合计55千克，金额900元。",  # not all rows are read
        "应缴：\n　罚款　800元\n　加处罚款　800元\n　合　计　1600元（人民币壹仟陆佰元整）\n",
        "过磅共重50千克。经认定，每千克8元，货值金额400元。",
    ],
)
def test_what_comes_out_or_may(text: str) -> None:
    assert _wrong(text) == []
