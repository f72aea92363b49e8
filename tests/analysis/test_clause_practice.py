"""How often a clause is applied: the schema, clauses that exist, and which grade an older or a local text has."""

from datetime import date
from pathlib import Path

import pytest

from assistant.analysis import practice
from assistant.analysis.practice import MOST, UNGRADED, DatedClause, Graded, grades_of, shipped_grades
from assistant.corpora import load
from assistant.errors import CorpusError
from assistant.law.library import LawLibrary
from assistant.law.model import Provision
from assistant.law.penalty import parse_article

FOREVER = date.max.toordinal()
LAW = "中华人民共和国消防法"
BLOCKED = "占用、堵塞、封闭疏散通道、安全出口或者有其他妨碍安全疏散行为的"


def faulty(library: LawLibrary) -> tuple[int, list[str]]:
    """How many graded clauses the library holds on their day, and those of them that punish nothing."""
    held, wrong = 0, []
    for graded in shipped_grades():
        for law, grades in graded.laws.items():
            version = next(
                (v for found in library.find(law) if (v := library.version_at(found, graded.day))), None
            )
            for place in (place for places in grades.values() for place in places) if version else ():
                provision = Provision.parse(place)
                assert provision is not None, place
                article = library.article_in(version, provision)
                held += 1
                if not any(
                    rule.provision == provision for rule in (parse_article(article) if article else ())
                ):
                    wrong.append(f"{law}{place}")
    return held, wrong


def test_every_graded_clause_of_the_archive_punishes(full_library: LawLibrary) -> None:
    held, wrong = faulty(full_library)
    assert wrong == []
    assert held == sum(
        len(p) for g in shipped_grades() for grades in g.laws.values() for p in grades.values()
    )


def test_no_clause_has_two_grades() -> None:
    for graded in shipped_grades():
        for law, grades in graded.laws.items():
            places = [place for found in grades.values() for place in found]
            assert len(places) == len(set(places)), law


def test_few_clauses_are_met_every_day() -> None:
    counts = dict.fromkeys(range(1, MOST + 1), 0)
    for graded in shipped_grades():
        for grades in graded.laws.values():
            for grade, places in grades.items():
                counts[grade] += len(places)
    assert counts[4] < counts[3] < counts[2] < counts[1]


def _clause(place: str, conduct: str, since: date, until: int = FOREVER) -> DatedClause:
    return DatedClause(place, conduct, since.toordinal(), until)


def test_the_text_of_the_day_has_the_grade_of_its_place_and_an_older_one_that_of_its_like() -> None:
    now, before = date(2021, 4, 29), date(2009, 5, 1)
    clauses = [
        _clause("第六十条第一款第（三）项", BLOCKED, now),
        _clause("第六十条第一款第（二）项", BLOCKED, before, now.toordinal()),
        _clause("第六十条第一款第（三）项", "与谁也不像的一种行为的", before, now.toordinal()),
    ]
    first, older, other = grades_of(LAW, "", clauses)
    assert first == older >= 3
    assert other == 0


@pytest.mark.parametrize(
    ("law", "region", "grade"),
    [
        ("没有人评过的某某条例", "", 0),
        ("没有人评过的浙江省某条例", "浙江省/温州市", 0),
        ("山东省某某条例", "山东省", UNGRADED),
    ],
)
def test_what_nobody_graded(law: str, region: str, grade: int) -> None:
    assert grades_of(law, region, [_clause("第三条", "占道摆摊的", date(2020, 1, 1))]) == [grade]


@pytest.mark.parametrize(
    "text",
    [
        "- day: 2023-06-01\n  laws: {某法: {5: [第三条]}}\n",
        "- day: 2023-06-01\n  laws: {某法: {0: [第三条]}}\n",
        "- day: 昨天\n  laws: {}\n",
        "laws: {}\n",
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "practice.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(CorpusError):
        load(path, tuple[Graded, ...])


def test_the_file_is_read_from_the_corpora() -> None:
    assert practice.shipped_grades() is practice.shipped_grades()
