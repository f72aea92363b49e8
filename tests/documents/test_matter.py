"""What a case is about, as the papers say it before 一案: no part of a name stays behind, none is cut off."""

from datetime import date

import pytest
from samples import full_case

from assistant.documents.verb import draft
from assistant.dossier.model import Party
from assistant.law.library import LawLibrary

UNIT, PERSON = "甲公司", "赵某"


@pytest.mark.parametrize(
    ("party", "title", "told"),
    [
        (UNIT, "甲公司堵塞疏散通道案", "堵塞疏散通道一案"),
        (UNIT, "甲公司堵塞疏散通道一案", "堵塞疏散通道一案"),
        (UNIT, "关于甲公司涉嫌堵塞疏散通道案", "堵塞疏散通道一案"),
        (UNIT, "对甲公司堵塞疏散通道的案件", "堵塞疏散通道的一案"),
        (UNIT, "堵塞疏散通道案", "堵塞疏散通道一案"),
        (UNIT, "对外出租堵塞疏散通道案", "对外出租堵塞疏散通道一案"),
        (UNIT, "甲公司、钱某堵塞疏散通道案", "堵塞疏散通道一案"),
        (UNIT, "甲公司与丁公司堵塞疏散通道案", "甲公司与丁公司堵塞疏散通道一案"),
        (UNIT, "甲公司第三分公司堵塞疏散通道案", "甲公司第三分公司堵塞疏散通道一案"),
        (UNIT, "甲公司（钱某）堵塞疏散通道案", "甲公司（钱某）堵塞疏散通道一案"),
        (PERSON, "赵某等3人占道经营案", "占道经营一案"),
        (PERSON, "赵某等人占道经营案", "占道经营一案"),
        (PERSON, "赵某某占道经营案", "赵某某占道经营一案"),
        (PERSON, "赵某案", "赵某一案"),
    ],
)
def test_a_case_is_called_by_its_matter(
    packaged_library: LawLibrary, party: str, title: str, told: str
) -> None:
    one = full_case().party.model_copy(update={"name": party, "id": "A", "representative": ""})
    other = Party(id="B", name="钱某")
    case = full_case().model_copy(update={"title": title, "party": one, "parties": (other,)})
    text = draft(case, "summons", library=packaged_library).text
    assert f"为调查{told}，" in text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("《现场检查笔录》", "《现场检查笔录》"),
        ("《现场检查笔录》1份", "《现场检查笔录》"),
        ("现场检查笔录1份", "《现场检查笔录》"),
        ("现场检查笔录（2份3页）", "《现场检查笔录》"),
        ("现场检查笔录（2026年3月5日）", "《现场检查笔录（2026年3月5日）》"),
        ("现场检查笔录", "《现场检查笔录》"),
    ],
)
def test_a_record_has_its_marks_once(packaged_library: LawLibrary, name: str, told: str) -> None:
    (piece,) = full_case().evidence
    found = piece.model_copy(update={"name": name, "obtained": date(2026, 3, 5)})
    case = full_case().model_copy(update={"evidence": (found,)})
    assert f"执法人员进行现场检查，制作{told}。" in draft(case, library=packaged_library).text
