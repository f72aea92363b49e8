"""The scope of a rule: which titles and conducts are in it, and which plain facts meet it."""

import pytest

from assistant.analysis.rule_book import RuleRow
from assistant.analysis.scopes import conduct_scopes, load_scopes, scopes_met, scopes_of


def row(law: str, conduct: str = "") -> RuleRow:
    return RuleRow(0, law, "法律", "", "第一条", conduct, "", True, "", ())


@pytest.mark.parametrize(
    ("law", "scope"),
    [
        ("中华人民共和国海上交通安全法", "海"),
        ("中华人民共和国烟草专卖法", "烟草"),
        ("农业转基因生物安全管理条例", "转基因"),
        ("民用爆炸物品安全管理条例", "民用爆炸物"),
        ("浙江省燃气管理条例", "燃气"),
        ("宗教事务条例", "宗教"),
        ("中华人民共和国计量法实施细则", "计量"),
        ("浙江省实施《中华人民共和国人民防空法》办法", "军事"),
    ],
)
def test_a_title_shows_its_scope(law: str, scope: str) -> None:
    assert scope in scopes_of(row(law))


@pytest.mark.parametrize("law", ["浙江省房屋使用安全管理条例", "中华人民共和国海关法", "浙江省消防条例"])
def test_the_name_of_a_province_or_of_the_customs_is_no_water(law: str) -> None:
    assert not scopes_of(row(law)) & {"海", "河湖"}


@pytest.mark.parametrize(
    ("facts", "met", "unmet"),
    [
        ("鱼摊的台秤底下粘了块吸铁石", {"计量"}, {"转基因", "烟草", "枪支"}),
        ("小卖部柜台下摆着两条没码的利群香烟", {"烟草"}, {"盐业", "核"}),
        ("工地塔吊没检测就开始吊钢筋", {"建筑工程", "电梯特种设备"}, {"宗教", "旅游"}),
        ("两辆电瓶车停在三楼楼梯口充电", {"消防"}, {"渔业", "海", "民用爆炸物"}),
        ("休渔那几天他在近岸下了二十张网", {"渔业"}, {"彩票", "铁路"}),
    ],
)
def test_plain_facts_meet_their_scope_and_not_others(facts: str, met: set[str], unmet: set[str]) -> None:
    found = scopes_met(facts)
    assert met <= found
    assert not unmet & found


def test_a_conduct_names_a_scope_whatever_the_law() -> None:
    assert "转基因" in conduct_scopes(row("种子法", "销售未按规定标识的农业转基因生物"))
    assert not conduct_scopes(row("种子法", "未按规定建立台账"))


def test_every_scope_is_shown_by_a_title() -> None:
    assert len(load_scopes()) > 80
