from pathlib import Path

import numpy as np
import pytest

from assistant.errors import InputError
from assistant.settings import settings
from assistant.speech.audio import RATE, Samples
from assistant.speech.checkpoint import Finished
from assistant.speech.clustering import cluster, nearest
from assistant.speech.enrolment import Voices
from assistant.speech.mel import mel_spectrogram
from assistant.speech.model import Segment, Word
from assistant.speech.roles import asking_score
from assistant.speech.speakers import UNSURE, SpeakerOptions, assign_speakers
from assistant.speech.voiceprint import VoicePrinter, speech_runs

from .conftest import STALL, write_audio

rng = np.random.default_rng(3)
CENTRES = np.linalg.qr(rng.standard_normal((256, 8)))[0].T


def voice(number: int, windows: int) -> np.ndarray:
    prints = CENTRES[number] + 0.3 * rng.standard_normal((windows, 256)) / 16
    return (prints / np.linalg.norm(prints, axis=1, keepdims=True)).astype(np.float32)


def finished(plan: list[tuple[int, str]]) -> list[Finished]:
    """Turns of two seconds each: (voice, text)."""
    segments, windows, prints = [], [], []
    for at, (number, text) in enumerate(plan):
        start = at * 2.0
        step = 2.0 / len(text)
        words = tuple(Word(start + i * step, start + (i + 1) * step, c, 0.9) for i, c in enumerate(text))
        segments.append(Segment(start, start + 2.0, text, 0.9, "", words))
        windows += [[start, start + 1.6], [start + 0.4, start + 2.0]]
        prints.append(voice(number, 2))
    return [
        Finished(
            0.0,
            len(plan) * 2.0,
            tuple(segments),
            (),
            np.asarray(windows, np.float32),
            np.concatenate(prints).astype(np.float16),
        )
    ]


DIALOGUE = [
    (0, "我们是执法人员，请你如实回答。"),
    (1, "好的，我会如实说。"),
    (0, "这个棚子是什么时候搭的？"),
    (1, "去年十月份搭的。"),
    (0, "有没有办过手续？"),
    (1, "没有，我不知道要办。"),
]


def test_mel_equals_librosa() -> None:
    """Values of librosa 0.11.0 for two tones (feature.melspectrogram, n_fft 400, hop 160, 40 bands)."""
    t = np.arange(RATE) / RATE
    sound = (0.3 * np.sin(2 * np.pi * 440 * t) + 0.1 * np.sin(2 * np.pi * 3000 * t)).astype(np.float32)
    mel = mel_spectrogram(sound)
    assert mel.shape == (101, 40)
    expected = [0.0875609, 4.83428, 0.0113009, 0.00087767, 3.76137e-06, 0.00183191, 0.00097147, 0.000111164]
    np.testing.assert_allclose(mel[0, ::5], expected, rtol=2e-3)
    assert mel[50, 5] == pytest.approx(14.788, rel=1e-4)


def test_the_encoder_gives_unit_vectors_that_tell_voices_apart(stall: Samples) -> None:
    printer = VoicePrinter(settings().models)
    mel = [mel_spectrogram(stall[int(a * RATE) : int((a + 1.6) * RATE)])[:160] for a in (1, 4, 14.5, 30)]
    prints = printer.encode(mel)
    np.testing.assert_allclose(np.linalg.norm(prints, axis=1), 1, rtol=1e-4)
    same, different = prints[0] @ prints[1], prints[0] @ prints[2]
    assert same > 0.7 > 0.6 > different
    assert prints[2] @ prints[3] > 0.7


@pytest.mark.parametrize(
    ("voiced", "runs"),
    [
        ([0] * 50, 0),
        ([1] * 50, 1),
        ([1] * 30 + [0] * 3 + [1] * 30, 1),
        ([1] * 30 + [0] * 20 + [1] * 30, 2),
        ([1] * 3, 0),
    ],
)
def test_runs_of_speech(voiced: list[int], runs: int) -> None:
    assert len(speech_runs(np.asarray(voiced, np.float32))) == runs


