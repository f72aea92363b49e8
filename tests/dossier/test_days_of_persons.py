"""Ages against days of birth, statements about what was not made yet, pictures of a night that ends after midnight."""

from __future__ import annotations

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case

FACTS = "2026年3月5日，发现该店向未成年人李某某（15周岁）售烟。"
BORN = "李某某，男，{}出生，公民身份号码略。"


def _case(facts: str, *pieces: tuple[str, str, str]) -> list[str]:
    evidence = [
        {"id": f"E{n}", "kind": kind, "name": name, "text": text}
        for n, (kind, name, text) in enumerate(pieces, 1)
    ]
    values = {
        "facts": facts, "act_date": "2026-03-05", "officers": ["张甲（执法证号 33030100101）"], "evidence": evidence,
    }  # fmt: skip
    return [one.about for one in case_contradictions(Case.model_validate(values))]


@pytest.mark.parametrize(
    ("facts", "paper", "apart"),
    [
        (FACTS, BORN.format("2010年9月1日"), False),
        (FACTS, BORN.format("2009年9月1日"), False),  # a year off: counted on another day
        (FACTS, BORN.format("2005年9月1日"), True),
        ("2026年3月5日，未成年人李某某在该场所上网。", BORN.format("2007年9月1日"), True),
        ("2026年3月5日，未成年人李某某在该场所上网。", BORN.format("2008年9月1日"), False),
        (
            "2026年3月5日，王某某（15周岁）在该场所上网。",
            BORN.format("2005年9月1日"),
            False,
        ),  # another person
        (FACTS, BORN.format("2005年9月1日") + "李某某，女，2010年9月1日出生。", False),  # two of one name
    ],
)
def test_an_age_and_a_day_of_birth(facts: str, paper: str, *, apart: bool) -> None:
    assert ("李某某的年龄" in _case(facts, ("书证", "户籍信息证明", paper))) is apart


@pytest.mark.parametrize(("said", "apart"), [("我今年15岁", False), ("我17岁", False), ("我今年25岁", True)])
def test_ones_own_age(said: str, *, apart: bool) -> None:
    paper = ("书证", "户籍信息证明", BORN.format("2010年9月1日"))
    talk = ("证人证言", "李某某询问笔录", f"答：{said}，自己去买的。")
    assert ("李某某的年龄" in _case("2026年3月5日，该店售烟。", paper, talk)) is apart


RECORD = ("勘验笔录、现场笔录", "现场检查笔录", "检查时间：2026年3月5日9时10分至10时。检查人张甲。门前堆沙。")
PICTURE = ("视听资料", "现场照片", "拍摄时间：2026年3月5日9时20分；拍摄人：张甲。")
TALK = "时间：2026年3月{}日9时至10时，询问人张甲。问：{}？答：没有。"
ABOUT = "询问与检查（拍摄）的日期"


@pytest.mark.parametrize(
    ("day", "asked", "apart"),
    [
        ("4", "对照片有无异议", True),
        ("3", "对现场勘验的数据有没有意见", True),
        ("6", "对照片有无异议", False),
        ("5", "对照片有无异议", False),
        ("4", "以前受过处罚吗", False),  # asked beforehand about something else
    ],
)
def test_a_statement_about_what_was_not_made_yet(day: str, asked: str, *, apart: bool) -> None:
    talk = ("当事人的陈述", "王某询问笔录", TALK.format(day, asked))
    assert (ABOUT in _case("门前堆沙。", RECORD, PICTURE, talk)) is apart


def test_pictures_that_do_not_tell_their_day_may_have_been_shown() -> None:
    talk = ("当事人的陈述", "王某询问笔录", TALK.format("4", "对照片有无异议"))
    handed_in = ("视听资料", "举报人提供的照片", "门前堆沙。")
    assert ABOUT not in _case("门前堆沙。", RECORD, handed_in, talk)


@pytest.mark.parametrize(
    ("taken", "apart"),
    [
        ("2026年3月5日23时46分至3月6日0时50分", False),
        ("2026年3月4日23时46分至3月5日0时50分", True),
        ("2026年3月4日23时46分至次日0时50分", True),
    ],
)
def test_a_night_that_ends_after_midnight(taken: str, *, apart: bool) -> None:
    record = (
        "勘验笔录、现场笔录",
        "现场检查笔录",
        "检查时间：2026年3月5日23时40分至3月6日1时30分。检查人张甲。滩地挖砂。",
    )
    picture = ("视听资料", "现场照片", f"拍摄时间：{taken}；拍摄人：张甲。")
    assert ("检查和拍摄的日期" in _case("2026年3月5日夜间挖砂。", record, picture)) is apart
