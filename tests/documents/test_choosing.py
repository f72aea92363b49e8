"""A clause that leaves a choice: nothing is chosen for the officer, nothing that must be imposed is dropped in silence."""

import pytest
from samples import full_case

from assistant.analysis.charge import charge
from assistant.analysis.measures import FINE
from assistant.documents.fields.choosing import _Said
from assistant.documents.fields.outcome import _summed
from assistant.documents.verb import draft
from assistant.dossier.model import Case, Measure
from assistant.law.library import LawLibrary

WARNING, REBUKE = Measure(kind="警告", alternative=True), Measure(kind="通报批评", alternative=True)


def fined(*measures: Measure, library: LawLibrary, fine: int | None = 5000) -> Case:
    """The case with these measures instead of those of its clause, and a fine."""
    (one,) = charge(full_case().chosen, full_case(), library).charges
    return full_case().model_copy(
        update={"charges": (one.model_copy(update={"measures": measures}),), "fine_yuan": fine}
    )


@pytest.mark.parametrize(
    ("measures", "asked"),
    [
        # 给予警告或者通报批评，并处罚款：one of the two must be imposed beside the fine
        ((WARNING, REBUKE, Measure(kind=FINE, amount=5000)), True),
        # 处警告或者罚款：the fine is what was chosen
        ((WARNING, Measure(kind=FINE, amount=5000, alternative=True)), False),
        # the officer said which
        ((Measure(kind="警告"), Measure(kind=FINE, amount=5000)), False),
        # with a word of his own beside one of them
        (
            (WARNING, REBUKE.model_copy(update={"detail": "在本系统内"}), Measure(kind=FINE, amount=5000)),
            False,
        ),
    ],
)
def test_one_of_two_that_must_be_imposed_is_asked_for(
    packaged_library: LawLibrary, measures: tuple[Measure, ...], asked: bool
) -> None:
    made = draft(fined(*measures, library=packaged_library), library=packaged_library)
    assert ("在警告、通报批评中选择一种" in made.missing) is asked
    assert not [name for name in made.missing if "是否适用" in name]


def test_what_was_chosen_against_is_told_beside_the_paper(packaged_library: LawLibrary) -> None:
    case = fined(WARNING, Measure(kind=FINE, amount=5000, alternative=True), library=packaged_library)
    made = draft(case, library=packaged_library)
    assert "警告" not in made.text
    assert any("条文另有“警告”" in note for note in made.notes)


@pytest.mark.parametrize(
    ("clause", "written"),
    [
        (
            "消防法第五十八条第一款第（一）项",
            "【待补充：在责令停止施工、责令停止使用、责令停产停业中选择一种】",
        ),
        (
            "消防法第六十条第一款第（三）项",
            "本机关责令当事人改正，并决定对当事人作出如下行政处罚：\n处罚款",
        ),
    ],
)
def test_orders_between_which_the_clause_leaves_the_choice(
    packaged_library: LawLibrary, clause: str, written: str
) -> None:
    case = full_case().model_copy(update={"chosen": clause, "fine_yuan": 40000})
    text = draft(case, library=packaged_library).text
    assert written in text
    assert "责令当事人停止施工" not in text


def test_a_penalty_to_close_is_called_as_the_clause_calls_it(packaged_library: LawLibrary) -> None:
    case = full_case().model_copy(update={"chosen": "安全生产法第九十七条第（一）项", "fine_yuan": None})
    (unit, *_) = charge(case.chosen, case, packaged_library).charges
    closed = [m.model_copy(update={"conditional": ""}) for m in unit.measures if m.kind == "责令停产停业"]
    case = case.model_copy(update={"charges": (unit.model_copy(update={"measures": tuple(closed)}),)})
    assert "行政处罚：\n责令停产停业整顿。" in draft(case, library=packaged_library).text


@pytest.mark.parametrize(
    ("facts", "lacking"),
    [
        ("违法所得为3200元。", False),
        ("违法所得共计三千二百元。", False),
        ("取得3200元的违法所得。", False),
        ("当事人有违法所得。", True),
        ("违法所得无法查清。另有纸箱20个。", True),
    ],
)
def test_the_base_of_a_multiple_is_told_by_its_sum(facts: str, lacking: bool) -> None:
    assert _summed("违法所得", facts) is not lacking


@pytest.mark.parametrize(
    ("kind", "detail", "says"),
    [
        # the words are the penalty already
        ("限制从业", "五年内不得从事食品生产经营管理工作", "五年内不得从事食品生产经营管理工作"),
        ("限制从业", "终身禁止从事药品生产经营活动", "终身禁止从事药品生产经营活动"),
        ("限制开展生产经营活动", "限制生产三个月", "限制生产三个月"),
        (
            "限制开展生产经营活动",
            "自2026年4月1日起三个月内停止承接业务",
            "自2026年4月1日起三个月内停止承接业务",
        ),
        ("其他", "取缔无证经营场所", "取缔无证经营场所"),
        # they are only what it is of, or how long
        ("限制开展生产经营活动", "自2026年4月1日起至6月30日止", "限制生产自2026年4月1日起至6月30日止"),
        ("限制开展生产经营活动", "三个月", "限制生产三个月"),
        ("暂扣许可证件", "停止使用的许可证（编号1）", "暂扣许可证件停止使用的许可证（编号1）"),
    ],
)
def test_a_restriction_is_told_once(packaged_library: LawLibrary, kind: str, detail: str, says: str) -> None:
    clause = "大气污染防治法第九十九条第（一）项"
    case = full_case().model_copy(update={"chosen": clause, "fine_yuan": None, "charges": ()})
    (one, *_) = charge(clause, case, packaged_library).charges
    charged = one.model_copy(update={"measures": (Measure(kind=kind, detail=detail),)})
    text = draft(case.model_copy(update={"charges": (charged,)}), library=packaged_library).text
    assert f"行政处罚：\n{says}" in text


@pytest.mark.parametrize(
    ("words", "torn"),
    [
        ("年内不得从事", True),
        ("暂停六个月以上一年以下执业活动直至", True),
        ("限制生产", False),
        ("终身禁止", False),
    ],
)
def test_half_a_sentence_of_the_clause_is_no_name(words: str, torn: bool) -> None:
    assert (_Said.read().torn.search(words) is not None) is torn
