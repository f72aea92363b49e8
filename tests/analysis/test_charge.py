"""References become charges with pinned rules, or the list of choices; nothing is chosen silently."""

from __future__ import annotations

import json
from datetime import date

import pytest
from charge_cases import UNIT_ITEMS, K, case, places

from assistant.analysis.charge import charge, charges_of
from assistant.errors import InputError
from assistant.law.library import LawLibrary

ROWS = [
    # a whole article with items, and a paragraph for others
    (f"{K}第四条", "企业", UNIT_ITEMS),
    (f"{K}第四条", "个人", ["第四条第二款"]),
    (f"{K}第四条", "个体工商户", [*UNIT_ITEMS, "?第四条第二款"]),
    (f"{K}第四条", "", [*UNIT_ITEMS, "?第四条第二款"]),
    (f"{K}第四条第一款", "企业", UNIT_ITEMS),
    (f"{K}第四条第一款", "个人", ["?第四条第二款"]),
    (f"《{K}》第四条第一款第（二）项", "企业", ["第四条第一款第（二）项"]),
    (f"《{K}》第4条第1款第2项", "企业", ["第四条第一款第（二）项"]),
    (f"《{K}》第四条第二项", "企业", ["第四条第一款第（二）项"]),
    (f"《{K}》第四条第一款第（二）项", "个人", ["?第四条第二款"]),
    (f"《{K}》第四条第一款第（二）项", "", ["第四条第一款第（二）项"]),
    (f"《{K}》第四条第二款", "企业", UNIT_ITEMS),
    (f"《{K}》第四条第二款", "个人", ["第四条第二款"]),
    (f"《{K}》第四条第五款", "企业", UNIT_ITEMS),
    (f"《{K}》第四条第一款第（九）项", "个人", ["?第四条第二款"]),
    # one rule
    (f"{K}第五条", "个人", ["第五条"]),
    (f"{K}第五条第一款", "企业", ["第五条"]),
    (f"依据{K}第五条的规定处罚", "个人", ["第五条"]),
    (f"违反《{K}》第三条，依照第五条", "个人", ["第五条"]),
    # units and persons in one rule; the unit's persons in charge
    (f"{K}第六条", "个人", ["第六条"]),
    (f"{K}第六条", "企业", ["第六条"]),
    (f"{K}第七条", "企业", ["第七条", "第七条+"]),
    (f"{K}第七条", "个人", ["第七条"]),
    (f"{K}第十条", "个人", ["第十条"]),
    (f"{K}第十条", "企业", []),
    # tiers by value, borrowed range, first and again
    (f"{K}第八条", "个体工商户", ["第八条"]),
    (f"{K}第九条", "企业", ["第九条"]),
    (f"{K}第十二条", "个人", ["第十二条"]),
    (f"{K}第十三条", "企业", ["第十三条"]),
    # items without a shared amount, 之一
    (f"{K}第十一条", "个人", ["?第十一条第（一）项", "?第十一条第（二）项"]),
    (f"{K}第十一条第一款", "企业", ["?第十一条第（一）项", "?第十一条第（二）项"]),
    (f"{K}第十一条第二项", "企业", ["第十一条第（二）项"]),
    (f"{K}第十一条第一款第（二）项", "企业", ["第十一条第（二）项"]),
    (f"{K}第十一条之一", "个人", ["第十一条之一"]),
    # several places
    (f"{K}第五条、第六条", "个人", ["?第五条", "?第六条"]),
    (f"{K}第五条至第七条", "个人", ["?第五条", "?第六条", "?第七条"]),
    (f"《{K}》第五条；《甲市风筝管理规定》第三条", "企业", ["?第五条", "?第三条"]),
    # local law
    ("甲市风筝管理规定第二条", "个体工商户", ["第二条"]),
    ("甲市风筝管理规定第二条", "企业", []),
    ("甲市风筝管理规定第三条", "企业", ["第三条"]),
    ("甲市风筝管理规定第三条", "个人", []),
]  # fmt: skip


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 40


@pytest.mark.parametrize(("reference", "kind", "wanted"), ROWS)
def test_reference(kites: LawLibrary, reference: str, kind: str, wanted: list[str]) -> None:
    given = {"region": "浙江省/温州市"} if "甲市" in reference else {}
    made = charge(reference, case(kind, **given), kites)
    assert places(made) == wanted
    assert bool(made.message) == (not made.charges)


