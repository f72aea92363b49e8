"""A receipt for every paper that is served: which papers those are, and what the steps tell of the service."""

from datetime import date

import pytest
from samples import full_case

from assistant.documents.edits import changed
from assistant.documents.overview import papers_of
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Charge, Evidence, EvidenceKind, Party, Person, Step
from assistant.errors import InputError
from assistant.law.library import LawLibrary


def step(name: str, day: int, note: str = "", **more: object) -> Step:
    return Step.model_validate({"name": name, "on": date(2026, 3, day), "note": note, **more})


def case_of(*steps: Step, **more: object) -> Case:
    return full_case().model_copy(update={"steps": steps, **more})


def receipts(case: Case) -> list[str]:
    return [paper.about for paper in papers_of(case) if paper.kind == "service"]


@pytest.mark.parametrize(
    ("steps", "served"),
    [
        ((), ["decision"]),
        ((step("立案", 6), step("调查终结", 9)), ["decision"]),
        ((step("责令改正", 5), step("告知", 20)), ["correction", "notice", "decision"]),
        (
            (step("责令停止施工", 5), step("责令限期改正", 8)),
            ["correction", "correction:2", "decision"],
        ),
        (
            (step("查封", 5), step("延长查封期限", 9), step("解除查封", 12)),
            ["seizure", "延长查封扣押", "seizure_release", "decision"],
        ),
        (
            (step("先行登记保存", 5), step("登记保存处理", 9)),
            ["registration", "registration_result", "decision"],
        ),
        (
            (step("听证告知", 9, "送达听证告知书"), step("听证通知", 12), step("听证", 20)),
            ["hearing_notice", "hearing_call", "decision"],
        ),
        (
            (step("告知", 9, "送达事先告知书和听证告知书"),),
            ["notice", "hearing_notice", "decision"],
        ),
        ((step("询问", 6),), ["decision"]),
        ((step("询问", 6, "询问通知书邮寄送达"),), ["summons", "decision"]),
        ((step("鉴定", 6, "出具检测报告"),), ["decision"]),
        ((step("鉴定", 6, "检测报告3月9日送达当事人"),), ["test_report", "decision"]),
        ((step("责令改正", 5), step("责令改正通知书送达", 6)), ["correction", "decision"]),
        ((step("告知书送达", 20), step("决定书签收", 26)), ["notice", "decision"]),
        ((step("催告", 28),), ["decision", "reminder"]),
        ((step("检查", 5), step("复查", 9), step("集体讨论", 12), step("结案", 30)), ["decision"]),
    ],
)
def test_which_papers_are_served(steps: tuple[Step, ...], served: list[str]) -> None:
    assert sorted(receipts(case_of(*steps))) == sorted(served)


def test_on_the_spot_only_what_was_handed_over_has_a_receipt() -> None:
    day = date(2026, 3, 5)
    told = (step("责令改正", 5, "当场交付"), step("告知", 5, "口头告知"), step("决定", 5))
    spot = case_of(*told, track="简易", decided=day)
    assert receipts(spot) == ["correction"]
    handed = spot.model_copy(update={"steps": (*told, step("送达", 5, "当场交付王某签收"))})
    assert receipts(handed) == ["correction", "spot_decision"]


def row(case: Case, about: str, library: LawLibrary) -> dict[str, str]:
    lines = draft(case, f"service:{about}", library=library).text.split("\n")
    place, mode = lines[lines.index("送达地点") + 1], lines[lines.index("送达方式") + 1]
    name, number, day = lines[lines.index("送达日期") + 1 : lines.index("送达方式")]
    return {"name": name, "number": number, "day": day, "mode": mode, "place": place}


GAP = "【待补充：{}】".format
DAY, MODE, PLACE = GAP("送达日期"), GAP("送达方式"), GAP("送达地点")


