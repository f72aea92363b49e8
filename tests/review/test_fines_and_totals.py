"""A fine told behind a comma is the fine; one sum of what is fined and what is taken is none."""

import pytest

from assistant.review.parts.imposed import imposed_in
from assistant.review.parts.model import Span
from assistant.review.parts.sums import sums_in

_TAKES = "决定：1.没收违法所得2000元；2."


@pytest.mark.parametrize(
    ("ruling", "fines"),
    [
        (f"{_TAKES}处合同价款1.2倍的罚款，人民币肆万元整（40000元）。\n罚没款合计人民币42000元。", [40000]),
        (f"{_TAKES}处违法所得三倍的罚款，即人民币陆仟元整（¥6000.00）。罚没款共计8000元。", [6000]),
        (f"{_TAKES}处货值金额十倍罚款，金额为5600元。以上罚没款总计7600元。", [5600]),
        (f"{_TAKES}处违法所得2倍的罚款，计4000元，罚没款合计6000元。", [4000]),
        (f"{_TAKES}处工程造价百分之五的罚款，折合人民币9000元。罚没合计11000元。", [9000]),
        (f"{_TAKES}处应缴费用一倍的罚款，数额为人民币柒仟元整（7000元）。", [7000]),
        # silent: no fine of its own can be read there
        (f"{_TAKES}并处罚款。罚没款合计人民币8000元。", []),
        (f"{_TAKES}警告，罚没款共计人民币2000元。", []),
        (f"{_TAKES}罚款3000元，没收违法所得和罚款合计5000元。", [3000]),
        # a total that holds nothing taken stays the fine, parts stay parts
        ("决定：罚没款共计人民币5000元。", [5000]),
        ("决定处罚款3000元、2000元，罚款合计5000元。", [3000, 2000]),
        ("决定不予罚款，人民币5000元的保证金退还。", []),
    ],
)
def test_the_fine_is_read_and_no_sum_with_what_is_taken(ruling: str, fines: list[int]) -> None:
    imposed = imposed_in(Span(0, len(ruling), ruling), sums_in(ruling))
    assert [int(one.amount.yuan) for one in imposed if one.kind == "罚款" and one.amount] == fines
