"""What a reviewer of papers minds: how the party is called, doubled words, things written before they happened, sums left out."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from samples import full_case

from assistant.analysis.charge import charge
from assistant.analysis.measures import FINE
from assistant.documents.overview import papers_of
from assistant.documents.sheet import JOINT
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Evidence, EvidenceKind, Measure, Party, Person, Step
from assistant.law.library import LawLibrary

PERSON = {"kind": "个人", "name": "王某", "credit_code": "", "representative": ""}
TRADER = {"kind": "个体工商户", "name": "王某", "representative": "王某"}
SHOP = {"kind": "个体工商户", "name": "乙区王氏小店", "representative": "王某"}


def case_of(party: dict[str, object] | None = None, **fields: object) -> Case:
    changed = {"party": full_case().party.model_copy(update=party)} if party else {}
    return full_case().model_copy(update={**changed, **fields})


@pytest.mark.parametrize(
    ("party", "called"),
    [(PERSON, "对你作出"), (TRADER, "对你作出"), (SHOP, "对你单位作出"), ({}, "对你单位作出")],
)
def test_the_party_is_called_by_what_it_is(
    packaged_library: LawLibrary, party: dict[str, object], called: str
) -> None:
    text = draft(case_of(party), "notice", library=packaged_library).text
    assert f"本机关拟{called}如下行政处罚" in text
    assert "你（单位）" not in text


def test_a_joint_paper_calls_its_parties_together(packaged_library: LawLibrary) -> None:
    other = Party(kind="企业", id="B", name="乙公司")
    case = case_of({"id": "A"}, parties=(other,))
    (one,) = charge(case.chosen, case, packaged_library).charges
    case = case.model_copy(update={"charges": (one, one.model_copy(update={"party": "B"}))})
    assert "拟对你们作出" in draft(case, "notice", party=JOINT, library=packaged_library).text


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("甲公司堵塞疏散通道案", "为调查堵塞疏散通道一案"),
        ("堵塞疏散通道案", "为调查堵塞疏散通道一案"),
        ("甲公司案", "为调查甲公司一案"),
        ("擅自占用疏散通道", "为调查擅自占用疏散通道一案"),
    ],
)
def test_a_case_is_named_once(packaged_library: LawLibrary, title: str, told: str) -> None:
    assert told in draft(case_of(title=title), "summons", library=packaged_library).text


SITE = "检查时间：2026年3月5日9时至10时。检查地点：乙路1号仓库。检查人张某、李某出示执法证件。通道内有纸箱二十个。"


def record(name: str, text: str, kind: EvidenceKind = EvidenceKind.RECORD, **fields: object) -> Evidence:
    return Evidence(id=name, kind=kind, name=name, text=text, obtained=date(2026, 3, 5), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ending", "kept"),
    [
        ("王某在场，核对无误后签名。", "王某在场。"),
        ("王某核对无误后逐页签名，执法人员签名。", ""),
        ("王某拒绝签名，见证人赵某签名。", "王某拒绝签名，见证人赵某签名。"),
        ("纸箱数量与出库单核对一致。", "纸箱数量与出库单核对一致。"),
    ],
)
def test_a_record_tells_what_was_seen_and_leaves_the_signing_to_the_party(
    packaged_library: LawLibrary, ending: str, kept: str
) -> None:
    case = case_of(evidence=(record("现场检查笔录", SITE + ending),))
    made = draft(case, "site_record", library=packaged_library)
    body = next(p.text for p in made.paragraphs if "纸箱二十个" in p.text)
    assert body == f"检查人张某、李某出示执法证件。通道内有纸箱二十个。{kept}"
    assert "检查地点：乙路1号仓库\n" in made.text


TALK = "时间：2026年3月6日9时0分至9时30分，地点：大队询问室。问：纸箱是谁放的？答：我们放的。{}核对无误后逐页签名。"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("王某", "被询问人：王某　性别：男　出生日期：1980年1月2日"),
        ("赵某", "被询问人：赵某　性别：＿＿　出生日期：＿＿＿＿＿"),
    ],
)
def test_an_inquiry_tells_what_the_case_knows_of_the_person(
    packaged_library: LawLibrary, name: str, known: str
) -> None:
    chief = Person(name="王某", role="总经理", gender="男", birth=date(1980, 1, 2))
    talk = record(f"{name}询问笔录", TALK.format(name), EvidenceKind.PARTY)
    text = draft(
        case_of({"responsible": (chief,)}, evidence=(talk,)), "inquiry", library=packaged_library
    ).text
    assert known in text
    assert "询问地点：大队询问室\n" in text
    assert "如实回答" in text
    assert "核对无误" not in text
    assert text.count("答：") == 1


@pytest.mark.parametrize(
    ("name", "note", "title", "period"),
    [
        ("扣押", "扣押纸箱，期限二十日", "扣押决定书", "起二十日"),
        ("扣押", "期限为10个工作日", "扣押决定书", "起10个工作日；"),
        ("扣押", "期限30天", "扣押决定书", "起30天；"),
        ("查封", "查封仓库", "查封决定书", "【待补充：查封扣押的期限（不超过三十日）】"),
        ("查封扣押", "", "查封（扣押）决定书", "【待补充：查封扣押的期限（不超过三十日）】"),
    ],
)
def test_a_seizure_is_what_the_step_says(
    packaged_library: LawLibrary, name: str, note: str, title: str, period: str
) -> None:
    case = case_of(steps=(Step(name=name, on=date(2026, 3, 6), note=note), *full_case().steps))
    text = draft(case, "seizure", library=packaged_library).text
    assert f"\n{title}\n" in text
    assert period in text


def test_what_was_seized_and_what_was_registered_are_listed_apart(packaged_library: LawLibrary) -> None:
    pieces = tuple(
        record(name, f"{name}二件", EvidenceKind.OBJECT, source=source)
        for name, source in (("纸箱", "现场先行登记保存"), ("推车", "现场扣押"))
    )
    listed = {
        kind: draft(case_of(evidence=pieces), kind, library=packaged_library).text
        for kind in ("registration", "seizure")
    }
    assert "纸箱二件" in listed["registration"]
    assert "推车二件" not in listed["registration"]
    assert "推车二件" in listed["seizure"]
    assert "纸箱二件" not in listed["seizure"]


def fined(library: LawLibrary, *measures: Measure) -> Case:
    (one,) = charge(full_case().chosen, full_case(), library).charges
    return case_of(charges=(one.model_copy(update={"measures": measures}),))


def test_everything_that_is_owed_is_called_in(packaged_library: LawLibrary) -> None:
    case = fined(
        packaged_library,
        Measure(kind="没收违法所得", amount=Decimal(3200)),
        Measure(kind=FINE, amount=Decimal(5000)),
    )
    for kind in ("reminder", "enforcement"):
        text = draft(case, kind, library=packaged_library).text
        assert "¥5000.00" in text, kind
        assert "没收的违法所得人民币叁仟贰佰元整（¥3200.00）" in text, kind
    assert "是否申请行政复议、提起行政诉讼" in draft(case, "enforcement", library=packaged_library).missing
    decision = draft(case, library=packaged_library).text
    assert "合计人民币捌仟贰佰元整（¥8200.00）。" in decision
    assert "合并执行" not in decision


@pytest.mark.parametrize(
    "measures", [(Measure(kind="没收违法所得", amount=Decimal(3200)),), (Measure(kind="警告"),)]
)
def test_no_fine_is_called_in_where_none_was_imposed(
    packaged_library: LawLibrary, measures: tuple[Measure, ...]
) -> None:
    case = fined(packaged_library, *measures).model_copy(update={"fine_yuan": None})
    for kind in ("reminder", "enforcement"):
        made = draft(case, kind, library=packaged_library)
        assert "罚款" not in made.text, kind
        asked = {"决定书所定的尚未履行的义务", "应缴的款项"} & set(made.missing)
        assert bool(asked) is (measures[0].kind == "警告"), kind


@pytest.mark.parametrize(
    ("condition", "told"), [("逾期不改正", "属于上述条款规定的“逾期不改正”的情形"), ("", "")]
)
def test_the_tier_is_named_where_the_clause_has_a_condition(
    packaged_library: LawLibrary, condition: str, told: str
) -> None:
    fine = Measure(kind=FINE, amount=Decimal(5000), detail="5000元以上50000元以下", conditional=condition)
    text = draft(fined(packaged_library, fine), library=packaged_library).text
    assert told in text
    assert ("情形，罚款幅度为" in text) is bool(told)


@pytest.mark.parametrize(
    ("note", "times"), [("于2026年3月18日前清空通道", 1), ("清空通道", 1), ("第3号当日送达", 1)]
)
def test_the_last_day_is_told_once(packaged_library: LawLibrary, note: str, times: int) -> None:
    steps = (
        Step(name="责令改正", on=date(2026, 3, 5), note=note, until=date(2026, 3, 18)),
        *full_case().steps,
    )
    assert (
        draft(case_of(steps=steps), "correction", library=packaged_library).text.count("3月18日前") == times
    )


def test_an_order_with_a_period_asks_for_its_last_day(packaged_library: LawLibrary) -> None:
    case = fined(packaged_library, Measure(kind="责令限期改正"), Measure(kind=FINE, amount=Decimal(5000)))
    assert "限期改正的最后一日" in draft(case, library=packaged_library).missing


def test_nothing_is_filled_in_for_others(packaged_library: LawLibrary) -> None:
    steps = (*full_case().steps, Step(name="调查终结", on=date(2026, 3, 15)))
    review = draft(case_of(steps=steps), "legal_review", library=packaged_library).text
    assert "送审日期\n＿＿年＿＿月＿＿日" in review
    confirmed = draft(full_case(), "service_address", library=packaged_library).text
    assert full_case().party.address not in confirmed


@pytest.mark.parametrize(
    ("source", "ours"),
    [("执法人员制作", True), ("", True), ("检测机构、执法人员制作", False), ("当事人提供", False)],
)
def test_only_what_the_officers_made_is_said_to_be_made_by_them(
    packaged_library: LawLibrary, source: str, ours: bool
) -> None:
    case = case_of(evidence=(record("现场检查笔录", SITE, source=source),))
    assert ("进行现场检查，制作《现场检查笔录》" in draft(case, library=packaged_library).text) is ours


def test_the_list_of_papers_bears_their_numbers(packaged_library: LawLibrary) -> None:
    order = record("责令改正通知书及送达回证", "丙消责改〔2026〕第3号：责令改正。", EvidenceKind.DOCUMENT)
    steps = (*full_case().steps, Step(name="决定", on=date(2026, 4, 1)))
    text = draft(case_of(evidence=(order,), steps=steps), "contents", library=packaged_library).text
    assert "丙消责改〔2026〕第3号" in text
    assert "丙消罚决字〔2026〕第1号" in text


@pytest.mark.parametrize(
    ("note", "listed"),
    [
        ("王某当场口头提出从轻", "陈述申辩笔录"),
        ("王某书面请求从轻", "陈述申辩书"),
        ("当事人未提出陈述、申辩。", ""),
    ],
)
def test_a_defence_leaves_a_record_only_where_it_was_spoken(
    packaged_library: LawLibrary, note: str, listed: str
) -> None:
    steps = tuple(
        s.model_copy(update={"note": note}) if s.name == "陈述申辩" else s for s in full_case().steps
    )
    case = case_of(steps=steps)
    lines = draft(case, "contents", library=packaged_library).text.split("\n")
    assert [one for one in lines if "申辩" in one] == ([listed] if listed else [])
    drafted = "defence_record" in {paper.kind for paper in papers_of(case)}
    assert drafted is (listed == "陈述申辩笔录")


def test_no_page_bears_signatures_alone(packaged_library: LawLibrary, tmp_path: Path) -> None:
    steps = (*full_case().steps, Step(name="登记保存", on=date(2026, 3, 6)))
    path = draft(case_of(steps=steps), "registration", library=packaged_library).save(tmp_path / "a.docx")
    lines = docx.Document(str(path)).paragraphs
    signed = next(n for n, one in enumerate(lines) if "签名" in one.text)
    for one in lines[signed - 1 : signed + 2]:  # the name of the agency is kept by its style
        assert one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next, one.text


def test_a_question_stands_on_the_page_of_its_answer(packaged_library: LawLibrary, tmp_path: Path) -> None:
    talk = record("王某询问笔录", TALK.format("王某"), EvidenceKind.PARTY)
    path = draft(case_of(evidence=(talk,)), "inquiry", library=packaged_library).save(tmp_path / "a.docx")
    asked = [one for one in docx.Document(str(path)).paragraphs if one.text.startswith("问：")]
    assert [one.paragraph_format.keep_with_next for one in asked] == [True]
