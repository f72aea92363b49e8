from pathlib import Path

import numpy as np
import pytest

from assistant.errors import InputError
from assistant.speech.audio import RATE, Samples, open_recording, read_all, read_blocks, read_clip

from .conftest import STALL, write_audio, write_channels, write_video


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.wav", "", 16000),
        ("phone.wav", "pcm_alaw", 8000),
        ("a.flac", "flac", 16000),
        ("a.mp3", "libmp3lame", 44100),
        ("a.m4a", "aac", 16000),
        ("a.ogg", "libopus", 48000),
        ("a.amr", "libopencore_amrnb", 8000),
    ],
)
def test_reads_what_recorders_write(tmp_path: Path, stall: Samples, name: str, codec: str, rate: int) -> None:
    sound = stall[: 3 * RATE]
    try:
        path = write_audio(tmp_path / name, sound, rate, codec)
    except ValueError:
        pytest.skip(f"this build of FFmpeg has no encoder {codec}")
    assert open_recording(path).duration == pytest.approx(3.0, abs=0.2)
    read = read_all(path)
    assert len(read) / RATE == pytest.approx(3.0, abs=0.2)
    assert float(np.abs(read).max()) == pytest.approx(float(np.abs(sound).max()), rel=0.3)


def test_reads_the_sound_of_a_video(tmp_path: Path, stall: Samples) -> None:
    path = write_video(tmp_path / "v.mp4", stall[: 2 * RATE])
    assert len(read_all(path)) / RATE == pytest.approx(2.0, abs=0.2)


def test_blocks_joined_are_the_whole(tmp_path: Path, stall: Samples) -> None:
    path = write_audio(tmp_path / "a.wav", stall[: 5 * RATE])
    blocks = list(read_blocks(path, seconds=2))
    assert [len(b) for b in blocks] == [2 * RATE, 2 * RATE, RATE]
    np.testing.assert_array_equal(np.concatenate(blocks), read_all(path))


@pytest.mark.parametrize("suffix", ["wav", "ogg"])
def test_a_clip_is_the_sound_between_two_seconds(tmp_path: Path, stall: Samples, suffix: str) -> None:
    path = write_audio(tmp_path / "a.wav", stall[: 20 * RATE]) if suffix == "wav" else STALL
    clip, whole = read_clip(path, 12.0, 13.5), read_all(path)
    assert len(clip) == 1.5 * RATE
    expected = whole[12 * RATE : int(13.5 * RATE)]
    assert float(np.corrcoef(clip, expected)[0, 1]) > 0.9


def test_a_clip_past_the_end_is_empty() -> None:
    assert len(read_clip(STALL, 900.0, 901.0)) == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "0 字节"),
        ("这是一段文字，不是录音。".encode() * 50, "不是可识别的音频"),
        (b"RIFF\x00\x00", "不是可识别的音频"),
    ],
)
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        open_recording(path)


def test_video_without_sound_and_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有声音轨道"):
        open_recording(write_video(tmp_path / "v.mp4", None))
    with pytest.raises(InputError, match="找不到"):
        open_recording(tmp_path / "none.wav")


def _noise(seed: int, length: int, level: float = 0.003) -> Samples:
    return (np.random.default_rng(seed).standard_normal(length) * level).astype(np.float32)


@pytest.mark.parametrize(
    ("gains", "level"),
    [
        ((1.0, 1.0), 1.0),
        ((1.0, -1.0), 1.0),  # one microphone wired the wrong way round
        ((-1.0, 1.0), 1.0),
        ((1.0, -0.6), 0.8),
        ((0.3, -1.0), 0.65),
        ((1.0, 0.0), 0.5),
        ((0.0, -1.0), 0.5),
        ((1.0, 1.0, -1.0, -1.0), 1.0),
        ((1.0, -1.0, 1.0, 0.0, -0.5, 0.5), 4 / 6),
    ],
)
@pytest.mark.parametrize("hiss", [False, True])
def test_channels_do_not_cancel_each_other(
    tmp_path: Path, stall: Samples, gains: tuple[float, ...], level: float, hiss: bool
) -> None:
    sound = stall[: 4 * RATE] * 0.9
    planes = np.stack([sound * g + _noise(n, len(sound)) * hiss for n, g in enumerate(gains)])
    path = write_channels(tmp_path / "a.wav", np.clip(planes, -1, 1))
    for heard in (read_all(path), read_clip(path, 0.0, 4.0)):
        assert abs(float(np.corrcoef(heard, sound[: len(heard)])[0, 1])) > 0.95
        loudness = float(np.sqrt((heard**2).mean() / (sound**2).mean()))
        assert loudness == pytest.approx(level, rel=0.1)


def test_two_people_on_two_channels_are_both_heard(tmp_path: Path, stall: Samples) -> None:
    one, other = stall[: 4 * RATE], stall[5 * RATE : 9 * RATE]
    heard = read_all(write_channels(tmp_path / "a.wav", np.stack([one, other])))
    np.testing.assert_allclose(heard, (one + other) / 2, atol=2e-4)


def test_the_turned_channel_does_not_depend_on_the_blocks(tmp_path: Path, stall: Samples) -> None:
    path = write_channels(tmp_path / "a.wav", np.stack([stall, -stall]))
    np.testing.assert_array_equal(np.concatenate(list(read_blocks(path, seconds=1))), read_all(path))
