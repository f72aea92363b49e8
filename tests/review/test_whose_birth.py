"""The birth in a party's head is the party's own, not that of a parent, guardian or spouse told beside it."""

from datetime import date

import pytest

from assistant.law.library import LawLibrary
from assistant.review.parts.births import birth_about, birth_in
from tests.review.accused import grave
from tests.review.test_mended_kinds import FACTS
from tests.review.test_planted import CLEAN

OWN, KIN = date(2012, 3, 20), date(1984, 5, 6)


@pytest.mark.parametrize(
    ("area", "born"),
    [
        ("丁立文，男，2012年3月20日出生，住丙路8号", OWN),
        ("丁立文，男，2012年3月20日出生，其父丁大明，1984年5月6日出生", OWN),
        ("丁立文（监护人：丁大明，电话139），男，2012年3月20日出生", OWN),
        ("丁立文（其父丁大明，1984年5月6日出生），男，2012年3月20日出生", OWN),
        ("监护人为丁大明。丁立文2012年3月20日出生", OWN),
        ("丁立文\n性别：男\n出生日期：2012年3月20日\n法定代理人：丁大明", OWN),
        ("法定代理人：丁大明\n姓名：丁立文 出生日期：2012年3月20日", OWN),
        ("丁立文，男，法定代理人：丁大明（1984年5月6日出生）", None),
        ("丁立文，男，监护人丁大明，男，汉族，住杭州市西湖区丙路8号，1984年5月6日出生", None),
        ("丁立文，男，其母辛某，1984年5月6日生，汉族", None),
        ("丁立文，男，父亲丁大明，1984年5月6日出生；住丙路8号", None),
        ("丁立文，男，配偶：辛某 出生日期：1984年5月6日", None),
        ("丁立文，男\n法定代理人：丁大明\n出生日期：1984年5月6日", None),
    ],
)
def test_the_day_is_the_partys_own(area: str, born: date | None) -> None:
    assert birth_in(area) == born


@pytest.mark.parametrize(
    ("area", "year"),
    [
        ("丁立文，男，2012年3月出生，其父丁大明，1984年5月出生", "2012"),
        ("丁立文，男，2012年生", "2012"),
        ("丁立文，男，其父丁大明，1984年5月出生", None),
        ("丁立文，男，其妻辛某，汉族，务农，住丙路8号二单元，1984年生", None),
        ("丁立文，男，2012年生产经营户", None),
    ],
)
def test_the_year_is_the_partys_own(area: str, year: str | None) -> None:
    found = birth_about(area)
    assert (found["year"] if found else None) == year


COMPANY = CLEAN[CLEAN.index("当事人：") : CLEAN.index("联系电话")]
PERSON = "当事人：丁立文，男，{own}汉族，住杭州市西湖区丙路8号，法定代理人：丁大明（系其父，1984年5月出生）\n"


@pytest.mark.parametrize(
    ("own", "told", "fault"),
    [
        ("", "十三周岁", False),
        ("2012年3月出生，", "十三周岁", False),
        ("2012年3月1日出生，", "十三周岁", True),
    ],
)
def test_an_age_is_held_against_the_partys_birth(
    packaged_library: LawLibrary, own: str, told: str, fault: bool
) -> None:
    text = CLEAN.replace(COMPANY, PERSON.format(own=own))
    text = text.replace(FACTS, f"堵塞疏散通道，丁立文实施行为时{told}。2026")
    text = (
        text.replace("2026年3月4日立案。", "")
        .replace("2026年3月12日复查，已改正", "已改正")
        .replace("2026年3月10日前", "当日")
        .replace("我大队于2026年3月4日送达", "我大队送达")
    )
    assert bool(grave(text, packaged_library, "R05", "周岁，按出生日期")) is fault
