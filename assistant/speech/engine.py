"""Recognisers behind one small interface; faster-whisper is the default, the others serve when installed."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from assistant.errors import ModelError
from assistant.speech.audio import Samples
from assistant.speech.model import Word

BEAM = 5


@dataclass(frozen=True, slots=True)
class Heard:
    """What a recogniser made of a stretch of a piece; times are seconds from the piece's start.

    ``logprob`` is the mean log probability of its tokens, ``no_speech`` the model's own doubt that anybody
    speaks (0 … 1), ``compression`` the gzip ratio of the text (high when it repeats itself).
    """

    start: float
    end: float
    text: str
    logprob: float
    no_speech: float = 0.0
    compression: float = 1.0
    words: tuple[Word, ...] = ()


class Engine(Protocol):
    """A speech recogniser for Mandarin pieces of at most half a minute."""

    def identity(self) -> str:
        """Name of engine and model; results kept under another identity are not reused."""

    def recognise(self, audio: Samples) -> list[Heard]:
        """Text of 16 kHz mono samples, in order. No prompt, no hotwords: they made it invent legal phrases."""


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
        setting: "" for the packaged whisper-base; a folder or file of a model, whose kind is seen from what
            lies in it; or ``KIND:PATH`` (``openai-whisper:/models/medium.pt``) to say the kind.
        home: the data folder, where the packaged model is put together.
        threads: processor threads to use.

    Raises:
        ModelError: no such model, an unknown kind, or a package that is not installed.
    """
    from assistant.speech import engines
    from assistant.speech.packaged import packaged_model

    if not setting:
        return engines.FasterWhisper(packaged_model(home), threads)
    kind, path = _kind_of(setting)
    if not kind.installed:
        raise ModelError(
            f"没有安装 {kind.package}", f"请先 pip install 'assistant[{kind.name}]'，或改用自带模型"
        )
    if not path.exists():
        raise ModelError(
            f"找不到语音识别模型 {path}", "请检查 ASSISTANT_WHISPER，或运行 assistant speech models"
        )
    return engines.BY_KIND[kind.name](path, threads)


def _kind_of(setting: str) -> tuple[EngineKind, Path]:
    name, colon, rest = setting.partition(":")
    for kind in KINDS:
        if colon and kind.name == name:
            return kind, Path(rest)
    path = Path(setting)
    if path.suffix == ".pt":
        return KINDS[1], path
    return (KINDS[0] if (path / "model.bin").is_file() or not path.exists() else KINDS[2]), path
