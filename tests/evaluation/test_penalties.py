"""The labelled articles are read as labelled, and nearly every article that imposes a fine is read."""

from pathlib import Path

import pytest
from pace import pace

from assistant.evaluation.penalties import Agreement, coverage, fine_articles, read_gold, reasons, score
from assistant.law.library import LawLibrary

OWN = Path(__file__).parent.parent / "data" / "penalty_gold.jsonl"


def test_agreement() -> None:
    agreement = Agreement()
    agreement.add({("a",), ("b",)}, {("b",), ("c",)})
    assert agreement.f1 == pytest.approx(0.5)
    assert Agreement().f1 == 1.0


@pytest.mark.shared
def test_targets_on_both_labelled_sets(full_library: LawLibrary, shared_data: Path) -> None:
    rows = read_gold(OWN) + read_gold(shared_data / "penalty_gold_dev.jsonl")
    found = score(rows, full_library)
    assert found.absent == 0
    assert found.fields["fines"].f1 >= 0.95
    assert found.fields["kinds"].f1 >= 0.97
    assert found.fields["violated"].f1 >= 0.98


@pytest.mark.shared
def test_coverage_and_speed(full_library: LawLibrary) -> None:
    found = coverage(fine_articles(full_library))
    assert found.articles > 8500
    assert found.share >= 0.97
    assert found.rules / found.seconds >= 200 / pace()
    assert sum(count for _, count in reasons(found)) == len(found.unread)


def test_own_set_is_large_and_spread() -> None:
    rows = read_gold(OWN)
    assert len(rows) >= 150
    assert len({row["category"] for row in rows}) >= 10
    assert len(read_gold(OWN, "held-out-2")) >= 50
