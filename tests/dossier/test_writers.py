"""Many processes at once, and processes killed while they save: what was acknowledged is there, once.

``pytest tests/dossier/test_writers.py -s`` prints the figures of docs/measures.md.
"""

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import case_writers
import pytest

from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore

WRITERS = 50
TRIES = 6
_PATIENCE = 400


@pytest.fixture(scope="module")
def start() -> Callable[..., list[BaseProcess]]:
    """Start processes that already hold their modules, so that they meet at the database and not at the disk."""
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload(["assistant.dossier.store", "psycopg", "pytest"])

    kept: list[object] = []  # a barrier that is forgotten here is gone for the processes too

    def started(
        work: Callable[..., None], count: int, url: str, tries: int, folder: Path
    ) -> list[BaseProcess]:
        together = context.Barrier(count)
        kept.append(together)
        arguments = [(url, f"w{n}", tries, folder / f"{n}.txt", together) for n in range(count)]
        processes = [context.Process(target=work, args=a, daemon=True) for a in arguments]
        for process in processes:
            process.start()
        return processes

    return started


def wait(processes: list[BaseProcess]) -> None:
    end = time.monotonic() + _PATIENCE
    for process in processes:
        process.join(max(end - time.monotonic(), 0))
    assert [process.exitcode for process in processes] == [0] * len(processes)


def reports(folder: Path) -> list[tuple[str, str, str]]:
    """Word, token and result of every try that got its answer; a line torn by a kill is none."""
    lines = [line for path in folder.glob("*.txt") for line in path.read_text("utf-8").splitlines(True)]
    return [tuple(line.split()) for line in lines if line.endswith("\n")]  # type: ignore[misc]


def test_fifty_writers_lose_nothing(
    url: str, tmp_path: Path, start: Callable[..., list[BaseProcess]]
) -> None:
    store = CaseStore(url)
    store.save(Case(id="shared", facts="x"), user="甲")
    began = time.monotonic()
    wait(start(case_writers.write, WRITERS, url, TRIES, tmp_path))
    spent = time.monotonic() - began
    told = reports(tmp_path)
    saved = {token: int(revision) for word, token, revision in told if word == "saved"}
    case, revision = store.load("shared", user="甲")
    lost = set(saved) - set(case.officers)
    kind = "SQLite" if url.startswith("sqlite") else "PostgreSQL"
    print(
        f"\n{kind}: {WRITERS} processes, {len(told)} tries, acknowledged {len(saved)}, "
        f"refused {len(told) - len(saved)}, lost {len(lost)}, {spent:.1f} s"
    )
    assert len(told) == WRITERS * TRIES
    assert lost == set()
    assert set(case.officers) == set(saved)
    assert sorted(saved.values()) == list(range(2, revision + 1))
    assert len(store.audit("shared")) == 1 + len(told) + len(saved) + 1


def test_fifty_writers_get_fifty_numbers_each_once(
    url: str, tmp_path: Path, start: Callable[..., list[BaseProcess]]
) -> None:
    wait(start(case_writers.create, WRITERS, url, 2, tmp_path))
    numbers = sorted(number for _, _, number in reports(tmp_path))
    year = numbers[0][:4]
    assert numbers == [f"{year}-{n:04d}" for n in range(1, 2 * WRITERS + 1)]
    store = CaseStore(url)
    assert {row[0] for row in store.cases()} == set(numbers)
    assert len({store.load(number, user="甲")[0].facts for number in numbers}) == 2 * WRITERS


def test_what_was_acknowledged_outlives_a_kill(
    url: str, tmp_path: Path, start: Callable[..., list[BaseProcess]]
) -> None:
    for round in range(3):
        folder = tmp_path / str(round)
        folder.mkdir()
        processes = start(case_writers.create, 4, url, 100_000, folder)
        deadline = time.monotonic() + _PATIENCE
        while len(reports(folder)) < 40 and time.monotonic() < deadline:
            time.sleep(0.02)
        for process in processes:
            process.kill()
            process.join()
    told = [line for folder in tmp_path.iterdir() for line in reports(folder) if folder.name.isdigit()]
    store = CaseStore(url)
    stored = {row[0] for row in store.cases()}
    numbers = {number for _, _, number in told}
    assert len(told) >= 120
    assert numbers <= stored
    assert len(stored - numbers) <= 3 * 4  # saved, but killed before it could say so
    assert store.save(Case(facts="x"), user="甲").id not in stored
