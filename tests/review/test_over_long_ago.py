"""What the paper tells of the end of the act: barred after two years, not where it went on or another thing ended."""

import pytest

from assistant.law.library import LawLibrary
from tests.review.accused import grave
from tests.review.test_planted import CLEAN

FOUND = "2026年3月3日10时，我大队消防监督员乙长青（执法证号33010500101）、戊小川（执法证号33010500102）到杭州市西湖区丙路8号甲木家居有限公司检查，发现二层东侧疏散通道内堆放板材约9立方米，堵塞疏散通道。"
SEEN = "2026年3月3日10时，我大队消防监督员乙长青（执法证号33010500101）、戊小川（执法证号33010500102）到杭州市西湖区丙路8号甲木家居有限公司检查，通道畅通。"


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        (SEEN + "经查，该公司自2023年2月6日起在二层疏散通道堆放板材，至2023年6月20日停止堆放。", True),
        (SEEN + "经查，2023年2月起至2023年6月底，该公司在二层疏散通道堆放板材。", True),
        (SEEN + "举报人提供的照片拍摄于2023年6月20日，通道内堆放板材。", True),
        (SEEN + "经查，该公司自2024年2月6日起在二层疏散通道堆放板材，至2024年6月20日停止堆放。", False),
        (SEEN + "经查，该公司2023年6月20日停止堆放，2025年8月4日又在通道堆放板材。", False),
        (
            SEEN + "经查，该公司自2023年2月6日起堆放板材，至2023年6月20日停止堆放，2026年3月1日恢复堆放。",
            False,
        ),
        (FOUND + "该公司2022年3月20日停止出租三层。", False),
        (FOUND + "原承租人2022年3月20日搬离，堆放物由该公司接手。", False),
    ],
)
def test_when_the_act_was_over(packaged_library: LawLibrary, facts: str, fault: bool) -> None:
    assert CLEAN.count(FOUND) == 1
    assert bool(grave(CLEAN.replace(FOUND, facts), packaged_library, "R19", "")) is fault