@pytest.mark.parametrize(
    ("steps", "about", "day", "mode", "place"),
    [
        ((step("责令改正", 5, "当场送达"),), "correction", "2026年3月5日", "当场送达", "乙路1号"),
        ((step("责令改正", 9, "当场送达"),), "correction", "2026年3月9日", "当场送达", PLACE),
        ((step("责令改正", 9, "直接送达，限3月20日前改正"),), "correction", "2026年3月9日", "直接送达", PLACE),
        ((step("责令改正", 9, "3月11日邮寄送达"),), "correction", "2026年3月11日", "邮寄送达", PLACE),
        ((step("责令改正", 9, "报告3月6日出具、3月12日送达"),), "correction", "2026年3月12日", MODE, PLACE),
        ((step("责令改正", 9, "清空通道"),), "correction", DAY, MODE, PLACE),
        ((step("责令改正", 9, "当日送达"),), "correction", "2026年3月9日", MODE, PLACE),
        ((step("责令改正", 9, service="留置送达"),), "correction", "2026年3月9日", "留置送达", PLACE),
        (
            (step("责令改正", 9, "送至丙路5号直接送达"),),
            "correction", "2026年3月9日", "直接送达", "丙路5号",
        ),
        ((step("告知", 20),), "notice", "2026年3月20日", MODE, PLACE),
        (
            (step("责令改正", 9), step("责令改正通知书送达", 10, "王某签收")),
            "correction", "2026年3月10日", MODE, PLACE,
        ),
        ((step("决定", 25), step("送达", 27, "直接送达，王某签收")), "decision", "2026年3月27日", "直接送达，王某签收", PLACE),
        ((step("决定", 25), step("送达", 27, "行政处罚决定书邮寄送达")), "decision", "2026年3月27日", "邮寄送达", PLACE),
        ((step("告知", 20, "直接送达"), step("决定", 25)), "decision", DAY, MODE, PLACE),
        ((step("告知", 20), step("送达", 21, "告知书留置送达"), step("决定", 25)), "notice", "2026年3月21日", "留置送达", PLACE),
        ((step("告知", 20), step("送达", 21, "告知书留置送达"), step("决定", 25)), "decision", DAY, MODE, PLACE),
    ],
)  # fmt: skip
def test_what_the_steps_tell_of_the_service(
    steps: tuple[Step, ...], about: str, day: str, mode: str, place: str, packaged_library: LawLibrary
) -> None:
    told = row(case_of(*steps), about, packaged_library)
    assert (told["day"], told["mode"], told["place"]) == (day, mode, place)


def paper(name: str, text: str) -> Evidence:
    return Evidence(id="9", kind=EvidenceKind.DOCUMENT, name=name, text=text, obtained=date(2026, 3, 12))


TWO = (step("责令停止施工", 5, "第3号当场送达"), step("责令改正", 9, "第8号直接送达"))


@pytest.mark.parametrize(
    ("steps", "evidence", "about", "number"),
    [
        ((step("责令改正", 5, paper="丙消责改〔2026〕第3号"),), (), "correction", "丙消责改〔2026〕第3号"),
        ((step("责令改正", 5, "丙消（城）责改〔2026〕第3号送达"),), (), "correction", "丙消（城）责改〔2026〕第3号"),
        ((step("责令改正", 5, "第3号当日送达"),), (), "correction", "第3号"),
        (
            (step("责令改正", 5, "第3号当日送达"),),
            (paper("责令改正通知书", "丙消责改〔2026〕第0003号：责令改正。"),),
            "correction", "丙消责改〔2026〕第0003号",
        ),
        (
            (step("责令改正", 5, "第3号当日送达"),),
            (paper("责令改正通知书", "丙消责改〔2026〕第13号：责令改正。"),),
            "correction", "第3号",
        ),
        (TWO, (paper("责令停止施工通知书、责令改正通知书", "丙消停〔2026〕第3号；丙消责改〔2026〕第8号"),), "correction", "丙消停〔2026〕第3号"),
        (TWO, (paper("责令停止施工通知书、责令改正通知书", "丙消停〔2026〕第3号；丙消责改〔2026〕第8号"),), "correction:2", "丙消责改〔2026〕第8号"),
        (
            (step("先行登记保存", 5), step("登记保存处理", 9)),
            (paper("先行登记保存通知书及物品处理通知书", "丙消登〔2026〕第4号。"),),
            "registration_result", GAP("文号"),
        ),
        ((step("告知", 20),), (), "notice", GAP("文号")),
        ((step("决定", 25),), (), "decision", "丙消罚决字〔2026〕第1号"),
        ((step("鉴定", 9, "检测报告当日送达"),), (paper("检测报告送达回证", "丙消委〔2026〕第2号。"),), "test_report", ""),
    ],
)  # fmt: skip
def test_the_number_of_the_paper_that_is_served(
    steps: tuple[Step, ...],
    evidence: tuple[Evidence, ...],
    about: str,
    number: str,
    packaged_library: LawLibrary,
) -> None:
    assert row(case_of(*steps, evidence=evidence), about, packaged_library)["number"] == number


