"""Suggestions and cases become charges; what a case says itself is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from charge_cases import UNIT_ITEMS, K, case, located, places

from assistant.analysis.charge import charge, charge_suggestion, charges_of, clause_under
from assistant.analysis.model import Suggestion
from assistant.analysis.pin import Located, StalePinError
from assistant.dossier.model import Charge, Measure, RulePin
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef, Provision


def suggestion(found: Located, *duties: LawRef) -> Suggestion:
    return Suggestion(found.rule, found.ref, duties, found.article.version, 1.0, pin=found.pin)


def test_a_suggestion_becomes_a_charge_with_its_duties(kites: LawLibrary) -> None:
    duty = LawRef(K, Provision(2))
    made = charge_suggestion(suggestion(located(kites, K, "第五条"), duty), case("个人"), kites)
    assert places(made) == ["第五条"]
    assert made.charges[0].duties == (duty.format(),)
    clause = clause_under(made.charges[0], case("个人"), kites)
    assert clause.violated == (duty,)


def test_a_suggestion_for_others_gives_what_fits_the_party(kites: LawLibrary) -> None:
    found = suggestion(located(kites, K, "第四条第一款第（二）项"))
    assert places(charge_suggestion(found, case("个人"), kites)) == ["?第四条第二款"]
    with pytest.raises(StalePinError, match="没有钉定"):
        charge_suggestion(replace(found, pin=None), case("企业"), kites)


def test_charges_win_over_the_chosen_text(kites: LawLibrary) -> None:
    pinned = located(kites, K, "第六条").pin
    both = case("个人", chosen=f"{K}第五条", charges=[{"rule": pinned.model_dump()}])
    (only,) = charges_of(both, kites).charges
    assert only.rule == pinned
    assert [m.detail for m in only.measures] == ["500元"]
    assert charges_of(case("个人", chosen=f"{K}第五条"), kites).charges[0].rule.provision == "第五条"  # type: ignore[union-attr]


def test_what_a_charge_says_itself_is_kept(kites: LawLibrary) -> None:
    own = Charge(
        id="甲-1", act="出租", rule=located(kites, K, "第六条").pin, duties=(f"《{K}》第二条",),
        measures=(Measure(kind="罚款", amount=Decimal("500.50")),),
    )  # fmt: skip
    (kept,) = charges_of(case("个人", charges=[own.model_dump()]), kites).charges
    assert (kept.id, kept.act, kept.duties, kept.measures) == (own.id, own.act, own.duties, own.measures)
    assert kept.act_version == date(2020, 6, 1)


@pytest.mark.parametrize(
    ("clause", "duty", "inferred"),
    [
        ("第六条", "第二条", True),  # 条文没有写违反哪一条
        ("第六条", "第三条", True),
        ("第六条", "第十四条", True),
        ("第五条", "第三条", False),  # 条文写明违反第三条
        ("第六条", "", False),  # 没有义务条款，没有什么可推断
    ],
)
@pytest.mark.parametrize("facts", ["大型风筝没有登记", "在电线旁放风筝", "给风筝涂漆", "放风筝"])
def test_whether_a_duty_is_inferred_depends_on_the_clause_alone(
    kites: LawLibrary, facts: str, clause: str, duty: str, inferred: bool
) -> None:
    made = charge(f"{K}{clause}", case("企业"), kites).charges[0]
    kept = made.model_copy(update={"duties": (f"《{K}》{duty}",) if duty else ()})
    for act in ("", facts):
        told = case("企业", facts=facts)
        assert clause_under(kept.model_copy(update={"act": act}), told, kites).inferred is inferred


def test_several_parties_each_get_their_own_range(kites: LawLibrary) -> None:
    pin = located(kites, K, "第六条").pin.model_dump()
    two = case(
        "企业", parties=[{"kind": "个人", "name": "乙", "id": "乙"}],
        charges=[{"rule": pin}, {"rule": pin, "party": "乙"}],
    )  # fmt: skip
    made = charges_of(two, kites)
    assert [[m.detail for m in c.measures] for c in made.charges] == [["5000元"], ["500元"]]
    with pytest.raises(InputError, match="没有编号为 丙"):
        charges_of(case("企业", charges=[{"rule": pin, "party": "丙"}]), kites)


def test_a_pinned_rule_for_units_is_not_applied_to_an_individual(kites: LawLibrary) -> None:
    pin = located(kites, K, "第四条第一款第（二）项").pin
    made = charges_of(case("个人", charges=[{"rule": pin.model_dump()}]), kites)
    assert places(made) == ["?第四条第二款"]
    with pytest.raises(InputError, match="不适用于这一当事人"):
        clause_under(Charge(rule=pin), case("个人"), kites)


def test_a_pin_without_digest_is_read_as_a_reference(kites: LawLibrary) -> None:
    loose = RulePin(law=K, provision="第四条第一款")
    assert places(charges_of(case("企业", charges=[{"rule": loose.model_dump()}]), kites)) == UNIT_ITEMS
    nothing = charges_of(case("企业", charges=[{"act": "放风筝"}]), kites)
    assert (nothing.charges, nothing.message) == ((), "未选定罚则")


def test_nothing_chosen_stays_nothing(kites: LawLibrary) -> None:
    made = charges_of(case("企业"), kites)
    assert (made.charges, made.choices, made.message) == ((), (), "未选定罚则")