@pytest.mark.parametrize(
    ("reference", "act", "says"),
    [
        ("风筝第四条", "2024-05-01", "没有读懂|认不出|法规库中没有"),
        ("第四条", "2024-05-01", "认不出条款"),
        ("《条例》第四条", "2024-05-01", "认不出条款"),
        ("随便写写", "2024-05-01", "认不出条款"),
        (f"《{K}》第四条第（一）项乙档", "2024-05-01", "没有读懂|认不出"),
        (f"《{K}》第九十条", "2024-05-01", "法规库中没有"),
        (f"《{K}》第十四条", "2024-05-01", "没有可适用的处罚规定"),
        ("《没有的法》第一条", "2024-05-01", "法规库中没有"),
        (f"《{K}》第五条", "2010-05-01", "法规库中没有"),
    ],
)
def test_what_is_no_penalty_clause_is_refused(kites: LawLibrary, reference: str, act: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        charge(reference, case("个人", act), kites)


@pytest.mark.parametrize(
    ("reference", "act", "effective"),
    [
        (f"{K}第四条", "2010-05-01", date(2001, 1, 1)),
        (f"{K}第四条第二款", "2020-06-01", date(2020, 6, 1)),
        (f"{K}（2001年）第四条", "2024-05-01", date(2001, 1, 1)),
    ],
)
def test_the_version_in_force_at_the_act_or_the_edition_named(
    kites: LawLibrary, reference: str, act: str, effective: date
) -> None:
    kind = "企业" if effective.year == 2001 else "个人"
    made = charge(reference, case(kind, act), kites)
    assert [c.rule.effective for c in made.charges if c.rule] == [effective]


@pytest.mark.parametrize(
    ("act", "reference"), [("1999-01-01", f"{K}第四条"), ("2024-05-01", f"{K}（2015年）第四条")]
)
def test_a_text_not_held_is_said_and_nothing_is_chosen(kites: LawLibrary, act: str, reference: str) -> None:
    made = charge(reference, case("企业", act), kites)
    assert (made.charges, made.choices) == ((), ())
    assert "当时文本未收录" in made.message
    assert "库内版本" in made.message


def test_versions_at_act_and_decision_and_what_to_compare(kites: LawLibrary) -> None:
    made = charge(f"{K}第四条", case("企业", "2020-05-01", decided="2020-07-01"), kites)
    (only,) = made.charges
    assert (only.act_version, only.decision_version) == (date(2001, 1, 1), date(2020, 6, 1))
    assert any("第三十七条" in note for note in made.notes)
    undated = charge(f"{K}第五条", case("个人", ""), kites)
    assert undated.charges[0].act_version is None
    assert any("没有行为日期" in note for note in undated.notes)


def test_choices_say_what_tells_them_apart(kites: LawLibrary) -> None:
    first, second = charge(f"{K}第四条第一款", case("企业"), kites).choices
    assert first.differs == ("项：第（一）项", "行为：未登记放飞大型风筝的")
    assert second.reference == f"《{K}》第四条第一款第（二）项"
    *_, person = charge(f"{K}第四条", case("个体工商户"), kites).choices
    assert person.differs[-3:] == ("对象：个人", "处罚：警告、罚款", "幅度：200元以下")


@pytest.mark.parametrize(
    ("reference", "kind"),
    [(f"{K}第四条", "个体工商户"), (f"{K}第五条、第六条", "个人"), (f"{K}第十一条", "企业")],
)
def test_what_a_choice_writes_settles_it(kites: LawLibrary, reference: str, kind: str) -> None:
    for one in charge(reference, case(kind), kites).choices:
        (made,) = charge(one.written, case(kind), kites).charges
        assert made.rule == one.pin


def test_two_rules_of_one_place_are_told_by_their_conduct(packaged_library: LawLibrary) -> None:
    asked = case("个人", "2026-03-05")
    first, again = charge("道路交通安全法第九十一条第一款", asked, packaged_library).choices
    assert first.reference == again.reference
    for one in (first, again):
        (made,) = charge(one.written, asked, packaged_library).charges
        assert made.rule == one.pin
    other = charge(f"{first.reference}：别的行为", asked, packaged_library)
    assert (other.charges, len(other.choices) > 1) == ((), True)


def test_a_rule_for_persons_in_charge_only_is_chosen_by_its_pin(packaged_library: LawLibrary) -> None:
    asked = case("个人", "2026-03-05")
    (one,) = charge("安全生产法第一百零二条", asked, packaged_library).choices
    assert (one.written, one.capacity) == ("", "责任人员")
    pinned = {"rule": one.pin.model_dump(mode="json"), "capacity": one.capacity}
    made = charges_of(case("个人", "2026-03-05", charges=[pinned]), packaged_library)
    assert [m.detail for m in made.charges[0].measures] == ["50000元以上100000元以下"]


@pytest.mark.parametrize(
    ("reference", "kind", "count"),
    [("消防法第六十条", "企业", 7), ("消防法第六十条", "个人", 0), ("消防法第六十条", "个体工商户", 8),
     ("消防法第六十条第一款第（三）项", "个人", 1), ("道路交通安全法第九十一条第一款", "个人", 2)],
)  # fmt: skip
def test_real_articles_are_not_narrowed_to_their_first_rule(
    packaged_library: LawLibrary, reference: str, kind: str, count: int
) -> None:
    made = charge(reference, case(kind, "2026-03-05"), packaged_library)
    assert len(made.choices) == count
    if not count:
        assert made.charges[0].measures[-1].detail == "500元以下"


def test_choices_and_charges_can_be_written_as_json(kites: LawLibrary) -> None:
    made = charge(f"{K}第四条", case("企业"), kites)
    assert json.loads(json.dumps([c.pin.model_dump(mode="json") for c in made.choices], ensure_ascii=False))
