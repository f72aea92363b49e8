"""Money that is a price or was paid in as a fine is no income; prices on boards are compared board by board, day by day."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case

DAY, LATER = "2026-04-02", "2026-05-09"


def _about(*papers: tuple[str, str, str]) -> list[str]:
    rows = [
        {"id": f"E{n}", "kind": "书证", "name": name, "text": text, "obtained": day}
        for n, (name, text, day) in enumerate(papers, 1)
    ]
    case = Case.model_validate({"facts": "某事。", "act_date": DAY, "evidence": rows})
    return [clash.about for clash in case_contradictions(case)]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("情况说明", "该点共收取8200元。"), ("流水", "该点共收取6400元。"), True),
        (("公告", "充电收费8元/小时。"), ("公告二", "充电收费5元/小时。"), False),
        (("核查记录", "收费设置当日改回5元。"), ("公告", "收费8元。"), False),
        (("核查记录", "收费由8元降至5元。"), ("流水", "共收取6400元。"), False),
        (("缴库凭证", "罚没收入6000.00元，国库收讫。"), ("流水", "收取6400元。"), False),
        (("罚款收据", "收到6000元。"), ("流水", "收到6400元。"), False),
    ],
)
def test_prices_and_money_paid_in_are_no_income(
    one: tuple[str, str], other: tuple[str, str], told: bool
) -> None:
    assert bool(_about((*one, DAY), (*other, DAY))) is told


@pytest.mark.parametrize(
    ("one", "other", "day", "told"),
    [
        ("门口价目表显示“单人间80元/晚”。", "照片：价目表“单人间60元/晚”。", DAY, True),
        ("门口价目表显示“单人间80元/晚”。", "照片：价目表“单人间80元/晚”。", DAY, False),
        ("门口价目表显示“单人间80元/晚”。", "照片：价目表“双人间60元/晚”。", DAY, False),
        ("门口价目表显示“单人间80元/晚”。", "照片：价目表“单人间60元/晚”。", LATER, False),
        ("门口价目表显示“单人间80元/晚”。", "照片：价目表“单人间60元/小时”。", DAY, False),
        ("门口价目表显示“单人间80元/晚”。", "照片：价目表已更换，“单人间60元/晚”。", DAY, False),
        ("门口价目表显示“单人间80元/晚”。", "核定的标准是单人间60元/晚。", DAY, False),
    ],
)
def test_prices_on_boards(one: str, other: str, day: str, told: bool) -> None:
    found = _about(("检查记录", one, DAY), ("照片说明", other, day))
    assert found == (["价目表上单人间每晚的价格"] if told else [])
