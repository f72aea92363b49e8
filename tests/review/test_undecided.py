"""What the paper does not give is 无法判断, neither passed nor accused; what was found before something lacked stands."""

from collections.abc import Iterator

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, RuleState, Severity
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.read import read_decision
from assistant.review.rule import CannotTellError, Rule, finding, run
from assistant.review.verb import review
from tests.review.test_mended_kinds import DEFENCE, FACTS
from tests.review.test_planted import CLEAN, NOTICE

PASSED, FOUND, CANNOT = RuleState.PASSED, RuleState.FOUND, RuleState.CANNOT_TELL


def state(text: str, library: LawLibrary, title: str) -> RuleState:
    return next(r.state for r in review(text, library=library).results if r.title == title)


def _one_then_lacking(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    yield finding("R06", Severity.MAJOR, "“时间”一栏空着", Span(0, 0, ""))
    raise CannotTellError("没有读出事实部分")


def test_what_was_found_stands_though_the_rest_cannot_be_told(packaged_library: LawLibrary) -> None:
    decision = read_decision(Paper.of_text(CLEAN))
    context = ReviewContext(decision, packaged_library, decision.decided_on)  # type: ignore[arg-type]
    entry = Rule("R06", "一项", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", _one_then_lacking)
    result, found = run(entry, decision, context)
    assert (result.state, [f.message for f in found]) == (FOUND, ["“时间”一栏空着"])


def test_an_empty_field_is_told_of_a_paper_without_facts(packaged_library: LawLibrary) -> None:
    text = NOTICE.replace(
        "经查明，你公司于2026年3月3日在杭州市西湖区丙路8号门前堆放板材，", "违法时间：\n你公司"
    ).replace("现场", "")
    assert [f for f in review(text, library=packaged_library).findings if "一栏空着" in f.message]


REFUSED = "{asked}我大队认为已超过五日，不予组织听证。"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("2026年3月20日，该公司提交听证申请，", FOUND),
        ("2026年3月30日，该公司提交听证申请，", PASSED),
        ("该公司提交听证申请，", CANNOT),
        ("几天后，该公司寄出要求听证的信，", CANNOT),
    ],
)
def test_a_request_without_a_day(packaged_library: LawLibrary, asked: str, expected: RuleState) -> None:
    text = CLEAN.replace(DEFENCE, REFUSED.format(asked=asked))
    assert state(text, packaged_library, "听证申请没有超期") is expected


@pytest.mark.parametrize(
    ("told", "title", "expected"),
    [
        ("我大队已举行听证。", "听证七日前通知", CANNOT),
        ("2026年3月20日送达听证通知书，2026年3月31日举行听证。", "听证七日前通知", PASSED),
        ("2026年3月20日送达听证通知书，2026年3月25日举行听证。", "听证七日前通知", FOUND),
        ("现场扣押板材一批。", "查封扣押期限", CANNOT),
        ("", "查封扣押期限", PASSED),
        ("现场扣押板材一批。", "查封扣押的延长和终了", CANNOT),
        ("2026年3月4日扣押板材一批，送检测机构检验。", "查封扣押的延长和终了", CANNOT),
        ("", "查封扣押的延长和终了", PASSED),
    ],
)
def test_a_step_without_a_day(
    packaged_library: LawLibrary, told: str, title: str, expected: RuleState
) -> None:
    text = CLEAN.replace("予以采纳。", "予以采纳。" + told)
    assert state(text, packaged_library, title) is expected


@pytest.mark.parametrize(
    ("begin", "expected"),
    [
        ("2026年3月5日10时", FOUND),
        ("2026年3月3日10时", PASSED),
        ("案件来源：移送。\n2026年3月5日10时", CANNOT),
        ("近日10时", CANNOT),
    ],
)
def test_a_case_filed_before_it_was_found(
    packaged_library: LawLibrary, begin: str, expected: RuleState
) -> None:
    text = CLEAN.replace("2026年3月3日10时", begin)
    assert state(text, packaged_library, "立案不早于发现") is expected


@pytest.mark.parametrize(
    ("told", "calendar", "expected"),
    [
        ("2020年3月3日通知，3月11日听证", "日", PASSED),  # before 2021-07-15 seven days of the calendar
        ("2020年3月3日通知，3月9日听证", "日", FOUND),
    ],
)
def test_days_count_by_the_law_of_their_time(
    packaged_library: LawLibrary, told: str, calendar: str, expected: RuleState
) -> None:
    called, held = told.replace("通知", "送达听证通知书").replace("听证", "举行听证", 2).split("，")
    text = CLEAN.replace("2026年", "2020年").replace("〔2026〕", "〔2020〕")
    text = text.replace("予以采纳。", f"予以采纳。{called.replace('举行听证通知书', '听证通知书')}，{held}。")
    assert state(text, packaged_library, "听证七日前通知") is expected


@pytest.mark.parametrize(
    ("fact", "title", "expected"),
    [
        ("2023年1月9日该公司将板材堆放在通道内", "最早的行为日期", FOUND),
        ("2023年1月9日该公司将板材堆放在通道内，造成一人受伤", "最早的行为日期", CANNOT),
        ("2023年1月9日该公司将板材堆放在通道内，致二人受伤", "最早的行为日期", CANNOT),
        ("2019年1月9日该公司将板材堆放在通道内，造成一人受伤", "最早的行为日期", FOUND),
        ("2023年1月9日该公司将板材堆放在通道内，没有造成人员受伤", "最早的行为日期", FOUND),
        ("2022年3月至2023年6月在通道内堆放板材，扰乱金融秩序", "按月写的行为期间", CANNOT),
        ("2022年3月至2023年6月在通道内堆放板材", "按月写的行为期间", FOUND),
        ("2022年3月至2023年6月销售板材", "按月写的行为期间", CANNOT),  # told of no act that is charged
        ("2022年3月至2025年6月在通道内堆放板材", "按月写的行为期间", PASSED),
        ("承租期限为2023年1月1日至2027年1月1日，使用面积300平方米", "最早的行为日期", PASSED),
        ("2023年1月9日至2025年12月1日销售板材", "最早的行为日期", PASSED),
    ],
)
def test_five_years_where_life_or_money_was_harmed(
    packaged_library: LawLibrary, fact: str, title: str, expected: RuleState
) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道；{fact}。2026")
    assert state(text, packaged_library, title) is expected
