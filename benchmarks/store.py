"""Time of one save: ``python benchmarks/store.py [URL]`` (default: a SQLite file in a new temporary folder)."""

import sys
import tempfile
import time
from pathlib import Path

from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore

_SAVES = 200
_CHARACTERS = 10_000


def main() -> None:
    """Save one case again and again and print the median and the slowest tenth."""
    with tempfile.TemporaryDirectory() as folder:
        store = CaseStore(sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{Path(folder) / 'cases.db'}")
        case = Case(id=f"time-{time.time_ns()}", facts="事" * _CHARACTERS)
        store.save(case, user="测量")
        times = sorted(_one(store, case, revision) for revision in range(1, _SAVES + 1))
    print(
        f"{_CHARACTERS} characters, {_SAVES} saves: median {times[_SAVES // 2]:.1f} ms, p90 {times[_SAVES * 9 // 10]:.1f} ms"
    )


def _one(store: CaseStore, case: Case, revision: int) -> float:
    began = time.perf_counter()
    store.save(case, user="测量", expected=revision)
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
