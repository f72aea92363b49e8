"""Who a paper is for, which notice was served, and what had happened by the day of the paper."""

from datetime import date
from decimal import Decimal

import pytest
from samples import full_case

from assistant.analysis.charge import charge
from assistant.analysis.measures import FINE
from assistant.documents.overview import papers_of
from assistant.documents.sheet import JOINT
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Party, Person, Step
from assistant.law.library import LawLibrary

UNIT = "安全生产法第九十九条第（三）项"
CHIEF = Person(name="王某", role="总经理", gender="男", birth=date(1980, 1, 2), address="乙路2号", phone="0")


def with_chief(library: LawLibrary, *, party: str = "") -> Case:
    """A unit and its manager charged under one clause; the charges may leave the first party unnamed."""
    unit = full_case().party.model_copy(update={"id": "A", "responsible": (CHIEF,)})
    case = full_case().model_copy(update={"party": unit, "chosen": UNIT, "fine_yuan": None})
    fined = [
        one.model_copy(update={"party": party, "measures": tuple(_set(m) for m in one.measures)})
        for one in charge(UNIT, case, library).charges
    ]
    return case.model_copy(update={"charges": tuple(fined)})


def _set(measure):  # noqa: ANN001, ANN202
    graver = measure.kind == FINE and measure.conditional == "逾期未改正"
    return measure.model_copy(update={"amount": Decimal(15000)}) if graver else measure


@pytest.mark.parametrize("party", ["", "A"])
def test_a_manager_is_drafted_for_whether_or_not_the_charge_names_the_first_party(
    packaged_library: LawLibrary, party: str
) -> None:
    case = with_chief(packaged_library, party=party)
    assert "A/王某" in {paper.party for paper in papers_of(case) if paper.kind == "decision"}
    text = draft(case, party="A/王某", library=packaged_library).text
    assert "第九十九条第（三）项" in text
    assert "¥15000.00" in text


def test_a_decision_on_a_manager_does_not_bear_the_number_of_that_on_the_unit(
    packaged_library: LawLibrary,
) -> None:
    case = with_chief(packaged_library)
    assert "丙消罚决字〔2026〕第1号" in draft(case, library=packaged_library).text
    assert "文号" in draft(case, party="A/王某", library=packaged_library).missing
    step = Step(name="决定", on=date(2026, 4, 1), addressee="王某", paper="丙消罚决字〔2026〕第2号")
    case = case.model_copy(update={"steps": (*case.steps, step)})
    assert "丙消罚决字〔2026〕第2号" in draft(case, party="A/王某", library=packaged_library).text
    assert "丙消罚决字〔2026〕第1号" in draft(case, library=packaged_library).text


def noticed(note: str, paper: str = "") -> Case:
    steps = tuple(
        step.model_copy(update={"note": note, "paper": paper}) if step.name == "告知" else step
        for step in full_case().steps
    )
    return full_case().model_copy(update={"steps": steps})


@pytest.mark.parametrize(
    ("note", "paper", "names", "kinds"),
    [
        ("送达听证告知书，告知听证权利", "丙消听告〔2026〕第9号", "《行政处罚听证告知书》（丙消听告〔2026〕第9号）", {"hearing_notice"}),
        ("送达事先告知书", "丙消罚告〔2026〕第9号", "《行政处罚事先告知书》（丙消罚告〔2026〕第9号）", {"notice"}),
        ("送达事先告知书和听证告知书，告知听证权利", "", "《行政处罚事先告知书》和《行政处罚听证告知书》", {"notice", "hearing_notice"}),
        ("", "", "《行政处罚事先告知书》，", {"notice"}),
    ],
)  # fmt: skip
def test_the_notice_is_called_what_was_served(
    packaged_library: LawLibrary, note: str, paper: str, names: str, kinds: set[str]
) -> None:
    case = noticed(note, paper)
    assert f"向当事人送达{names}" in draft(case, library=packaged_library).text
    assert {p.kind for p in papers_of(case) if "notice" in p.kind} == kinds


