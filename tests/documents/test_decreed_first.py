"""A decision relies on a clause that presupposes another decision: what is not shown of it is a gap."""

from dataclasses import replace
from datetime import date

import pytest
from samples import full_case

from assistant.analysis.charge import charges_of, clause_under
from assistant.documents.model import Draft
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Evidence, EvidenceKind, Step
from assistant.law.library import LawLibrary

NOTICE = Evidence(id="2", kind=EvidenceKind.DOCUMENT, name="区人民政府关于限产的通告", proves=("限产",))


def drafted(case: Case, conduct: str, library: LawLibrary) -> Draft:
    (own,) = [one for one in charges_of(case, library).charges if not one.capacity]
    clause = clause_under(own, case, library)
    clause = replace(clause, rule=replace(clause.rule, conduct=conduct))
    return draft(case, clause=clause, library=library)


def gaps(made: Draft) -> list[str]:
    return [name for name in made.missing if "限产决定" in name]


CONDUCT = "拒不执行区人民政府限产决定的"


@pytest.mark.parametrize(
    ("facts", "evidence", "found"),
    [
        ("甲公司拒不执行区人民政府限产决定。", (), ["由何机关何时作出", "公布或者送达的证据"]),
        ("区人民政府2026年3月1日发布限产决定，甲公司没有停产。", (), ["公布或者送达的证据"]),
        ("甲公司拒不执行区人民政府限产决定。", (NOTICE,), []),
    ],
)
def test_what_is_not_told_or_shown_is_a_gap(
    packaged_library: LawLibrary, facts: str, evidence: tuple[Evidence, ...], found: list[str]
) -> None:
    case = full_case()
    case = case.model_copy(update={"facts": facts, "evidence": (*case.evidence, *evidence)})
    told = gaps(drafted(case, CONDUCT, packaged_library))
    assert len(told) == len(found)
    assert all(words in name for words, name in zip(found, told, strict=True))


def test_a_clause_that_needs_none_has_no_gap(packaged_library: LawLibrary) -> None:
    assert not gaps(drafted(full_case(), "占用、堵塞疏散通道的", packaged_library))


def test_an_order_to_correct_is_the_order_of_the_agency(packaged_library: LawLibrary) -> None:
    case = full_case()
    ordered = case.model_copy(update={"steps": (Step(name="责令改正", on=date(2026, 3, 6)), *case.steps)})
    conduct = "拒不执行安全监察指令的"
    assert any("监察指令" in name for name in drafted(case, conduct, packaged_library).missing)
    assert not any("监察指令" in name for name in drafted(ordered, conduct, packaged_library).missing)
