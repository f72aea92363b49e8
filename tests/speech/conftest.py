"""Sounds made on the spot, a recogniser that answers from a script, and the real one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from assistant.settings import settings
from assistant.speech.audio import RATE, Samples, read_all
from assistant.speech.engine import Engine, Heard
from assistant.speech.packaged import packaged_model
from assistant.speech.recognisers import adding, fetch
from assistant.speech.recognisers.catalogue import Known, KnownFile
from assistant.speech.recognisers.shelf import Shelf

from .model_server import Server, serving
from .recogniser_files import FILES, GOOD, digest

DATA = Path(__file__).parent / "data"
STALL = DATA / "stall.ogg"


@pytest.fixture(scope="session")
def stall() -> Samples:
    """A fictional inquiry of 48 seconds between two synthetic voices (Kokoro-82M, Apache-2.0)."""
    return read_all(STALL)


@pytest.fixture(scope="session")
def whisper() -> Engine:
    from assistant.speech.engines import FasterWhisper

    return FasterWhisper(packaged_model(settings().home), 2)


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh data folder; the settings are read again and restored afterwards."""
    monkeypatch.setattr(settings(), "home", tmp_path)
    return tmp_path


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server({f"/m/{name}": content for name, content in FILES.items()})) as running:
        yield running


@pytest.fixture
def shelf(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """An own shelf; a trial that passes what is whole, and no pauses."""
    monkeypatch.setattr(adding, "try_model", lambda folder, threads: GOOD)
    monkeypatch.setattr(fetch, "_PAUSE", 0.0)
    monkeypatch.setattr(fetch, "_CHUNK", 100_000)
    return Shelf(own_home)


@pytest.fixture
def known(server: Server, monkeypatch: pytest.MonkeyPatch) -> Known:
    """A published model that lies on the server."""
    files = tuple(KnownFile(name=n, size=len(c), sha256=digest(c)) for n, c in FILES.items())
    model = Known(name="small", note="", repository="m", revision="0" * 40, files=files)
    server.files = {f"/m/resolve/{'0' * 40}/{name}": content for name, content in FILES.items()}
    monkeypatch.setattr(adding, "known_models", lambda: (model,))
    monkeypatch.setattr(settings(), "model_source", server.address)
    return model


class ScriptedEngine:
    """Says one numbered sentence a piece and counts how often it was asked."""

    def __init__(self, before: Callable[[int], None] = lambda _: None) -> None:
        self.asked = 0
        self._before = before

    def identity(self) -> str:
        return "scripted"

    def recognise(self, audio: Samples) -> list[Heard]:
        self.asked += 1
        self._before(self.asked)
        end = len(audio) / RATE
        text = f"第{self.asked}段话"
        return [Heard(0.0, end, text, -0.1)]


def write_audio(path: Path, sound: Samples, rate: int = RATE, codec: str = "") -> Path:
    """Encode mono sound into the container that the file's ending names."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec or {"wav": "pcm_s16le"}[path.suffix[1:]], rate=rate)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(
            (sound * 32767).astype(np.int16)[None], format="s16", layout="mono"
        )
        frame.sample_rate = RATE
        resampler = av.AudioResampler(
            format=stream.format, layout="mono", rate=rate, frame_size=stream.frame_size or None
        )
        for out in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(out))
        container.mux(stream.encode(None))
    return path


def write_video(path: Path, sound: Samples | None, seconds: float = 2.0) -> Path:
    """An mp4 with a grey picture and, if given, a sound track."""
    with av.open(str(path), "w") as container:
        picture = container.add_stream("mpeg4", rate=10)
        picture.width, picture.height, picture.pix_fmt = 64, 64, "yuv420p"
        track = container.add_stream("aac", rate=RATE, layout="mono") if sound is not None else None
        for _ in range(int(seconds * 10)):
            image = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 120, np.uint8), format="rgb24")
            container.mux(picture.encode(image))
        container.mux(picture.encode(None))
        if track is not None and sound is not None:
            frame = av.AudioFrame.from_ndarray(
                (sound * 32767).astype(np.int16)[None], format="s16", layout="mono"
            )
            frame.sample_rate = RATE
            resampler = av.AudioResampler(
                format="fltp", layout="mono", rate=RATE, frame_size=track.frame_size
            )
            for out in [*resampler.resample(frame), *resampler.resample(None)]:
                container.mux(track.encode(out))
            container.mux(track.encode(None))
    return path


def write_channels(path: Path, planes: Samples, rate: int = RATE) -> Path:
    """A wav of several channels, one row each."""
    layout = {1: "mono", 2: "stereo", 4: "quad", 6: "5.1"}[len(planes)]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=rate)
        stream.layout = layout
        packed = (planes.T.reshape(1, -1) * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(packed, format="s16", layout=layout)
        frame.sample_rate = rate
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path
