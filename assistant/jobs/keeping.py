"""The keeper of a program that serves pages: indexes are built by workers, while the pages go on answering."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from assistant import jobs
from assistant.errors import AssistantError, JobCancelledError
from assistant.journal import Face, note
from assistant.search import upkeep
from assistant.search.manifest import Manifest, current
from assistant.search.units import Progress
from assistant.settings import settings

ARTICLES = "articles"
INDEXES = (ARTICLES, "rules", "cases")
_POLL = 0.1
_LOOK = 20.0  # seconds


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

    def at_work(self, index: str) -> bool:
        """Whether the index is being built."""
        with self._lock:
            job = self._jobs.get(index)
            return job is not None and not job.over

    def _job(self, index: str) -> jobs.Job:
        with self._lock:
            job = self._jobs.get(index)
            if job is None or job.over:
                first = current(settings().index_dir / index) is None
                kind = jobs.FIRST_INDEX if first else jobs.INDEX
                job = self._jobs[index] = jobs.submit(kind, name=index)
            return job


class Completer:
    """Computes the vectors that indexes lack, one index after another, as long as nobody builds that index.

    What is imported is found by words at once and by meaning when its vectors are there; nobody has to see to that. An
    index that is to be built anew comes first: the vectors under way are stopped, and what is computed is kept.
    """

    def __init__(self, keeper: WorkerKeeper) -> None:
        self._keeper = keeper
        self._failed: set[Path] = set()

    def start(self) -> None:
        """Look from time to time, in the background."""
        threading.Thread(target=self._run, name="vectors", daemon=True).start()

    def _run(self) -> None:
        while True:
            time.sleep(_LOOK)  # at first, too: the page comes before
            for index in INDEXES:
                self.complete(index)

    def complete(self, index: str) -> None:
        """Compute the vectors of an index if it lacks any; one that failed is left until it is built anew."""
        if (generation := self._lacking(index)) is None:
            return
        try:
            self._work(index)
        except JobCancelledError:
            return
        except AssistantError as error:
            note("vectors", Face.SERVER, outcome=type(error).__name__)
            self._failed.add(generation)
        if left := self._lacking(index):  # what has no vector after this will have none the next time
            self._failed.add(left)

    def _lacking(self, index: str) -> Path | None:
        """The index in use if it lacks vectors and is to have them now."""
        generation = current(settings().index_dir / index)
        if generation is None or generation in self._failed or self._keeper.at_work(index):
            return None
        try:
            return generation if Manifest.load(generation).pending else None
        except AssistantError:  # damaged: whoever asks has it built anew
            return None

    def _work(self, index: str) -> None:
        job = jobs.submit(jobs.VECTORS, name=index)
        while not job.over:
            if self._keeper.at_work(index):
                job.cancel()
            time.sleep(_POLL)
        job.result()


def appoint() -> WorkerKeeper:
    """Let workers build from now on; in a home without a library one begins at once, before the pages are there.

    The index of rules, which takes longest, begins when the page is there: two cores do no more than two things.
    """
    keeper = WorkerKeeper()
    upkeep.appoint(keeper)
    if not settings().library_path.is_file():
        keeper.begin(ARTICLES)
    return keeper
