"""The program is stopped while it works: it is gone in seconds, its workers with it, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import av
import httpx
import psutil
import pytest

from assistant.settings import ROOT, settings

_SOON, _PATIENCE = 30, 240  # seconds: it promises nine at most; the rest is the machine's
_RATE = 16_000
_BUSY = 6  # seconds of the processor: more than opening takes
_HELLO = (
    b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18",'
    b' "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}\n'
)
_WAYS = [signal.SIGTERM, signal.SIGINT]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The inquiry of the demonstration again and again, for a quarter of an hour."""
    path, spoken = tmp_path_factory.mktemp("sound") / "long.wav", bytearray()
    resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
    with av.open(str(settings().corpora / "demo" / "inquiry.ogg")) as container:
        for frame in container.decode(audio=0):
            spoken += b"".join(part.to_ndarray().tobytes() for part in resampler.resample(frame))
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(bytes(spoken) * (15 * 60 * _RATE * 2 // len(spoken)))
    return path


@contextmanager
def running(home: Path, *words: str, port: int = 0) -> Iterator[psutil.Popen]:
    """A program as a user starts it."""
    own = {"ASSISTANT_HOME": str(home), "ASSISTANT_PORT": str(port)}
    process = psutil.Popen(
        [sys.executable, *words], env=os.environ | own, cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a run in the background ignores it
    )  # fmt: skip
    try:
        yield process
    finally:
        with suppress(psutil.NoSuchProcess):
            process.kill()
        process.wait()


@contextmanager
def serving(home: Path) -> Iterator[tuple[psutil.Popen, str]]:
    """The pages, and their address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with running(home, "app.py", port=port) as process:
        yield process, f"http://127.0.0.1:{port}"


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def answers(address: str) -> bool:
    with suppress(httpx.TransportError):
        return httpx.get(address, timeout=_PATIENCE).status_code == 200
    return False


def ask_for_transcripts(address: str, recording: Path, number: int) -> None:
    """Have it transcribe, once and more: the second waits for its turn, which never comes."""
    with recording.open("rb") as data:
        (path,) = httpx.post(
            f"{address}/gradio_api/upload", files={"files": ("long.wav", data)}, timeout=_PATIENCE
        ).json()

    def ask() -> None:
        with suppress(httpx.HTTPError):
            httpx.post(f"{address}/api/transcribe", json={"path": path}, timeout=_PATIENCE)

    for _ in range(number):
        threading.Thread(target=ask, daemon=True).start()


def recognises(worker: psutil.Process) -> bool:
    """Whether a worker is at it: it has the library of the recogniser and has spent some time on it."""
    with suppress(psutil.Error):
        loaded = any("ctranslate2" in one.path for one in worker.memory_maps())
        return loaded and worker.cpu_times().user > _BUSY
    return False


def gone(processes: list[psutil.Process]) -> bool:
    return not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in processes)


def stopped(process: psutil.Popen, way: signal.Signals, home: Path) -> int:
    """Stop a program and see that it goes with all that is its own; its exit status."""
    workers = process.children(recursive=True)
    process.send_signal(way)
    status: int = process.wait(_SOON)
    until(lambda: gone(workers))
    assert list((home / "tmp").iterdir()) == []
    assert "Traceback" not in process.stdout.read().decode()
    return status


@pytest.mark.parametrize("way", _WAYS, ids=lambda way: way.name)
def test_in_the_middle_of_a_recording(way: signal.Signals, recording: Path, tmp_path: Path) -> None:
    with serving(tmp_path) as (process, address):
        until(lambda: answers(address))
        ask_for_transcripts(address, recording, 3)
        until(lambda: any(map(recognises, process.children())))
        assert stopped(process, way, tmp_path) == 0


@pytest.mark.parametrize("way", _WAYS, ids=lambda way: way.name)
def test_before_the_page_is_there(way: signal.Signals, tmp_path: Path) -> None:
    with serving(tmp_path) as (process, _):
        until(lambda: bool(process.children()))
        stopped(process, way, tmp_path)


def test_a_command_in_the_middle_of_a_recording(recording: Path, tmp_path: Path) -> None:
    with running(tmp_path, "-m", "assistant.cli", "transcribe", str(recording)) as process:
        until(lambda: recognises(process))
        assert stopped(process, signal.SIGTERM, tmp_path) != 0


def test_the_tools(tmp_path: Path) -> None:
    with running(tmp_path, "-m", "assistant.mcp") as process:
        process.stdin.write(_HELLO)
        process.stdin.flush()
        assert process.stdout.readline()
        assert stopped(process, signal.SIGTERM, tmp_path) != 0
