"""The keeper of a program with pages: one job an index, its steps told, its failures too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import jobs
from assistant.errors import JobError
from assistant.jobs import keeping
from assistant.jobs.kinds import Kind, Lane

_KIND = Kind("试验索引", "job_tasks:build", Lane("试验", most=1), 300, 300, 800 * 2**20)


@pytest.fixture
def keeper(monkeypatch: pytest.MonkeyPatch) -> Iterator[keeping.WorkerKeeper]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    monkeypatch.setattr(jobs, "INDEX", _KIND)
    monkeypatch.setattr(jobs, "FIRST_INDEX", _KIND)
    yield keeping.WorkerKeeper()
    jobs.close_all()


def test_the_steps_are_told_while_waiting(keeper: keeping.WorkerKeeper) -> None:
    told: list[tuple[str, int, int]] = []
    keeper.begin("好")
    keeper.wait("好", lambda *step: told.append(step))
    assert ("分词计数", 1, 2) in told


def test_one_index_is_built_once_at_a_time(
    keeper: keeping.WorkerKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    submit = jobs.submit

    def counted(kind: Kind, /, *, name: str) -> jobs.Job:
        begun.append(name)
        return submit(kind, name=name)

    monkeypatch.setattr(jobs, "submit", counted)
    for _ in range(3):
        keeper.begin("好")
    keeper.wait("好", lambda *_: None)
    assert begun == ["好"]


def test_a_failure_is_told_and_tried_again(
    keeper: keeping.WorkerKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "INDEX", replace(_KIND, seconds=1))
    monkeypatch.setattr(jobs, "FIRST_INDEX", replace(_KIND, seconds=1))
    for _ in range(2):
        with pytest.raises(JobError, match="试验索引超过 1 秒"):
            keeper.wait("坏", lambda *_: None)
