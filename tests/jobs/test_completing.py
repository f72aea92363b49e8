"""Vectors that an index lacks are computed in the background; building anew goes first, a failure is not tried for ever."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant import jobs
from assistant.errors import JobCancelledError, JobError, SearchIndexError
from assistant.jobs import keeping


class _Job:
    """Work that is over when it is told so, or stopped."""

    def __init__(self, done: Any) -> None:
        self._done, self.stopped = done, False

    @property
    def over(self) -> bool:
        return self._done() or self.stopped

    def cancel(self) -> None:
        self.stopped = True

    def result(self) -> None:
        if self.stopped:
            raise JobCancelledError("已停止")
        self._done(True)


class _Keeper(keeping.WorkerKeeper):
    """Builds an index for so many looks."""

    def __init__(self, *busy: bool) -> None:
        super().__init__()
        self._busy = list(busy)

    def at_work(self, index: str) -> bool:
        return self._busy.pop(0) if self._busy else False


class _Shelf:
    """An index in use: its name, and how many passages lack a vector."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, pending: int) -> None:
        self.pending, self.name, self.begun = pending, "generation-1", 0
        monkeypatch.setattr(keeping, "current", lambda directory: Path(self.name) if self.name else None)
        monkeypatch.setattr(
            keeping.Manifest, "load", lambda generation: SimpleNamespace(pending=self.pending)
        )
        monkeypatch.setattr(jobs, "submit", self.submit)
        self.fault: Exception | None = None
        self.left = 0

    def submit(self, kind: jobs.Kind, /, *, name: str) -> Any:
        assert (kind, name) == (jobs.VECTORS, "articles")
        self.begun += 1
        if self.fault:
            raise self.fault

        def done(end: bool = False) -> bool:
            if end:
                self.pending, self.name = self.left, f"generation-{self.begun + 1}"
            return True

        return _Job(done)


def test_what_lacks_vectors_gets_them_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, completer = _Shelf(monkeypatch, 5), keeping.Completer(_Keeper())
    for _ in range(3):
        completer.complete("articles")
    assert shelf.begun == 1


@pytest.mark.parametrize("pending", [0, 5])
def test_nothing_is_begun_without_need(monkeypatch: pytest.MonkeyPatch, pending: int) -> None:
    shelf = _Shelf(monkeypatch, pending)
    keeping.Completer(_Keeper(True)).complete("articles")  # it is being built
    shelf.name = "" if pending else shelf.name  # there is none
    keeping.Completer(_Keeper()).complete("articles")
    assert shelf.begun == 0


def test_a_damaged_index_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = _Shelf(monkeypatch, 5)

    def damaged(generation: Path) -> None:
        raise SearchIndexError("坏了")

    monkeypatch.setattr(keeping.Manifest, "load", damaged)
    keeping.Completer(_Keeper()).complete("articles")
    assert shelf.begun == 0


def test_building_anew_goes_first_and_the_rest_comes_later(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = _Shelf(monkeypatch, 5)
    stopped = _Job(lambda end=False: False)
    monkeypatch.setattr(jobs, "submit", lambda kind, /, *, name: stopped)
    completer = keeping.Completer(_Keeper(False, False, True))
    completer.complete("articles")
    assert stopped.stopped
    monkeypatch.setattr(jobs, "submit", shelf.submit)
    completer.complete("articles")
    assert shelf.begun == 1


def test_what_failed_is_tried_again_only_when_it_was_built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, completer = _Shelf(monkeypatch, 5), keeping.Completer(_Keeper())
    shelf.fault = JobError("内存不够")
    for _ in range(3):
        completer.complete("articles")
    assert shelf.begun == 1
    shelf.fault, shelf.name = None, "generation-9"
    completer.complete("articles")
    assert shelf.begun == 2


def test_what_cannot_be_completed_is_not_begun_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, completer = _Shelf(monkeypatch, 5), keeping.Completer(_Keeper())
    shelf.left = 2
    for _ in range(3):
        completer.complete("articles")
    assert shelf.begun == 1


def test_it_looks_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = threading.Event()
    monkeypatch.setattr(keeping, "_LOOK", 0.01)
    monkeypatch.setattr(keeping.Completer, "complete", lambda self, index: looked.set())
    keeping.Completer(_Keeper()).start()
    assert looked.wait(10)
