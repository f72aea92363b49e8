"""R17: one omission is told once, and only where the paper itself says that it is the same act."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_certain_kinds import FACTS, FINE, Changes, changed
from tests.review.test_planted import CLEAN


def told(text: str, library: LawLibrary) -> list[str]:
    return [f.severity.value for f in review(text, library=library).findings if f.rule == "R17"]


@pytest.mark.parametrize(
    "changes",
    [
        {FINE: FINE + "，又依据《浙江省消防条例》第六十条就该行为再处罚款3000元"},
        {FINE: FINE + "，同时依据《浙江省消防条例》第六十条对同一行为再处罚款3000元"},
        {FINE: "罚款6000元；该行为同时违反《浙江省消防条例》，另处罚款6000元"},
        {FINE: "两项处罚，因同一行为罚款6000元；罚款6000元"},
        {FACTS: "堵塞疏散通道。我大队已于2026年3月5日就上述行为罚款6000元。2026"},
        {FACTS: "堵塞疏散通道。该行为已由西湖区应急管理局罚款20000元。2026"},
        {FACTS: "堵塞疏散通道。该公司因同一行为已被西湖区应急管理局罚款20000元。2026"},
    ],
)
def test_a_second_fine_is_told_once(packaged_library: LawLibrary, changes: Changes) -> None:
    assert told(changed(CLEAN, changes), packaged_library) == ["致命"]


@pytest.mark.parametrize(
    "changes",
    [
        {FINE: "罚款6000元；该公司再次堵塞通道，另处罚款6000元"},
        {FINE: "罚款6000元，又依据《浙江省消防条例》第六十条对未配置灭火器再处罚款3000元"},
        {FINE: "就堵塞通道和遮挡消火栓同时违反两条规定，分别罚款6000元、罚款3000元"},
        {FINE: FINE + "，该行为又违反《浙江省消防条例》，择重罚款"},
        {FINE: "罚款6000元，遮挡消火栓不是同一行为，再处罚款6000元"},
        {FACTS: "堵塞疏散通道。该公司2025年因占用通道行为被罚款2000元，2026年3月再次占用。2026"},
        {FACTS: "堵塞疏散通道。该公司已因2025年的占用通道行为被西湖区城市管理局罚款2000元。2026"},
        {FACTS: "堵塞疏散通道。我大队已就堵塞疏散通道对隔壁公司罚款6000元。2026"},
        {FACTS: "堵塞疏散通道。我大队已就该公司员工吸烟另案罚款200元。2026"},
    ],
)
def test_another_act_is_another_fine(packaged_library: LawLibrary, changes: Changes) -> None:
    assert told(changed(CLEAN, changes), packaged_library) == []
