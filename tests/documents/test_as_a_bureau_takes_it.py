"""What a bureau would send back: found by reading every kind of paper as a picture, each kind mended once."""

from datetime import date
from decimal import Decimal

import pytest
from samples import full_case

from assistant.documents.fields.outcome import _summed
from assistant.documents.notices import pleads
from assistant.documents.overview import papers_of
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Person, Step
from assistant.law.library import LawLibrary


def with_steps(*told: tuple[str, int, str], **more: object) -> Case:
    steps = tuple(Step(name=name, on=date(2026, 3, day), note=note) for name, day, note in told)
    return full_case().model_copy(update={"steps": steps, **more})


@pytest.mark.parametrize(
    ("note", "kinds"),
    [
        ("事先（听证）告知书直接送达，告知听证权利", {"notice"}),
        ("事先告知书送达，告知听证权利", {"notice"}),
        ("听证告知书送达", {"hearing_notice"}),
        ("事先告知书、听证告知书送达", {"notice", "hearing_notice"}),
        ("告知陈述申辩权、听证权", {"notice", "hearing_notice"}),  # which paper it was is left open
        ("事先告知书送达，告知陈述申辩权", {"notice"}),
    ],
)
def test_one_combined_notice_is_one_paper(note: str, kinds: set[str]) -> None:
    case = with_steps(("告知", 20, note))
    assert {paper.kind for paper in papers_of(case) if "notice" in paper.kind} == kinds


@pytest.mark.parametrize(
    ("base", "told", "known"),
    [
        ("建设工程造价", "已完成部分工程造价491500元。", True),
        ("工程合同价款", "合同价款为30万元。", True),
        ("货值金额", "货值金额共计6528元。", True),
        ("违法所得", "3200元的违法所得。", True),
        ("建设工程造价", "已建成612平方米。", False),
        ("货值金额", "货款金额6528元。", False),
        ("违法所得", "所得4000元。", False),
        ("建设工程造价", "工程造价由鉴定机构认定。", False),
    ],
)
def test_a_base_is_told_by_its_last_words(base: str, told: str, known: bool) -> None:
    assert _summed(base, told) is known


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("王某书面请求降低处罚比例，并要求听证", True),
        ("当事人口头提出经营困难", True),
        ("王某书面称工期紧", True),
        ("当事人未提出陈述、申辩", False),
        ("当事人书面表示放弃陈述、申辩", False),
        ("王某表示无异议", False),
        ("期满未提出", False),
        ("当事人书面提出没有异议", False),
    ],
)
def test_a_plea_has_its_day(note: str, said: bool, packaged_library: LawLibrary) -> None:
    assert pleads(note) is said
    case = with_steps(("告知", 20, ""), ("陈述申辩", 23, note))
    text = draft(case, library=packaged_library).text
    assert ("2026年3月23日，当事人提出陈述、申辩" in text) is said


@pytest.mark.parametrize(
    ("note", "fine", "proposed"),
    [
        ("告知拟罚款8000元的事实、理由、依据", 5000, "8000.00"),
        ("告知拟罚款5000元的事实、理由、依据", 5000, "5000.00"),
        ("告知拟作出的处罚", 5000, "5000.00"),
        ("告知拟罚款8000元、对负责人罚款500元", 5000, "5000.00"),  # two sums: whose, is not told
    ],
)
def test_the_notice_tells_the_fine_of_which_the_party_was_told(
    note: str, fine: int, proposed: str, packaged_library: LawLibrary
) -> None:
    case = with_steps(("告知", 20, note), fine_yuan=Decimal(fine))
    for kind in ("notice", "defence_review"):
        made = draft(case, kind, library=packaged_library)
        assert f"¥{proposed}" in made.text, kind
        assert any("与案件的罚款" in one for one in made.notes) is (proposed != f"{fine}.00")
    assert f"¥{fine}.00" in draft(case, library=packaged_library).text


@pytest.mark.parametrize(
    ("steps", "day"),
    [
        ((("告知", 20, ""), ("送达", 21, "告知书留置送达"), ("决定", 25, ""), ("送达", 27, "直接送达")), "2026年3月27日"),
        ((("决定", 25, ""), ("送达", 27, "直接送达")), "2026年3月27日"),
        ((("决定", 25, "3月28日邮寄送达"),), "2026年3月28日"),
        ((("告知", 20, ""), ("送达", 21, "告知书留置送达"), ("决定", 25, "")), "【待补充：送达日期】"),
    ],
)  # fmt: skip
def test_the_reminder_tells_the_day_of_the_decision_s_own_service(
    steps: tuple[tuple[str, int, str], ...], day: str, packaged_library: LawLibrary
) -> None:
    for kind in ("reminder", "enforcement", "closing"):
        assert day in draft(with_steps(*steps), kind, library=packaged_library).text, kind


