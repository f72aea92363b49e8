"""An agency of a district whose city is in no list; ranges for units, persons and traders; a warning that may be a rebuke."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_planted import CLEAN

CITY, DISTRICT = "云麓市", "阳坪区"


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("云麓市阳坪区丙路8号", False),
        ("阳坪区丙路8号", False),
        ("云麓市新桥区丙路8号", True),
        ("位于新桥区丙街道的", True),
    ],
)
def test_the_district_behind_a_city_that_no_list_knows(
    packaged_library: LawLibrary, place: str, fault: bool
) -> None:
    text = CLEAN.replace("到杭州市西湖区丙路8号", f"到{place}")
    text = text.replace("杭州市西湖区", CITY + DISTRICT).replace("杭州市", CITY).replace("西湖区", DISTRICT)
    said = [f.message for f in review(text, library=packaged_library).findings if f.rule == "R01"]
    assert any("违法行为发生在" in one for one in said) is fault, said
