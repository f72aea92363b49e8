"""Days without a year, in whatever paragraph; the term to mend, the look behind it, and an order at all."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.parts.events import days_of, events_of
from tests.review.accused import grave
from tests.review.test_planted import CLEAN

FOOT = "\n2026年6月2日"
FOUND = "2026年3月3日，执法人员到场检查。"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # all full dates are of one year: so are the short ones, in any paragraph
        (FOUND + "\n3月9日，我局发出通知。\n4月2日，再去看。" + FOOT, ["2026-03-09", "2026-04-02"]),
        ("当事人2001年5月6日出生。\n" + FOUND + "\n3月9日，我局发出通知。" + FOOT, ["2026-03-09"]),
        # a step of the case before it, and one year only in which it can lie
        ("2025年11月3日立案。\n12月8日，我局发出通知。\n2026年2月1日", ["2025-12-08"]),
        ("2025年11月3日立案。\n1月8日，我局发出通知。\n2026年2月1日", ["2026-01-08"]),
        ("2024年11月3日立案。\n12月8日，我局发出通知。\n2026年2月1日", []),
        ("该公司2025年1月3日开业。\n12月8日，我局发出通知。\n2026年2月1日", []),
    ],
)
def test_short_days(text: str, days: list[str]) -> None:
    told = [day.isoformat() for day, start, end in days_of(text) if "年" not in text[start:end]]
    assert told == days


@pytest.mark.parametrize(
    ("aside", "day"),
    [
        ("该设备已于2025年1月9日公布。", "2026-03-03"),
        ("", "2026-03-03"),
        ("责令其于2026年3月20日前改正。", "2026-03-03"),
        ("次月起整改，2026年4月6日再查，仍有堆放。", "2026-04-06"),
    ],
)
def test_filed_that_day(aside: str, day: str) -> None:
    events = events_of(FOUND + aside + "本局当日立案。" + FOOT)
    assert [e.on.isoformat() for e in events if e.kind == "立案"] == [day]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("检测结果告知书", False),
        ("鉴定意见告知书", False),
        ("权利义务告知书", False),
        ("行政处罚告知书", True),
        ("不予行政处罚告知书", True),
    ],
)
def test_which_notice_is_one(name: str, told: bool) -> None:
    assert any(e.kind == "告知" for e in events_of(f"2026年3月9日，我局送达《{name}》。")) is told


ORDER = (
    "我大队于2026年3月4日送达《责令改正通知书》，责令该公司于2026年3月10日前改正；2026年3月12日复查，已改正。"
)
REASONS = "鉴于其期限内改正、没有造成后果，情节较轻，依法从轻处罚。"
DEFENCE = "该公司在期限内改正属实，其请求成立，予以采纳"
LISTED = "、复查笔录、"


@pytest.mark.parametrize(
    ("course", "fault"),
    [
        (
            "3月4日送达《责令改正通知书》，责令3月10日前建立巡查台账；3月8日复查，情形照旧。该公司逾期未改正。",
            "期限没有届满",
        ),
        (
            "3月4日送达《责令改正通知书》，责令3月10日前建立巡查台账；3月12日复查，情形照旧。该公司逾期未改正。",
            "",
        ),
        ("3月4日送达《责令改正通知书》，责令3月10日前建立巡查台账；3月8日复查，已改正。", ""),
        ("3月4日送达《责令改正通知书》，责令3月10日前清理。该公司拒不改正。", "没有写期满后的复查"),
        ("3月4日送达《责令改正通知书》，责令3月10日前清理。期满后执法人员到场查看，该公司拒不改正。", ""),
        ("3月4日送达《责令改正通知书》，责令3月10日前清理。该公司称不会拒不改正。", ""),
        ("3月4日送达《责令改正通知书》，责令3月10日前清理。该公司逾期未改正，3月15日才清理。", ""),
    ],
)
def test_the_look_behind_the_term(packaged_library: LawLibrary, course: str, fault: str) -> None:
    text = (
        CLEAN.replace(ORDER, course)
        .replace(LISTED, "、")
        .replace(REASONS, "")
        .replace(DEFENCE, "其请求不成立，因板材堆放已久，不予采纳")
    )
    assert text.count(course) == 1
    told = grave(text, packaged_library, "R18", "")
    assert [message for message in told if fault in message] if fault else told == []


@pytest.mark.parametrize(
    ("told_of", "fault"),
    [
        ("区消防技术中心4月25日出具检测报告，认定通道宽度不足", True),
        ("区消防技术中心3月15日出具检测报告，认定通道宽度不足", False),
        ("区规划局于2026年4月9日复函", True),
        ("该公司承诺4月25日前提交整改报告", False),
        ("消防设施检测合同约定4月25日出具报告", False),
        ("检测机构将于4月25日出具报告", False),
        ("区消防技术中心的检测报告有效期至4月25日", False),
        ("4月28日经负责人批准延长办案期限", True),
    ],
)
def test_nothing_behind_the_date_of_the_paper(
    packaged_library: LawLibrary, told_of: str, fault: bool
) -> None:
    text = CLEAN.replace("堵塞疏散通道。2026", f"堵塞疏散通道。{told_of}。2026")
    assert bool(grave(text, packaged_library, "R21", "")) is fault


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("本局于2026年3月9日作出处罚决定书，对你户罚款五千元。该决定书于2026年3月5日送达。", True),
        ("本局于2026年3月9日作出处罚决定书，对你户罚款五千元。该决定书于2026年3月12日送达。", False),
        ("本局于2026年3月9日作出处罚决定书，对你户罚款五千元。告知书于2026年3月5日送达。", False),
    ],
)
def test_served_in_the_next_sentence(packaged_library: LawLibrary, told: str, fault: bool) -> None:
    text = CLEAN.replace("堵塞疏散通道。2026", f"堵塞疏散通道。{told}2026")
    assert any("早于作出" in message for message in grave(text, packaged_library, "R21", "")) is fault
