"""Thirty users search, ask for clauses, have papers reviewed and save cases; then beside a long review and a recording.

    python benchmarks/load.py --audio ../shared/data/audio [--users 30] [--seconds 120] [--minutes 15] [--pause 5]
    python benchmarks/load.py --audio ../shared/data/audio --users 10 --seconds 900 --minutes 1 --every 60   # half an hour

Starts ``python app.py`` in the home of ASSISTANT_HOME (without accounts) on a free port and asks ``/api/``. Each user
asks, reads for ``--pause`` seconds on average, and asks again: half of it searches, a fifth suggestions, reviews and
saves three twentieths each. Saving is what the page does with the store (a load, a save on what was loaded), done by
this process on the same database as the server; the page's own event comes on top. In the second half one user has
100 kB of one character reviewed again and again, and one a recording of ``--minutes`` transcribed.

Prints median, p95 and the longest time of each, errors, answers and cases that were lost or somebody else's, processor
time, memory, and the load of the machine; with ``--every`` the memory every so many seconds, by which one sees whether
it grows. In the end the program is stopped as a service manager does, and has ten seconds to be gone.
"""

from __future__ import annotations

import argparse
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import wave
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import av
import httpx
import psutil
from start import ROOT, Watch, reached, share

from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore

_SEARCHES = (
    "饭店把泔水倒进路边下水道怎么处罚", "占道经营摆摊", "消防法第六十条", "夜间施工噪声扰民", "无照经营餐饮", "乱倒建筑垃圾",
    "遛狗不牵绳", "违法停车堵住消防通道", "商店卖过期食品", "擅自砍伐行道树",
)  # fmt: skip
_FACTS = (
    "某酒店用杂物封闭疏散通道", "某饭店将泔水倒入雨水井", "某工地夜间浇筑混凝土没有许可", "某公司未按规定报告排污数据",
    "某超市销售超过保质期的牛奶", "某物业把建筑垃圾倒在河边",
)  # fmt: skip
_PAPER = (
    "行政处罚决定书\n虚构综罚〔2024〕{}号\n当事人：甲公司\n经查，当事人在疏散通道堆放纸箱。"
    "依据《中华人民共和国消防法》第六十条第一款第（三）项，罚款人民币伍仟元整（¥5000.00）。\n丙市消防救援大队"
)
_RATE = 16_000
_PATIENCE = 1800
_STOPPED = 10


@dataclass
class Times:
    """Seconds of each request by verb, and what went wrong."""

    by_verb: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    saved: dict[str, str] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, client: httpx.Client, verb: str, **values: Any) -> dict[str, Any]:
        """One request; its answer."""
        began, answer = time.monotonic(), dict[str, Any]()
        try:
            got = client.post(f"api/{verb}", json=values)
            answer = got.json()
            error = "" if got.status_code == 200 else str(answer)[:200]
        except (httpx.HTTPError, ValueError) as fault:
            error = type(fault).__name__
        self.took(verb, began, error)
        return answer

    def took(self, what: str, began: float, error: str = "") -> None:
        """Note how long something took, and what went wrong."""
        with self.lock:
            self.by_verb.setdefault(what, []).append(time.monotonic() - began)
            self.errors += [f"{what}: {error}"] if error else []

    def save(self, store: CaseStore, case_id: str, words: str) -> str:
        """Save a case as the page does; its number."""
        began = time.monotonic()
        if case_id:
            case, revision = store.load(case_id, user=words)
            saved = store.save(case.model_copy(update={"facts": words}), user=words, expected=revision)
        else:
            saved = store.save(Case(facts=words), user=words)
        self.took("save", began)
        with self.lock:
            self.saved[saved.id] = words
        return saved.id

    def lost(self) -> list[str]:
        """Cases that do not hold what was last saved in them."""
        store = CaseStore()
        return [number for number, words in self.saved.items() if store.peek(number).facts != words]

    def show(self, title: str) -> None:
        """One line a verb."""
        for verb, times in sorted(self.by_verb.items()):
            ordered = sorted(times)
            p95 = ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]
            print(
                f"{title:8}{verb:12}{len(times):6}{statistics.median(times):9.2f}{p95:9.2f}{ordered[-1]:9.2f}"
            )


def user(base: str, times: Times, end: float, pause: float, seed: int) -> None:
    """Ask, read, ask again."""
    chance, store, case_id, turn = random.Random(seed), CaseStore(), "", 0
    day = date(2024, 1, 1) + timedelta(
        days=seed
    )  # everybody's own: an answer with another is somebody else's
    with httpx.Client(base_url=base, timeout=_PATIENCE) as client:
        time.sleep(chance.uniform(0, pause))
        while time.monotonic() < end:
            drawn, turn, answer = chance.random(), turn + 1, {}
            if drawn < 0.5:
                answer = times.ask(client, "search", query=chance.choice(_SEARCHES), as_of=str(day))
            elif drawn < 0.7:
                times.ask(client, "suggest", facts=chance.choice(_FACTS), k=5)
            elif drawn < 0.85:
                answer = times.ask(client, "review", text=_PAPER.format(seed), as_of=str(day))
            else:
                case_id = times.save(store, case_id, f"用户{seed}-第{turn}次")
            if answer.get("as_of", str(day)) != str(day):
                times.mixed.append(f"user {seed} got {answer['as_of']}")
            time.sleep(chance.uniform(0.5, 1.5) * pause)


