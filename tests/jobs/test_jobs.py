"""Work in processes of its own: bounds, cancel, killed workers, and nothing left behind."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant import jobs
from assistant.errors import InputError, JobCancelledError, JobError
from assistant.files import run_folder, sweep
from assistant.jobs import job as job_module
from assistant.jobs import pool
from assistant.jobs.kinds import Kind, Lane

_LANE = Lane("试验", most=2)
_MB = 2**20
_PATIENCE = 120  # seconds for what comes in two on a machine with time to spare


def kind(function: str, **changes: object) -> Kind:
    plain = Kind("试验", f"job_tasks:{function}", _LANE, 300, 300, 800 * _MB)
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _tasks_are_found(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    jobs.close_all()  # what other tests have left waiting for more work
    sweep()  # and what processes that other tests killed have left, as every start does
    yield
    assert left() == []


def left() -> list[str]:
    """Folders and locks of other runs under the temporary folder, once the workers have ended."""
    own = run_folder().name
    deadline = time.monotonic() + _PATIENCE
    while found := [p.name for p in run_folder().parent.glob("run-*") if not p.name.startswith(own)]:
        if time.monotonic() > deadline:
            return found
        time.sleep(0.1)
    return []


def first_step(job: jobs.Job) -> None:
    while job.last is None:
        time.sleep(0.05)
        assert not job.over, job.result()


def test_steps_pieces_and_result() -> None:
    job = jobs.submit(kind("double"), number=21)
    assert list(job.events()) == [jobs.Step("先算一半", 1, 2), jobs.Piece(21), jobs.Step("再算一半", 2, 2)]
    assert job.result() == 42
    assert job.last is not None
    assert job.last.told == "再算一半（2 / 2）"


@pytest.mark.parametrize(
    ("function", "changes", "error", "says"),
    [
        ("hang", {"seconds": 1}, JobError, "试验超过 1 秒，已停止。请把材料拆分"),
        ("hang", {"quiet": 1}, JobError, "试验有 1 秒没有进展，已停止。请把材料拆分"),
        ("hang_aloud", {"seconds": 2}, JobError, "试验超过 2 秒，已停止。请把材料拆分"),
        ("hang_deaf", {"seconds": 1}, JobError, "试验超过 1 秒，已停止。请把材料拆分"),
        ("die", {}, JobError, "试验的进程意外结束，没有结果。请再试一次"),
        ("refuse", {}, InputError, "^看不懂。请换一份$"),
        ("break_down", {}, JobError, r"试验时程序出错（ValueError，job_tasks.py 第 \d+ 行）。请再试一次"),
    ],
)
def test_work_that_goes_wrong_is_told(
    function: str, changes: dict[str, float], error: type[Exception], says: str
) -> None:
    job = jobs.submit(kind(function, **changes))
    with pytest.raises(error, match=says) as told:
        job.result()
    assert "张某" not in str(told.value)


@pytest.mark.skipif(sys.platform != "linux", reason="这里量的是 Linux 的内存上限")
def test_a_bound_of_memory_is_told() -> None:
    with pytest.raises(JobError, match="试验用的内存超过 300 MB，已停止。请把材料拆分"):
        jobs.submit(kind("fill", memory=300 * _MB)).result()


@pytest.mark.parametrize("function", ["hang", "hang_aloud", "hang_deaf"])
def test_cancel_is_answered_soon(function: str) -> None:
    job = jobs.submit(kind(function))
    first_step(job)
    began = time.monotonic()
    job.cancel()
    with pytest.raises(JobCancelledError, match="已停止：试验"):
        job.result()
    assert time.monotonic() - began < _PATIENCE  # the work itself goes on for ten minutes


def test_leaving_the_events_stops_the_work() -> None:
    job = jobs.submit(kind("hang_aloud"))
    for _ in job.events():
        break
    with pytest.raises(JobCancelledError):
        job.result()


def test_a_killed_worker_is_told_and_the_next_one_works() -> None:
    lane = replace(_LANE, keep=60, name="被结束")
    job = jobs.submit(kind("hang", lane=lane))
    first_step(job)
    (worker,) = pool._workers
    os.kill(worker.number, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    with pytest.raises(JobError, match="意外结束"):
        job.result()
    assert jobs.submit(kind("double", lane=lane), number=1).result() == 2
    jobs.close_all()


def test_work_under_way_when_the_program_ends_is_not_told_to_have_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "_closed", threading.Event())  # other tests go on with workers
    job = jobs.submit(kind("hang"))
    first_step(job)
    jobs.close_all(for_good=True)
    with pytest.raises(JobCancelledError, match="程序正在停止"):
        job.result()
    with pytest.raises(JobCancelledError, match="程序正在停止"):
        jobs.submit(kind("double"), number=2).result()


def test_a_worker_that_works_for_another_is_not_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first task was done and then cancelled while the watch, on a busy machine, was between two looks."""
    ended: list[bool] = []
    stop, looked = threading.Event(), threading.Event()

    class Late(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            if looked.is_set():
                return True
            watch.close()
            stop.set()
            looked.set()
            return False

    monkeypatch.setattr(job_module.threading, "Event", Late)
    worker = SimpleNamespace(end=lambda: ended.append(True))
    started = threading.Thread.start
    monkeypatch.setattr(threading.Thread, "start", lambda thread: None)
    watch = job_module._Watch(kind("hang"), worker, stop)  # type: ignore[arg-type]
    monkeypatch.setattr(threading.Thread, "start", started)
    watch._run()
    assert looked.is_set()
    assert ended == []


def test_a_full_lane_says_that_others_are_before() -> None:
    lane = replace(_LANE, most=1, name="只有一个")
    first = jobs.submit(kind("hang", lane=lane))
    first_step(first)
    second, third = (jobs.submit(kind("double", lane=lane), number=n) for n in (5, 6))
    first_step(second)
    assert second.last == jobs.Step("只有一个还有别的在处理，正在排队")
    third.cancel()
    with pytest.raises(JobCancelledError):
        third.result()
    first.cancel()
    assert second.result() == 10


def test_an_idle_worker_is_used_again_and_then_ends() -> None:
    lane = Lane("留着", most=1, keep=_PATIENCE)
    pids = {jobs.submit(kind("chatter", lane=lane)).result() for _ in range(3)}
    assert len(pids) == 1
    jobs.close_all()
    jobs.submit(kind("chatter", lane=Lane("一会儿", most=1, keep=0.5))).result()
    deadline = time.monotonic() + _PATIENCE
    while pool._workers and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not pool._workers


def test_a_worker_that_is_wanted_again_and_again_is_kept() -> None:
    lane = Lane("常用", most=1, keep=1.5)
    pids, until = set(), time.monotonic() + 5
    while time.monotonic() < until:
        pids.add(jobs.submit(kind("chatter", lane=lane)).result())
        time.sleep(0.2)
    assert len(pids) == 1


def test_what_libraries_print_does_not_disturb() -> None:
    assert jobs.submit(kind("chatter")).result() > 0


def test_temporary_files_lie_under_the_home_and_go() -> None:
    folder = jobs.submit(kind("folder")).result()
    assert run_folder().parent in folder.parents
    assert left() == []
    assert not folder.exists()


def test_no_worker_outlives_the_program(tmp_path: Path) -> None:
    code = (
        "import os,sys,time\nfrom assistant import jobs\nfrom assistant.jobs import pool\n"
        "from assistant.jobs.kinds import Kind, Lane\n"
        "job = jobs.submit(Kind('试', 'job_tasks:hang', Lane('试', most=1), 300, 300, 2**30))\n"
        "while job.last is None: time.sleep(.05)\n"
        "print([w.number for w in pool._workers][0], flush=True)\nos._exit(0)\n"
    )
    import subprocess

    paths = os.pathsep.join([str(Path(jobs.__file__).parents[2]), str(Path(__file__).parent)])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": paths, "ASSISTANT_HOME": str(tmp_path)},
    )  # fmt: skip
    number = int(done.stdout)
    deadline = time.monotonic() + _PATIENCE
    while _runs(number):
        assert time.monotonic() < deadline, "worker still there"
        time.sleep(0.1)


def _runs(number: int) -> bool:
    """Whether a process runs; one that has ended and waits to be fetched does not."""
    state = Path("/proc") / str(number) / "stat"
    if not state.exists():
        return False
    return state.read_text().rpartition(")")[2].split()[0] != "Z"
