"""Duty ↔ penalty: written references, references in the conduct, inferred duties, both ways; made-up law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.links import DutyFinder, linked_rules, rules_at, rules_enforcing
from assistant.law.model import Article, Law, Level, Provision, Version

LAW = Law(1, "共享雨伞试验条例", Level.LOCAL)
TEXTS = (
    "为了测试，虚构本条例。",
    "投放雨伞的企业应当每月清点雨伞，并公布数量。\n企业应当在雨天增加雨伞。",
    "任何人不得把雨伞带出车站。",
    "雨伞柜应当每日消毒，消毒记录保存一个月。",
    "企业停用雨伞柜，必须提前公告。",
    "违反本条例第二条第一款规定，企业未清点雨伞的，处一百元以上五百元以下罚款。",
    "违反本条例规定，把雨伞带出车站的，处五十元罚款。",
    "企业未依照本条例第四条规定办理的，责令改正，可以处二百元以下罚款。",
    "有下列行为之一的，处三百元罚款：\n（一）未提前公告就停用雨伞柜；\n（二）雨伞柜不消毒，或者不保存消毒记录。",
    "经营雨伞应当诚信。\n违反前款规定的，给予警告，并处十元罚款。",
)


def articles() -> list[Article]:
    version = Version(1, LAW)
    return [
        Article(number, version, Provision(number), text, position=number)
        for number, text in enumerate(TEXTS, 1)
    ]


def at(text: str) -> Provision:
    place = Provision.parse(text)
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("penalty", "duty", "inferred"),
    [
        ("第六条", "第二条第一款", False),
        ("第七条", "第三条", True),
        ("第八条", "第四条", False),
        ("第九条第（一）项", "第五条", True),
        ("第九条第（二）项", "第四条", True),
        ("第十条第二款", "第十条第一款", False),
    ],
)
def test_every_rule_finds_its_duty(penalty: str, duty: str, inferred: bool) -> None:
    rules = rules_at(list(linked_rules(articles())), at(penalty))
    assert len(rules) == 1
    best = rules[0].duties[0]
    assert (best.duty.provision, best.inferred) == (at(duty), inferred)
    assert best.score == 1 or inferred


@pytest.mark.parametrize(
    ("duty", "penalties"),
    [("第二条", ["第六条"]), ("第二条第二款", []), ("第三条", ["第七条"]), ("第一条", [])],
)
def test_a_duty_finds_the_rules_that_enforce_it(duty: str, penalties: list[str]) -> None:
    sure = [
        one
        for one in rules_enforcing(list(linked_rules(articles())), LAW.name, at(duty))
        if one.duties[0].duty.provision.whole_article() == at(duty).whole_article()
    ]
    assert [one.rule.provision for one in sure] == [at(text) for text in penalties]


def test_a_duty_of_another_law_is_not_taken_for_our_own() -> None:
    assert rules_enforcing(list(linked_rules(articles())), "另一部条例", at("第三条")) == []


def test_a_law_without_penalties_has_no_rules() -> None:
    assert list(linked_rules(articles()[:5])) == []
    assert list(linked_rules([])) == []


@given(st.text(max_size=60))
def test_inferred_scores_are_ordered_shares_and_never_the_clause_itself(conduct: str) -> None:
    links = DutyFinder(articles()).infer(conduct, at("第三条"), k=5)
    scores = [link.score for link in links]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 + 1e-9 for score in scores)
    assert all(link.duty.provision.article != 3 for link in links)


def test_real_clauses_lead_to_the_duty_that_officers_cite(small_library) -> None:  # type: ignore[no-untyped-def]
    law = small_library.find("浙江省城市市容和环境卫生管理条例")[0]
    linked = list(linked_rules(small_library.articles(small_library.versions(law)[-1])))
    assert len(linked) > 20
    written = [one for one in linked if not one.duties[0].inferred]
    assert len(written) / len(linked) > 0.3
    for one in written:
        assert one.duties[0].score == 1
