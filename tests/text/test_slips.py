"""How two writings of one length differ."""

from __future__ import annotations

import pytest

from assistant.text.slips import of_two_days, places_apart, turned


@pytest.mark.parametrize(
    ("one", "other", "both", "of_digits"),
    [
        ("185", "158", True, True),
        ("AB120031", "AB120013", True, True),
        ("LSVAA", "SLVAA", True, False),
        ("185", "185", False, False),
        ("185", "851", False, False),
        ("1850", "185", False, False),
        ("1283", "2184", False, False),
    ],
)
def test_turned_neighbours(one: str, other: str, *, both: bool, of_digits: bool) -> None:
    assert (turned(one, other), turned(one, other, digits=True)) == (both, of_digits)


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("20260301", "20260310", True),
        ("YP-20260301-02", "YP-20260301-03", False),
        ("260301A", "260310A", True),
        ("2026030101", "2026031001", True),
        ("20261321", "20261231", False),
        ("AB120031", "AB120013", False),
    ],
)
def test_codes_of_two_days(one: str, other: str, *, two: bool) -> None:
    assert of_two_days(one, other) is two


def test_places() -> None:
    assert places_apart("abc", "axc") == (1,)
    assert places_apart("abc", "abc") == ()
    assert places_apart("abc", "ab") is None
