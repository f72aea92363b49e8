"""A paper tells what was known on its day: by kind of paper, over several cases; the decision loses nothing."""

from datetime import date
from itertools import pairwise

import pytest
from samples import full_case

from assistant.documents.learned import Then
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Evidence, EvidenceKind, Fact, Step
from assistant.law.library import LawLibrary

EARLY = ("filing", "correction", "seizure")
ORIGIN = "2026年3月5日，执法人员检查发现甲公司堆放纸箱。"


def step(name: str, day: int, note: str = "", month: int = 3) -> Step:
    return Step(name=name, on=date(2026, month, day), note=note)


def piece(ref: str, name: str, text: str, day: int | None, kind: str = "书证") -> Evidence:
    obtained = date(2026, 3, day) if day else None
    return Evidence(id=ref, kind=EvidenceKind(kind), name=name, text=text, obtained=obtained)


SITE = piece("1", "现场检查笔录", "检查时间：2026年3月5日。纸箱堆放，长8米。", 5, "勘验笔录、现场笔录")
REPORT = piece("2", "检测报告", "检测结论：含水率12.5%，重量640千克。报告日期2026年3月14日。", 14, "鉴定意见")
TALK = piece("3", "王某询问笔录", "问：卖了多少？答：卖了230箱，得款4600元。", 10, "当事人的陈述")
QUERY = piece("4", "处罚记录查询单", "经查询无处罚记录。查询人李某。", 16)
REPLY = piece("5", "关于堆场情况的复函", "该处属于疏散通道，现函复。", 12)
STEPS = (
    step("查封", 5),
    step("立案", 6),
    step("责令改正", 7, "限2026年3月15日前改正"),
    step("复查", 16, "已改正"),
    step("调查终结", 18),
    step("告知", 20),
    step("陈述申辩", 23, "当事人书面提出经营困难"),
    step("复核", 25, "不予采纳"),
    step("听证", 28),
    step("集体讨论", 30),
    step("决定", 1, month=4),
    step("缴款", 8, month=4),
)


def case_of(facts: str, **more: object) -> Case:
    told = {"facts": facts, "evidence": (SITE, REPORT, TALK, QUERY, REPLY), "steps": STEPS, **more}
    return full_case().model_copy(update=told)


# what the facts tell behind the origin, in which papers of these five it stands
TOLD = [
    ("纸箱长8米。", "filing seizure correction report notice decision"),
    ("含水率12.5%。", "report notice decision"),
    ("经检测，纸箱受潮。", "report notice decision"),
    ("检测结论为受潮。", "report notice decision"),
    ("甲公司售出230箱，得款4600元。", "report notice decision"),
    ("经询问，王某承认堆放。", "report notice decision"),
    ("经主管部门认定，该处属于疏散通道。", "report notice decision"),
    ("甲公司系初次违法。", "report notice decision"),
    ("经查询，没有处罚记录。", "report notice decision"),
    ("本机关责令其改正。", "correction report notice decision"),
    ("3月16日复查，已改正。", "report notice decision"),
    ("当事人已改正。", "report notice decision"),
    ("2026年3月14日，检测机构出具报告。", "report notice decision"),
    ("2026年3月23日，当事人提出申辩。", "decision"),
    ("当事人申辩称经营困难。", "decision"),
    ("经听证，当事人没有新的证据。", "decision"),
    ("经集体讨论，认定违法。", "decision"),
    ("2026年4月8日，甲公司缴纳罚款。", ""),
    ("合同约定2027年5月1日交房。", "decision"),  # a day to come, yet no act after the decision
    # what is no event, or was known from the beginning
    ("许可证有效期至2028年5月1日。", "filing seizure correction report notice decision"),
    ("3月1日至6月30日为防火期。", "filing seizure correction report notice decision"),
    ("限其于2026年3月25日前清空通道。", "filing seizure correction report notice decision"),
    ("甲公司具有检测设备，检测人员三名。", "filing seizure correction report notice decision"),
    ("听证标准为五万元。", "filing seizure correction report notice decision"),
    ("乙路1号共有5间店面。", "filing seizure correction report notice decision"),
    ("王某在场，没有异议。", "filing seizure correction report notice decision"),
    ("甲公司未按规定责任分工管理通道。", "filing seizure correction report notice decision"),
    ("纸箱宽3米。", "filing seizure correction report notice decision"),  # in no evidence
]


