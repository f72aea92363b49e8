"""The papers into which the tables plant their slips have no fault of their own."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import Severity
from assistant.review.verb import review
from tests.review.desk import BASES


@pytest.mark.parametrize("paper", BASES)
def test_a_paper_of_the_desk_is_clean(packaged_library: LawLibrary, paper: str) -> None:
    found = review(BASES[paper], library=packaged_library).findings
    assert [(f.rule, f.message) for f in found if f.severity is not Severity.HINT] == []
