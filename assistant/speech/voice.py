"""Where somebody speaks: Silero's voice detector run as a stream, and its speech packed into short pieces.

A piece holds at most ``PIECE_SECONDS`` of speech with the long silences cut out, so that one pass of the
recogniser covers it; its time map leads back to the recording. Pieces are the unit of progress, cancel and resume.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.speech.audio import RATE, Samples

FRAME = 512  # samples the detector judges at once
CONTEXT = 64  # samples of the frame before that it also sees
FRAME_SECONDS = FRAME / RATE
PIECE_SECONDS = 28.0
THRESHOLD = 0.5  # probability that counts as speech
PADDING = 13  # frames kept on both sides of speech (0.4 s)
LEAST_SPEECH = 4  # speech frames a stretch needs to be kept (0.13 s)
LONG_SILENCE = 15.0  # seconds that end a piece however short it is

Probabilities = npt.NDArray[np.float32]


class VoiceDetector:
    """Speech probability of each 32 ms frame; keeps its state between calls."""

    def __init__(self) -> None:
        import onnxruntime as ort  # here, so that pages that only name the detector do not load it
        from faster_whisper.utils import get_assets_path

        options = ort.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        model = Path(get_assets_path()) / "silero_vad_v6.onnx"
        self._session = ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._state = (np.zeros((1, 1, 128), np.float32), np.zeros((1, 1, 128), np.float32))
        self._context = np.zeros(CONTEXT, np.float32)

    def __call__(self, audio: Samples) -> Probabilities:
        """Probabilities for ``audio``, whose length must be a multiple of ``FRAME``."""
        frames = audio.reshape(-1, FRAME)
        before = np.vstack([self._context, frames[:-1, -CONTEXT:]])
        self._context = frames[-1, -CONTEXT:].copy()
        feed = {"input": np.hstack([before, frames]), "h": self._state[0], "c": self._state[1]}
        out, *state = self._session.run(None, feed)
        self._state = (state[0], state[1])
        return np.asarray(out, np.float32).reshape(-1)


@dataclass(frozen=True, slots=True)
class Piece:
    """Speech to recognise at once: the samples, each frame's number in the recording, and its probability."""

    audio: Samples
    frames: npt.NDArray[np.int64]
    voice: Probabilities

    @property
    def start(self) -> float:
        """Second of the recording at which the piece begins."""
        return float(self.frames[0]) * FRAME_SECONDS

    @property
    def end(self) -> float:
        """Second of the recording at which the piece ends."""
        return float(self.frames[-1] + 1) * FRAME_SECONDS

    def time(self, at: float) -> float:
        """Second of the recording for second ``at`` of the piece."""
        frame, rest = divmod(max(at, 0.0), FRAME_SECONDS)
        index = min(int(frame), len(self.frames) - 1)
        return float(self.frames[index]) * FRAME_SECONDS + min(rest, FRAME_SECONDS)

    def voiced(self, start: float, end: float) -> float:
        """Mean speech probability between two seconds of the piece."""
        chosen = self.voice[int(start / FRAME_SECONDS) : int(end / FRAME_SECONDS) + 1]
        return float(chosen.mean()) if len(chosen) else 0.0


def find_pieces(blocks: Iterable[Samples]) -> Iterator[Piece]:
    """Cut a stream of sound into pieces of speech; silence, noise and music without voice give none."""
    detector, packer = VoiceDetector(), _Packer()
    left = np.zeros(0, np.float32)
    for block in blocks:
        left = np.concatenate([left, block])
        whole = len(left) // FRAME * FRAME
        if whole:
            yield from packer.add(left[:whole], detector(left[:whole]))
            left = left[whole:]
    if len(left):
        last = np.pad(left, (0, FRAME - len(left)))
        yield from packer.add(last, detector(last))
    yield from packer.finish()


class _Packer:
    """Keeps frames near speech and hands them out as pieces."""

    def __init__(self) -> None:
        self._audio = np.zeros(
            (0, FRAME), np.float32
        )  # frames not yet judged, with PADDING judged ones before
        self._voice = np.zeros(0, np.float32)
        self._first = 0  # number of the first frame held
        self._judged = 0  # frames held that were already judged
        self._kept: list[Piece] = []

    def add(self, audio: Samples, voice: Probabilities) -> Iterator[Piece]:
        self._audio = np.vstack([self._audio, audio.reshape(-1, FRAME)])
        self._voice = np.concatenate([self._voice, voice])
        yield from self._judge(len(self._voice) - PADDING - LEAST_SPEECH)

    def finish(self) -> Iterator[Piece]:
        yield from self._judge(len(self._voice))
        if self._kept:
            yield _join(self._kept)

    def _judge(self, until: int) -> Iterator[Piece]:
        if until <= self._judged:
            return
        keep = np.flatnonzero(_near_speech(self._voice)[self._judged : until]) + self._judged
        for run in np.split(keep, np.flatnonzero(np.diff(keep) > 1) + 1):
            if len(run):
                audio = self._audio[run].reshape(-1)
                yield from self._pack(Piece(audio, run + self._first, self._voice[run]))
        drop = max(0, until - PADDING - LEAST_SPEECH)
        self._audio, self._voice = self._audio[drop:], self._voice[drop:]
        self._first, self._judged = self._first + drop, until - drop

    def _pack(self, run: Piece) -> Iterator[Piece]:
        if self._kept and run.start - self._kept[-1].end > LONG_SILENCE:
            yield _join(self._kept)
            self._kept = []
        self._kept.append(run)
        limit = int(PIECE_SECONDS / FRAME_SECONDS)
        while sum(len(p.frames) for p in self._kept) > limit:
            whole = _join(self._kept)
            at = _quietest(whole, limit)
            yield cut(whole, 0, at)
            self._kept = [cut(whole, at, len(whole.frames))]


def _near_speech(voice: Probabilities) -> npt.NDArray[np.bool_]:
    """True for frames within ``PADDING`` of a frame in a stretch with enough speech."""
    speech = (voice >= THRESHOLD).astype(np.int64)
    firm = (speech > 0) & (_around(speech, LEAST_SPEECH) >= LEAST_SPEECH)
    return _around(firm, PADDING) > 0.5


def _around(values: npt.NDArray[np.generic], half: int) -> npt.NDArray[np.float64]:
    """Sum of the values up to ``half`` places before and after each place."""
    full = np.convolve(values.astype(np.float64), np.ones(2 * half + 1))
    return full[half : half + len(values)]


def _quietest(piece: Piece, limit: int) -> int:
    """Where to cut a piece that grew too long: a removed silence, else the last unvoiced place of its last third."""
    low = limit * 2 // 3
    calm = np.round(_around(piece.voice, 3)[low:limit])
    calm = calm - 100.0 * (np.diff(piece.frames)[low - 1 : limit - 1] > 1)
    return low + len(calm) - 1 - int(np.argmin(calm[::-1]))


def _join(runs: list[Piece]) -> Piece:
    return Piece(
        np.concatenate([r.audio for r in runs]),
        np.concatenate([r.frames for r in runs]),
        np.concatenate([r.voice for r in runs]),
    )


def cut(piece: Piece, start: int, end: int) -> Piece:
    """The frames ``start`` … ``end`` of a piece."""
    return Piece(piece.audio[start * FRAME : end * FRAME], piece.frames[start:end], piece.voice[start:end])
