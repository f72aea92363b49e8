"""One piece of work in a process of its own: its steps, its pieces, its result, and how it is stopped."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from typing import Any

from assistant import errors
from assistant.errors import AssistantError, JobCancelledError, JobError
from assistant.jobs import pool
from assistant.jobs.kinds import Kind
from assistant.jobs.messages import Failure, Piece, Result, Step, Task

_POLL = 0.2
_SPLIT = "请把材料拆分后分别处理，或者换一份再试"


class Job:
    """Work that was submitted.

    Attributes:
        kind: what kind of work.
        last: the latest step told, for a page that looks now and then; None before the first.
    """

    def __init__(self, kind: Kind, values: dict[str, Any]) -> None:
        self.kind = kind
        self.last: Step | None = None
        self._task = Task(kind.function, values, kind.memory)
        self._events: queue.Queue[Step | Piece | None] = queue.Queue()
        self._stop = threading.Event()
        self._over = threading.Event()
        self._late = False
        self._value: Any = None
        self._error: AssistantError | None = None
        threading.Thread(target=self._run, name=kind.name, daemon=True).start()

    @property
    def over(self) -> bool:
        """Whether there is a result or an error."""
        return self._over.is_set()

    def events(self) -> Iterator[Step | Piece]:
        """Steps and pieces as they come, until the work is over; leaving early stops the work."""
        try:
            while (event := self._events.get()) is not None:
                yield event
        finally:
            self.cancel()

    def result(self) -> Any:
        """The result, waited for.

        Raises:
            JobError: a bound was passed or the process ended; JobCancelledError: the work was stopped.
            AssistantError: what the work itself raised.
        """
        self._over.wait()
        if self._error is not None:
            raise self._error
        return self._value

    def cancel(self) -> None:
        """Stop the work; nothing happens when it is over."""
        self._stop.set()

    def _run(self) -> None:
        try:
            self._value = self._work()
        except AssistantError as error:
            self._error = error
        except Exception as error:  # the machinery itself; the waiting page must not wait for ever
            self._error = JobError(f"{self.kind.name}没有做成：{type(error).__name__}", "请再试一次")
        finally:
            self._over.set()
            self._events.put(None)

    def _work(self) -> Any:
        turn = pool.turn(self.kind.lane)
        self._wait_for(turn)
        try:
            with pool.worker(self.kind.lane) as worker:
                return self._done(worker)
        finally:
            turn.release()

    def _wait_for(self, turn: threading.BoundedSemaphore) -> None:
        if turn.acquire(blocking=False):
            return
        self._tell(Step(f"{self.kind.lane.name}还有别的在处理，正在排队"))
        while not turn.acquire(timeout=_POLL):
            if self._stop.is_set():
                raise self._cancelled()

    def _done(self, worker: pool.Worker) -> Any:
        watch = _Watch(self.kind, worker, self._stop)
        try:
            for message in worker.run(self._task):
                watch.sign()
                if isinstance(message, Result):
                    return message.value
                if isinstance(message, Failure):
                    raise self._failed(message, worker)
                self._tell(message)
        finally:
            watch.close()
        worker.end()
        raise self._ended(watch.why)

    def _tell(self, event: Step | Piece) -> None:
        if isinstance(event, Step):
            self.last = event
        self._events.put(event)

    def _failed(self, failure: Failure, worker: pool.Worker) -> AssistantError:
        if failure.error == "MemoryError":
            worker.end()
            megabytes = self.kind.memory // 2**20
            return JobError(f"{self.kind.name}用的内存超过 {megabytes:,} MB，已停止", _SPLIT)
        if failure.error:
            known: type[AssistantError] = getattr(errors, failure.error)
            return known(failure.what, failure.do)
        return JobError(
            f"{self.kind.name}时程序出错（{failure.what}）", "请再试一次；仍然如此的，请换一份材料"
        )

    def _ended(self, why: str) -> JobError:
        if why == _CANCEL:
            return self._cancelled()
        if why:
            return JobError(f"{self.kind.name}{why}，已停止", _SPLIT)
        if pool.closing():
            return JobCancelledError(pool.STOPPING)
        again = "请再试一次；仍然如此的，请拆分材料，并看看内存是否够用"
        return JobError(f"{self.kind.name}的进程意外结束，没有结果", again)

    def _cancelled(self) -> JobCancelledError:
        return JobCancelledError(f"已停止：{self.kind.name}")


_CANCEL = "cancel"


class _Watch:
    """Ends a worker whose time is over or whose work nobody wants any more.

    Attributes:
        why: why the worker was ended, in Chinese; "" if it was not.
    """

    def __init__(self, kind: Kind, worker: pool.Worker, stop: threading.Event) -> None:
        self.why = ""
        self._over, self._deciding = threading.Event(), threading.Lock()
        self._kind, self._worker, self._stop = kind, worker, stop
        self._end = time.monotonic() + kind.seconds
        self._heard = time.monotonic()
        threading.Thread(target=self._run, daemon=True).start()

    def sign(self) -> None:
        """The worker has told something."""
        self._heard = time.monotonic()

    def close(self) -> None:
        """The task is done: from now on the worker is another's, and is not ended any more."""
        with self._deciding:
            self._over.set()

    def _run(self) -> None:
        while not self._over.wait(_POLL):
            with self._deciding:
                if not self._over.is_set() and (why := self._reason()):
                    self.why = why
                    self._worker.end()
                    return

    def _reason(self) -> str:
        now = time.monotonic()
        if self._stop.is_set():
            return _CANCEL
        if now > self._end:
            return f"超过 {_span(self._kind.seconds)}"
        if now - self._heard > self._kind.quiet:
            return f"有 {_span(self._kind.quiet)}没有进展"
        return ""


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} 分钟" if seconds >= 120 else f"{seconds:.0f} 秒"


def submit(kind: Kind, /, **values: Any) -> Job:
    """Begin a piece of work in a process of its own and come back at once.

    Args:
        kind: one of the kinds of this package.
        values: the arguments of its function (assistant.jobs.tasks), which must be picklable.
    """
    return Job(kind, values)
