"""Words that two cases share: a number, a day or the number of a house, is the same by chance."""

from assistant.cases.compare import _shared


def test_numbers_are_no_likeness() -> None:
    query = {"雨水", "10", "2026", "１２", "油污", "井"}
    assert _shared(query, [{"雨水", "10", "１２", "井"}, {"2026", "油污", "雨水"}]) == [
        ("雨水",),
        ("油污", "雨水"),
    ]
