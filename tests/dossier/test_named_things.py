"""Prices and days of events: told as contradictory only for one named thing within one year."""

from __future__ import annotations

import pytest

from assistant.dossier.model import Case
from assistant.dossier.named_things import named_apart


def _about(one: str, other: str, kind: str = "证人证言", act: str = "2025-05-20") -> list[str]:
    rows = [
        {"id": "E1", "kind": "书证", "name": "甲", "text": one},
        {"id": "E2", "kind": kind, "name": "乙", "text": other},
    ]
    case = Case.model_validate({"facts": "某事。", "act_date": act, "evidence": rows})
    return [clash.about for clash in named_apart(case)]


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("价签标示龙井茶每盒25元", "我买的龙井茶15块一盒", ["龙井茶每盒的售价"]),
        ("龙井茶卖25元/盒", "李某店里的龙井茶每盒售价30元", ["龙井茶每盒的售价"]),
        ("龙井茶卖25元/盒", "龙井茶每盒售价25.0元", []),
        ("价签标示龙井茶每盒25元", "我买的花茶15块一盒", []),
        ("价签标示每盒25元", "我买了两盒，15块一盒", []),  # 没有说是什么
        ("大盒卖25元一盒", "大盒卖30元一盒", []),
        ("龙井茶每盒售价25元", "从批发部进货，龙井茶每盒进价15元", []),
        ("龙井茶每盒售价25元", "龙井茶卖15元一箱", []),
        ("龙井茶卖25元一盒，龙井茶卖15元一盒", "龙井茶卖30元/盒", []),
        ("2024年龙井茶每盒售价25元", "2025年龙井茶每盒售价30元", []),
        ("去年龙井茶每盒售价25元", "龙井茶每盒售价30元", []),
        ("3月2日龙井茶每盒售价25元", "5月6日龙井茶每盒售价30元", []),
        ("龙井茶每盒售价25元", "龙井茶优惠卖20元一盒", []),
        ("一号楼2025年4月8日开工", "5月8日一号楼开工", ["一号楼开工的日期"]),
        ("施工队于4月8日进场", "5月8日施工队进场", ["施工队进场的日期"]),
        ("2025年4月8日一号楼开工", "一号楼4月8号就开工了", []),
        ("一号楼4月8日开工", "二号楼5月8日开工", []),
        ("4月8日进场施工", "5月8日工人进场", []),  # 没有说是谁
        ("一号楼2024年4月8日开工", "一号楼2025年5月8日开工", []),
        ("一号楼2024年4月8日开工", "一号楼5月8日开工", []),
        ("该店去年4月8日开业", "该店5月8日开业", []),
        ("一号楼计划4月8日开工", "一号楼5月8日开工", []),
        ("一号楼4月8日前未开工", "一号楼5月8日开工", []),
        ("一号楼4月8日开工，一号楼6月1日开工", "一号楼5月8日开工", []),
        ("一号楼4月8日开工", "一号楼5月8日重新开工", []),
    ],
)
def test_two_papers(one: str, other: str, about: list[str]) -> None:
    assert _about(one, other) == about


def test_without_a_year_nothing_is_compared() -> None:
    assert _about("一号楼4月8日开工", "一号楼5月8日开工", act="") == []


def test_what_the_party_paid_is_no_price_of_its_own() -> None:
    assert _about("龙井茶每盒售价25元", "他把龙井茶卖给我15元一盒", kind="当事人的陈述") == []
    assert _about("龙井茶每盒售价25元", "他卖给我的龙井茶15元一盒") == ["龙井茶每盒的售价"]
