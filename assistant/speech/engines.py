"""The three recognisers and the choice among them: faster-whisper by default, the others when installed.

Their packages are imported when one is opened, not before.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.errors import ModelError
from assistant.speech.audio import RATE, Samples
from assistant.speech.engine import BEAM, Engine, Heard
from assistant.speech.model import Word
from assistant.speech.packaged import packaged_model
from assistant.speech.recognisers.shelf import PACKAGED, Shelf

LOOP = 2.4  # compression ratio from which Whisper's authors take a text for a loop
_UNREADABLE = "请确认模型文件完整，或清空 ASSISTANT_WHISPER 改用自带模型"


def compression_ratio(text: str) -> float:
    """Bytes of a text per byte of its zlib form."""
    raw = text.encode()
    return len(raw) / len(zlib.compress(raw)) if raw else 1.0


class FasterWhisper:
    """faster-whisper on CTranslate2, int8 on the processor. Temperature 0 only: the same sound, the same text."""

    def __init__(self, model: Path, threads: int) -> None:
        from faster_whisper import WhisperModel

        self._name = f"faster-whisper:{model.name}"
        with suppress(OSError):
            self._name += f"@{(model / 'model.bin').stat().st_size}"
        try:
            self._model = WhisperModel(
                str(model),
                device="cpu",
                compute_type="int8",
                cpu_threads=threads,
                local_files_only=True,
                files=_in_memory(model),
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(f"语音识别模型 {model} 打不开：{error}", _UNREADABLE) from error

    def identity(self) -> str:
        """See ``Engine``."""
        return self._name

    def recognise(self, audio: Samples) -> list[Heard]:
        """See ``Engine``. A piece that loops is decoded once more with repeats forbidden, and the better one kept."""
        first = self._decode(audio)
        if all(heard.compression <= LOOP for heard in first):
            return first
        second = self._decode(audio, no_repeat_ngram_size=5)
        return min((first, second), key=lambda heards: max((h.compression for h in heards), default=0.0))

    def _decode(self, audio: Samples, **options: Any) -> list[Heard]:
        segments, _ = self._model.transcribe(
            audio,
            language="zh",
            beam_size=BEAM,
            temperature=0.0,
            condition_on_previous_text=False,
            word_timestamps=True,
            vad_filter=False,  # pieces hold speech only, found by the same detector (voice.py)
            **options,
        )
        return [_from_faster(segment) for segment in segments]


def _in_memory(model: Path) -> dict[str, bytes] | None:
    """The model's files, for a path that CTranslate2 cannot open itself (Chinese characters on Windows)."""
    if str(model).isascii():
        return None
    return {path.name: path.read_bytes() for path in model.iterdir() if path.is_file()}


def _from_faster(segment: Any) -> Heard:
    words = tuple(Word(w.start, w.end, w.word, w.probability) for w in segment.words or ())
    return Heard(
        segment.start,
        segment.end,
        segment.text,
        segment.avg_logprob,
        segment.no_speech_prob,
        segment.compression_ratio,
        words,
    )


class OpenAIWhisper:
    """The original PyTorch Whisper, when the package ``openai-whisper`` is installed."""

    def __init__(self, model: Path, threads: int) -> None:
        import torch
        import whisper

        torch.set_num_threads(threads)
        self._name = f"openai-whisper:{model.stem}"
        try:
            self._model = whisper.load_model(str(model), device="cpu")
        except (RuntimeError, OSError, KeyError) as error:
            raise ModelError(f"语音识别模型 {model} 打不开：{error}", _UNREADABLE) from error

    def identity(self) -> str:
        """See ``Engine``."""
        return self._name

    def recognise(self, audio: Samples) -> list[Heard]:
        """See ``Engine``."""
        result = self._model.transcribe(
            audio,
            language="zh",
            beam_size=BEAM,
            temperature=0.0,
            condition_on_previous_text=False,
            word_timestamps=True,
            fp16=False,
        )
        return [_from_openai(segment) for segment in result["segments"]]


def _from_openai(row: dict[str, Any]) -> Heard:
    words = tuple(Word(w["start"], w["end"], w["word"], w["probability"]) for w in row.get("words", ()))
    return Heard(
        row["start"],
        row["end"],
        row["text"],
        row["avg_logprob"],
        row["no_speech_prob"],
        row["compression_ratio"],
        words,
    )


