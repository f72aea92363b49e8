"""The keeper of a program that serves pages: indexes are built by workers, while the pages go on answering."""

from __future__ import annotations

import threading
import time

from assistant import jobs
from assistant.search import upkeep
from assistant.search.manifest import current
from assistant.search.units import Progress
from assistant.settings import settings

ARTICLES = "articles"
_POLL = 0.1


class WorkerKeeper:
    """Builds each index in a worker of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, jobs.Job] = {}

    def begin(self, index: str) -> None:
        """Start the work unless it is under way; it gives way if an older index answers meanwhile."""
        self._job(index)

    def wait(self, index: str, progress: Progress) -> None:
        """Wait for the work and tell its steps.

        Raises:
            AssistantError: it failed.
        """
        job, told = self._job(index), None
        while not job.over:
            if (step := job.last) is not None and step != told:
                progress(step.text, step.done, step.total)
                told = step
            time.sleep(_POLL)
        job.result()

    def _job(self, index: str) -> jobs.Job:
        with self._lock:
            job = self._jobs.get(index)
            if job is None or job.over:
                first = current(settings().index_dir / index) is None
                kind = jobs.FIRST_INDEX if first else jobs.INDEX
                job = self._jobs[index] = jobs.submit(kind, name=index)
            return job


def appoint() -> None:
    """Let workers build from now on; in a home without a library one begins at once, before the pages are there.

    The index of rules, which takes longest, begins when the page is there: two cores do no more than two things.
    """
    keeper = WorkerKeeper()
    upkeep.appoint(keeper)
    if not settings().library_path.is_file():
        keeper.begin(ARTICLES)
