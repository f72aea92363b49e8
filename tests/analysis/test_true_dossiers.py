"""What papers of a correct case say in the words of other fields, and must not be told as a gap; with the other direction."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.analysis.features import features
from assistant.analysis.gaps import element_gaps
from assistant.analysis.model import Suggestion
from assistant.analysis.procedure.data import kind_of_step
from assistant.analysis.procedure.verb import check_procedure
from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step
from assistant.law.model import Law, LawRef, Level, Provision, Version
from assistant.law.penalty_model import Fine, Penalty, PenaltyRule

LAW = Law(1, "虚构市风筝租赁条例", Level.LOCAL)
DOCUMENT, RECORD, PARTY = EvidenceKind.DOCUMENT, EvidenceKind.RECORD, EvidenceKind.PARTY


def clause(*parts: Fine | Penalty, conduct: str = "租赁风筝") -> Suggestion:
    fines = tuple(part for part in parts if isinstance(part, Fine))
    penalties = tuple(part for part in parts if isinstance(part, Penalty))
    rule = PenaltyRule(Provision(9), conduct, fines=fines, penalties=penalties)
    return Suggestion(rule, LawRef(LAW.name, rule.provision), (), Version(1, LAW), 1.0)


def piece(number: int, text: str, name: str = "材料", kind: EvidenceKind = DOCUMENT) -> Evidence:
    return Evidence(id=f"E{number}", kind=kind, name=name, text=text, obtained=date(2026, 3, 5))


@pytest.mark.parametrize(
    ("said", "proved"),
    [
        ("在平台检索，未见该店受过风筝租赁方面的处罚。", True),
        ("平台检索：该店近三年风筝类处罚0件。", True),
        ("系统查询，该店2024年3月至2026年3月无租赁处罚。", True),
        ("查无此人处罚记录。", True),
        ("该店没有履行处罚决定。", False),
        ("该店近三年风筝类处罚2件。", False),
        ("该店曾受过处罚。", False),
    ],
)
def test_a_search_that_found_no_penalty_shows_a_first_offence(said: str, proved: bool) -> None:
    case = Case(facts="某事。", discretion="初次违法，从轻处罚。", evidence=(piece(1, said, "查询单"),))
    status = next(g.status for g in element_gaps(case, clause()) if g.element == "初次违法")
    assert (str(status) == "已证实") is proved


@pytest.mark.parametrize(
    ("reasons", "asked"),
    [
        ("数量少，没有销售，从轻处罚。", False),
        ("尚未出售，没有违法所得。", False),
        ("未销售完的风筝已封存。", True),
        ("没有销售记录，从轻处罚。", True),
        ("从轻处罚。", True),
    ],
)
def test_where_nothing_was_sold_no_gain_must_be_shown(reasons: str, asked: bool) -> None:
    rule = clause(Penalty("没收违法所得"))
    assert ("income" in features(Case(facts="某事。", discretion=reasons), rule)) is asked


ACCESSORY = clause(
    Fine("责任人员", "情节严重", "multiple", 1, 3, base="所获收入"),
    Penalty("没收违法所得", "情节严重", party="责任人员"),
)


@pytest.mark.parametrize(
    ("reasons", "fine", "asked"),
    [
        ("初次违法，从轻处罚。", 20000, False),
        ("情节严重，从重处罚。", 20000, True),
        ("初次违法，从轻处罚。", None, True),
    ],
)
def test_a_rule_for_grave_cases_asks_nothing_of_a_case_that_is_none(
    reasons: str, fine: int | None, asked: bool
) -> None:
    case = Case(
        facts="某事。",
        discretion=reasons,
        party=Party(kind="企业"),
        fine_yuan=Decimal(fine) if fine else None,
    )
    assert ("income" in features(case, ACCESSORY)) is asked


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("法制审核意见书", "法制审核"),
        ("审核", "法制审核"),
        ("非现场执法设备法制审核和技术审核意见", ""),
        ("电子监控设置的法制审核意见", ""),
    ],
)
def test_the_review_of_a_device_is_not_that_of_the_case(name: str, kind: str) -> None:
    assert kind_of_step(name) == kind


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (None, "缺失"),
        ("检查时间：2026年3月5日。店内有风筝三只。", "无法判断"),
        ("检查时间：2026年3月5日。当场扣押风筝三只。", "符合"),
    ],
)
def test_a_record_of_the_day_may_cover_the_seizure(record: str | None, wanted: str) -> None:
    seizure = piece(1, "扣押风筝三只，清单一份。", "扣押决定书和清单")
    site = (piece(2, record, "现场检查笔录", RECORD),) if record else ()
    step = Step(name="扣押", on=date(2026, 3, 5), note="经负责人批准")
    case = Case(facts="某事。", steps=(step,), evidence=(seizure, *site))
    found = next(f for f in check_procedure(case, None).findings if f.rule == "P32")
    assert str(found.status) == wanted


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("船长6.2米。", "网两条（各约80米）。", 0),
        ("风筝线长60米。", "风筝线长80米。", 1),
        ("店主质证称对照片没有异议。", "该店未取得租赁许可证。", 0),
        ("该店已取得租赁许可证。", "该店未取得租赁许可证。", 1),
    ],
)
def test_only_one_thing_contradicts_itself(one: str, other: str, count: int) -> None:
    pieces = (piece(1, one, "笔录", RECORD), piece(2, other, "复函"))
    assert len(case_contradictions(Case(facts="某事。", evidence=pieces))) == count
