"""What hangs on a tier: the tier in the words of the clause, orders and penalties on its condition, what it excludes."""

from datetime import date
from decimal import Decimal

import pytest
from samples import full_case

from assistant.analysis.charge import charge
from assistant.analysis.measures import FINE
from assistant.documents.fields.orders import _addressed
from assistant.documents.fields.tiers import _is_tier
from assistant.documents.model import Draft
from assistant.documents.verb import draft
from assistant.dossier.model import Measure
from assistant.law.library import LawLibrary

REFUSED = "拒不改正"


def imposed(library: LawLibrary, *measures: Measure) -> Draft:
    """The decision with these measures in the place of those of the clause."""
    (one,) = charge(full_case().chosen, full_case(), library).charges
    charges = (one.model_copy(update={"measures": measures}),)
    return draft(full_case().model_copy(update={"charges": charges}), library=library)


def fine(condition: str = REFUSED, detail: str = "20000元以上50000元以下") -> Measure:
    return Measure(kind=FINE, amount=Decimal(30000), detail=detail, conditional=condition)


def test_the_range_of_a_tier_is_told_as_the_clause_words_it(packaged_library: LawLibrary) -> None:
    clause = "安全生产法第九十七条第（一）项"
    case = full_case().model_copy(update={"chosen": clause, "fine_yuan": None, "decided": date(2026, 4, 1)})
    (unit, *_) = charge(clause, case, packaged_library).charges
    tiers = [m for m in unit.measures if m.kind == FINE and m.conditional]
    assert tiers
    for one in tiers:
        taken = tuple(
            m.model_copy(update={"amount": Decimal(150000)}) if m is one else m for m in unit.measures
        )
        charged = case.model_copy(update={"charges": (unit.model_copy(update={"measures": taken}),)})
        told = draft(charged, library=packaged_library).text
        assert f"的“{one.conditional}”的情形，罚款幅度为" in told
        assert "罚款幅度为十万元以上二十万元以下" in told
        assert "罚款幅度为1" not in told


def test_a_fixed_sum_is_no_range(packaged_library: LawLibrary) -> None:
    text = imposed(packaged_library, fine(detail="5000元")).text
    assert "罚款数额为5000元" in text
    assert "罚款幅度为" not in text


@pytest.mark.parametrize(
    ("condition", "tier"),
    [
        (REFUSED, True),
        ("情节严重", True),
        ("没有违法所得", True),
        ("造成后果，尚不构成犯罪", True),
        ("尚不构成犯罪", False),
        ("尚未构成犯罪", False),
        ("前款第四项行为", False),
        ("有第一款第二项情形", False),
        ("", False),
    ],
)
def test_what_a_tier_is(condition: str, tier: bool) -> None:
    assert _is_tier(fine(condition)) is tier


@pytest.mark.parametrize(
    ("condition", "written"),
    [(REFUSED, True), ("情节严重", False)],  # that of the fine; another one
)
def test_a_penalty_on_the_condition_of_the_fine_is_imposed_with_it(
    packaged_library: LawLibrary, condition: str, written: bool
) -> None:
    made = imposed(packaged_library, Measure(kind="责令关闭", conditional=condition), fine())
    assert ("1．责令关闭；" in made.text) is written
    assert any("条文另有“责令关闭”" in note for note in made.notes) is not written
    assert not [name for name in made.missing if "责令关闭" in name]


def test_a_penalty_that_may_be_left_is_asked_for_in_its_tier(packaged_library: LawLibrary) -> None:
    closed = Measure(kind="吊销许可证件", conditional=REFUSED, discretionary=True)
    assert "是否适用“吊销许可证件”及其内容" in imposed(packaged_library, closed, fine()).missing


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (REFUSED, "本机关责令当事人改正、停业整治，并决定"),
        (
            "造成严重后果",
            "本机关责令当事人改正，并决定",
        ),  # left out, and told beside: the fine is not on it
    ],
)
def test_an_order_on_the_condition_of_the_fine_is_given(
    packaged_library: LawLibrary, condition: str, told: str
) -> None:
    orders = (Measure(kind="责令改正"), Measure(kind="责令停业整治", conditional=condition))
    made = imposed(packaged_library, *orders, fine())
    assert told in made.text
    assert "（条文的条件" not in made.text


@pytest.mark.parametrize(
    ("condition", "gains"),
    [("没有违法所得", False), ("没有违法所得或者违法所得不足一万元", True), (REFUSED, True)],
)
def test_no_gains_are_confiscated_in_the_tier_of_those_who_have_none(
    packaged_library: LawLibrary, condition: str, gains: bool
) -> None:
    made = imposed(packaged_library, Measure(kind="没收违法所得"), fine(condition))
    assert ("没收违法所得【待补充：没收违法所得的数额】" in made.text) is gains


