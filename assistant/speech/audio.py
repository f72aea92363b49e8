"""Any container PyAV reads (wav, mp3, m4a, mp4, amr …) as 16 kHz mono blocks, without holding the file in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from assistant.errors import InputError

RATE = 16_000
BLOCK_SECONDS = 16
_ALIKE = 0.5  # correlation from which two channels hold the same sound, whatever the sign
_EPSILON = 1e-9
_HALF_LIFE = 2.0  # seconds
Samples = npt.NDArray[np.float32]

_UNREADABLE = "请确认它能用播放器播放，再另存为 wav、mp3 或 m4a 后重试"


@dataclass(frozen=True, slots=True)
class Recording:
    """A readable audio file: its path, seconds as declared by the container (0 if unknown), and content hash."""

    path: Path
    duration: float
    digest: str


def open_recording(path: Path) -> Recording:
    """Look at a file before transcribing it.

    Raises:
        InputError: the file is missing, empty, not audio, or a video without sound.
    """
    if not path.is_file():
        raise InputError(f"找不到录音文件 {path}", "请检查路径")
    if path.stat().st_size == 0:
        raise InputError(f"录音文件 {path.name} 是空的（0 字节）", "请从录音设备重新拷贝一份")
    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            if not container.streams.audio:
                raise InputError(f"{path.name} 里没有声音轨道", "请换成带声音的录音或录像")
            duration = _declared_seconds(container)
    except (av.FFmpegError, ValueError) as error:
        raise InputError(f"{path.name} 不是可识别的音频，或文件已损坏", _UNREADABLE) from error
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Recording(path, duration, digest)


def _declared_seconds(container: av.container.InputContainer) -> float:
    stream = container.streams.audio[0]
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration else 0.0


def read_blocks(path: Path, seconds: int = BLOCK_SECONDS) -> Iterator[Samples]:
    """The sound of a file as float32 blocks of ``seconds`` at 16 kHz mono; the last one is shorter.

    Damaged frames are skipped; a file that breaks off yields what could be read.

    Raises:
        InputError: nothing at all could be decoded.
    """
    size, held, count = seconds * RATE, [], 0
    decoded = False
    for piece in _frames(path):
        decoded = True
        held.append(piece)
        count += len(piece)
        while count >= size:
            joined = np.concatenate(held)
            yield joined[:size]
            held, count = [joined[size:]], count - size
    if not decoded:
        raise InputError(f"{path.name} 里没有读出任何声音", _UNREADABLE)
    if count:
        yield np.concatenate(held)


def _frames(path: Path) -> Iterator[Samples]:
    resampler, mix = av.AudioResampler(format="fltp", rate=RATE), _Mixer()
    with av.open(str(path), metadata_errors="ignore") as container:
        frames = iter(container.decode(audio=0))
        while True:
            try:
                frame = next(frames)
            except StopIteration:
                break
            except av.InvalidDataError:
                continue
            except av.FFmpegError:  # the container breaks off here: keep what came before
                break
            frame.pts = None
            for out in resampler.resample(frame):
                yield mix(out)
        for out in resampler.resample(None):
            yield mix(out)


class _Mixer:
    """Channels to one. A channel that runs against the others (a microphone wired the wrong way round) is turned.

    Added up as they are, such channels cancel each other: a recording full of speech becomes silence.
    """

    def __init__(self) -> None:
        self._gram: npt.NDArray[np.float64] | None = (
            None  # products of the channels, the last seconds heaviest
        )

    def __call__(self, frame: av.AudioFrame) -> Samples:
        """The sound of a frame of float planes."""
        planes: npt.NDArray[np.float32] = np.asarray(frame.to_ndarray(), np.float32)
        if len(planes) == 1:
            return np.asarray(planes[0])
        new = planes.astype(np.float64) @ planes.T.astype(np.float64)
        kept = 0.5 ** (planes.shape[1] / (RATE * _HALF_LIFE))
        self._gram = new if self._gram is None else self._gram * kept + new
        power = np.sqrt(np.diag(self._gram)) + _EPSILON
        loudest = int(power.argmax())
        alike = self._gram[loudest] / (power * power[loudest])
        first = int(
            (np.abs(alike) >= _ALIKE).argmax()
        )  # its sign stays, whichever of them is the loudest now
        signs = np.where(alike * np.sign(alike[first]) <= -_ALIKE, np.float32(-1.0), np.float32(1.0))
        return np.asarray((planes * signs[:, None]).mean(axis=0), np.float32)


def read_all(path: Path) -> Samples:
    """The whole sound of a short file (an enrolment sample, a test clip)."""
    return np.concatenate(list(read_blocks(path)))


def read_clip(path: Path, start: float, end: float) -> Samples:
    """The sound between two seconds, found by seeking (at 16 kHz mono); empty past the end."""
    resampler, mix = av.AudioResampler(format="fltp", rate=RATE), _Mixer()
    held: list[Samples] = []
    origin = None
    with av.open(str(path), metadata_errors="ignore") as container:
        container.seek(int(max(0.0, start - 1.0) * av.time_base))
        for frame in container.decode(audio=0):
            if frame.time is None or frame.time > end:
                break
            origin = frame.time if origin is None else origin
            frame.pts = None
            held += [mix(out) for out in resampler.resample(frame)]
    sound = np.concatenate([np.zeros(0, np.float32), *held])
    skip = int((start - (origin or 0.0)) * RATE)
    return sound[max(0, skip) : max(0, skip) + int((end - start) * RATE)]