class TransformersPipeline:
    """A Hugging Face speech-recognition pipeline from a local folder; it gives no probabilities."""

    def __init__(self, model: Path, threads: int) -> None:
        import torch
        from transformers import pipeline

        torch.set_num_threads(threads)
        self._name = f"transformers:{model.name}"
        try:
            self._pipe = pipeline("automatic-speech-recognition", model=str(model), device="cpu")
        except (RuntimeError, OSError, ValueError) as error:
            raise ModelError(f"语音识别模型 {model} 打不开：{error}", _UNREADABLE) from error

    def identity(self) -> str:
        """See ``Engine``."""
        return self._name

    def recognise(self, audio: Samples) -> list[Heard]:
        """See ``Engine``. ``logprob`` is 0 because the pipeline does not tell."""
        result: Any = self._pipe(
            {"raw": audio, "sampling_rate": RATE},
            return_timestamps=True,
            generate_kwargs={"language": "zh", "num_beams": BEAM, "condition_on_prev_tokens": False},
        )
        return [_from_pipeline(chunk, len(audio) / RATE) for chunk in _chunks(result)]


def _chunks(result: dict[str, Any]) -> Iterable[dict[str, Any]]:
    return result.get("chunks") or [{"timestamp": (0.0, None), "text": result["text"]}]


def _from_pipeline(chunk: dict[str, Any], duration: float) -> Heard:
    start, end = chunk["timestamp"]
    text = chunk["text"]
    return Heard(start or 0.0, duration if end is None else end, text, 0.0, 0.0, compression_ratio(text))


BY_KIND: dict[str, Callable[[Path, int], Engine]] = {
    "faster-whisper": FasterWhisper,
    "openai-whisper": OpenAIWhisper,
    "transformers": TransformersPipeline,
}


@dataclass(frozen=True, slots=True)
class EngineKind:
    """One kind of recogniser: how it is named in the setting, its Python package, and what it can load."""

    name: str
    package: str
    loads: str

    @property
    def installed(self) -> bool:
        """Whether its package is there."""
        return find_spec(self.package) is not None


KINDS = (
    EngineKind("faster-whisper", "faster_whisper", "CTranslate2 模型目录（如 faster-whisper-large-v3）"),
    EngineKind("openai-whisper", "whisper", "openai-whisper 的 .pt 文件"),
    EngineKind("transformers", "transformers", "Hugging Face 语音识别模型目录（如 whisper-large-v3）"),
)


def open_engine(setting: str, home: Path, threads: int) -> Engine:
    """Load the recogniser that a setting names.

    Args:
        setting: "" for the model that was taken into use, the packaged whisper-base if none was; the name of one
            on the shelf; a folder or file of a model, whose kind is seen from what lies in it; or ``KIND:PATH``
            (``openai-whisper:/models/medium.pt``) to say the kind.
        home: the data folder, where the packaged model is put together.
        threads: processor threads to use.

    Raises:
        ModelError: no such model, an unknown kind, or a package that is not installed.
    """
    shelf = Shelf(home)
    setting = setting or shelf.in_use
    if setting == PACKAGED:
        return FasterWhisper(packaged_model(home), threads)
    if (shelf.folder / setting / "model.bin").is_file():
        return FasterWhisper(shelf.folder / setting, threads)
    kind, path = _kind_of(setting)
    if not kind.installed:
        raise ModelError(
            f"没有安装 {kind.package}", f"请先 pip install 'assistant[{kind.name}]'，或改用自带模型"
        )
    if not path.exists():
        raise ModelError(
            f"找不到语音识别模型 {path}", "请检查 ASSISTANT_WHISPER，或运行 assistant speech models"
        )
    return BY_KIND[kind.name](path, threads)


def _kind_of(setting: str) -> tuple[EngineKind, Path]:
    name, colon, rest = setting.partition(":")
    for kind in KINDS:
        if colon and kind.name == name:
            return kind, Path(rest)
    path = Path(setting)
    if path.suffix == ".pt":
        return KINDS[1], path
    return (KINDS[0] if (path / "model.bin").is_file() or not path.exists() else KINDS[2]), path
