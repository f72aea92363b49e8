"""The fresh labels: facts only, spread over four places, and every article is in the archive."""

from collections import Counter
from pathlib import Path

import pytest

from assistant.evaluation.penalties import read_gold, score
from assistant.law.library import LawLibrary

FRESH = Path(__file__).parent.parent / "data" / "penalty_gold_fresh.jsonl"


def test_fifteen_a_place_and_no_law_more_than_twice() -> None:
    rows = read_gold(FRESH, "fresh")
    assert Counter(row["category"][:2] for row in rows) == dict.fromkeys(("山东", "河南", "北京", "重庆"), 15)
    assert max(Counter(row["law"] for row in rows).values()) <= 2


def test_rows_hold_facts_and_no_sentences() -> None:
    for row in read_gold(FRESH):
        words = [value for fine in row["fines"] for value in fine.values() if isinstance(value, str)]
        assert all(len(word) <= 25 for word in [*words, *row["kinds"], *row["violated"]])


@pytest.mark.shared
def test_every_article_is_found(full_library: LawLibrary) -> None:
    found = score(read_gold(FRESH), full_library)
    assert (found.rows, found.absent) == (60, 0)
