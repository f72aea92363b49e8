"""A model tried on a clip in a process of its own: what it hears, how fast, with how much memory.

A damaged model may bring a process down; this one may fall. ``python -m assistant.speech.recognisers.trial FOLDER
THREADS`` prints one line of JSON.
"""

from __future__ import annotations

import csv
import ctypes
import json
import os
import subprocess
import sys
import time
from ctypes import Structure, byref, c_size_t, c_ulong, c_void_p, sizeof
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.corpora import corpus
from assistant.errors import ModelError
from assistant.settings import PACKAGE

_SECONDS = 31.0  # of the demonstration recording; a turn ends there
_MOST_WRONG = 0.6  # share of characters from which a model is taken for none of Mandarin
_LONGEST = 1800.0  # seconds for loading and hearing the clip
_MODULE = __name__ if __name__ != "__main__" else "assistant.speech.recognisers.trial"


@dataclass(frozen=True, slots=True)
class Trial:
    """How a model did on this machine: share of wrong characters, seconds of work a minute of sound, mebibytes at most."""

    wrong: float
    per_minute: float
    megabytes: float


def try_model(folder: Path, threads: int) -> Trial:
    """Let a model hear the clip.

    Raises:
        ModelError: it cannot be loaded, comes down, takes too long, or hears something else than was said.
    """
    paths = [str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", _MODULE, str(folder), str(threads)],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LONGEST,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise _refused(f"{_LONGEST / 60:.0f} 分钟没有听完一段 {_SECONDS:.0f} 秒的录音") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"进程中断（{done.returncode}）"])[-1]
        raise _refused(f"打不开（{last[:120]}）")
    found = Trial(**json.loads(done.stdout.splitlines()[-1]))
    if found.wrong > _MOST_WRONG:
        raise _refused(f"一百字听错 {found.wrong:.0%}，不能识别普通话")
    return found


def _refused(why: str) -> ModelError:
    return ModelError(f"试听没有通过：模型{why}", "没有启用；请重新下载或者拷贝整个模型文件夹")


def _listen(folder: Path, threads: int) -> Trial:
    """The trial itself."""
    from assistant.speech.audio import RATE, read_all
    from assistant.speech.compare import wrong_share
    from assistant.speech.engines import FasterWhisper
    from assistant.speech.hearing import hear
    from assistant.speech.voice import find_pieces

    sound = read_all(corpus("demo/inquiry.ogg"))[: int(_SECONDS * RATE)]
    engine = FasterWhisper(folder, threads)
    start = time.perf_counter()
    heard = "".join(h.text for piece in find_pieces([sound]) for h in hear(piece, engine).heard)
    seconds = time.perf_counter() - start
    return Trial(round(wrong_share(_said(), heard), 3), round(seconds / _SECONDS * 60, 1), _peak_megabytes())


def _said() -> str:
    with corpus("demo/inquiry.tsv").open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = list(csv.DictReader(file, delimiter="\t"))
    return "".join(row["text"] for row in rows if float(row["end"]) <= _SECONDS)


class _Counters(Structure):
    """PROCESS_MEMORY_COUNTERS of Windows."""

    _fields_ = [
        ("size", c_ulong),
        ("faults", c_ulong),
        *((name, c_size_t) for name in ("peak", "now", "a", "b", "c", "d", "page", "peak_page")),
    ]


def _peak_megabytes() -> float:
    """The most memory this process has held, in mebibytes."""
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:  # Windows
        counters = _Counters()
        counters.size = sizeof(counters)
        own = c_void_p(-1)  # how Windows names the process that asks
        ctypes.windll.psapi.GetProcessMemoryInfo(own, byref(counters), counters.size)  # type: ignore[attr-defined,unused-ignore]
        return float(round(counters.peak / 2**20))
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return float(round(getrusage(RUSAGE_SELF).ru_maxrss / unit))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_listen(Path(sys.argv[1]), int(sys.argv[2])))) + "\n")
