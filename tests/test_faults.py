"""The inputs of the shared fault table: each row has a check of ours here by its id; the rows themselves stay outside.

What a row wants is prose; the check says it in code. Rows in ``OPEN`` still come out wrong, each with what is missing.
"""

import json
from pathlib import Path

import pytest
from fault_advice import ADVICE
from fault_bench import Bench
from fault_reading import READING

from assistant.law.library import LawLibrary
from assistant.settings import settings

TABLE = settings().shared_data / "faults.jsonl"
OPEN: dict[str, str] = {}
CHECKS = READING | ADVICE


@pytest.fixture(scope="module")
def bench(packaged_library: LawLibrary, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(packaged_library, archive, tmp_path_factory.mktemp("faults"))


def rows() -> list[str]:
    """The ids of the table; none where it is absent."""
    if not TABLE.is_file():
        return []
    return [json.loads(line)["id"] for line in TABLE.read_text("utf-8").split("\n") if line.strip()]


def test_every_row_has_a_check() -> None:
    if not rows():
        pytest.skip(f"measuring data absent: {TABLE}")
    assert set(rows()) <= set(CHECKS)


@pytest.mark.parametrize("number", rows())
def test_row(number: str, bench: Bench, request: pytest.FixtureRequest) -> None:
    if number in OPEN:
        request.applymarker(pytest.mark.xfail(reason=OPEN[number], strict=True))
    assert CHECKS[number](bench)
