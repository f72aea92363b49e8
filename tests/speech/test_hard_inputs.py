"""Ten recordings that make recognisers invent: none may yield text that nobody said."""

from pathlib import Path

import numpy as np
import pytest
from rapidfuzz.distance import LCSseq

from assistant.errors import InputError
from assistant.speech.audio import RATE, Samples
from assistant.speech.compare import bare
from assistant.speech.engine import Engine
from assistant.speech.model import Transcript
from assistant.speech.transcription import stream

from .conftest import write_audio, write_video
from .test_voice import noise, silence, tone

LEGAL = ("违法", "处罚", "法律", "条例", "规定", "罚款", "笔录", "权利", "处罚法")


def hear(path: Path, engine: Engine) -> Transcript:
    *_, last = stream(path, engine=engine)
    assert last.final is not None
    return last.final


@pytest.fixture
def asker(stall: Samples) -> Samples:
    """有没有办理临时占道的许可？"""
    return stall[int(26.3 * RATE) : int(29.2 * RATE)]


@pytest.mark.parametrize(
    "sound", [silence(30), noise(30), noise(30, 0.6), tone(30)], ids=["静", "噪", "强噪", "乐"]
)
def test_no_voice_gives_no_text(own_home: Path, tmp_path: Path, whisper: Engine, sound: Samples) -> None:
    heard = hear(write_audio(tmp_path / "a.wav", np.clip(sound, -1, 1)), whisper)
    assert heard.segments == ()
    assert "没有听到可辨认的说话声" in heard.notes


def test_phone_line(own_home: Path, tmp_path: Path, whisper: Engine, asker: Samples) -> None:
    heard = hear(write_audio(tmp_path / "a.wav", asker, 8000, "pcm_alaw"), whisper)
    text = "".join(s.text for s in heard.segments)
    # Single words differ with the kernels of the processor (许可, 训客); most of the sentence is heard on every one.
    assert LCSseq.normalized_similarity(text, "有没有办理临时占道的许可") >= 0.5


def test_clipped_sound(own_home: Path, tmp_path: Path, whisper: Engine, asker: Samples) -> None:
    heard = hear(write_audio(tmp_path / "a.wav", np.clip(asker * 30, -1, 1)), whisper)
    assert len(bare("".join(s.text for s in heard.segments))) <= 20


def test_two_at_once_invents_nothing(own_home: Path, tmp_path: Path, whisper: Engine, stall: Samples) -> None:
    one, other = stall[int(14.2 * RATE) : int(18.8 * RATE)], stall[int(26.3 * RATE) : int(30.9 * RATE)]
    heard = hear(write_audio(tmp_path / "a.wav", (one + other) / 2), whisper)
    text = "".join(s.text for s in heard.segments)
    assert len(bare(text)) <= 40
    assert not any(word in text for word in LEGAL)


def test_one_second(own_home: Path, tmp_path: Path, whisper: Engine, stall: Samples) -> None:
    heard = hear(write_audio(tmp_path / "a.wav", stall[int(8.4 * RATE) : int(9.4 * RATE)]), whisper)
    text = "".join(s.text for s in heard.segments)
    assert len(bare(text)) <= 8
    assert not any(word in text for word in LEGAL)


def test_zero_bytes_and_video_without_sound(own_home: Path, tmp_path: Path, whisper: Engine) -> None:
    empty = tmp_path / "a.mp3"
    empty.touch()
    with pytest.raises(InputError, match="0 字节"):
        hear(empty, whisper)
    with pytest.raises(InputError, match="没有声音轨道"):
        hear(write_video(tmp_path / "v.mp4", None), whisper)


def test_truncated_mp4(own_home: Path, tmp_path: Path, whisper: Engine, asker: Samples) -> None:
    path = write_video(tmp_path / "v.mp4", asker)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])  # the index at the end is gone
    with pytest.raises(InputError, match="已损坏"):
        hear(path, whisper)


def test_truncated_wav_says_that_it_is_incomplete(
    own_home: Path, tmp_path: Path, whisper: Engine, stall: Samples
) -> None:
    path = write_audio(tmp_path / "a.wav", stall[: 20 * RATE])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    heard = hear(path, whisper)
    assert heard.segments
    assert heard.duration == pytest.approx(10, abs=0.5)
