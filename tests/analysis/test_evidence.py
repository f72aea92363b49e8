"""``check_evidence``: by charge, and without a chosen clause only what needs none, with the choices said."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal

import pytest
from samples import full_case

from assistant.analysis import verbs as room
from assistant.analysis.model import Advice, ElementStatus, Suggestion
from assistant.analysis.pin import rules_in
from assistant.analysis.verbs import check_evidence, clause_of, clauses_of
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.model import Provision

FIRE = "《中华人民共和国消防法》"
PLAIN = {"主体身份（单位）", "行为人与当事人一致", "违法行为", "行为时间", "行为地点"}


@pytest.fixture
def suggested(packaged_library: LawLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    """Suggestions without an index: the first rule of two articles."""
    found = []
    for place in ("第六十条", "第六十三条"):
        article = packaged_library.article(packaged_library.find("消防法")[0], Provision.parse(place))  # type: ignore[arg-type]
        assert article
        one = rules_in(article)[0]
        found.append(Suggestion(one.rule, one.ref, (), article.version, 1.0, pin=one.pin))
    monkeypatch.setattr(room, "suggest", lambda case, k: Advice(tuple(found)))


def unchosen(**update: object) -> Case:
    return full_case().model_copy(update={"chosen": "", **update})


def test_without_a_clause_nothing_is_chosen(suggested: None) -> None:
    case = unchosen()
    assert clause_of(case) is None
    report = check_evidence(case)
    assert report.clause == ""
    assert "未选定罚则" in report.statement
    assert {g.element for g in report.gaps} >= PLAIN
    assert not {g.element for g in report.gaps} & {"责令改正通知书", "许可（备案、登记）状态"}
    assert [c.pin.provision for c in report.choices] == ["第六十条第一款第（一）项", "第六十三条第（一）项"]
    assert report.procedure


def test_suggestions_are_offered_as_far_as_they_fit_the_party(suggested: None) -> None:
    person = unchosen(party=full_case().party.model_copy(update={"kind": "个人"}))
    offered = [c.pin.provision for c in check_evidence(person).choices]
    assert offered == ["第六十条第二款", "第六十三条第（一）项"]


def test_a_reference_that_fits_several_rules_is_not_narrowed() -> None:
    report = check_evidence(unchosen(chosen=f"{FIRE}第六十条"))
    assert clause_of(unchosen(chosen=f"{FIRE}第六十条")) is None
    assert len(report.choices) == 7
    assert "7 条规则" in report.statement
    assert all(choice.differs for choice in report.choices)


def test_a_settled_clause_gives_its_elements_and_no_choices() -> None:
    case = full_case()
    report = check_evidence(case)
    assert report.clause == case.chosen
    assert (report.statement, report.choices) == ("", ())
    assert [c.clause for c in report.charges] == [case.chosen]
    by_hand = check_evidence(case, clause_of(case))
    assert (by_hand.gaps, by_hand.procedure) == (report.gaps, report.procedure)


def test_an_individual_does_not_get_the_range_for_units() -> None:
    person = full_case().model_copy(update={"party": full_case().party.model_copy(update={"kind": "个人"})})
    report = check_evidence(person)
    assert (report.clause, len(report.charges)) == ("", 0)
    assert [c.reference for c in report.choices] == [f"{FIRE}第六十条第二款"]
    assert "处罚的是单位" in report.statement


def test_gaps_are_given_by_charge_and_by_party() -> None:
    first = check_evidence(unchosen(chosen="《中华人民共和国安全生产法》第一百零二条"))
    assert [c.party for c in first.charges] == ["甲公司", "甲公司，责任人员"]
    assert "责任人员的职务与责任" in {g.element for g in first.charges[1].gaps}
    assert "责任人员的职务与责任" not in {g.element for g in first.charges[0].gaps}
    assert len(first.gaps) == len(set(first.gaps))
    assert first.charges[0].conditions == ("拒不执行",)


@pytest.mark.parametrize(
    ("chosen", "fine", "reasons", "wanted"),
    [
        ("《中华人民共和国安全生产法》第九十七条第（七）项", 55000, "", {"符合"}),
        ("《中华人民共和国安全生产法》第九十七条第（七）项", 300000, "", {"不足"}),
        ("《中华人民共和国城乡规划法》第六十四条", 4000, "按造价50000元的百分之八处罚", {"符合"}),
        ("《中华人民共和国城乡规划法》第六十四条", 6000, "按造价50000元的百分之十二处罚", {"不足"}),
        ("《中华人民共和国城乡规划法》第六十四条", 6000, "按造价50000元×12%处罚", {"不足"}),
    ],
)
def test_the_fine_is_measured_by_the_range_that_allows_it(
    chosen: str, fine: int, reasons: str, wanted: set[str]
) -> None:
    report = check_evidence(unchosen(chosen=chosen, fine_yuan=Decimal(fine), discretion=reasons))
    assert {row.status for row in report.procedure if row.rule == "P34"} == wanted


def test_one_settled_charge_beside_one_that_is_not(suggested: None) -> None:
    made = clauses_of(full_case())[0]
    assert made.pin
    both = Case.model_validate(
        unchosen().model_dump(mode="json")
        | {"charges": [{"rule": made.pin.model_dump(mode="json")}, {"act": "另一行为"}]}
    )
    report = check_evidence(both)
    assert (report.clause, len(report.charges)) == (made.penalty.format(), 1)
    assert "未选定罚则" in report.statement
    assert report.choices


def test_what_is_no_clause_is_refused() -> None:
    with pytest.raises(InputError, match="认不出条款"):
        check_evidence(unchosen(chosen="那一条"))


def test_the_report_can_be_written_as_json() -> None:
    pieces = (
        Evidence(id="1", kind=EvidenceKind.PARTY, name="陈述", text="堆放面积大概35平方米。"),
        Evidence(id="2", kind=EvidenceKind.RECORD, name="笔录", text="堆放量得50平方米。"),
    )
    report = check_evidence(full_case().model_copy(update={"evidence": pieces}))
    written = json.loads(json.dumps(dataclasses.asdict(report), ensure_ascii=False, default=str))
    assert written["contradictions"][0]["a"]["evidence"] == "1"
    assert {"about", "a", "b"} == set(written["contradictions"][0])
    assert any(
        g.status in (ElementStatus.UNDECIDED, ElementStatus.SINGLE) and "不一致" in g.note
        for g in report.gaps
    )


@pytest.mark.parametrize("written", ["2026-13-45", "上个月", "2026-02-30"])
def test_a_day_that_cannot_be_read_is_told_and_no_other_day_taken(written: str) -> None:
    with pytest.raises(InputError, match="行为日期无法识别"):
        check_evidence(full_case().model_copy(update={"act_date": written}))
