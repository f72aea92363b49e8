"""Readers of papers: time and memory on hostile files, error rate of recognition, cost of loading it.

    python benchmarks/papers.py [hostile] [recognition] [loading]

The hostile files and the printed pages are those of the tests. Peak memory is that of a process of its own (Linux).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "tests" / "paper"
sys.path.insert(0, str(TESTS))

from hostile import READ, REFUSED  # noqa: E402
from printed import SENTENCES, error_rate, picture, png  # noqa: E402

_READ = """
import re, sys, time
from pathlib import Path
from assistant.errors import InputError
from assistant.paper.readers import read_file
peak = lambda: int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
before, begun = peak(), time.monotonic()
try:
    said = f"{len(read_file(Path(sys.argv[1])).parts)} parts"
except InputError as error:
    said = error.what
print(f"{time.monotonic() - begun:7.2f} s {peak() - before:5d} MB  {said}")
"""
_PAGES = (
    ("clean", 0, 0), ("turned 90", 90, 0), ("turned 180", 180, 0), ("turned 270", 270, 0), ("skew 3", 3, 0),
    ("skew -5", -5, 0), ("grain 30", 0, 30), ("grain 60", 0, 60), ("grain 90", 0, 90), ("skew 3, grain 60", 3, 60),
)  # fmt: skip


def hostile() -> None:
    """Each file in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for case, (name, make, _) in (REFUSED | READ).items():
            path = Path(folder) / name
            path.write_bytes(make())
            done = subprocess.run(
                [sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, check=True
            )
            print(f"{case:42} {path.stat().st_size:>9,d} B {done.stdout.strip()}")


def recognition() -> None:
    """Character error rates over pages in two faces and three sizes."""
    from assistant.paper.readers import read_paper

    lines = [line[at : at + 24] for line in SENTENCES for at in range(0, len(line), 24)]
    for name, turn, noise in _PAGES:
        rates, spent = [], 0.0
        for face in (0, 2):
            for size in (22, 30, 40):
                page = png(picture(lines, size=size, turn=turn, noise=noise, face=face))
                begun = time.monotonic()
                rates.append(error_rate(read_paper("a.png", page).text, "".join(lines)))
                spent += time.monotonic() - begun
        worst = max(rates)
        print(
            f"{name:18} CER {sum(rates) / len(rates):.4f} (worst {worst:.4f}), {spent / len(rates):.1f} s a page"
        )


def loading() -> None:
    """Seconds to import the readers, and to import and make ready the recogniser."""
    for what in (
        "import assistant.paper.readers",
        "import rapidocr",
        "from assistant.paper import ocr; ocr._engine()",
    ):
        begun = time.monotonic()
        subprocess.run([sys.executable, "-c", what], check=True)
        print(f"{what:50} {time.monotonic() - begun:.2f} s (with the interpreter's start)")


if __name__ == "__main__":
    for part in sys.argv[1:] or ("loading", "hostile", "recognition"):
        {"hostile": hostile, "recognition": recognition, "loading": loading}[part]()
