"""What the facts deny or say to be in order is no ground for a clause, and must not make it sound certain."""

import pytest

from assistant.analysis.contrary import contrary
from assistant.dossier.model import Case

DRINKING = "饮酒后驾驶机动车的"
BLOCKING = "占用、堵塞、封闭疏散通道、安全出口或者有其他妨碍安全疏散行为的"
NO_PERMIT = "未取得食品经营许可证从事食品经营活动的"
EXPIRED = "销售超过保质期的食品的"


@pytest.mark.parametrize(
    ("facts", "conduct", "told"),
    [
        ("李某持有有效驾驶证驾驶机动车，未饮酒，未超速。", DRINKING, "未饮酒"),
        ("李某没有饮酒，但闯红灯。", DRINKING, "李某没有饮酒"),
        ("李某饮酒后驾驶机动车，未超速。", DRINKING, ""),
        ("李某说没有饮酒，经检测系饮酒后驾驶。", DRINKING, ""),
        ("李某未悬挂号牌驾驶机动车。", DRINKING, ""),
        ("疏散通道畅通，仅证照过期。", BLOCKING, "疏散通道畅通"),
        ("疏散通道畅通，三楼疏散通道堆放床垫。", BLOCKING, ""),
        ("没有占用疏散通道，灭火器过期。", BLOCKING, "没有占用疏散通道"),
        ("某店未取得食品经营许可证卖面条。", NO_PERMIT, ""),
        ("某店没有食品经营许可证，卖面条。", NO_PERMIT, ""),
        ("货架上没有超过保质期的食品，后厨有蟑螂。", EXPIRED, "货架上没有超过保质期的食品"),
        ("销售超过保质期的面包三袋，没有违法所得，没有造成后果。", EXPIRED, ""),
        ("某单位堵塞疏散通道，首次被查，未造成后果。", BLOCKING, ""),
        ("", BLOCKING, ""),
    ],
)
def test_the_contrary_of_a_conduct(facts: str, conduct: str, told: str) -> None:
    assert contrary(Case(facts=facts), conduct) == told
