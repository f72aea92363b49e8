"""Long work behind a page handler: a process of its own does it, the page shows its steps and can stop it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import gradio as gr

from assistant import jobs
from assistant.contract import Request, Verb
from assistant.journal import Face, timed
from assistant.web.session import user

_SHORT = 20_000  # characters of a request that a page thread may work on itself: half a second at most
_HEAVY = {"review": jobs.VERB, "transcribe": jobs.LISTEN}
_NOTHING = "没有正在进行的工作。"
_STOPPED = "已停止。"
_lock = threading.Lock()
_running: dict[str, list[jobs.Job]] = {}


@contextmanager
def started(kind: jobs.Kind, request: gr.Request | None, **values: Any) -> Iterator[jobs.Job]:
    """A job of the page that asks; left early, by an error or because the page is gone, it is stopped.

    Args:
        kind: what is to be done.
        request: of the handler; names the page.
        values: what the task takes.
    """
    with timed(kind.function.rpartition(":")[2], Face.PAGE, user()), _begun(kind, request, **values) as job:
        yield job


@contextmanager
def _begun(kind: jobs.Kind, request: gr.Request | None, **values: Any) -> Iterator[jobs.Job]:
    page = _page(request)
    job = jobs.submit(kind, **values)
    with _lock:
        _running.setdefault(page, []).append(job)
    try:
        yield job
    finally:
        job.cancel()
        with _lock:
            _running[page].remove(job)
            if not _running[page]:
                del _running[page]


def done(kind: jobs.Kind, progress: gr.Progress | None, request: gr.Request | None, **values: Any) -> Any:
    """The result of a job, waited for while its steps are shown.

    Raises:
        AssistantError: the work failed, passed a bound, or was stopped.
    """
    with started(kind, request, **values) as job:
        return _result(job, progress)


def _result(job: jobs.Job, progress: gr.Progress | None) -> Any:
    for event in job.events():
        if isinstance(event, jobs.Step) and progress is not None:
            progress((event.done, event.total) if event.total else None, desc=event.text)
    return job.result()


def answer(
    verb: Verb, asked: Request, progress: gr.Progress | None = None, request: gr.Request | None = None
) -> Any:
    """The answer of a verb to a page, which is noted in the running log.

    Args:
        verb: of the contract, as assistant.contract.evidence.EVIDENCE.
        asked: its request.
        progress: shows the steps of a worker.
        request: names the page.

    Raises:
        AssistantError: whatever the verb raises, or a bound was passed.
    """
    with timed(verb.name, Face.PAGE, user()):
        return answer_of(verb, asked, progress, request)


def answer_of(
    verb: Verb, asked: Request, progress: gr.Progress | None = None, request: gr.Request | None = None
) -> Any:
    """The same unnoted: what is long, or reads files and sound, is done by a worker."""
    if verb.name in _HEAVY or len(asked.model_dump_json()) > _SHORT:
        kind = _HEAVY.get(verb.name, jobs.VERB)
        with _begun(kind, request, name=verb.name, asked=asked) as job:
            return _result(job, progress)
    return verb.answered(asked)


def stop(request: gr.Request | None) -> str:
    """Stop all work of the page that asks; says in one line what happened."""
    with _lock:
        stopped = list(_running.get(_page(request), ()))
    for job in stopped:
        job.cancel()
    return _STOPPED if stopped else _NOTHING


def _page(request: gr.Request | None) -> str:
    return (request.session_hash if request else None) or ""
