"""Papers drafted at once, by threads and processes, and many made at random: none is mixed with another."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from drafts_at_once import at_once
from made_cases import AGENCIES, made_cases
from samples import full_case

from assistant.documents.agency import agencies_file, fill_in
from assistant.documents.verb import draft
from assistant.law.library import LawLibrary
from scripts.check_decisions import faults, paragraphs


def test_drafts_at_once_do_not_mix(packaged_library: LawLibrary) -> None:
    cases = [
        full_case().model_copy(
            update={"document_number": f"丙消罚决字〔2026〕第{n}号", "fine_yuan": 5000 + n}
        )
        for n in range(8)
    ]
    alone = [draft(case, library=packaged_library).docx for case in cases]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda case: draft(case, library=packaged_library).docx, cases))
    assert together == alone


def test_random_decisions_pass_the_independent_check(tmp_path: Path, packaged_library: LawLibrary) -> None:
    """Scaled down; the whole is benchmarks/drafts.py."""
    try:
        for agency in AGENCIES:
            fill_in(agency.name, agency.model_dump(exclude={"name"}))
        for number, case in enumerate(made_cases(packaged_library, 12)):
            path = tmp_path / f"{number}.docx"
            path.write_bytes(draft(case, library=packaged_library).docx)
            assert list(faults(paragraphs(path))) == []
    finally:
        agencies_file().unlink(missing_ok=True)


def test_processes_and_threads_do_not_mix_cases_or_numbers(
    tmp_path: Path, packaged_library: LawLibrary
) -> None:
    """Scaled down; the whole is benchmarks/drafts_at_once.py."""
    try:
        wrong, seconds = at_once(full_case(), f"sqlite:///{tmp_path / 'cases.db'}", 12, 2, 3)
        assert wrong == []
        assert len(seconds) == 12
    finally:
        agencies_file().unlink(missing_ok=True)
