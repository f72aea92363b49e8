"""The worker processes: started when needed, kept a while where starting costs more than waiting, ended with the program."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from assistant import files
from assistant.errors import JobCancelledError
from assistant.jobs.kinds import Lane
from assistant.jobs.messages import GIVE_WAY, Task, read, write

_WORKER = "assistant.jobs.worker"
_ROOT = str(Path(__file__).resolve().parents[2])
_GRACE = 2.0  # seconds to put things away before a worker is killed


class Worker:
    """A process that does one task after another.

    Args:
        gives_way: whether it lets the processes that answer users go first.
    """

    def __init__(self, *, gives_way: bool) -> None:
        files.run_folder()  # made now: at the end of the program it would be too late to have it removed
        paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", _WORKER, *([GIVE_WAY] if gives_way else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._ended = threading.Lock()

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    @property
    def number(self) -> int:
        """The number of the process."""
        return self._process.pid

    def run(self, task: Task) -> Iterator[Any]:
        """Do a task and give what the worker says of it; ends early when the process does."""
        assert self._process.stdin
        assert self._process.stdout
        with suppress(OSError):
            write(self._process.stdin, task)
            yield from read(self._process.stdout)

    def bid(self) -> None:
        """Ask the process to end, and do not wait."""
        self._process.terminate()

    def end(self) -> None:
        """End the process, at first politely, and remove what it left in the temporary folder."""
        with self._ended:
            self.bid()
            try:
                self._process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            files.sweep()


STOPPING = "程序正在停止"
_lock = threading.Lock()
_workers: set[Worker] = set()
_idle: dict[Lane, list[Worker]] = {}
_timers: dict[Worker, threading.Timer] = {}  # of those that are idle
_turns: dict[Lane, threading.BoundedSemaphore] = {}
_closed = threading.Event()  # for good


def turn(lane: Lane) -> threading.BoundedSemaphore:
    """What says whose turn it is in a lane."""
    with _lock:
        return _turns.setdefault(lane, threading.BoundedSemaphore(lane.most))


@contextmanager
def worker(lane: Lane) -> Iterator[Worker]:
    """A worker for one task; call within the lane's turn. It is kept a while if the task left it well."""
    found = _take(lane)
    try:
        yield found
    finally:
        if lane.keep and found.alive:
            _keep(lane, found)
        else:
            _end(found)


def _take(lane: Lane) -> Worker:
    with _lock:
        if _closed.is_set():
            raise JobCancelledError(STOPPING)
        waiting = _idle.get(lane, [])
        while waiting:
            found = waiting.pop()
            _timers.pop(found).cancel()
            if found.alive:
                return found
            _workers.discard(found)
        found = Worker(gives_way=lane.gives_way)
        _workers.add(found)
        return found


def _keep(lane: Lane, kept: Worker) -> None:
    timer = threading.Timer(lane.keep, lambda: _tire(lane, kept, timer))
    timer.daemon = True
    with _lock:
        _idle.setdefault(lane, []).append(kept)
        _timers[kept] = timer
    timer.start()


def _tire(lane: Lane, kept: Worker, timer: threading.Timer) -> None:
    """End a worker that nobody has wanted since the timer was set."""
    with _lock:
        unwanted = _timers.get(kept) is timer
        if unwanted:
            del _timers[kept]
            _idle[lane].remove(kept)
    if unwanted:
        _end(kept)


def _end(ended: Worker) -> None:
    with _lock:
        _workers.discard(ended)
    ended.end()


def closing() -> bool:
    """Whether the program ends, so that a worker that is gone was ended on purpose."""
    return _closed.is_set()


def close_all(*, for_good: bool = False) -> None:
    """End all workers, at once and not one after another; called when the program ends.

    Args:
        for_good: whether to start no more, so that work that waits for its turn is told that the program ends.
    """
    with _lock:
        if for_good:
            _closed.set()
        ended = list(_workers)
        _idle.clear()
        _timers.clear()
    for one in ended:
        one.bid()
    for one in ended:
        _end(one)


atexit.register(close_all)
