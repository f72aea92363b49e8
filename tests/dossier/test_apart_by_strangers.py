"""What strangers' complete files made the tool accuse wrongly, and what of the same kind it must still find."""

from datetime import date

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case, Evidence, EvidenceKind, Party

DAY = "2025-11-05"
FACTS = "2025年11月5日21时许，甲养殖场把7头死猪用三轮车（浙C6D812）运到老鹰坳山沟弃置。"


def rows(*pieces: Evidence, facts: str = FACTS, day: str = DAY) -> set[str]:
    case = Case(facts=facts, act_date=day, party=Party(name="甲养殖场", kind="企业"), evidence=pieces)
    return {found.about for found in case_contradictions(case)}


def piece(number: int, kind: EvidenceKind, name: str, text: str, on: str = DAY) -> Evidence:
    return Evidence(id=f"E{number}", kind=kind, name=name, text=text, obtained=date.fromisoformat(on))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("11月5日晚上看见浙C6D812三轮车停在山沟边，把几头死猪往沟里推。", False),
        ("11月5日晚上浙C6D812停在路口，他下来把死猪弃置在沟里。", False),
        ("11月5日晚上浙C6D812三轮车一直停在院子里，没有出去过。", True),
        ("11月5日晚浙C6D812停在院里，没有动过，我开的是另一台三轮车。", True),
    ],
)
def test_who_does_it_beside_his_vehicle_did_not_stand_still(text: str, *, apart: bool) -> None:
    found = rows(piece(1, EvidenceKind.WITNESS, "证人询问笔录", f"答：{text}"))
    assert any("状态" in about for about in found) is apart


@pytest.mark.parametrize(
    ("first", "apart"),
    [
        (("现场检查笔录", EvidenceKind.RECORD), False),
        (("营业执照", EvidenceKind.DOCUMENT), True),
    ],
)
def test_a_recheck_of_the_same_day_tells_how_it_was_afterwards(
    first: tuple[str, EvidenceKind], *, apart: bool
) -> None:
    facts = "2025年9月16日9时，执法人员检查发现渣土车顶部篷布未拉合、后挡板未扣紧，泥土散落路面。"
    seen = piece(1, first[1], first[0], "记载如上。", "2025-09-16")
    again = piece(2, EvidenceKind.RECORD, "现场复查笔录", "后挡板已扣紧加锁。", "2025-09-16")
    found = rows(seen, again, facts=facts, day="2025-09-16")
    assert any("挡板" in about for about in found) is apart


@pytest.mark.parametrize(
    ("told", "apart"),
    [
        ("袋面标签缺检疫证明编号和适宜种植区域及季节两项。", False),
        ("袋面标签缺少检疫证明编号、适宜种植区域及季节。", False),
        ("袋面标签印有检疫证明编号和适宜种植区域及季节两项。", True),
    ],
)
def test_what_a_list_says_to_be_missing_is_not_there(told: str, *, apart: bool) -> None:
    seen = piece(1, EvidenceKind.RECORD, "现场检查笔录", "袋面标签无检疫证明编号，无适宜种植区域及季节。")
    taken = piece(2, EvidenceKind.RECORD, "物证提取笔录", told)
    found = rows(seen, taken, facts="2025年11月5日，甲店销售的种子标签没有标注适宜种植区域及季节。")
    assert any("适宜种植" in about for about in found) is apart


@pytest.mark.parametrize(
    ("seen", "drawn", "apart"),
    [
        (
            "彩钢板房单层，面积18平方米，内有稀释剂28桶。",
            "图上标注“危险化学品专用仓库，单独设置，45平方米”。",
            False,
        ),
        ("堆放杂物量得50平方米。", "堆放杂物面积大概35平方米。", True),
    ],
)
def test_extents_that_nothing_ties_are_of_two_things(seen: str, drawn: str, *, apart: bool) -> None:
    pieces = (
        piece(1, EvidenceKind.RECORD, "现场检查记录", seen),
        piece(2, EvidenceKind.PARTY, "询问笔录", drawn),
    )
    assert any("面积" in about for about in rows(*pieces, facts="2025年11月5日，甲公司堆放杂物。")) is apart
