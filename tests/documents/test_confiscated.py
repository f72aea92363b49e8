"""What a step of the case says is confiscated stands in the paper; what it does not say stays a gap."""

from datetime import date
from decimal import Decimal

import pytest
from samples import full_case

from assistant.analysis.measures import NO_CRIME
from assistant.documents.confiscated import with_confiscated
from assistant.dossier.model import Case, Measure, Step
from assistant.law.penalties.kinds import SEIZED
from assistant.review.rules.as_told import _Said

GAINS, THINGS = Measure(kind="没收违法所得"), Measure(kind=SEIZED)


def noted(*notes: tuple[str, str]) -> Case:
    steps = tuple(Step(name=name, on=date(2026, 3, 20), note=note) for name, note in notes)
    return full_case().model_copy(update={"steps": steps})


@pytest.mark.parametrize(
    ("name", "note", "amount", "detail"),
    [
        ("决定", "没收违法所得2312元，罚款50000元", 2312, ""),
        ("告知", "告知拟没收违法所得3,200元、罚款6000元的事实、理由", 3200, ""),
        ("决定", "没收违法所得一千二百元", 1200, ""),
        ("决定", "没收其违法所得1.2万元，罚款3万元", 12000, ""),
        ("决定", "没收扣押的板材12块，罚款5000元", None, "扣押的板材12块"),
        ("决定", "没收违法所得90元、没收散装白酒3桶，罚款1000元", 90, "散装白酒3桶"),
        ("告知", "拟没收电鱼机1台、渔获物5公斤", None, "电鱼机1台"),
        ("决定", "没收违法所得500元和电锯2把", 500, ""),
        ("决定", "没收旧书120册、违法所得90元，罚款1000元", 90, "旧书120册"),
        ("决定", "没收苗木变卖款1860元，罚款8000元", None, "苗木变卖款1860元"),
        ("决定", "没收扣押的木料拍卖价款2万元", None, "扣押的木料拍卖价款2万元"),
        ("决定", "没收木材3立方米和违法所得700元", 700, "木材3立方米"),
        ("决定", "没收木材3立方米，违法所得700元已退还", None, "木材3立方米"),
        ("决定", "没收货款1860元，罚款8000元", None, ""),  # of what it is a sum, is not told
        # nothing of the kind, or not how much
        ("决定", "罚款5000元", None, ""),
        ("决定", "没收违法所得，罚款5000元", None, ""),
        ("决定", "没收非法财物，罚款5000元", None, ""),
        ("告知", "告知拟罚款5000元", None, ""),
        ("陈述申辩", "请求不没收违法所得2312元", None, ""),
        ("法制审核", "没收违法所得2312元应有依据", None, ""),
        ("决定", "违法所得2312元已退还购买人", None, ""),
        ("", "", None, ""),
    ],
)
def test_what_a_step_says_is_confiscated(name: str, note: str, amount: int | None, detail: str) -> None:
    gains, things = with_confiscated((GAINS, THINGS), noted((name, note)) if name else noted())
    assert gains.amount == (Decimal(amount) if amount else None)
    assert things.detail.startswith(detail) if detail else not things.detail


def test_the_decision_comes_before_the_notice_and_what_is_settled_stays() -> None:
    case = noted(("告知", "拟没收违法所得900元"), ("决定", "没收违法所得800元"))
    assert with_confiscated((GAINS,), case)[0].amount == Decimal(800)
    settled = GAINS.model_copy(update={"amount": Decimal(700)})
    assert with_confiscated((settled,), case) == (settled,)
    assert with_confiscated((Measure(kind="警告"),), case) == (Measure(kind="警告"),)


@pytest.mark.parametrize(
    ("condition", "only"),
    [
        ("尚不构成犯罪", True),
        ("尚未构成犯罪", True),
        ("不构成犯罪", True),
        ("尚不够刑事处罚", True),
        ("造成后果，尚不构成犯罪", False),
        ("情节严重", False),
        ("逾期不改正", False),
        ("构成犯罪", False),
        ("", False),
    ],
)
def test_that_it_is_no_crime_tells_no_tier(condition: str, only: bool) -> None:
    assert (NO_CRIME.fullmatch(condition) is not None) is only


@pytest.mark.parametrize(
    ("told", "proposes"),
    [
        ("告知拟罚款5000元", True),
        ("告知拟没收违法所得并处罚款", True),
        ("告知拟作出罚款三千元的处罚", True),
        ("拟处罚款人民币伍仟元", True),
        ("当事人书面请求从轻，经复核，拟罚款已按最低限确定", False),
        ("经复核，拟罚款仍予维持", False),
        ("拟罚款维持不变", False),
        ("拟处罚款均在幅度内", False),
        ("当事人认为拟罚款过高", False),
        ("拟罚款适当", False),
    ],
)
def test_what_an_answer_says_of_the_fine_is_no_proposal(told: str, proposes: bool) -> None:
    assert (_Said.read().proposed.search(told) is not None) is proposes
