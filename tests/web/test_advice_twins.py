"""A twin is shown inside the suggestion it belongs to, not beside it; the one that is chosen has a row of its own."""

from assistant.contract.base import Ref
from assistant.contract.suggest import SuggestAnswer, SuggestedClause, leading
from assistant.web.casework.clause import advice

LAW, REGULATION = Ref(law="风筝法", article="第四条"), Ref(law="风筝管理条例", article="第九条")


def clause(at: Ref, *twins: Ref) -> SuggestedClause:
    return SuggestedClause(
        law=at.law, score=1.0, violated=(), penalty=at, kinds=("罚款",), fines=(), inferred=False, confidence="可能",
        reference=at.text, conduct="无证出租风筝的", amounts=("处五百元以下罚款",), group=1, twins=twins,
    )  # fmt: skip


OTHER = clause(Ref(law="集市法", article="第二条"))
FOUND = (clause(LAW, REGULATION), OTHER, clause(REGULATION, LAW))


def test_a_twin_has_no_place_of_its_own() -> None:
    assert leading(FOUND) == (0, 1)
    assert leading((OTHER, clause(REGULATION))) == (0, 1)


def test_the_card_has_both() -> None:
    drawn = advice(SuggestAnswer(suggestions=FOUND), "")
    assert "可能适用的条款 2" in drawn
    assert f'data-reference="{REGULATION.text}"' in drawn
    assert 'data-n="2"' not in drawn


def test_a_twin_cut_off_by_the_number_asked_for_is_still_named() -> None:
    assert "另一法规的相同规定" in advice(SuggestAnswer(suggestions=FOUND[:1]), "")


def test_the_chosen_twin_has_a_row() -> None:
    assert 'data-n="2"' in advice(SuggestAnswer(suggestions=FOUND), REGULATION.text)


def test_without_twins_nothing_is_said_of_them() -> None:
    assert "另一法规的相同规定" not in advice(SuggestAnswer(suggestions=(OTHER,)), "")
