"""How an agency writes its numbers, and from which one they go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents.agency import fill_in
from assistant.documents.number_form import numbered
from assistant.documents.numbers import codes, give_number, series_of
from assistant.dossier.database import open_database
from assistant.dossier.model import Case
from assistant.dossier.paper_numbers import Paper, Series, go_on_from, paper_number, series
from assistant.dossier.tables import paper_numbers, paper_series
from assistant.errors import InputError
from assistant.settings import settings

AGENCY = "甲市综合行政执法局"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("", "甲综执罚决字〔2026〕第1号"),
        ("{代字}{文种}〔{年}〕{号}号", "甲综执罚决〔2026〕1号"),
        ("〔{年}〕{代字}第{号:4}号", "〔2026〕甲综执第0001号"),
    ],
)
def test_a_number_is_written_as_the_agency_writes_it(form: str, says: str) -> None:
    fill_in(AGENCY, {"short": "甲综执", "number_form": form})
    assert give_number(Case(id="1", facts="占道", agency=AGENCY), "decision", year=2026) == says


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("{代字}〔{年}〕", "少了 {号}"),
        ("{代字}〔{年}〕{号}{月}", "不认识的 {月}"),
        ("{0.__class__}{代字}{年}{号}", "不认识的"),
        ("罚决第{号}号", "少了 {代字}"),
    ],
)
def test_a_form_that_makes_no_number_is_not_kept(form: str, says: str) -> None:
    with pytest.raises(InputError, match=says.replace("{", r"\{").replace("}", r"\}")):
        fill_in(AGENCY, {"number_form": form})


def test_a_series_goes_on_from_what_was_numbered_elsewhere_and_gives_no_number_twice() -> None:
    fill_in(AGENCY, {"short": "甲综执"})
    chosen = Series(AGENCY, "罚决", 2026)
    go_on_from(chosen, 96)
    first = give_number(Case(id="1", facts="占道", agency=AGENCY), "decision", year=2026)
    assert first.endswith("第96号")
    assert series() == [(chosen, 96)]
    with pytest.raises(InputError, match="96 号已经给出去了"):
        go_on_from(chosen, 96)
    go_on_from(chosen, 200)
    go_on_from(chosen, 97)  # nothing between was given out
    assert give_number(Case(id="2", facts="占道", agency=AGENCY), "decision", year=2026).endswith("第97号")
    assert give_number(Case(id="1", facts="占道", agency=AGENCY), "decision", year=2026) == first


def test_kinds_that_the_numbers_do_not_tell_apart_are_counted_together() -> None:
    fill_in(AGENCY, {"short": "甲综执", "number_form": "{代字}〔{年}〕{号}号"})
    case, other = (Case(id=number, facts="占道", agency=AGENCY) for number in "12")
    go_on_from(series_of(AGENCY, "罚决", 2026), 5)
    told = [give_number(one, kind, year=2026) for one in (case, other) for kind in ("notice", "decision")]
    assert told == [f"甲综执〔2026〕{number}号" for number in (5, 6, 7, 8)]
    assert give_number(case, "decision", year=2026) == "甲综执〔2026〕6号"
    with pytest.raises(InputError, match="8 号已经给出去了"):
        go_on_from(series_of(AGENCY, "罚告", 2026), 8)


def test_kinds_that_they_tell_apart_are_counted_each_by_itself() -> None:
    fill_in(AGENCY, {"short": "甲综执", "number_form": "{代字}{文种}〔{年}〕{号}号"})
    case = Case(id="1", facts="占道", agency=AGENCY)
    told = [give_number(case, kind, year=2026)[-2:] for kind in ("notice", "decision")]
    assert told == ["1号", "1号"]


def test_the_kinds_of_number_are_those_of_the_registry() -> None:
    assert codes()["罚决"] == "行政处罚决定书"


JOINT, APART = "{代字}〔{年}〕{号}号", "{代字}{文种}〔{年}〕{号}号"


@pytest.mark.parametrize(("before", "after"), [(APART, JOINT), (JOINT, APART), ("", JOINT), (APART, "")])
def test_a_number_once_given_stays_as_it_was_written(before: str, after: str) -> None:
    case, other = (Case(id=number, facts="占道", agency=AGENCY) for number in "12")
    fill_in(AGENCY, {"short": "甲综执", "number_form": before})
    given = {kind: give_number(case, kind, party="p1", year=2026) for kind in ("notice", "decision")}
    fill_in(AGENCY, {"short": "甲城管", "number_form": after})
    assert {kind: give_number(case, kind, party="p1", year=2026) for kind in given} == given
    new = [give_number(one, "decision", party="p2", year=2026) for one in (case, other)]
    assert len({*new, *given.values()}) == 4
    assert all(number.startswith("甲城管") for number in new)
    fill_in(AGENCY, {"short": "甲综执", "number_form": before})
    assert give_number(case, "decision", party="p1", year=2026) == given["decision"]
    assert give_number(case, "decision", party="p2", year=2026) == new[0]


@pytest.mark.parametrize(
    ("code", "party", "form", "says"),
    [
        ("罚决", "", JOINT, "甲综执罚决字〔2026〕第5号"),
        ("罚决", "", APART, "甲综执罚决〔2026〕5号"),
        ("", "罚决 ", JOINT, "甲综执〔2026〕5号"),
        ("", "罚决 ", "", "甲综执〔2026〕第5号"),
    ],
)
def test_a_number_of_which_nobody_kept_how_it_was_written_is_given_to_no_other_paper(
    code: str, party: str, form: str, says: str
) -> None:
    fill_in(AGENCY, {"short": "甲综执", "number_form": form})
    with open_database("").writing() as db:
        row = {"agency": AGENCY, "code": code, "year": 2026, "case_id": "1", "party": party, "number": 5}
        db.execute(paper_numbers.insert().values(**row))
        db.execute(paper_series.insert().values(agency=AGENCY, code=code, year=2026, last=5))
    case, other = (Case(id=number, facts="占道", agency=AGENCY) for number in "12")
    assert give_number(case, "decision", year=2026) == says
    assert give_number(other, "decision", year=2026) != says
    fill_in(AGENCY, {"number_form": "{年}{代字}{文种}{号}"})
    assert give_number(case, "decision", year=2026) == says


def test_a_form_that_writes_nothing_gives_no_number_out() -> None:
    fill_in(AGENCY, {"short": "甲综执"})
    with pytest.raises(InputError):
        paper_number(Series(AGENCY, "罚决", 2026), Paper("1", "罚决"), lambda code, number: numbered("{代字}", "", code, 0, number))  # fmt: skip
    assert series() == []
