"""Decisions drafted at once against one database: ``python -m benchmarks.drafts_at_once [200] [4] [8]``.

How many, by how many processes, with how many threads each; see tests/drafts_at_once.py. Run it in a home folder whose
agencies.json may be written to.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.drafts_at_once import at_once
from tests.samples import full_case


def main(count: int, processes: int, threads: int) -> None:
    """Print what was found."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        wrong, seconds = at_once(
            full_case(), f"sqlite:///{Path(folder) / 'cases.db'}", count, processes, threads
        )
    for one in wrong:
        print(one)
    took = sorted(seconds)
    print(
        f"{count} 份，{processes} 个进程各 {threads} 个线程：{len(wrong)} 处错误；共 {time.perf_counter() - start:.1f} 秒，"
        f"每份中位 {took[len(took) // 2]:.2f} 秒，最慢 {took[-1]:.2f} 秒"
    )


if __name__ == "__main__":
    main(*(int(given) for given in (sys.argv[1:] + ["200", "4", "8"][len(sys.argv) - 1 :])))
