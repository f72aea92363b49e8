"""Whether the party must ask for reconsideration first: by the track, and by the law relied on."""

from datetime import date

import pytest

from assistant.documents.remedies import load_remedies

PRICES = "价格违法行为行政处罚规定"


@pytest.mark.parametrize(
    ("track", "day", "laws", "first"),
    [
        ("普通", date(2026, 4, 8), [PRICES], True),
        ("普通", date(2026, 4, 8), ["中华人民共和国消防法", PRICES], True),
        ("普通", date(2026, 4, 8), ["中华人民共和国价格法"], False),
        ("普通", date(2010, 12, 3), [PRICES], False),
        ("普通", date(2026, 4, 8), [], False),
        ("简易", date(2026, 4, 8), [], True),
        ("简易", date(2023, 12, 31), [], False),
    ],
)
def test_review_comes_first(track: str, day: date, laws: list[str], first: bool) -> None:
    assert load_remedies().review_first(track, day, laws) is first
