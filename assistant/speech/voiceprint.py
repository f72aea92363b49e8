"""Voice prints: the Resemblyzer speaker encoder (ONNX, one thread) on sliding windows of speech."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.errors import ModelError
from assistant.speech.audio import RATE, Samples
from assistant.speech.mel import BANDS, STEP, mel_spectrogram
from assistant.speech.voice import FRAME_SECONDS, THRESHOLD, Piece, Probabilities

PRINT_SIZE = 256
WINDOW_FRAMES = 160  # 1.6 s, what the encoder was trained on
HOP_FRAMES = 60  # 0.6 s between windows
LEAST_FRAMES = 40  # shorter runs of speech (0.4 s) say too little about a voice
BRIDGE = 5  # detector frames (0.16 s) of pause that do not end a run
_SCALE = FRAME_SECONDS * RATE / STEP  # mel frames in a detector frame
_LOUDNESS = 10.0 ** (-30 / 20)  # Resemblyzer raises quiet sound to -30 dBFS
_BATCH = 32

Prints = npt.NDArray[np.float32]


class VoicePrinter:
    """The encoder: mel windows in, unit vectors of 256 out."""

    def __init__(self, models: Path) -> None:
        path = models / "speaker" / "encoder.onnx"
        if not path.is_file():
            raise ModelError(f"缺少说话人模型 {path}", "请恢复 models/speaker，或重新下载本项目")
        import onnxruntime as ort  # here, so that pages that only name the encoder do not load it

        options = ort.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        self._session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def windows(self, piece: Piece) -> tuple[npt.NDArray[np.float32], Prints]:
        """Times (start, end in the recording) and prints of windows that slide over the piece's runs of speech.

        A window never crosses a pause, where turns change; a run shorter than a window is repeated to fill it.
        """
        mel = mel_spectrogram(_louder(piece.audio))
        spans = [span for run in speech_runs(piece.voice) for span in _slide(*run)]
        times = [[piece.time(at * STEP / RATE) for at in span] for span in spans]
        return np.asarray(times, np.float32).reshape(-1, 2), self.encode([mel[a:b] for a, b in spans])

    def encode(self, windows: list[npt.NDArray[np.float32]]) -> Prints:
        """Prints of stretches of a mel spectrogram, each at most ``WINDOW_FRAMES`` long."""
        out = [np.zeros((0, PRINT_SIZE), np.float32)]
        for first in range(0, len(windows), _BATCH):
            batch = np.stack([_filled(w) for w in windows[first : first + _BATCH]])
            out.append(np.asarray(self._session.run(None, {"mel": batch})[0], np.float32))
        return np.concatenate(out)


def speech_runs(voice: Probabilities) -> list[tuple[int, int]]:
    """Runs of speech as mel frames (start, end); pauses shorter than ``BRIDGE`` do not end one."""
    speech = np.flatnonzero(voice >= THRESHOLD)
    runs = np.split(speech, np.flatnonzero(np.diff(speech) > BRIDGE) + 1)
    edges = [(int(r[0] * _SCALE), int((r[-1] + 1) * _SCALE)) for r in runs if len(r)]
    return [(start, end) for start, end in edges if end - start >= LEAST_FRAMES]


def _slide(start: int, end: int) -> list[tuple[int, int]]:
    """Windows of a run; the last one ends with it."""
    if end - start <= WINDOW_FRAMES:
        return [(start, end)]
    firsts = [*range(start, end - WINDOW_FRAMES, HOP_FRAMES), end - WINDOW_FRAMES]
    return [(first, first + WINDOW_FRAMES) for first in firsts]


def _filled(window: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.resize(window, (WINDOW_FRAMES, BANDS))


def _louder(audio: Samples) -> Samples:
    level = float(np.sqrt(np.mean(audio**2))) if len(audio) else 0.0
    return audio * np.float32(_LOUDNESS / level) if 0.0 < level < _LOUDNESS else audio