@pytest.mark.parametrize(
    ("born", "guardian", "asked", "told"),
    [
        (date(2010, 5, 1), None, True, False),
        (date(2010, 5, 1), Person(name="周某", role="父亲"), False, True),
        (date(1990, 5, 1), None, False, False),
        (None, None, False, False),
    ],
)
def test_a_minor_has_a_guardian(
    born: date | None, guardian: Person | None, asked: bool, told: bool, packaged_library: LawLibrary
) -> None:
    party = Party(kind="个人", name="小周", birth=born, guardian=guardian)
    made = draft(full_case().model_copy(update={"party": party}), library=packaged_library)
    assert ("监护人姓名、与当事人的关系" in made.missing) is asked
    assert ("监护人：周某（父亲）。" in made.text) is told


def test_the_call_to_a_hearing_asks_for_the_hour(packaged_library: LawLibrary) -> None:
    case = with_steps(("听证通知", 20, ""), ("听证", 28, ""))
    assert (
        "定于2026年3月28日【待补充：听证开始的时刻】在"
        in draft(case, "hearing_call", library=packaged_library).text
    )


def test_a_report_without_evidence_says_so_and_one_of_no_penalty_names_its_ground(
    packaged_library: LawLibrary,
) -> None:
    bare = full_case().model_copy(update={"evidence": ()})
    assert "证据名称和证明内容" in draft(bare, "report", library=packaged_library).missing
    reason = "依据《中华人民共和国行政处罚法》第三十三条第一款，初次违法。"
    spared = full_case().model_copy(update={"track": "不予处罚", "discretion": reason, "fine_yuan": None})
    text = draft(spared, "report", library=packaged_library).text
    assert "依据《中华人民共和国行政处罚法》第三十三条第一款的规定：“" in text
    fined = draft(full_case(), "report", library=packaged_library)
    assert "不予处罚" not in fined.text


@pytest.mark.parametrize(
    ("note", "said", "answer"),
    [
        ("王某书面请求从轻，经复核，已从轻确定，维持", "王某书面请求从轻", "经复核，已从轻确定，维持"),
        ("王某请求从轻；本机关不予采纳", "王某请求从轻", "本机关不予采纳"),
        ("王某请求从轻", "王某请求从轻", "【待补充：复核意见】"),
    ],
)
def test_the_review_of_a_defence_keeps_plea_and_answer_apart(
    note: str, said: str, answer: str, packaged_library: LawLibrary
) -> None:
    lines = draft(with_steps(("陈述申辩", 23, note)), "defence_review", library=packaged_library).text.split(
        "\n"
    )
    assert lines[lines.index("陈述、申辩的内容") + 1] == said
    assert lines[lines.index("复核情况和意见") + 1] == answer


def test_a_trader_is_not_named_twice(packaged_library: LawLibrary) -> None:
    party = Party(kind="个体工商户", name="甲店（经营者：赵某）", representative="赵某")
    case = full_case().model_copy(update={"party": party, "title": "甲店堵塞疏散通道案"})
    text = draft(case, "transfer", library=packaged_library).text
    assert "查办甲店堵塞疏散通道一案" in text


def test_a_record_that_is_also_a_receipt_tells_only_the_record(packaged_library: LawLibrary) -> None:
    told = "采样五次，每次十分钟。检测报告于2026年3月15日直接送达，王某签收。"
    piece = Evidence(id="7", kind=EvidenceKind.DOCUMENT, name="采样记录单及检测报告送达回证", text=told)
    text = draft(
        full_case().model_copy(update={"evidence": (piece,)}), "sampling", library=packaged_library
    ).text
    assert "采样五次，每次十分钟。" in text
    assert "检测报告于" not in text


@pytest.mark.parametrize(
    ("note", "paper", "told"),
    [
        ("当场送达，责令立即改正", "", "现责令你单位立即改正上述行为。"),
        ("当场送达", "责令甲公司立即改正。", "现责令你单位立即改正上述行为。"),
        ("责令立即停止堆放，当场送达", "", "现责令你单位立即改正上述行为：立即停止堆放。"),
        ("责令立即改正，于2026年3月20日前清空通道", "", "于2026年3月20日前清空通道"),
        ("当场送达", "责令甲公司立即改正，于2026年3月20日前清空。", "现责令你单位改正上述行为，于2026年3月20日前完成。"),
        ("当场送达", "", "现责令你单位改正上述行为，于【待补充：改正期限】前完成。"),
    ],
)  # fmt: skip
def test_an_order_to_mend_at_once_has_no_term(
    note: str, paper: str, told: str, packaged_library: LawLibrary
) -> None:
    piece = Evidence(
        id="8", kind=EvidenceKind.DOCUMENT, name="责令改正通知书", text=paper, obtained=date(2026, 3, 5)
    )
    case = with_steps(("责令改正", 5, note), evidence=(piece,) if paper else ())
    text = draft(case, "correction", library=packaged_library).text
    assert told in text
    assert ("期限届满后" in text) is ("立即改正上述" not in told)
