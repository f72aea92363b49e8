"""What the processes of test_writers do. In a module of its own, so that they start quickly."""

import os
from multiprocessing.synchronize import Barrier
from pathlib import Path

from assistant.dossier import database
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import ConflictError

_TOGETHER = 170  # seconds until all have begun; less than what test_writers waits for their end


def _store(url: str) -> CaseStore:
    """Fifty wait for one disk: that each has its turn is tested, not how fast the disk is."""
    database._BUSY_SECONDS, database._CONNECT_SECONDS = 300, 120
    return CaseStore(url)


def write(url: str, name: str, tries: int, report: Path, together: Barrier) -> None:
    """Add own words to the shared case; one line of the report a try, written only after the answer came."""
    store = _store(url)
    store.cases()
    together.wait(_TOGETHER)
    with report.open("a", encoding="utf-8") as lines:
        for number in range(tries):
            token = f"{name}-{number}"
            case, revision = store.load("shared", user=name)
            changed = case.model_copy(update={"officers": (*case.officers, token)})
            try:
                said = f"saved {token} {store.save(changed, user=name, expected=revision).revision}"
            except ConflictError:
                said = f"refused {token} 0"
            lines.write(f"{said}\n")
            lines.flush()


def create(url: str, name: str, count: int, report: Path, together: Barrier) -> None:
    """Make cases without a number; the numbers given out go into the report."""
    store = _store(url)
    store.cases()
    together.wait(_TOGETHER)
    with report.open("a", encoding="utf-8") as lines:
        for number in range(count):
            token = f"{name}-{number}"
            saved = store.save(Case(facts=token), user=name)
            lines.write(f"saved {token} {saved.id}\n")
            lines.flush()
            os.fsync(lines.fileno())
