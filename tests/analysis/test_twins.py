"""Twins: one conduct punished by two laws is one suggestion; alike conducts of other kinds stay on their own."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from assistant.analysis.acts import Act
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_search import Ranked
from assistant.analysis.twins import linked, together

LOCAL, PROVINCE = ("甲市风筝条例", "地方性法规", "乙省/甲市"), ("乙省风筝条例", "地方性法规", "乙省")
LAW, REGULATION, MEASURES = (
    ("风筝法", "法律", ""),
    ("风筝管理条例", "行政法规", ""),
    ("风筝出租办法", "规章", ""),
)
OTHER_LAW = ("集市法", "法律", "")
Rule = tuple[tuple[str, str, str], str]
RENTED = "未取得风筝出租许可证擅自出租风筝的"
WORDS = ("出租", "涂改", "编号", "剪断")


class Kept:
    """Vectors by the words of the conduct; the number of a rule is its place."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        found = np.array([[*(float(w in conduct) for w in WORDS), 0.1] for _, conduct in rules], np.float32)
        self._vectors = found / np.linalg.norm(found, axis=1, keepdims=True)

    def of(self, refs: Sequence[int]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float32]]:
        return np.ones(len(refs), bool), self._vectors[list(refs)]


def shown(*rules: Rule) -> list[Ranked]:
    found = [
        Ranked(
            RuleRow(at, *law, f"第{'一二三四五'[at]}条", conduct, "", True, "", ()), 9.0 - at, 0.9 - at / 5
        )
        for at, (law, conduct) in enumerate(rules)
    ]
    return linked(found, Kept(rules), len(WORDS) + 1)  # type: ignore[arg-type]


def laws(found: Sequence[Ranked]) -> list[tuple[str, ...]]:
    return [(one.row.law, *(row.law for row in one.twins)) for one in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((LAW, "在集市出租没有编号的风筝的"), (LOCAL, "出租没有编号的风筝或者未登记的")),
        ((LOCAL, RENTED), (REGULATION, RENTED)),
        ((REGULATION, RENTED), (LAW, RENTED)),
        ((LAW, RENTED), (REGULATION, "有下列行为之一的：" + RENTED)),
        ((MEASURES, RENTED), (REGULATION, "违反本条例规定，" + RENTED)),
    ],
)
def test_one_conduct_of_two_laws_is_linked_where_it_stands(first: Rule, second: Rule) -> None:
    between = (OTHER_LAW, "剪断他人风筝引线的")
    found = shown(first, between, second)
    assert laws(found) == [(first[0][0], second[0][0]), (between[0][0],), (second[0][0], first[0][0])]
    assert [one.score for one in found] == [9.0, 8.0, 7.0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((LAW, RENTED), (LAW, RENTED)),
        ((LAW, RENTED), (OTHER_LAW, RENTED)),
        ((LOCAL, RENTED), (PROVINCE, RENTED)),
        ((LAW, "出租没有编号的风筝的"), (REGULATION, "出租编号模糊不清的纸鸢的")),
        ((LAW, RENTED), (LOCAL, "涂改风筝出租许可证的")),
        ((LAW, "违反前款规定的"), (REGULATION, "违反前款规定的")),
        ((LAW, "出租的"), (REGULATION, "出租的")),
    ],
)
def test_what_is_not_the_same_conduct_of_another_rank_stays_on_its_own(first: Rule, second: Rule) -> None:
    assert laws(shown(first, second)) == [(first[0][0],), (second[0][0],)]


def test_a_clause_has_one_twin() -> None:
    assert laws(shown((LAW, RENTED), (REGULATION, RENTED), (MEASURES, RENTED))) == [
        ("风筝法", "风筝管理条例"), ("风筝管理条例", "风筝法"), ("风筝出租办法",),
    ]  # fmt: skip


def test_twins_are_bases_of_one_act() -> None:
    found = shown((REGULATION, RENTED), (OTHER_LAW, "剪断他人风筝引线的"), (LAW, RENTED))
    acts = together(found, [Act("租风筝", 1), Act("剪线", 2), Act("别的", 3)])
    assert [act.group for act in acts] == [1, 2, 1]


def test_nothing_found_is_nothing_linked() -> None:
    assert not linked((), Kept([(LAW, RENTED)]), len(WORDS) + 1)  # type: ignore[arg-type]