@pytest.mark.parametrize(("sentence", "papers"), TOLD)
def test_what_each_paper_tells(sentence: str, papers: str, packaged_library: LawLibrary) -> None:
    case = case_of(ORIGIN + sentence)
    kinds = (*EARLY, "report", "notice", "decision")
    made = {kind: draft(case, kind, library=packaged_library) for kind in kinds}
    assert {kind for kind, one in made.items() if sentence in one.text} == set(papers.split())
    assert all("执法人员检查发现甲公司堆放纸箱" in one.text for one in made.values())
    for kind, one in made.items():
        assert any("本稿没有写入" in note for note in one.notes) is (kind not in papers.split())


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("执法人员发现甲公司堆放纸箱，含水率12.5%，属于易燃物。", "执法人员发现甲公司堆放纸箱。"),
        ("检测机构当场采样，含水率12.5%。", "检测机构当场采样。"),
        ("经检测，含水率12.5%。", ""),
        ("另查明，经检测，含水率12.5%。", ""),
        ("2026年3月5日，经检测，含水率12.5%。", ""),
        ("甲公司堆放纸箱（长8米，含水率12.5%），没有清理。", ""),
        ("甲公司堆放纸箱，其中230箱已经售出，得款4600元。", "甲公司堆放纸箱。"),
        ("当日停业，3月16日取得许可证，没有发生事故。", "当日停业。"),
    ],
)
def test_a_sentence_ends_before_what_was_learned_later(sentence: str, kept: str) -> None:
    then = Then(case_of(ORIGIN), date(2026, 3, 6), "立案")
    assert then.split(sentence)[0] == kept


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("初次违法，按一般档次处罚。", True),
        ("当事人按期改正，从轻处罚。", True),
        ("当事人申辩有理，从轻处罚。", False),
        ("经听证，予以从轻。", False),
        ("经集体讨论，从轻处罚。", False),
    ],
)
def test_reasons_that_came_later_are_not_in_the_notice(
    reason: str, told: bool, packaged_library: LawLibrary
) -> None:
    case = case_of(ORIGIN, discretion=reason)
    words = reason.rstrip("。")
    assert (words in draft(case, "notice", library=packaged_library).text) is told
    assert words in draft(case, library=packaged_library).text


@pytest.mark.parametrize(
    ("name", "obtained", "papers"),
    [
        ("王某身份证复印件", date(2026, 3, 10), "report notice decision"),
        ("陈述申辩书", date(2026, 3, 20), "decision"),  # the day of the notice, yet behind it
        ("听证笔录", date(2026, 3, 28), "decision"),
        ("整改照片", date(2026, 3, 19), "notice decision"),
        ("行政处罚决定书送达回证", date(2026, 4, 1), ""),
        ("缴款票据", date(2026, 4, 8), ""),
        ("现场照片", None, "report notice decision"),
        ("租赁合同", None, "report notice decision"),
    ],
)
def test_evidence_is_listed_from_its_day_on(
    name: str, obtained: date | None, papers: str, packaged_library: LawLibrary
) -> None:
    own = Evidence(id="9", kind=EvidenceKind.DOCUMENT, name=name, text="略。", obtained=obtained)
    case = case_of(ORIGIN, evidence=(SITE, own))
    kinds = ("report", "notice", "decision")
    listed = {kind for kind in kinds if name in draft(case, kind, library=packaged_library).text}
    assert listed == set(papers.split())


