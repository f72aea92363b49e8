"""Persons in tables against their own words, and days that nobody else knows."""

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, Evidence, EvidenceKind

ROLL = "| 姓名 | 工种 | 操作资格 |\n| 龙某 | {trade} | {permit} |"
SAID = "问：你做什么工种？\n答：架子工，搭外架的。\n问：证有没有？\n答：没有办过证。\n龙某核对后签名。"


def clashes(trade: str, permit: str) -> list[str]:
    roll = Evidence(
        id="E1", kind=EvidenceKind.DOCUMENT, name="花名册", text=ROLL.format(trade=trade, permit=permit)
    )
    said = Evidence(id="E2", kind=EvidenceKind.WITNESS, name="作业人员龙某询问笔录", text=SAID)
    return [found.about for found in case_contradictions(Case(facts="", evidence=(roll, said)))]


@pytest.mark.parametrize(
    ("trade", "permit", "wanted"),
    [
        ("架子工", "查无", []),
        ("普工", "查无", ["龙某的工种"]),
        ("架子工", "有，有效期至2027年3月1日", ["龙某的资格（许可）"]),
        ("架子工", "", []),
        ("班组长", "查无", []),
    ],
)
def test_a_row_and_the_words_of_the_person(trade: str, permit: str, wanted: list[str]) -> None:
    assert clashes(trade, permit) == wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("问：3月10日夜里你开车去砖窑坑倒过石泥吗？", []),
        ("问：3月16日夜里你开车去砖窑坑倒过石泥吗？", ["行为日期"]),
        ("问：3月12日我们在砖窑坑看到石泥，你知道吗？", []),  # 检查的日子，别处有
        ("问：你哪天去倒的石泥？", []),
        ("问：4月1日你体检了吗？", []),  # 不问这件事
    ],
)
def test_a_day_that_no_other_paper_knows(question: str, wanted: list[str]) -> None:
    said = Evidence(id="E1", kind=EvidenceKind.WITNESS, name="司机询问笔录", text=f"{question}\n答：去过。")
    site = Evidence(id="E2", kind=EvidenceKind.RECORD, name="现场检查笔录", text="检查时间：2024年3月12日。")
    case = Case(facts="2024年3月10日雇车把石泥倒入砖窑坑。", act_date="2024-03-10", evidence=(said, site))
    assert [found.about for found in case_contradictions(case)] == wanted


@pytest.mark.parametrize(
    ("head", "cell", "wanted"),
    [
        ("操作资格", "有，证号A01", ["龙某的资格（许可）"]),
        ("特种作业操作证", "持证", ["龙某的资格（许可）"]),
        ("身份证", "有", []),  # 身份证不是操作证
        ("健康证", "有", []),
        ("居住证", "有", []),
        ("保证金", "有", []),
        ("证件号码", "有", []),
        ("操作证号", "有", []),
        ("操作资格", "—", []),
        ("操作资格", "有，已过期", []),
        ("操作资格", "待查", []),
        ("操作资格", "无需", []),
    ],
)
def test_the_column_is_of_the_permit_that_is_spoken_of(head: str, cell: str, wanted: list[str]) -> None:
    roll = Evidence(
        id="E1", kind=EvidenceKind.DOCUMENT, name="花名册",
        text=f"| 姓名 | 班组 | {head} |\n| 龙某 | 一班 | {cell} |",
    )  # fmt: skip
    said = Evidence(id="E2", kind=EvidenceKind.WITNESS, name="作业人员龙某询问笔录", text=SAID)
    assert [c.about for c in case_contradictions(Case(facts="", evidence=(roll, said)))] == wanted


@pytest.mark.parametrize(
    ("name", "kind", "trade", "answer", "wanted"),
    [
        ("龙某询问笔录", EvidenceKind.WITNESS, "普工", "我是架子工。", ["龙某的工种"]),
        ("龙某询问笔录", EvidenceKind.WITNESS, "杂工", "我是小工。", []),
        ("龙某询问笔录", EvidenceKind.WITNESS, "电工", "我是水电工。", []),
        ("龙某询问笔录", EvidenceKind.WITNESS, "普工", "我看见电工在接线。", []),
        ("龙某询问笔录", EvidenceKind.WITNESS, "普工", "接线的是电工小赵。", []),
        ("龙某询问笔录", EvidenceKind.WITNESS, "普工", "我以前做过电工。", []),
        ("龙某询问笔录", EvidenceKind.WITNESS, "普工", "我不是电工。", []),
        ("龙某询问笔录", EvidenceKind.WITNESS, "普工", "我做电工，也做木工。", []),
        ("龙某某询问笔录", EvidenceKind.WITNESS, "普工", "我是架子工。", []),
        ("龙某劳动合同", EvidenceKind.DOCUMENT, "普工", "我是架子工。", []),
    ],
)
def test_the_trade_is_the_persons_own(
    name: str, kind: EvidenceKind, trade: str, answer: str, wanted: list[str]
) -> None:
    roll = Evidence(
        id="E1", kind=EvidenceKind.DOCUMENT, name="花名册", text=f"| 姓名 | 工种 |\n| 龙某 | {trade} |"
    )
    said = Evidence(id="E2", kind=kind, name=name, text=f"问：说说当天的情况？\n答：{answer}")
    assert [c.about for c in case_contradictions(Case(facts="", evidence=(roll, said)))] == wanted


def test_two_persons_of_one_name_are_not_compared() -> None:
    roll = Evidence(
        id="E1",
        kind=EvidenceKind.DOCUMENT,
        name="花名册",
        text="| 姓名 | 工种 |\n| 龙某 | 普工 |\n| 龙某 | 木工 |",
    )
    said = Evidence(id="E2", kind=EvidenceKind.WITNESS, name="龙某询问笔录", text="答：我是架子工。")
    assert case_contradictions(Case(facts="", evidence=(roll, said))) == ()


@pytest.mark.parametrize(
    ("question", "answer", "facts", "wanted"),
    [
        ("3月16日你把石泥倒进砖窑坑了吗？", "倒了。", "", ["行为日期"]),
        ("3月16日你把石泥倒进砖窑坑了吗？", "没有。", "", []),
        ("3月16日你把石泥倒进砖窑坑了吗？", "不知道。", "", []),
        ("2023年3月16日你把石泥倒进砖窑坑了吗？", "倒了。", "", []),  # 另一年的事
        ("3月16日还是3月17日把石泥倒进砖窑坑的？", "是的。", "", []),
        ("3月16日签订的石泥倒砖窑坑的合同是你签的吗？", "是的。", "", []),
        ("3月16日你们把砖窑坑的石泥清理了吗？", "清理了。", "", []),
        ("3月16日你把石泥倒进砖窑坑了吗？", "倒了。", "此后持续倾倒。", []),
    ],
)
def test_only_an_act_that_is_owned_gives_its_day(
    question: str, answer: str, facts: str, wanted: list[str]
) -> None:
    text = f"问：{question}\n答：{answer}"
    said = Evidence(id="E1", kind=EvidenceKind.WITNESS, name="司机询问笔录", text=text)
    told = f"2024年3月10日雇车把石泥倒入砖窑坑。{facts}"
    case = Case(facts=told, act_date="2024-03-10", evidence=(said,))
    assert [c.about for c in case_contradictions(case) if c.about == "行为日期"] == wanted