@pytest.mark.parametrize(
    ("sizes", "number"), [([20], None), ([20, 20], None), ([30, 20, 8], None), ([20, 20], 2), ([5], 3)]
)
def test_clusters(sizes: list[int], number: int | None) -> None:
    prints = np.concatenate([voice(n, size) for n, size in enumerate(sizes)])
    centres = cluster(prints, number)
    assert len(centres) == (number or len(sizes))
    if number is None:
        assert np.bincount(nearest(prints, centres)).tolist() == sizes
    np.testing.assert_array_equal(centres, cluster(prints, number))


def test_nothing_to_cluster() -> None:
    assert len(cluster(np.zeros((0, 256), np.float32))) == 0
    assert assign_speakers([], SpeakerOptions()) == ()


def test_the_one_who_asks_is_named_so() -> None:
    for plan in (DIALOGUE, [(1 - v, text) for v, text in DIALOGUE], [(0, "你好。"), *DIALOGUE]):
        segments = assign_speakers(finished(plan), SpeakerOptions())
        asked = {s.speaker for s in segments if "？" in s.text}
        answered = {s.speaker for s in segments if "去年" in s.text or "不知道" in s.text}
        assert (asked, answered) == ({"询问人"}, {"被询问人"})


def test_a_segment_is_cut_where_the_speaker_changes() -> None:
    (piece,) = finished([*DIALOGUE, (0, "你收到通知没有？"), (1, "收到了收到了的。")])
    *rest, one, two = piece.segments
    both = Segment(one.start, two.end, one.text + two.text, 0.9, "", one.words + two.words)
    merged = Finished(piece.start, piece.end, (*rest, both), (), piece.windows, piece.prints)
    segments = assign_speakers([merged], SpeakerOptions(2))
    assert [(s.speaker, s.text) for s in segments[-2:]] == [
        ("询问人", "你收到通知没有？"),
        ("被询问人", "收到了收到了的。"),
    ]


def test_one_voice_stays_unnamed_and_an_enrolled_one_gets_its_name() -> None:
    alone = assign_speakers(finished([(0, "今天天气很好。")] * 3), SpeakerOptions())
    assert {s.speaker for s in alone} == {""}
    known = SpeakerOptions(enrolled={"张三": CENTRES[0].astype(np.float32)})
    segments = assign_speakers(finished(DIALOGUE), known)
    assert [s.speaker for s in segments[:2]] == ["张三", "被询问人"]


def test_a_voice_between_two_is_marked() -> None:
    (piece,) = finished(DIALOGUE * 4)
    prints = piece.prints.copy()
    prints[4:6] = (CENTRES[0] + CENTRES[1]).astype(np.float16) / np.float16(1.414)
    mixed = Finished(piece.start, piece.end, piece.segments, (), piece.windows, prints)
    assert UNSURE in assign_speakers([mixed], SpeakerOptions(2))[2].marks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("你有没有办理许可证？", True),
        ("请问你和这家厂是什么关系", True),
        ("现在向你告知权利义务，你是否申请回避", True),
        ("我没有办过", False),
        ("大概三四个平方", False),
        ("对，我承认", False),
    ],
)
def test_asking_and_answering(text: str, asks: bool) -> None:
    assert (asking_score(text) > 0) is asks


def test_enrolled_voices(tmp_path: Path, stall: Samples) -> None:
    voices = Voices(tmp_path, settings().models)
    assert voices.all() == {}
    voices.enrol("张三", write_audio(tmp_path / "a.wav", stall[: 8 * RATE]))
    voices.enrol("李四", write_audio(tmp_path / "b.wav", stall[14 * RATE : 19 * RATE]))
    assert set(Voices(tmp_path, settings().models).all()) == {"张三", "李四"}
    prints = voices.all()
    assert prints["张三"] @ prints["李四"] < 0.7
    voices.remove("张三")
    assert set(voices.all()) == {"李四"}
    for name, sound in (("", STALL), ("短", write_audio(tmp_path / "c.wav", stall[:RATE]))):
        with pytest.raises(InputError):
            voices.enrol(name, sound)
    with pytest.raises(InputError, match="没有登记过"):
        voices.remove("王五")