def crowd(base: str, given: argparse.Namespace, first: int) -> Times:
    """All users for the time given."""
    times, end = Times(), time.monotonic() + given.seconds
    together(
        [lambda n=n: user(base, times, end, given.pause, first + n) for n in range(given.users)]  # type: ignore[misc]
    )
    return times


def together(work: list[Callable[[], None]]) -> None:
    """Do all at once and wait for all."""
    threads = [threading.Thread(target=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def heavy(base: str, sound: Path, times: Times, stop: threading.Event) -> list[threading.Thread]:
    """One has a long paper reviewed again and again, one has a recording transcribed; both until they are told to stop."""

    def review() -> None:
        with httpx.Client(base_url=base, timeout=_PATIENCE) as client:
            while not stop.is_set():
                times.ask(client, "review", text="壹" * 33_334)  # 100 kB in UTF-8
                stop.wait(1)

    def transcribe() -> None:
        with httpx.Client(base_url=base, timeout=_PATIENCE) as client:
            with sound.open("rb") as data:
                (path,) = client.post("gradio_api/upload", files={"files": (sound.name, data)}).json()
            times.ask(client, "transcribe", path=path)

    threads = [threading.Thread(target=one, daemon=True) for one in (review, transcribe)]
    for thread in threads:
        thread.start()
    return threads


def joined(folder: Path, minutes: float, out: Path) -> Path:
    """The clips of a folder one after another, again and again, as one recording."""
    wanted, made = int(minutes * 60 * _RATE) * 2, 0
    clips = sorted(p for p in folder.rglob("*") if p.suffix in {".wav", ".ogg", ".mp3", ".flac", ".m4a"})
    with wave.open(str(out), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        while made < wanted:
            for clip in clips:
                data = samples(clip)
                sound.writeframes(data[: wanted - made])
                made += len(data[: wanted - made])
    return out


def samples(clip: Path) -> bytes:
    """16-bit samples of a file."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
    with av.open(str(clip)) as container:
        frames = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
    return b"".join(frame.to_ndarray().tobytes() for frame in frames)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--audio", type=Path, required=True)
    parser.add_argument("--users", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--pause", type=float, default=5)
    parser.add_argument("--every", type=float, default=0, help="seconds between two looks at the memory")
    given = parser.parse_args()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"ASSISTANT_PORT": str(port), "PYTHONPATH": str(ROOT)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = psutil.Popen([sys.executable, "app.py"], cwd=ROOT, env=env, **quiet)
    try:
        with tempfile.TemporaryDirectory() as folder:
            measure(f"http://127.0.0.1:{port}", process, given, Path(folder))
    finally:
        began = time.monotonic()
        process.terminate()
        process.wait(_STOPPED)
        print(f"stopped in {time.monotonic() - began:.1f} s")


def measure(base: str, process: psutil.Popen, given: argparse.Namespace, folder: Path) -> None:
    """The crowd alone, then the crowd beside the heavy work."""
    sound = joined(given.audio, given.minutes, folder / "joined.wav")
    watch = Watch(process)
    with httpx.Client(base_url=base, timeout=_PATIENCE) as client:
        while not reached(client):
            time.sleep(0.2)
    ready = Times()
    with httpx.Client(base_url=base, timeout=_PATIENCE) as client:
        ready.ask(client, "search", query=_SEARCHES[0])
        ready.ask(client, "suggest", facts=_FACTS[0])
        ready.ask(client, "review", text=_PAPER.format(0))
    if given.every:
        threading.Thread(target=memory, args=(process, given.every), daemon=True).start()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':8}{'verb':12}{'asked':>6}{'median':>9}{'p95':>9}{'longest':>9}")
    alone = crowd(base, given, 0)
    alone.show("alone")
    stop, busy = threading.Event(), Times()
    threads = heavy(base, sound, busy, stop)
    beside = crowd(base, given, 1000)
    watch.look()
    transcribing = threads[1].is_alive()
    stop.set()
    beside.show("beside")
    busy.show("heavy")
    print(
        f"errors {alone.errors + beside.errors + busy.errors}; still transcribing at the end: {transcribing}"
    )
    several = (alone, beside)
    lost, mixed = [n for one in several for n in one.lost()], [m for one in several for m in one.mixed]
    print(
        f"cases saved {sum(len(one.saved) for one in several)}, lost {lost}; answers of somebody else {mixed}"
    )
    print(f"memory of all processes {watch.now:.0f} MB; load {os.getloadavg()[0]:.1f}")


def memory(process: psutil.Popen, every: float) -> None:
    """Print the memory of the program itself, and of it and its workers, again and again."""
    began, watch = time.monotonic(), Watch(process)
    while process.is_running():
        watch.look()
        own, spent = share(process.pid), time.monotonic() - began
        print(f"memory at {spent:6.0f} s: itself {own:5.0f} MB, all {watch.now:5.0f} MB", flush=True)
        time.sleep(every)


if __name__ == "__main__":
    main()
