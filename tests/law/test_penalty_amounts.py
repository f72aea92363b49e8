"""Shapes of amounts in penalty clauses, each in a clause of our own."""

from datetime import date

import pytest

from assistant.law.model import Article, Law, Level, Provision, Version
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import Fine, PenaltyRule

Shape = tuple[str, float | None, float | None, bool, bool]


def rules(text: str) -> tuple[PenaltyRule, ...]:
    version = Version(1, Law(1, "示例养鸽条例", Level.LOCAL), effective=date(2024, 1, 1))
    return parse_article(Article(1, version, Provision(20), text))


def shape(fine: Fine) -> Shape:
    return fine.type, fine.min, fine.max, fine.min_excluded, fine.max_excluded


SHAPES: list[tuple[str, Shape]] = [
    ("处2千元以上6万5千元以下罚款", ("amount", 2000, 65000, False, False)),
    ("处六点五万元罚款", ("amount", 65000, 65000, False, False)),
    ("处以6,000元以下罚款", ("amount", 0, 6000, False, False)),
    ("处以6，000元以上60，000元以下的罚款", ("amount", 6000, 60000, False, False)),
    ("处二万元以上，六万元以下罚款", ("amount", 20000, 60000, False, False)),
    ("处二万元以上，最高六万元以下罚款", ("amount", 20000, 60000, False, False)),
    ("处六千元（不含）以下罚款", ("amount", 0, 6000, False, True)),
    ("处六千元以下（不含本数）罚款", ("amount", 0, 6000, False, True)),
    ("处二千元以上不满六千元罚款", ("amount", 2000, 6000, False, True)),
    ("处二千元（不含）以上六千元以下罚款", ("amount", 2000, 6000, True, False)),
    ("处二千元以上六千元以下（均含本数）罚款", ("amount", 2000, 6000, False, False)),
    ("最高可处6万元罚款", ("amount", 0, 60000, False, False)),
    ("最高可处以六万元的罚款", ("amount", 0, 60000, False, False)),
    ("可处最高不超过六万元的罚款", ("amount", 0, 60000, False, False)),
    ("处最高二百元的罚款", ("amount", 0, 200, False, False)),
    ("处以不低于3000元的罚款", ("amount", 3000, None, False, False)),
    ("处２０００元以上６０００元以下罚款", ("amount", 2000, 6000, False, False)),
    ("处l万元以上6万元以下罚款", ("amount", 10000, 60000, False, False)),
    ("处6万元以上lO万元以下罚款", ("amount", 60000, 100000, False, False)),
    ("处贰万元以下罚款", ("amount", 0, 20000, False, False)),
    ("处人民币六千元整的罚款", ("amount", 6000, 6000, False, False)),
    ("处2-6千元罚款", ("amount", 2000, 6000, False, False)),
    ("处二至六万元罚款", ("amount", 20000, 60000, False, False)),
    ("处以6 000元以下罚款", ("amount", 0, 6000, False, False)),
    ("处货值金额百分之六至十二的罚款", ("percent", 6, 12, False, False)),
    ("处货值金额百分之二点五以下的罚款", ("percent", 0, 2.5, False, False)),
    ("并处违法所得二倍以上六倍以下（不含）的罚款", ("multiple", 2, 6, False, True)),
    ("处每平方米六十元以上九十元以下罚款", ("per_unit", 60, 90, False, False)),
]


@pytest.mark.parametrize(("words", "expected"), SHAPES)
def test_an_amount_of_a_clause(words: str, expected: Shape) -> None:
    (rule,) = rules(f"违反本条例规定，夜间放飞鸽群的，由城市管理部门责令改正，{words}。")
    assert [shape(fine) for fine in rule.fines] == [expected]
    assert rule.unread == ()


@pytest.mark.parametrize("words", ["处-600元罚款", "处六万余元罚款", "处3千多元罚款"])
def test_an_amount_that_is_none_is_told_as_unread(words: str) -> None:
    (rule,) = rules(f"夜间放飞鸽群的，{words}。")
    assert (rule.fines, rule.unread) == ((), (words,))


@pytest.mark.parametrize("words", ["处万元以下罚款", "处" + "9" * 40 + "元罚款"])
def test_what_cannot_be_read_is_no_amount(words: str) -> None:
    (rule,) = rules(f"夜间放飞鸽群的，{words}。")
    assert not any(fine.min == fine.max == 0 for fine in rule.fines)
    assert all(fine.max is None for fine in rule.fines)


@pytest.mark.parametrize(
    ("excluded", "value", "allowed"),
    [((False, False), 200, True), ((False, False), 600, True), ((True, False), 200, False), ((False, True), 600, False), ((True, True), 400, True), ((False, False), 601, False)],
)  # fmt: skip
def test_a_limit_that_does_not_belong_is_not_allowed(
    excluded: tuple[bool, bool], value: float, allowed: bool
) -> None:
    fine = Fine("any", "", "amount", 200, 600, min_excluded=excluded[0], max_excluded=excluded[1])
    assert fine.allows(value) is allowed
    assert told_amounts(fine).count("（不含）") == sum(excluded)


def test_an_article_far_too_long_is_told_and_not_read() -> None:
    (rule,) = rules("处五万元罚款" * 5_000)
    assert rule.fines == ()
    assert rule.unread