def test_a_receipt_is_asked_for_by_key_or_name_and_refused_where_nothing_is_served(
    packaged_library: LawLibrary,
) -> None:
    case = case_of(*TWO, step("告知", 20))
    by_name = draft(case, "送达回证：行政处罚事先告知书", library=packaged_library)
    by_key = draft(case, "service:notice", library=packaged_library)
    assert by_name.docx == by_key.docx
    assert (by_key.kind, by_key.name) == ("service:notice", "送达回证（行政处罚事先告知书）")
    for wrong in ("service:reminder", "service:责令改正通知书", "decision:notice", "service:correction:3"):
        with pytest.raises(InputError):
            draft(case, wrong, library=packaged_library)


def test_file_names_tell_the_receipts_apart(packaged_library: LawLibrary) -> None:
    case = case_of(*TWO, step("告知", 20), step("催告", 30))
    made = [draft(case, one.key, party=one.party, library=packaged_library) for one in papers_of(case)]
    names = [one.file_name for one in made]
    assert len(set(names)) == len(names)
    assert any(name.endswith("送达回证（责令改正通知书2）.docx") for name in names)
    assert all(sentence.sources for one in made for sentence in one.trace)


def test_an_edit_of_one_receipt_leaves_the_others(packaged_library: LawLibrary) -> None:
    case = case_of(step("责令改正", 5), step("告知", 20))
    edits = changed(case, "service:notice", "", before=PLACE, after="丁路2号")
    case = case.model_copy(update={"edits": edits})
    notice, order = (
        draft(case, f"service:{one}", library=packaged_library) for one in ("notice", "correction")
    )
    assert "丁路2号" in notice.text
    assert "丁路2号" not in order.text


def test_everybody_has_receipts_of_what_was_served_on_them(packaged_library: LawLibrary) -> None:
    unit = full_case().party.model_copy(
        update={"id": "A", "responsible": (Person(name="赵某", role="经理"),)}
    )
    rule = {"law": "消防法", "provision": "第六十条第一款"}
    charges = (Charge.model_validate({"rule": rule, "party": "A"}),)
    charges += (
        Charge.model_validate({"rule": rule, "party": "A", "person": "赵某", "capacity": "责任人员"}),
    )
    steps = (step("责令改正", 5, addressee="甲公司"), step("告知", 20, addressee="甲公司"))
    case = case_of(*steps, step("告知", 21, addressee="赵某"), party=unit, charges=charges)
    served = {(p.party, p.about) for p in papers_of(case) if p.kind == "service"}
    assert served == {
        ("A", "correction"), ("A", "notice"), ("A", "decision"), ("A/赵某", "notice"), ("A/赵某", "decision"),
    }  # fmt: skip


def test_a_case_without_a_party_still_has_its_receipts(packaged_library: LawLibrary) -> None:
    case = case_of(step("告知", 20), party=Party())
    assert receipts(case) == ["notice", "decision"]
    assert "【待补充：当事人】" in draft(case, "service:notice", library=packaged_library).text
