"""A total behind a label that is of all the parts of its list."""

from __future__ import annotations

import pytest

from assistant.text.reckoning import reckonings


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("3月1日800元、3月9日600元，备注“学费”，两笔共2400元。", True),
        ("4月2日50元、4月3日70元、4月4日60元，商品名称“停车月票”，三笔合计280元。", True),
        ("3月1日800元、3月9日600元，备注“学费”，两笔共1400元。", False),
        ("3月1日800元、3月9日600元，备注含押金，两笔共2400元。", False),
        ("3月1日800元、3月9日600元，摘要为租金，三笔共2400元。", False),
        ("3月1日800元、3月9日600元，另收押金，两笔共2400元。", False),
    ],
)
def test_a_label_of_the_list_does_not_part_it_from_its_total(text: str, *, wrong: bool) -> None:
    assert any(found.wrong for found in reckonings(text)) is wrong
