"""Opening engines by setting, and the adapters of the optional ones against stand-ins of their packages."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.speech import engines as engine_module
from assistant.speech import packaged
from assistant.speech.audio import RATE
from assistant.speech.engines import (
    FasterWhisper,
    OpenAIWhisper,
    TransformersPipeline,
    compression_ratio,
    open_engine,
)
from assistant.speech.packaged import packaged_model

SOUND = np.zeros(RATE, np.float32)


@pytest.fixture
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Fake torch, whisper and transformers that record how they are called."""
    calls: dict[str, Any] = {}

    def load_model(path: str, device: str) -> Any:
        def transcribe(audio: Any, **options: Any) -> dict[str, Any]:
            calls["whisper"] = options
            word = {"start": 0.0, "end": 0.5, "word": "有", "probability": 0.8}
            row = {"start": 0.0, "end": 1.0, "text": "有", "avg_logprob": -0.2, "no_speech_prob": 0.1}
            return {"segments": [row | {"compression_ratio": 0.8, "words": [word]}]}

        return SimpleNamespace(transcribe=transcribe)

    def pipeline(task: str, model: str, device: str) -> Any:
        def run(sound: dict[str, Any], **options: Any) -> dict[str, Any]:
            calls["transformers"] = options
            return {"text": "没有", "chunks": [{"timestamp": (0.0, None), "text": "没有"}]}

        return run

    torch, whisper, transformers = ModuleType("torch"), ModuleType("whisper"), ModuleType("transformers")
    torch.set_num_threads = lambda n: calls.setdefault("threads", n)  # type: ignore[attr-defined]
    whisper.load_model = load_model  # type: ignore[attr-defined]
    transformers.pipeline = pipeline  # type: ignore[attr-defined]
    for module in (torch, whisper, transformers):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return calls


def test_openai_whisper(stand_ins: dict[str, Any], tmp_path: Path) -> None:
    engine = OpenAIWhisper(tmp_path / "medium.pt", 3)
    (heard,) = engine.recognise(SOUND)
    assert (heard.text, heard.words[0].probability, engine.identity()) == ("有", 0.8, "openai-whisper:medium")
    options = stand_ins["whisper"]
    assert options["language"] == "zh"
    assert options["condition_on_previous_text"] is False
    assert not {"initial_prompt", "hotwords"} & set(options)
    assert stand_ins["threads"] == 3


def test_transformers_pipeline(stand_ins: dict[str, Any], tmp_path: Path) -> None:
    engine = TransformersPipeline(tmp_path / "large", 1)
    (heard,) = engine.recognise(SOUND)
    assert (heard.text, heard.start, heard.end) == ("没有", 0.0, 1.0)
    assert stand_ins["transformers"]["generate_kwargs"]["language"] == "zh"


def test_no_engine_is_given_prompts(monkeypatch: pytest.MonkeyPatch, whisper: FasterWhisper) -> None:
    seen: dict[str, Any] = {}

    def transcribe(audio: Any, **options: Any) -> tuple[list[Any], None]:
        seen.update(options)
        return [], None

    monkeypatch.setattr(whisper._model, "transcribe", transcribe)
    assert whisper.recognise(SOUND) == []
    assert (seen["language"], seen["beam_size"], seen["temperature"]) == ("zh", 5, 0.0)
    assert seen["condition_on_previous_text"] is False
    assert not {"initial_prompt", "hotwords", "prefix"} & set(seen)


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("/nowhere/large-v3", "找不到语音识别模型"),
        ("transformers:/nowhere", "找不到|没有安装"),
        ("openai-whisper:/nowhere/m.pt", "没有安装|找不到"),
    ],
)
def test_a_model_that_is_not_there(tmp_path: Path, setting: str, says: str) -> None:
    with pytest.raises(ModelError, match=says):
        open_engine(setting, tmp_path, 1)


def test_a_damaged_model_says_so(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="打不开"):
        open_engine(str(tmp_path), tmp_path, 1)


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("openai-whisper:/m/x.pt", "openai-whisper"),
        ("/m/x.pt", "openai-whisper"),
        ("/m/ct2", "faster-whisper"),
    ],
)
def test_the_kind_is_seen_from_the_setting(setting: str, kind: str) -> None:
    assert engine_module._kind_of(setting)[0].name == kind


def test_a_folder_without_model_bin_is_for_transformers(tmp_path: Path) -> None:
    assert engine_module._kind_of(str(tmp_path))[0].name == "transformers"


def test_the_packaged_model_is_joined_once_and_never_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(work: Path) -> None:
        (work / "config.json").write_text("{}")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(packaged, "_assemble", break_off)
        with pytest.raises(ModelError, match="写不进"):
            packaged_model(tmp_path)
    assert list((tmp_path / "models").iterdir()) == []
    folder = packaged_model(tmp_path)
    size = (folder / "model.bin").stat().st_size
    assert size > 50_000_000
    monkeypatch.setattr(packaged, "_assemble", break_off)
    assert packaged_model(tmp_path) == folder


def test_compression_ratio() -> None:
    assert compression_ratio("") == 1.0
    assert compression_ratio("我不知道" * 40) > 2.4 > compression_ratio("这件事是去年十月份做的")


def test_a_model_under_a_chinese_path_is_opened(tmp_path: Path, whisper: FasterWhisper) -> None:
    """CTranslate2 gets the files themselves, since it opens no such path on Windows."""
    folder = packaged_model(tmp_path / "执法 办案")
    assert not str(folder).isascii()
    hum = np.sin(np.arange(16000, dtype=np.float32) / 9) / 8
    assert FasterWhisper(folder, 2).recognise(hum) == whisper.recognise(hum)
