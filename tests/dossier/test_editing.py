"""Edits of two people put together: each side's changes are kept, and what both changed is told."""

from datetime import date
from typing import Any

import pytest
from case_strategies import cases
from hypothesis import assume, given, settings
from pydantic import ValidationError

from assistant.dossier.editing import Clash, merge, replace
from assistant.dossier.model import Case, Evidence, EvidenceKind, Fact, Party, Step

PHOTO = Evidence(id="E1", kind=EvidenceKind.AUDIOVISUAL, name="照片", source="拍摄")
LEASE = Evidence(id="E2", kind=EvidenceKind.DOCUMENT, name="合同")
FILED = Step(name="立案", on=date(2026, 3, 6))
TOLD = Step(name="告知", on=date(2026, 3, 20))
BASE = Case(
    id="a-1",
    facts="摆摊",
    party=Party(name="甲", phone="1"),
    officers=("张", "李"),
    evidence=(PHOTO, LEASE),
    steps=(FILED,),
    extracted=(Fact(name="面积", value="3"),),
    x_later={"a": 1},
)


def test_replaced_values_are_checked_and_nothing_else_moves() -> None:
    made = replace(BASE, fine_yuan="200", party=Party(name="乙"))
    assert made.model_dump(exclude={"fine_yuan", "party"}) == BASE.model_dump(exclude={"fine_yuan", "party"})
    assert made.fine_yuan == 200
    assert made.model_fields_set == BASE.model_fields_set | {"fine_yuan"}
    with pytest.raises(ValidationError):
        replace(BASE, officers=5)


@settings(max_examples=40)
@given(base=cases(), other=cases())
def test_one_side_alone_is_taken_as_it_is(base: Case, other: Case) -> None:
    assume(set(other.model_extra or ()) >= set(base.model_extra or ()))
    assert merge(base, other, base) == (other, ())
    assert merge(base, other, other) == (other, ())
    assert merge(base, base, other) == (other, ())


@settings(max_examples=40)
@given(base=cases(), mine=cases(), theirs=cases())
def test_no_row_with_an_id_is_lost_without_a_word(base: Case, mine: Case, theirs: Case) -> None:
    """Whatever two people did: evidence that one of them added is in the result."""
    merged, _ = merge(base, mine, theirs)
    before = {e.id for e in base.evidence}
    added = {e.id for side in (mine, theirs) for e in side.evidence if e.id and e.id not in before}
    assert added <= {e.id for e in merged.evidence}


def change(**values: Any) -> Case:
    return replace(BASE, **values)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (change(title="占道"), change(place="甲路"), change(title="占道", place="甲路")),
        (
            change(party=replace(BASE.party, phone="2")),
            change(party=replace(BASE.party, name="乙")),
            change(party=Party(name="乙", phone="2")),
        ),
        (
            change(evidence=(replace(PHOTO, text="看得清"), LEASE)),
            change(evidence=(replace(PHOTO, source="执法人员拍摄"),)),
            change(evidence=(replace(PHOTO, text="看得清", source="执法人员拍摄"),)),
        ),
        (
            change(evidence=(PHOTO, LEASE, replace(LEASE, id="E3"))),
            change(evidence=(replace(LEASE, id="E4"), PHOTO, LEASE)),
            change(evidence=(replace(LEASE, id="E4"), PHOTO, LEASE, replace(LEASE, id="E3"))),
        ),
        (change(steps=(FILED, TOLD)), change(steps=()), change(steps=(TOLD,))),
        (change(officers=("张", "李", "王")), change(officers=("李",)), change(officers=("李", "王"))),
    ],
)
def test_changes_of_different_things_are_all_kept(mine: Case, theirs: Case, merged: Case) -> None:
    assert merge(BASE, mine, theirs) == (merged, ())


@pytest.mark.parametrize(
    ("mine", "theirs", "merged", "clash"),
    [
        (change(facts="甲写"), change(facts="乙写"), change(facts="甲写"), Clash(("facts",), "甲写", "乙写")),
        (
            change(party=replace(BASE.party, phone="2")),
            change(party=replace(BASE.party, phone="3")),
            change(party=replace(BASE.party, phone="2")),
            Clash(("party", "phone"), "2", "3"),
        ),
        (
            change(evidence=(replace(PHOTO, text="清"), LEASE)),
            change(evidence=(replace(PHOTO, text="不清"), LEASE)),
            change(evidence=(replace(PHOTO, text="清"), LEASE)),
            Clash(("evidence", "E1", "text"), "清", "不清"),
        ),
        (
            change(evidence=(PHOTO,)),
            change(evidence=(PHOTO, replace(LEASE, text="乙改"))),
            change(evidence=(PHOTO, replace(LEASE, text="乙改"))),
            Clash(("evidence", "E2"), None, replace(LEASE, text="乙改")),
        ),
        (
            change(evidence=(PHOTO, replace(LEASE, text="甲改"))),
            change(evidence=(PHOTO,)),
            change(evidence=(PHOTO, replace(LEASE, text="甲改"))),
            Clash(("evidence", "E2"), replace(LEASE, text="甲改"), None),
        ),
        (
            change(evidence=(PHOTO, LEASE, replace(LEASE, id="E3"))),
            change(evidence=(PHOTO, LEASE, replace(PHOTO, id="E3"))),
            change(evidence=(PHOTO, LEASE, replace(PHOTO, id="E3"), replace(LEASE, id="E3"))),
            Clash(("evidence", "E3"), replace(LEASE, id="E3"), replace(PHOTO, id="E3")),
        ),
    ],
)
def test_what_both_changed_is_told_and_neither_is_lost(
    mine: Case, theirs: Case, merged: Case, clash: Clash
) -> None:
    assert merge(BASE, mine, theirs) == (merged, (clash,))
