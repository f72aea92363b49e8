"""How long a start takes: page, first search, first suggestion; on a new home, again, and on a copied home.

    python benchmarks/start.py [--runs N] [--home FOLDER]

Starts ``python app.py`` in processes of its own and asks over HTTP as soon as the page is there. Prints medians of wall
time and processor time, the memory of all processes of the program (proportional share, so that what they share counts
once), and the load of the machine, which decides how much the wall time says.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx
import psutil

ROOT = Path(__file__).resolve().parents[1]
_SEARCH = ["饭店把泔水倒进路边下水道怎么处罚", "", "", "", 10]
_SUGGEST = ["某酒店用杂物封闭疏散通道", "", "", "", 5]
_PATIENCE = 300
_ANEW = httpx.Limits(max_keepalive_connections=0)
_REST = 3.0
COLUMNS = ("page", "search", "suggest", "search2", "cpu", "rest_mb", "peak_mb", "load")


def start(home: Path) -> dict[str, float]:
    """One start in a home: seconds since the command, processor seconds until the first suggestion, megabytes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"ASSISTANT_HOME": str(home), "ASSISTANT_PORT": str(port), "PYTHONPATH": str(ROOT)}
    began = time.monotonic()
    process = psutil.Popen(
        [sys.executable, "app.py"], cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    watch = Watch(process)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_PATIENCE, limits=_ANEW) as client:
            return measure(client, process, watch, began)
    finally:
        process.terminate()
        process.wait(30)


def measure(client: httpx.Client, process: psutil.Popen, watch: Watch, began: float) -> dict[str, float]:
    """Ask as soon as the page is there."""
    while not reached(client):
        if process.poll() is not None or time.monotonic() - began > _PATIENCE:
            raise SystemExit("the page did not come")
        time.sleep(0.05)
    found = {"page": time.monotonic() - began}
    for name, verb, values in (
        ("search", "search", _SEARCH), ("suggest", "suggest", _SUGGEST), ("search2", "search", ["占道经营怎么处罚", "", "", "", 10]),
    ):  # fmt: skip
        asked = time.monotonic()
        answer = client.post(f"gradio_api/run/{verb}", json={"data": values}).json()["data"][0]
        assert answer.get("hits") or answer.get("suggestions"), answer
        found[name] = time.monotonic() - (asked if name == "search2" else began)
        watch.look()
    found["cpu"] = watch.seconds()
    time.sleep(_REST)
    watch.look()
    return found | {"rest_mb": watch.now, "peak_mb": watch.peak, "load": os.getloadavg()[0]}


def reached(client: httpx.Client) -> bool:
    """Whether the page answers."""
    try:
        return client.get("").status_code == 200
    except httpx.TransportError:
        return False


def share(pid: int) -> float:
    """Megabytes of a process, what it shares with others in proportion (Linux); else its resident memory."""
    rollup = Path("/proc") / str(pid) / "smaps_rollup"
    if not rollup.exists():
        return float(psutil.Process(pid).memory_info().rss) / 2**20
    (line,) = (line for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


class Watch:
    """Memory and processor time of a program and its workers, ended ones included."""

    def __init__(self, process: psutil.Popen) -> None:
        self._process, self._seconds = process, 0.0
        self.now = self.peak = 0.0

    def look(self) -> None:
        """Measure once."""
        self.now, spent = 0.0, 0.0
        for one in [self._process, *self._process.children(recursive=True)]:
            try:
                self.now += share(one.pid)
                spent += sum(one.cpu_times()[:4])  # of its own, and of those that have ended
            except (psutil.Error, OSError):  # it has ended meanwhile
                continue
        self.peak, self._seconds = max(self.peak, self.now), max(self._seconds, spent)

    def seconds(self) -> float:
        """Processor seconds so far."""
        return self._seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--home", type=Path, help="an existing home, copied and started twice, instead of a new one"
    )
    given = parser.parse_args()
    rows: dict[str, list[dict[str, float]]] = {}
    for _ in range(given.runs):
        with tempfile.TemporaryDirectory(prefix="start-") as folder:
            for name, home in homes(Path(folder), given.home):
                rows.setdefault(name, []).append(start(home))
                print(name, {k: round(v, 1) for k, v in rows[name][-1].items()}, flush=True)
    print(f"\n{'median of ' + str(given.runs):12}" + "".join(f"{column:>9}" for column in COLUMNS))
    for name, found in rows.items():
        values = (statistics.median(one[column] for one in found) for column in COLUMNS)
        print(f"{name:12}" + "".join(f"{value:9.1f}" for value in values))


def homes(folder: Path, existing: Path | None) -> Any:
    """The homes to start in, one after another."""
    home = folder / "home"
    if existing is None:
        yield "new", home
    else:
        shutil.copytree(existing, home, copy_function=shutil.copyfile)
        yield "copied", home
    yield "again", home
    moved = folder / "moved"
    shutil.copytree(home, moved, copy_function=shutil.copyfile)  # without the times of the files
    yield "moved", moved


if __name__ == "__main__":
    main()
