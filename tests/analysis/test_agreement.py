"""What candidates agree on lifts them; what stands alone, or is unlikely, is folded behind the others."""

import pytest

from assistant.analysis.agreement import Standing, fields_of, folded, lent
from assistant.analysis.rule_book import RuleRow

MARKET, FOREST, POLICE = frozenset({"市场监督管理"}), frozenset({"林业草原"}), frozenset({"公安"})
NONE: frozenset[str] = frozenset()


def _of(*candidates: tuple[frozenset[str], float]) -> list[Standing]:
    return [Standing(fields, probability) for fields, probability in candidates]


@pytest.mark.parametrize(
    ("candidates", "behind"),
    [
        (_of((MARKET, 0.9), (FOREST, 0.4), (MARKET, 0.1)), [False, True, False]),  # another field
        (_of((MARKET, 0.9), (MARKET, 0.02)), [False, True]),  # hardly possible
        (_of((MARKET, 0.4), (MARKET | POLICE, 0.35)), [False, False]),  # one field in common is enough
        (
            _of((NONE, 0.5), (NONE, 0.5)),
            [False, True],
        ),  # nothing known is nothing in common; the first stands
        (_of((MARKET, 0.2), (MARKET, 0.15)), [True, True]),  # not even the first is likely
    ],
)
def test_what_is_folded(candidates: list[Standing], behind: list[bool]) -> None:
    assert folded(candidates) == behind


def test_nothing_found_folds_nothing() -> None:
    assert folded([]) == []
    assert lent([]) == []


def test_a_field_that_many_share_lends_more_than_one_alone() -> None:
    many, alone, _ = lent(_of((MARKET, 0.2), (FOREST, 0.25), (MARKET, 0.3)))
    assert many > alone


def test_the_best_of_several_fields_counts() -> None:
    both, market, police = lent(_of((MARKET | POLICE, 0.1), (MARKET, 0.5), (POLICE, 0.1)))
    assert both == market > police


def test_fields_are_those_of_the_law_and_of_its_title() -> None:
    row = RuleRow(
        0, "烟花爆竹安全管理条例", "行政法规", "", "第一条", "", "", True, "", (), sectors=("公安",)
    )
    assert fields_of(row) > {"公安"}
