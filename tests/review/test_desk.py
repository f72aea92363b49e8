"""Slips of a careless officer planted into the papers of tests/review/desk.py, and their neighbours that are in order."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import Severity
from tests.review import (
    desk_asides,
    desk_basis_and_time,
    desk_form,
    desk_lawful_near,
    desk_of_strangers,
    desk_procedure,
)
from tests.review.desk import fresh

TABLES = (desk_basis_and_time, desk_form, desk_procedure, desk_of_strangers, desk_lawful_near, desk_asides)


@pytest.mark.parametrize(("rule", "paper", "edits"), [row for table in TABLES for row in table.FAULTS])
def test_the_slip_is_told(
    packaged_library: LawLibrary, rule: str, paper: str, edits: tuple[tuple[str, str], ...]
) -> None:
    assert rule in {f.rule for f in fresh(paper, edits, packaged_library)}


@pytest.mark.parametrize(("rule", "paper", "edits"), [row for table in TABLES for row in table.LAWFUL])
def test_its_neighbour_is_not(
    packaged_library: LawLibrary, rule: str, paper: str, edits: tuple[tuple[str, str], ...]
) -> None:
    found = fresh(paper, edits, packaged_library)
    assert [(f.rule, f.message) for f in found if f.severity is not Severity.HINT] == [], rule