@pytest.mark.parametrize(
    ("kind", "again", "told"),
    [
        ("责令改正", False, "责令当事人改正"),
        ("责令改正", True, "改正"),
        ("责令限期拆除", True, "限期拆除"),
        ("责令施工单位停止作业", False, "责令施工单位停止作业"),
        ("责令设置者限期整修或者拆除", False, "责令设置者限期整修或者拆除"),
        ("责令恢复原状或者采取补救措施", False, "责令当事人恢复原状或者采取补救措施"),
        ("责令停止向未成年人提供服务", False, "责令当事人停止向未成年人提供服务"),
        ("责令退还多收价款", False, "责令当事人退还多收价款"),
        ("责令食品摊贩停止经营", False, "责令食品摊贩停止经营"),
        ("责令广告主在相应范围内消除影响", True, "责令广告主在相应范围内消除影响"),
        ("责令相关责任人员暂停执业活动", True, "责令相关责任人员暂停执业活动"),
        ("责令船舶临时停航", False, "责令船舶临时停航"),
        ("责令车辆驾驶人提供证明", False, "责令车辆驾驶人提供证明"),
        ("责令幼儿园停止招生", False, "责令幼儿园停止招生"),
        # no name, though a unit or a person is named behind
        ("责令向管理机构补缴占用费", False, "责令当事人向管理机构补缴占用费"),
        ("责令及时清除或者组织作业单位清除", False, "责令当事人及时清除或者组织作业单位清除"),
        ("责令通知使用者停止使用", False, "责令当事人通知使用者停止使用"),
        ("责令撤换直接负责的主管人员", False, "责令当事人撤换直接负责的主管人员"),
        ("责令在十五日内改正", False, "责令当事人在十五日内改正"),
        ("责令部分或者全部车辆暂停营业", False, "责令当事人部分或者全部车辆暂停营业"),
    ],
)
def test_whom_an_order_is_for(kind: str, again: bool, told: str) -> None:
    assert _addressed(kind, again=again) == told


def test_an_order_behind_one_that_is_asked_for_names_whom_it_is_for(packaged_library: LawLibrary) -> None:
    orders = (Measure(kind="责令停业整治", conditional=REFUSED), Measure(kind="责令改正"))
    (one,) = charge(full_case().chosen, full_case(), packaged_library).charges
    charges = (one.model_copy(update={"measures": orders}),)
    case = full_case().model_copy(update={"charges": charges, "fine_yuan": None})
    assert "】、责令当事人改正，并决定" in draft(case, library=packaged_library).text


def test_an_order_behind_one_for_somebody_else_names_whom_it_is_for(packaged_library: LawLibrary) -> None:
    orders = (Measure(kind="责令施工单位停止作业"), Measure(kind="责令改正"), Measure(kind="责令恢复原状"))
    made = imposed(packaged_library, *orders, fine(""))
    assert "责令施工单位停止作业、责令当事人改正、恢复原状，并决定" in made.text


@pytest.mark.parametrize(
    ("condition", "other", "noted"),
    [
        (REFUSED, None, True),
        (REFUSED, Decimal(20000), True),  # that one in charge has a fine of his own names no tier of the unit
        ("尚不构成犯罪", None, False),  # no tier: the paper does not write it
    ],
)
def test_a_tier_taken_by_the_fine_alone_is_told_beside(
    packaged_library: LawLibrary, condition: str, other: Decimal | None, noted: bool
) -> None:
    case = full_case().model_copy(update={"fine_yuan": Decimal(30000)})
    (one,) = charge(case.chosen, case, packaged_library).charges
    open_fine = fine(condition).model_copy(update={"amount": None})
    unit = one.model_copy(update={"measures": (open_fine,)})
    theirs = one.model_copy(
        update={"capacity": "责任人员", "person": "许某", "measures": (Measure(kind=FINE, amount=other),)}
    )
    made = draft(case.model_copy(update={"charges": (unit, theirs)}), library=packaged_library)
    assert any(f"按“{condition}”的幅度写入" in note for note in made.notes) is noted
    assert (f"规定的“{condition}”的情形" in made.text) is noted


@pytest.mark.parametrize(
    ("chosen", "sum_", "noted"),
    [
        ("食品安全法第一百二十六条第一款第（一）项", 7000, True),  # 拒不改正 the one fine there is
        ("消防法第六十条第一款第（三）项", 6000, False),  # no tier
    ],
)
def test_so_it_is_where_choosing_the_clause_put_the_sum_in_its_one_fine(
    packaged_library: LawLibrary, chosen: str, sum_: int, noted: bool
) -> None:
    case = full_case().model_copy(update={"chosen": chosen, "fine_yuan": Decimal(sum_), "charges": ()})
    charged = case.model_copy(update={"charges": charge(chosen, case, packaged_library).charges})
    for one in (case, charged):
        notes = draft(one, library=packaged_library).notes
        assert any("的幅度写入" in note for note in notes) is noted


def test_a_tier_that_the_officer_named_is_not_told_beside(packaged_library: LawLibrary) -> None:
    tiers = (fine("逾期不改正"), fine("情节严重").model_copy(update={"amount": None}))
    assert not any("的幅度写入" in note for note in imposed(packaged_library, *tiers).notes)


def test_the_last_day_is_that_of_what_was_ordered(packaged_library: LawLibrary) -> None:
    made = imposed(packaged_library, Measure(kind="责令限期拆除"), fine(""))
    assert "限期拆除的最后一日" in made.missing


@pytest.mark.parametrize(
    ("yuan", "tier"),
    [
        (80000, ""),  # 责令限期改正，处十万元以下罚款
        (150000, "逾期未改正"),  # 逾期未改正的，并处十万元以上二十万元以下罚款
        (100000, None),  # in both: nobody says which
        (900000, None),  # in none
    ],
)
def test_the_fine_of_the_case_is_put_to_the_one_tier_it_lies_in(
    packaged_library: LawLibrary, yuan: int, tier: str | None
) -> None:
    case = full_case().model_copy(update={"chosen": "安全生产法第九十七条第（一）项", "fine_yuan": yuan})
    made = draft(case, library=packaged_library, confirmed=("罚款幅度",))
    assert ("的情形，罚款幅度为十万元以上二十万元以下" in made.text) is bool(tier)
    assert any(f"按“{tier}”的幅度写入" in note for note in made.notes) is bool(tier)
    assert f"（¥{yuan}.00）" in made.text
    assert ("罚款数额（法定幅度" in "".join(made.missing)) is False
