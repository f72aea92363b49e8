"""Suggestions by act: bases of one act share a group, acts of other clauses do not."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from assistant.analysis.acts import acts_of, clauses_of, likeness
from assistant.analysis.rule_book import RuleRow
from assistant.analysis.rule_search import Ranked

WORDS = ("消毒", "漏水", "清洗")
CLAUSES = ("茶馆的壶漏水", "雨伞柜没有消毒")


def _vector(text: str) -> npt.NDArray[np.float32]:
    found = np.array([float(word in text) for word in WORDS] + [0.1], np.float32)
    return found / np.linalg.norm(found)


class Kept:
    """Vectors by the words of the conduct; the number of a rule is its place."""

    def __init__(self, conducts: Sequence[str]) -> None:
        self._vectors = np.stack([_vector(conduct) for conduct in conducts])

    def of(self, refs: Sequence[int]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float32]]:
        return np.ones(len(refs), bool), self._vectors[list(refs)]


def groups(*conducts: str) -> list[tuple[str, int]]:
    found = [
        Ranked(RuleRow(place, "甲法", "法律", "", "第一条", conduct, "", True, "", ()), 0.0, 0.5)
        for place, conduct in enumerate(conducts)
    ]
    vectors = np.stack([_vector(clause) for clause in CLAUSES])
    return [(act.words, act.group) for act in acts_of(CLAUSES, vectors, found, Kept(conducts))]  # type: ignore[arg-type]


def test_two_violations_of_one_sentence_are_two_groups_in_order_of_the_suggestions() -> None:
    told = groups("雨伞柜不消毒的", "使用漏水的茶壶的", "茶壶漏水的")
    assert told == [("雨伞柜没有消毒", 1), ("茶馆的壶漏水", 2), ("茶馆的壶漏水", 2)]


def test_alike_conducts_of_two_laws_are_one_act() -> None:
    assert [group for _, group in groups("雨伞柜未按规定消毒的", "雨伞柜未按照规定消毒")] == [1, 1]


def test_what_only_points_elsewhere_is_like_nothing() -> None:
    assert [group for _, group in groups("违反本条第一款规定的", "违反本条第三款规定的")] == [1, 2]


@pytest.mark.parametrize(
    ("facts", "clauses"),
    [
        ("安全带没查就发，塔吊没验收也照样吊。", ("安全带没查就发", "塔吊没验收也照样吊")),
        ("晚上，网咖把登记用的设备关了", ("晚上，网咖把登记用的设备关了",)),
        ("雨", ("雨",)),
    ],
)
def test_clauses(facts: str, clauses: tuple[str, ...]) -> None:
    assert clauses_of(facts) == clauses


def test_a_long_statement_is_shortened() -> None:
    told = acts_of(("雨" * 300,), np.ones((1, 4), np.float32), [], Kept(["雨"]))  # type: ignore[arg-type]
    assert told == []


def test_likeness_is_a_share() -> None:
    assert likeness("", "雨伞") == 0
    assert likeness("共享雨伞", "共享雨伞") == 1
