"""An answer that the permit was held or the test good, against facts that there was none; with what leaves it open."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case
from assistant.dossier.told_held import held_after_all

NOBODY = "2026年3月5日检查，石桥客栈没有取得特种行业许可证，接待住客。"
DRIVER = "2026年3月5日检查，司机沈某驾驶渣土车，未取得道路运输从业资格证。"
SCALE = "2026年3月5日检查，石桥市场在用的两台电子秤检定有效期已于2025年12月届满。"
RECORD = {
    "id": "E9",
    "kind": "勘验笔录、现场笔录",
    "name": "现场检查笔录",
    "text": "两台秤编号CS-4411、CS-4412。",
}


def _topics(facts: str, text: str, party: str, name: str, obtained: str, place: str) -> set[str]:
    answer = {"id": "E1", "kind": "书证", "name": name, "text": text, "obtained": obtained}
    fields = {
        "facts": facts,
        "act_date": "2026-03-05",
        "place": place,
        "party": {"kind": "企业", "name": party},
    }
    case = Case.model_validate({**fields, "evidence": [answer, RECORD]})
    return {clash.about for clash in case_contradictions(case)}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("经查，石桥客栈持有特种行业许可证，有效期至2028年6月。", True),
        ("经查，柳湾路7号的石桥客栈已领取特种行业许可证，在有效期内。", True),
        ("经查，石桥客栈没有领取特种行业许可证。", False),
        ("经查，石桥客栈领取的特种行业许可证已注销。", False),
        ("经查，石桥客栈3月7日补办，持有特种行业许可证，有效期至2028年6月。", False),
        ("经查，2026年3月8日向石桥客栈核发特种行业许可证，有效期至2028年6月。", False),
        ("经查，石桥客栈持有公共场所卫生许可证，有效期至2028年6月。", False),
        ("经查，云门宾馆持有特种行业许可证，有效期至2028年6月。", False),
    ],
)
def test_a_permit_held_after_all(text: str, *, apart: bool) -> None:
    found = _topics(NOBODY, text, "石桥客栈", "审批局复函", "2026-03-10", "柳湾路7号")
    # the claims of two papers may tell the same clash first
    assert bool(found & {"许可（资格）的查询结果", "许可手续"}) is apart


@pytest.mark.parametrize(
    ("text", "name", "obtained", "apart"),
    [
        ("沈某：显示道路货物运输从业资格证，有效期至2030年5月。", "资格查询结果", "2026-03-06", True),
        ("沈某：显示道路货物运输从业资格证，有效期至2030年5月。", "复查查询结果", "2026-03-06", False),
        ("沈某：显示道路货物运输从业资格证，有效期至2030年5月。", "资格查询结果", "2026-05-20", False),
        ("韩某：显示道路货物运输从业资格证，有效期至2030年5月。", "资格查询结果", "2026-03-06", False),
        ("沈某：显示教师资格证，有效期至2030年5月。", "资格查询结果", "2026-03-06", False),
    ],
)
def test_a_person_who_is_qualified_after_all(text: str, name: str, obtained: str, *, apart: bool) -> None:
    found = _topics(DRIVER, text, "青禾运输公司", name, obtained, "柳湾路")
    assert ("许可（资格）的查询结果" in found) is apart


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("石桥市场CS-4411、CS-4412电子秤，有效期至2026年11月，在检定有效期内。", True),
        ("石桥市场CS-4411、CS-4499电子秤，有效期至2026年11月，在检定有效期内。", False),
        ("石桥市场CS-4411、CS-4412电子秤，有效期至2026年11月，在检定有效期内，抽检不合格。", False),
        ("石桥市场的电子秤，有效期至2026年11月，在检定有效期内。", False),
        ("石桥市场CS-4411电子秤，有效期至2025年12月，3月前在检定有效期内。", False),
        ("石桥市场CS-4411电子秤，有效期至2026年11月，在校准有效期内。", False),
    ],
)
def test_a_test_that_was_still_good(text: str, *, apart: bool) -> None:
    found = _topics(SCALE, text, "石桥市场", "检定机构情况说明", "2026-03-09", "柳湾路")
    assert ("检定的有效期" in found) is apart


@pytest.mark.parametrize(
    "text",
    [
        "柳湾路90号的石桥客栈已领取特种行业许可证，在有效期内。",
        "石桥客栈持有特种行业许可证，有效期至2026年1月。",
    ],
)
def test_a_permit_of_another_door_or_time_covers_nothing(text: str) -> None:
    answer = {"id": "E1", "kind": "书证", "name": "审批局复函", "text": text, "obtained": "2026-03-10"}
    fields = {"facts": NOBODY, "act_date": "2026-03-05", "place": "柳湾路7号", "party": {"name": "石桥客栈"}}
    assert not list(held_after_all(Case.model_validate({**fields, "evidence": [answer]})))