def test_a_number_stands_on_its_own_notice_only(packaged_library: LawLibrary) -> None:
    case = noticed("告知听证权利", "丙消听告〔2026〕第9号")
    assert "第9号" in draft(case, "hearing_notice", library=packaged_library).text
    assert "文号" in draft(case, "notice", library=packaged_library).missing


LATER = "2026年3月30日复查，纸箱仍未清理。"


def test_a_paper_tells_nothing_that_happened_after_its_day(packaged_library: LawLibrary) -> None:
    case = full_case().model_copy(update={"facts": f"2026年3月5日，甲公司在疏散通道内堆放纸箱。{LATER}"})
    assert LATER in draft(case, library=packaged_library).text
    for kind in ("filing", "notice"):
        made = draft(case, kind, library=packaged_library)
        assert "堆放纸箱。" in made.text
        assert LATER not in made.text
        assert any(LATER in note for note in made.notes), kind


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        ("该公司的经营许可证有效期至2028年5月1日，许可项目不含仓储。", True),
        ("该公司的许可证（有效期2025年5月2日至2028年5月1日）未载明仓储。", True),
        ("该公司租用该房屋至2027年12月31日。", True),
        ("本机关责令其于2026年3月25日前清除。", True),
        ("该批食品的保质期到2026年9月1日。", True),
        ("该公司一直堆放至2026年3月30日。", False),
        ("2026年3月30日，本机关责令其停止堆放。", False),
        ("本机关责令其于2026年3月25日前清除，逾期仍未清除。", False),
        ("2026年3月25日责令期限到期后未清除。", False),
        ("2026年3月30日前往复查，纸箱未清理。", False),
    ],
)
def test_a_term_that_ends_later_is_a_fact_of_its_day(
    packaged_library: LawLibrary, sentence: str, stays: bool
) -> None:
    case = full_case().model_copy(update={"facts": f"甲公司在疏散通道内堆放纸箱。{sentence}"})
    made = draft(case, "notice", library=packaged_library)
    assert (sentence in made.text) is stays
    assert any(sentence in note for note in made.notes) is not stays


def test_what_was_told_comes_in_the_order_of_its_days(packaged_library: LawLibrary) -> None:
    steps = (
        *full_case().steps,
        Step(name="法制审核", on=date(2026, 3, 18), note="同意"),
        Step(name="集体讨论", on=date(2026, 3, 19), note="同意"),
    )
    case = full_case().model_copy(update={"steps": steps})
    text = draft(case, library=packaged_library).text
    assert text.index("经过法制审核") < text.index("集体讨论") < text.index("向当事人送达")
    record = draft(case, "discussion", library=packaged_library).text
    assert "尚未向当事人告知" in record
    assert "本案经本机关负责人集体讨论" not in record
    assert "未提出陈述、申辩" not in record


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("当事人未提出陈述、申辩", "\n当事人未提出陈述、申辩。"),
        ("王某表示没有意见", "\n王某表示没有意见。"),
        ("无异议", "\n当事人无异议。"),
        ("王某请求从轻，经复核予以采纳", "2026年3月21日，当事人提出陈述、申辩：王某请求从轻"),
    ],
)
def test_who_said_nothing_is_not_said_to_have_pleaded(
    packaged_library: LawLibrary, note: str, told: str
) -> None:
    steps = tuple(
        s.model_copy(update={"note": note}) if s.name == "陈述申辩" else s for s in full_case().steps
    )
    assert told in draft(full_case().model_copy(update={"steps": steps}), library=packaged_library).text


