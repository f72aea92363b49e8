"""The course of a case may be told twice and its words stand in names of papers: what was done is read from what was done."""

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.model import RuleState
from assistant.review.parts.read import read_decision
from assistant.review.verb import review
from assistant.text.reckoning import reckonings
from tests.review.test_planted import CLEAN

PASSED, FOUND, CANNOT = RuleState.PASSED, RuleState.FOUND, RuleState.CANNOT_TELL
_COURSE = CLEAN[
    CLEAN.index("发现二层东侧") : CLEAN.index("2026年3月12日复查，已改正。")
    + len("2026年3月12日复查，已改正。")
]
_FOUND = "发现一名电焊工没有特种作业操作证上岗作业。"
_FILED = "2026年3月13日立案。"
_ORDER = "我大队于2026年3月4日送达《责令限期整改指令书》，责令该公司于2026年3月10日前改正。"


def _paper(course: str) -> str:
    text = CLEAN.replace(_COURSE, course)
    return text.replace(
        "《中华人民共和国消防法》第二十八条", "《中华人民共和国安全生产法》第三十条第一款"
    ).replace(
        "《中华人民共和国消防法》第六十条第一款第三项", "《中华人民共和国安全生产法》第九十七条第（七）项"
    )


def _state(text: str, library: LawLibrary, title: str) -> RuleState:
    return next(r.state for r in review(text, library=library).results if r.title == title)


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (f"{_FOUND}{_ORDER}2026年3月12日复查仍未改正。{_FILED}", PASSED),
        (f"{_FOUND}因该公司逾期未改正，{_FILED}经查，{_ORDER}2026年3月12日复查，仍未改正。", PASSED),
        (f"{_FOUND}该公司拒不改正，{_FILED}另查明，当日已作出《责令改正通知书》。", PASSED),
        (f"{_FOUND}2026年3月12日复查仍未改正。{_FILED}", FOUND),
        (f"{_FOUND}因该公司逾期未改正，{_FILED}", FOUND),
    ],
)
def test_an_order_may_be_told_behind_its_disobedience(
    packaged_library: LawLibrary, course: str, expected: RuleState
) -> None:
    assert _state(_paper(course), packaged_library, "先责令后认定逾期") is expected


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ("2026年3月8日复查，该公司仍未改正。", FOUND),
        ("2026年3月6日、3月8日两次复查，均仍未改正。", FOUND),
        ("2026年3月10日复查，该公司仍未改正。", PASSED),  # 3月10日前 may mean the day itself
        ("2026年3月12日复查，该公司仍未改正。", PASSED),
        ("2026年3月8日复查，该公司仍未改正；2026年3月12日再次复查，仍未改正。", PASSED),
        ("2026年3月8日复查，该公司已改正。", PASSED),
        ("该公司仍未改正。", PASSED),  # nobody looked before the day set
        ("后改为责令于2026年3月6日前改正。2026年3月8日复查，该公司仍未改正。", CANNOT),  # which of two days
    ],
)
def test_who_looks_before_the_day_set_sees_no_disobedience(
    packaged_library: LawLibrary, looks: str, expected: RuleState
) -> None:
    text = _paper(f"{_FOUND}{_ORDER}{looks}{_FILED}")
    assert _state(text, packaged_library, "复查在改正期限届满之后") is expected


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("我大队于2026年3月18日送达《举行听证通知书》，2026年3月28日公开举行听证。", [28]),
        ("2026年3月18日公告组织听证的公告，2026年3月28日组织了听证。", [28]),
        ("2026年3月18日举行听证会。", [18]),
    ],
)
def test_a_hearing_is_no_name_of_a_paper(told: str, days: list[int]) -> None:
    decision = read_decision(
        Paper.of_text(CLEAN.replace("2026年3月18日，该公司提交书面申辩", told + "该公司提交书面申辩"))
    )
    assert [event.on.day for event in decision.events if event.kind == "听证"] == days


@pytest.mark.parametrize(
    ("ruling", "kinds"),
    [
        (
            "责令该公司立即改正，并给予：\n1．警告；\n2．罚款人民币壹万贰仟元整（¥12000.00）。\n本决定于2026年4月2日当场作出，一份交当事人。",
            ["警告", "罚款"],
        ),
        ("决定给予：\n罚款人民币壹万贰仟元整（¥12000.00）。\n根据本决定，责任人另行处理。", ["罚款"]),
    ],
)
def test_the_ruling_stands_under_its_verb(ruling: str, kinds: list[str]) -> None:
    old = "我大队决定给予甲木家居有限公司罚款人民币壹万贰仟元整（¥12000.00）的行政处罚。"
    assert old in CLEAN
    decision = read_decision(Paper.of_text(CLEAN.replace(old, ruling)))
    assert [one.kind for one in decision.imposed] == kinds


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("售价分别为每袋13元、18元、20元，货值金额分别为1560元、1440元、1200元，合计4500元。", ["4500元"]),
        ("售价分别为每袋13元、18元、20元，货值金额分别为1560元、1440元、1200元，合计4200元。", []),
        ("三名学员每人交费80元，三人合计270元。", ["270元"]),
        ("三名学员每人交费80元，三人合计240元。", []),
        ("五名学员每人交费80元，三人合计400元。", []),  # which of the two is left open
    ],
)
def test_prices_in_a_row_and_people_told_twice(told: str, wrong: list[str]) -> None:
    assert [told[one.stated.start : one.stated.end] for one in reckonings(told) if one.wrong] == wrong


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("板材约9立方米", "板材约【　】立方米", FOUND),
        ("板材约9立方米", "板材约【】立方米", FOUND),
        (
            "自收到本决定书之日起十五日内",
            "【√】银行缴纳　【　】当场收缴：自收到本决定书之日起十五日内",
            PASSED,
        ),
    ],
)
def test_an_empty_bracket_is_a_blank_where_a_number_belongs(
    packaged_library: LawLibrary, old: str, new: str, expected: RuleState
) -> None:
    assert _state(CLEAN.replace(old, new), packaged_library, "占位符") is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2026年3月8日复查提醒，尚未改正；2026年3月12日再次到场检查，仍未改正。", PASSED),
        ("2026年3月8日复查，仍未改正。2026年3月16日，该公司称期限已过，逾期不是故意。", FOUND),
    ],
)
def test_a_look_after_the_day_set_is_enough(
    packaged_library: LawLibrary, told: str, expected: RuleState
) -> None:
    text = _paper(f"{_FOUND}{_ORDER}{told}{_FILED}")
    assert _state(text, packaged_library, "复查在改正期限届满之后") is expected
