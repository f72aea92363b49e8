from datetime import date
from typing import Any

import pytest

from assistant.dossier.model import Case, Evidence, EvidenceKind, Party, Step
from assistant.errors import InputError
from assistant.web.case_form import FIELDS, to_case, to_form

CASE = Case(
    id="虚构-1",
    title="占道堆放案",
    facts="在人行道堆放纸箱",
    act_date="2026-03",
    party=Party(kind="个体工商户", name="甲店", birth=date(1990, 1, 2)),
    officers=("张某（1）", "李某（2）"),
    evidence=(
        Evidence(
            id="证据1",
            kind=EvidenceKind.RECORD,
            name="现场笔录",
            text="有纸箱",
            proves=("违法行为", "行为地点"),
        ),
    ),
    steps=(Step(name="立案", on=date(2026, 3, 6)),),
    chosen="《甲法》第一条",
    fine_yuan=200,
    decided=date(2026, 4, 1),
)


def test_a_case_survives_the_form() -> None:
    assert to_case(to_form(CASE)) == CASE


def changed(**values: Any) -> list[Any]:
    form = to_form(CASE)
    for name, value in values.items():
        form[FIELDS.index(name)] = value
    return form


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"facts": " "}, "还没有写事实"),
        ({"act_date": "上个月"}, "行为日期无法识别"),
        ({"birth": "九零年"}, "出生日期无法识别"),
        ({"evidence": [["1", "口供", "x", "", ""]]}, "不是法定种类"),
        ({"steps": [["立案", "不知道", ""]]}, "程序步骤"),
    ],
)
def test_what_cannot_be_read_is_named(values: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        to_case(changed(**values))


def test_empty_rows_and_empty_cells_are_no_evidence() -> None:
    case = to_case(changed(evidence=[["", None, "", "", float("nan")], ["", "书证", "租赁合同", "", ""]]))
    assert [(e.id, e.name) for e in case.evidence] == [("租赁合同", "租赁合同")]


def test_chinese_dates_are_accepted() -> None:
    assert to_case(changed(act_date="2026年3月5日", decided="二〇二六年四月一日")).act_date == "2026-03-05"
