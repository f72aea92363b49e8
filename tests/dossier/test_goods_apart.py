"""Goods called by one full name: how many were seized, when they were made, how many came in."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.goods_apart import goods_apart
from assistant.dossier.model import Case

THINGS = ("物证", "扣押的茶叶", "云雾牌明前绿茶礼盒{}盒，盒底喷码“生产日期{}”，加贴封条。")
ORDER = ("书证", "扣押决定书、清单", "扣押云雾牌明前绿茶礼盒{}盒，存放于本局仓库。")
RECORD = (
    "勘验笔录、现场笔录",
    "现场检查笔录",
    "货架上有云雾牌明前绿茶礼盒（250克/盒）{}盒，标注生产日期{}。",
)
Piece = tuple[str, str, str]


def _filled(piece: Piece, *values: str) -> Piece:
    return piece[0], piece[1], piece[2].format(*values)


def _found(*pieces: Piece, facts: str = "销售过期茶叶。") -> list[str]:
    evidence = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text}
        for n, (kind, name, text) in enumerate(pieces, 1)
    ]
    case = Case.model_validate({"facts": facts, "evidence": evidence})
    return [one.about for one in goods_apart(case)]


def test_the_list_and_the_goods_themselves() -> None:
    things = _filled(THINGS, "8", "20240301")
    assert _found(things, _filled(ORDER, "8")) == []
    assert _found(things, _filled(ORDER, "6")) == ["云雾牌明前绿茶礼盒扣押的数量"]
    sampled = ("书证", "扣押清单", "扣押云雾牌明前绿茶礼盒6盒，抽样2盒。")
    assert _found(things, sampled) == []
    assert _found(things, ("书证", "扣押清单", "扣押云雾牌陈年黑茶礼盒6盒。")) == []
    assert _found(things, _filled(RECORD, "9", "2024年3月1日")) == []  # what stood there may be more


@pytest.mark.parametrize(
    ("on_goods", "in_record", "apart"),
    [
        ("20240301", "2024年3月1日", False),
        ("20250301", "2024年3月1日", True),
        ("2025年3月1日", "2024年3月1日", True),
    ],
)
def test_the_day_on_the_goods(on_goods: str, in_record: str, *, apart: bool) -> None:
    pieces = _filled(THINGS, "8", on_goods), _filled(RECORD, "8", in_record)
    assert ("云雾牌明前绿茶礼盒生产日期" in _found(*pieces)) is apart
    assert _found(*pieces, facts="标注虚假生产日期。") == []


@pytest.mark.parametrize(
    ("bought", "said", "apart"),
    [("24", "24", False), ("42", "24", True), ("48", "24", False)],  # twice as many may be two deliveries
)
def test_what_came_in(bought: str, said: str, *, apart: bool) -> None:
    paper = ("书证", "送货单复印件", f"2026年3月1日从某厂购进明前绿茶{bought}盒。")
    talk = ("当事人的陈述", "王某询问笔录", f"问：进了多少？答：绿茶进{said}盒卖了12盒。")
    assert bool(_found(paper, talk)) is apart


@pytest.mark.parametrize(("said", "apart"), [("三棵", True), ("两棵", False)])
def test_trees_are_counted_by_either_word(said: str, *, apart: bool) -> None:
    pieces = (
        ("勘验笔录、现场笔录", "现场检查笔录", "路边倒放樟树两株，树桩两个。"),
        ("视听资料", "监控录像", "录像显示一名男子先后锯倒两株行道树。"),
        ("证人证言", "丁某询问笔录", f"我七点开始，锯了{said}，他在旁边扶。"),
    )
    evidence = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text}
        for n, (kind, name, text) in enumerate(pieces, 1)
    ]
    facts = "王某雇人将门前的两株樟树锯倒。"
    found = case_contradictions(Case.model_validate({"facts": facts, "evidence": evidence}))
    assert any("数量" in one.about for one in found) is apart
