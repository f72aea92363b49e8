"""What a correct paper may say of days, each beside the fault that it resembles."""

import pytest

from assistant.law.library import LawLibrary
from tests.review.accused import CORRECTION, fatal
from tests.review.test_mended_kinds import FACTS
from tests.review.test_planted import CLEAN

ORDER = (
    "我大队于2026年3月4日送达《责令改正通知书》，责令该公司于2026年3月10日前改正；2026年3月12日复查，已改正。"
)


@pytest.mark.parametrize(
    ("told_of", "fault"),
    [
        ("营业执照有效期至2030年5月1日", False),
        ("道路运输许可证有效期自2022年5月1日至2028年4月30日，从事货物运输", False),
        ("许可证有效期2028年3月1日，占用通道经营", False),
        ("租赁合同约定租至2027年3月31日", False),
        ("承租期限为2025年1月1日-2028年1月1日，使用面积300平方米", False),
        ("责令该公司于2026年5月1日前完成清理", False),
        ("责令停止使用，限2026年5月1日完成拆除", False),
        ("该公司承诺2026年6月30日完成改造", False),
        ("灭火器合格标签注明下次检验日期2027年3月1日，未过期", False),
        ("已销售2026年5月1日的演出票40张", False),
        ("车辆年检到2026年12月31日届满，仍在使用", False),
        ("禁渔期为2026年4月5日至2026年8月16日，使用电鱼工具", False),
        ("拟于2026年6月1日开业经营", False),
        ("2026年8月1日检查发现仍堆放板材", True),
        ("该公司于2026年8月1日在通道堆放板材", True),
        ("2026年4月20日，执法人员对该公司现场检查", True),
        ("2026年5月6日，该公司又未经许可施工", True),
    ],
)
def test_a_future_day_in_the_facts(packaged_library: LawLibrary, told_of: str, fault: bool) -> None:
    text = CLEAN.replace(FACTS, f"堵塞疏散通道。{told_of}。2026")
    assert bool(fatal(text, packaged_library, "R21")) is fault


@pytest.mark.parametrize(
    ("told_of", "fault"),
    [
        ("", False),
        ("要求你公司2026年3月20日前整改完毕，届时复查。", False),
        ("我大队定于2026年3月21日复查。", False),
        ("请你公司2026年3月21日接受复查。", False),
        ("2026年3月21日复查，仍未改正。", True),
    ],
)
def test_a_paper_may_name_a_day_to_come(packaged_library: LawLibrary, told_of: str, fault: bool) -> None:
    assert bool(fatal(CORRECTION.replace("{told}", told_of), packaged_library, "R21")) is fault


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ("检查时当场口头责令改正。2026年3月9日复查，仍未改正。2026年3月10日我大队送达《责令改正通知书》，责令该公司于2026年3月13日前改正；该公司已改正。", False),
        ("当日要求该公司立即整改。2026年3月9日复查，仍未整改。2026年3月10日我大队送达《责令改正通知书》，责令该公司于2026年3月13日前改正；该公司已改正。", False),
        ("我大队于2026年3月12日送达《责令改正通知书》，责令该公司立即改正；2026年3月10日复查，已改正。", True),
        ("2026年3月10日复查，已改正。我大队于2026年3月12日送达《责令改正通知书》。", True),
    ],
)  # fmt: skip
def test_a_reinspection_after_an_oral_order(packaged_library: LawLibrary, new: str, fault: bool) -> None:
    assert CLEAN.count(ORDER) == 1
    assert bool(fatal(CLEAN.replace(ORDER, new), packaged_library, "R21")) is fault


def test_looking_again_behind_the_notice_is_no_first_inspection(packaged_library: LawLibrary) -> None:
    text = CLEAN.replace("2026年3月3日10时，", "接举报后，").replace(
        "予以采纳。", "予以采纳。2026年3月20日再次检查，通道畅通。"
    )
    assert fatal(text, packaged_library, "R21") == []