def test_confirmed_facts_go_with_their_evidence(packaged_library: LawLibrary) -> None:
    fact = Fact(name="重量", value="640千克", evidence="2", confirmed=True)
    undated = Fact(name="租金", value="每月900元", confirmed=True)
    case = case_of(ORIGIN, extracted=(fact, undated))
    early = draft(case, "correction", library=packaged_library).text
    late = draft(case, library=packaged_library).text
    assert "640千克" not in early
    assert "900元" not in early
    assert "640千克" in late
    assert "900元" in late


def test_nothing_of_the_decision_is_lost(packaged_library: LawLibrary) -> None:
    """Every sentence of the facts up to its day, every piece of evidence, whatever the papers before it leave out."""
    facts = ORIGIN + "".join(sentence for sentence, papers in TOLD if "decision" in papers)
    text = draft(case_of(facts), library=packaged_library).text
    assert all(sentence in text.replace("\n", "") for sentence in facts.split("。") if sentence)
    assert all(one.name in text for one in (SITE, REPORT, TALK, QUERY, REPLY))


@pytest.mark.parametrize("decided", [date(2026, 2, 1), None])
def test_a_decision_with_a_wrong_day_or_none_is_not_emptied(
    decided: date | None, packaged_library: LawLibrary
) -> None:
    case = case_of(ORIGIN + "经检测，含水率12.5%。", decided=decided, steps=STEPS[:6])
    text = draft(case, library=packaged_library).text
    assert "含水率12.5%" in text
    assert "检测报告" in text


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((), True),  # being written now: everything is known
        ((step("立案", 6),), False),
        ((step("责令改正", 7),), False),  # no day of its own: up to what comes after it
        ((step("告知", 20),), True),
    ],
)
def test_a_paper_without_a_day_goes_by_what_comes_after_it(
    steps: tuple[Step, ...], told: bool, packaged_library: LawLibrary
) -> None:
    case = case_of(ORIGIN + "含水率12.5%。", steps=steps, decided=None)
    assert ("12.5%" in draft(case, "filing", library=packaged_library).text) is told


def test_papers_tell_more_from_day_to_day(packaged_library: LawLibrary) -> None:
    facts = ORIGIN + "".join(sentence for sentence, _ in TOLD)
    days = [Then(case_of(facts), date(2026, 3, day), "") for day in range(5, 31)]
    kept = [len(then.split(facts)[0]) for then in days]
    assert all(one <= other for one, other in pairwise(kept))


def test_the_call_to_a_hearing_names_the_day_to_come(packaged_library: LawLibrary) -> None:
    case = case_of(ORIGIN, steps=(*STEPS[:6], step("听证通知", 21), step("听证", 28)))
    assert "定于2026年3月28日" in draft(case, "hearing_call", library=packaged_library).text


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("甲公司堆放纸箱，2026-03-05查获。", "甲公司堆放纸箱，2026年3月5日查获。"),
        ("2026/3/5 09:30检查。", "2026年3月5日9时30分检查。"),
        ("2026.03.05检查。", "2026年3月5日检查。"),
        ("标准GB 18483-2001。", "标准GB 18483-2001。"),
        ("货号2026-03-0512。", "货号2026-03-0512。"),
        ("日期2026-13-05。", "日期2026-13-05。"),
        ("版本A2026-03-05。", "版本A2026-03-05。"),
    ],
)
def test_dates_are_spelt_as_papers_spell_them(typed: str, spelt: str, packaged_library: LawLibrary) -> None:
    text = draft(case_of(typed), library=packaged_library).text
    assert spelt.rstrip("。") in text


def test_the_list_of_papers_spells_its_days(packaged_library: LawLibrary) -> None:
    for kind in ("contents", "transfer"):
        text = draft(case_of(ORIGIN), kind, library=packaged_library).text
        assert "2026年3月5日" in text
        assert "2026-03" not in text
