"""kill -9 at fifty random moments: ``python -m benchmarks.killed [50] [seed]``; see tests/killed.py.

Prints one line a kill and the sums; ends with an error if anything that was told to be done is missing afterwards.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from assistant.law.library import open_library
from assistant.settings import settings

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import killed  # noqa: E402  (of the tests, by the name its own processes use)


def main(moments: int, seed: int) -> int:
    """Kill and count; the number of faults."""
    open_library()
    sums: dict[str, int] = {}
    faults, left, began = 0, 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for number, one in enumerate(killed.rounds(settings().library_path, Path(folder), moments, seed), 1):
            print(
                f"{number:3} after {one.after:.2f} s: told {one.told}, left {one.left}, faults {one.faults}",
                flush=True,
            )
            faults, left = faults + len(one.faults), left + one.left
            for kind, times in one.told.items():
                sums[kind] = sums.get(kind, 0) + times
    took = time.monotonic() - began
    print(
        f"seed {seed}: {moments} kills, told {sums}, temporary files left by kills {left}, faults {faults}, {took:.0f} s"
    )
    return faults


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:]]
    sys.exit(1 if main(*(given + [50, random.randrange(10**6)][len(given) :])) else 0)
