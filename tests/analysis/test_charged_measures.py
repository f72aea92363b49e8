"""What a charge may lead to: the measures of the party, of nobody else, with their conditions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from charge_cases import K, case, places

from assistant.analysis.addressees import Addressee, classes, fits, opening
from assistant.analysis.charge import charge, charges_of, clause_under
from assistant.analysis.measures import Standing, is_order, measures_of, own_rule
from assistant.dossier.model import Party, Person
from assistant.law.library import LawLibrary
from assistant.law.penalty import parse_article


def measures(kites: LawLibrary, reference: str, kind: str) -> list[tuple[str, ...]]:
    made = charge(reference, case(kind), kites)
    return [
        (m.kind, m.detail, m.conditional, "或" * m.alternative + "可" * m.discretionary)
        for c in made.charges
        for m in c.measures
    ]


MEASURES = [
    (f"{K}第四条第二款", "个人", [("警告", "", "", "或"), ("罚款", "200元以下", "", "或")]),
    (f"{K}第五条", "个人", [("责令改正", "", "", ""), ("罚款", "100元以上300元以下", "逾期不改正", ""),
                          ("没收非法财物", "", "情节严重", "可")]),
    (f"{K}第六条", "个人", [("罚款", "500元", "", "")]),
    (f"{K}第六条", "企业", [("罚款", "5000元", "", "")]),
    (f"{K}第六条", "个体工商户", [("罚款", "5000元", "", ""), ("罚款", "500元", "", "")]),
    (f"{K}第七条", "企业", [("罚款", "10000元以上30000元以下", "", ""), ("责令停产停业", "", "拒不改正", ""),
                          ("罚款", "1000元以上5000元以下", "拒不改正", "")]),
    (f"{K}第八条", "个人", [("没收违法所得", "", "", ""), ("罚款", "300元", "货值金额不足一千元", ""),
                          ("罚款", "货值金额的2倍以上5倍以下", "货值金额一千元以上", "")]),
    (f"{K}第九条", "个人", [("依照其他条款处罚", "本条例第五条的规定", "", "")]),
    (f"{K}第十三条", "企业", [("责令停止放飞", "", "", ""), ("罚款", "按每平方米计50元", "", "可")]),
]  # fmt: skip


@pytest.mark.parametrize(("reference", "kind", "wanted"), MEASURES)
def test_measures_are_the_partys_own_and_marked(
    kites: LawLibrary, reference: str, kind: str, wanted: list[tuple[str, ...]]
) -> None:
    assert measures(kites, reference, kind) == wanted


@pytest.mark.parametrize(
    ("law", "place", "kind", "wanted"),
    [
        ("消防法", "第六十三条第（一）项", "个人", {"警告": "或", "罚款": "或", "行政拘留": ""}),
        ("城乡规划法", "第六十四条", "企业", {"限期拆除": "", "没收违法所得": "", "罚款": "可"}),
        (
            "食品安全法",
            "第一百二十六条第一款第（一）项",
            "企业",
            {"责令停产停业": "或", "吊销许可证件": "或"},
        ),
        ("道路交通安全法", "第九十一条第三款", "个人", {"行政拘留": "", "罚款": "", "吊销许可证件": ""}),
    ],
)
def test_alternatives_and_discretion_in_real_clauses(
    packaged_library: LawLibrary, law: str, place: str, kind: str, wanted: dict[str, str]
) -> None:
    made = charge(f"{law}{place}", case(kind, "2026-03-05"), packaged_library)
    marks = {m.kind: "或" * m.alternative + "可" * m.discretionary for m in made.charges[0].measures}
    assert {kind: marks[kind] for kind in wanted} == wanted


def test_orders_keep_their_conditions(packaged_library: LawLibrary) -> None:
    made = charge("城乡规划法第六十四条", case("企业", "2026-03-05"), packaged_library)
    orders = {m.kind: m.conditional for m in made.charges[0].measures if is_order(m)}
    assert orders["责令停止建设"] == ""
    assert "无法采取改正措施" in orders["限期拆除"]


def test_unit_and_persons_in_charge_make_two_charges(kites: LawLibrary) -> None:
    named = case("企业").model_copy(
        update={"party": Party(kind="企业", name="甲", responsible=(Person(name="乙"), Person(name="丙")))}
    )
    unit, *others = charge(f"{K}第七条", named, kites).charges
    assert (unit.capacity, [o.person for o in others]) == ("", ["乙", "丙"])
    assert {o.capacity for o in others} == {"责任人员"}
    assert [m.addressee for m in others[0].measures] == ["责任人员"]
    assert "责任人员" not in {m.addressee for m in unit.measures}
    assert {f.party for f in clause_under(others[0], named, kites).rule.fines} == {"责任人员"}


def test_an_individual_may_answer_as_a_person_in_charge_but_is_asked(packaged_library: LawLibrary) -> None:
    made = charge("安全生产法第一百零二条", case("个人", "2026-03-05"), packaged_library)
    assert places(made) == ["?第一百零二条+"]
    assert made.choices[0].amounts == ("50000元以上100000元以下（拒不执行）",)


def test_what_another_paragraph_lays_down_for_the_same_conduct_is_noted(kites: LawLibrary) -> None:
    made = charge(f"{K}第四条第一款第（二）项", case("个体工商户"), kites)
    assert any("第四条第二款对这一行为另有规定：200元以下" in note for note in made.notes)
    assert not charge(f"{K}第四条第一款第（一）项", case("个体工商户"), kites).notes


def test_the_fine_of_an_old_case_goes_to_the_only_fine(kites: LawLibrary) -> None:
    (one,) = charges_of(case("个人", chosen=f"{K}第六条", fine_yuan=500), kites).charges
    assert [m.amount for m in one.measures] == [Decimal(500)]
    (two,) = charges_of(case("个人", chosen=f"{K}第八条", fine_yuan=300), kites).charges
    assert {m.amount for m in two.measures} == {None}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("单位", {"单位"}), ("建设单位", {"单位"}), ("个人", {"个人"}), ("从业人员", {"个人"}), ("责任人员", {"责任人员"}),
        ("单位负责人", {"个人"}), ("生产经营单位的主要负责人", {"个人"}), ("单位和个体工商户", {"单位", "个体工商户"}),
        ("建设单位、施工人员", {"单位", "个人"}), ("经营者", set()), ("any", set()), ("", set()), ("企业或者经营者", set()),
        ("旅行社（含分社）", {"单位"}),
    ],
)  # fmt: skip
def test_addressees(name: str, wanted: set[str]) -> None:
    assert {str(kind) for kind in classes(name)} == wanted


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("单位", "企业 个体工商户"), ("个人", "个人 个体工商户"), ("个体工商户", "个体工商户"), ("经营者", "个人 企业 个体工商户"),
     ("责任人员", ""), ("any", "个人 企业 个体工商户")],
)  # fmt: skip
def test_whom_a_name_fits(name: str, kinds: str) -> None:
    assert [k for k in ("个人", "企业", "个体工商户") if fits(name, k)] == kinds.split()
    assert fits(name, "") == (classes(name) != {Addressee.RESPONSIBLE})


@pytest.mark.parametrize(
    ("conduct", "word"),
    [("单位堆放杂物的", "单位"), ("个人有前款行为的", "个人"), ("单位和个人堆放杂物的", ""), ("单位负责人拒绝的", ""),
     ("个人、单位堆放的", ""), ("堆放杂物的", ""), ("企业未清点的", "企业"), ("单位或者个人占用的", "")],
)  # fmt: skip
def test_the_party_a_conduct_begins_with(conduct: str, word: str) -> None:
    assert opening(conduct) == word


def test_no_partys_measures_hold_anothers_amount(kites: LawLibrary) -> None:
    """Over every rule: what an individual may get and what persons in charge may get never share an addressee."""
    for article in kites.articles(kites.versions(kites.find(K)[0])[-1]):
        for rule in parse_article(article):
            for kind in ("个人", "企业"):
                own, other = own_rule(rule, Standing(kind)), own_rule(rule, Standing(kind, "责任人员"))
                shown = {m.addressee for r in (own,) if r for m in measures_of(r, article.text)}
                assert "责任人员" not in shown
                assert {m.addressee for r in (other,) if r for m in measures_of(r, article.text)} <= {
                    "责任人员"
                }
