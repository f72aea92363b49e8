"""What a correct paper may say of sums and penalties, each beside the fault that it resembles."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.read import read_decision
from assistant.review.rules.shares import share_uses
from tests.review.accused import LATE, RULING, fatal
from tests.review.test_mended_kinds import FACTS
from tests.review.test_planted import CLEAN

PAY = "自收到本决定书之日起十五日内，到丁银行西湖支行缴纳罚款。"


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("逾期不缴纳罚款的，每日按罚款数额的百分之三加收滞纳金。", True),
        ("逾期不缴纳的，每日加收百分之三的滞纳金。", True),
        ("到期不缴纳罚款的，按日收取3%的滞纳金。", True),
        ("持缴费通知单缴至非税收入专户，逾期不缴的，每日加收滞纳金。", True),
        ("逾期不缴纳的，本机关将依法加处罚款或者滞纳金。", False),
        (LATE + "依据行政强制法，罚款、滞纳金的数额不得超出金钱给付义务的数额。", False),
        (LATE + "欠缴的水资源费逾期不缴纳的，按日加收千分之二的滞纳金。", False),
        (LATE + "应补缴的税款，从滞纳之日起按日加收万分之五的滞纳金。", False),
        (LATE + "罚款不再计收滞纳金。", False),
        (LATE + "应补缴的社会保险费另按日加收万分之五的滞纳金。", False),
    ],
)
def test_late_fees_are_wrong_on_a_fine_only(packaged_library: LawLibrary, new: str, fault: bool) -> None:
    assert CLEAN.count(LATE) == 1
    assert bool(fatal(CLEAN.replace(LATE, new), packaged_library, "R30")) is fault


@pytest.mark.parametrize(
    "debt", ["堵塞疏散通道，另欠缴供水公司水费和滞纳金，2026年1月被罚没的押金已抵扣。2026"]
)
def test_late_fees_told_among_the_facts(packaged_library: LawLibrary, debt: str) -> None:
    assert fatal(CLEAN.replace(FACTS, debt), packaged_library, "R30") == []


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("自收到本决定书之日起十日内缴纳罚款。", True),
        ("自收到本决定书之日起十日内，将罚款缴至丁银行西湖支行。", True),
        (PAY + "罚款以外，应在三十日内缴纳水资源费3000元。", False),
        (PAY + "罚款不抵应补的租金，租金于十日内缴纳租金专户。", False),
        (PAY + "责令自收到之日起三十日内补缴差额2000元，罚款不抵补缴的数额。", False),
        (PAY + "执法人员自收缴罚款之日起二日内将罚款交至本机关。", False),
    ],
)
def test_only_the_fine_is_due_in_fifteen_days(packaged_library: LawLibrary, new: str, fault: bool) -> None:
    assert CLEAN.count(PAY) == 1
    assert bool(fatal(CLEAN.replace(PAY, new), packaged_library, "R30")) is fault


@pytest.mark.parametrize(
    ("ruling", "fault"),
    [
        ("决定不予行政处罚。", False),
        ("本应给予警告，鉴于当事人已改正，决定不予行政处罚。", False),
        ("依法应当处5000元罚款，但其违法行为轻微并及时改正，决定不予行政处罚。", False),
        ("可以处警告，因首次违法并及时改正，决定对其不予行政处罚。", False),
        ("决定不予行政处罚，不再给予警告。", False),
        ("决定免予罚款，不予行政处罚。", False),
        ("决定不予行政处罚，并处罚款200元。", True),
        ("决定如下：\n1.不予行政处罚；\n2.没收违法所得500元。", True),
        ("决定不予行政处罚，给予警告。", True),
    ],
)
def test_no_penalty_is_chosen_by_what_might_be_imposed(
    packaged_library: LawLibrary, ruling: str, fault: bool
) -> None:
    text = CLEAN.replace("行政处罚决定书", "不予行政处罚决定书").replace(RULING, ruling)
    assert ruling in text
    assert bool(fatal(text, packaged_library, "R15")) is fault


@pytest.mark.parametrize(
    ("said", "used"),
    [
        ("处合同价款百分之一点五的罚款", True),
        ("按合同价款的3%确定罚款", True),
        ("并处货值金额十倍的罚款", True),
        ("罚款数额按货值金额的5倍计", True),
        ("按违法所得的2倍计算，罚款三万元", True),
        ("罚款前已退回货值金额的百分之五十", False),
        ("退还销售额的百分之八十，罚款从轻", False),
        ("租金的百分之十作为管理费，另处罚款5000元", False),
        ("另行赔偿，赔付货值金额的三倍，罚款不变", False),
        ("其分成为销售额的百分之三十，处罚款5000元", False),
    ],
)
def test_a_share_is_of_the_fine(said: str, used: bool) -> None:
    text = CLEAN.replace(RULING, f"决定{said}。")
    assert bool(list(share_uses(read_decision(Paper.of_text(text))))) is used
