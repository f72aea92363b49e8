"""An order that the clause words as a penalty is written once; gains that the paper takes are the known base of its fine."""

import re
from datetime import date

import pytest
from samples import full_case

from assistant.analysis.charge import charge
from assistant.analysis.measures import FINE
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Step
from assistant.law.library import LawLibrary

CLAUSE = "基本医疗卫生与健康促进法第九十九条第一款"


def charged(library: LawLibrary, note: str) -> Case:
    steps = (*full_case().steps, Step(name="决定", on=date(2026, 4, 8), note=note))
    case = full_case().model_copy(
        update={"chosen": CLAUSE, "fine_yuan": None, "charges": (), "steps": steps, "facts": "当事人没有许可开展诊疗活动。"}
    )  # fmt: skip
    (one, *_) = charge(CLAUSE, case, library).charges
    measures = [m.model_copy(update={"amount": 93000}) if m.kind == FINE else m for m in one.measures]
    return case.model_copy(update={"charges": (one.model_copy(update={"measures": tuple(measures)}),)})


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("没收违法所得18600元，罚款93000元", False),
        ("罚款93000元", True),
        ("没收违法所得，罚款93000元", True),
    ],
)
def test_the_base_of_a_fine_is_asked_unless_it_is_taken(
    packaged_library: LawLibrary, note: str, asked: bool
) -> None:
    made = draft(charged(packaged_library, note), library=packaged_library)
    assert any("罚款基数" in name for name in made.missing) is asked


def test_an_order_is_no_penalty_besides(packaged_library: LawLibrary) -> None:
    made = draft(charged(packaged_library, "罚款93000元"), library=packaged_library)
    assert len(re.findall(r"责令当事人停止执业活动", made.text)) == 1
    assert not re.search(r"\d．停止执业", made.text)
    assert not [name for name in made.missing if "停止执业" in name]