OTHER = Party(id="B", kind="个人", name="赵某", gender="男", address="丁路2号")
BOTH = (
    Step(name="立案", on=date(2026, 3, 6)),
    Step(name="告知", on=date(2026, 3, 20), addressee="甲公司", paper="丙消罚告〔2026〕第1号"),
    Step(name="告知", on=date(2026, 3, 21), addressee="赵某", paper="丙消罚告〔2026〕第2号"),
    Step(name="陈述申辩", on=date(2026, 3, 22), addressee="赵某", note="赵某称纸箱不是其放的，请求免罚"),
    Step(name="复核", on=date(2026, 3, 24), addressee="赵某", note="不予采纳"),
    Step(name="陈述申辩", on=date(2026, 3, 25), addressee="甲公司", note="未提出陈述申辩"),
    Step(name="集体讨论", on=date(2026, 3, 28)),
)


def of_two(steps: tuple[Step, ...]) -> Case:
    unit = full_case().party.model_copy(update={"id": "A"})
    return full_case().model_copy(update={"party": unit, "parties": (OTHER,), "steps": steps})


def test_what_one_party_was_told_and_answered_is_not_told_of_another(packaged_library: LawLibrary) -> None:
    case = of_two(BOTH)
    unit = draft(case, party="A", library=packaged_library).text
    assert "2026年3月20日，本机关向当事人送达《行政处罚事先告知书》（丙消罚告〔2026〕第1号）" in unit
    assert "当事人未提出陈述申辩。" in unit
    assert "赵某称" not in unit
    assert "不予采纳" not in unit
    person = draft(case, party="B", library=packaged_library).text
    assert "2026年3月21日，本机关向当事人送达《行政处罚事先告知书》（丙消罚告〔2026〕第2号）" in person
    assert "赵某称纸箱不是其放的" in person
    assert "不予采纳" in person
    for text in (unit, person):
        assert "集体讨论" in text


def test_a_joint_paper_tells_party_by_party(packaged_library: LawLibrary) -> None:
    shop = OTHER.model_copy(update={"kind": "企业"})
    case = of_two(BOTH).model_copy(update={"parties": (shop,)})
    (one,) = charge(case.chosen, case, packaged_library).charges
    charges = tuple(one.model_copy(update={"party": key}) for key in "AB")
    text = draft(case.model_copy(update={"charges": charges}), party=JOINT, library=packaged_library).text
    assert "2026年3月20日，本机关向甲公司送达《行政处罚事先告知书》（丙消罚告〔2026〕第1号）" in text
    assert "2026年3月21日，本机关向赵某送达《行政处罚事先告知书》（丙消罚告〔2026〕第2号）" in text
    assert "2026年3月22日，赵某提出陈述、申辩：赵某称纸箱不是其放的" in text
    assert "2026年3月24日，本机关对赵某的意见进行复核：不予采纳" in text
    assert "\n甲公司未提出陈述申辩。" in text
    assert text.count("集体讨论") == 1


@pytest.mark.parametrize("addressee", ["", "当事人", "王某", "甲公司（王某代收）"])
def test_steps_towards_nobody_else_stay(packaged_library: LawLibrary, addressee: str) -> None:
    steps = tuple(s.model_copy(update={"addressee": addressee}) for s in full_case().steps)
    text = draft(of_two(steps), party="A", library=packaged_library).text
    assert "2026年3月20日，本机关向当事人送达" in text
    assert "当事人未提出陈述、申辩" in text


def test_the_receipt_of_one_party_lists_only_what_was_served_on_it(packaged_library: LawLibrary) -> None:
    served = tuple(
        s.model_copy(update={"service": "直接送达" if s.addressee == "甲公司" else "邮寄送达"})
        for s in BOTH
        if s.name == "告知"
    )
    unit, person = (
        draft(of_two(served), "service", party=key, library=packaged_library).text for key in "AB"
    )
    assert ("丙消罚告〔2026〕第1号" in unit, "丙消罚告〔2026〕第2号" in unit, "邮寄送达" in unit) == (
        True,
        False,
        False,
    )
    assert ("丙消罚告〔2026〕第1号" in person, "邮寄送达" in person) == (False, True)
    unserved = draft(of_two(BOTH), "service", party="B", library=packaged_library)
    assert "丙消罚决字〔2026〕第1号" not in unserved.text  # that of the unit
