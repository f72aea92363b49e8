"""What a recogniser passes over is heard again, and what stays without text is told."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.speech.audio import RATE, Samples
from assistant.speech.compare import wrong_share
from assistant.speech.engine import Engine, Heard
from assistant.speech.hearing import hear
from assistant.speech.model import Word
from assistant.speech.transcription import stream
from assistant.speech.voice import FRAME, FRAME_SECONDS, Piece

from .conftest import write_audio


def piece(voiced: list[tuple[float, float]], seconds: float = 28.0) -> Piece:
    """Sound whose samples count the frames, with voice between the given seconds."""
    frames = int(seconds / FRAME_SECONDS)
    voice = np.zeros(frames, np.float32)
    for start, end in voiced:
        voice[round(start / FRAME_SECONDS) : round(end / FRAME_SECONDS)] = 0.9
    audio = np.repeat(np.arange(frames, dtype=np.float32), FRAME)
    return Piece(audio, np.arange(frames), voice)


class Sleepy:
    """Hears the first ``takes`` seconds of what it is given and no more, as Whisper does when a window closes early."""

    def __init__(self, takes: float, deaf: tuple[float, float] = (-1.0, -1.0)) -> None:
        self.takes, self.deaf, self.asked = takes, deaf, 0

    def identity(self) -> str:
        return "sleepy"

    def recognise(self, audio: Samples) -> list[Heard]:
        self.asked += 1
        start = float(audio[0]) * FRAME_SECONDS
        end = min(len(audio) / RATE, self.takes)
        if self.deaf[0] <= start < self.deaf[1]:
            return []
        steps = np.arange(0.0, end, 0.5).tolist()
        words = tuple(Word(t, min(t + 0.5, end), f"{start:.1f}" if t == 0 else "。", 0.9) for t in steps)
        return [Heard(0.0, end, "".join(w.text for w in words), -0.1, words=words)]


def test_a_window_that_closes_early_is_gone_on_with() -> None:
    found = hear(piece([(0, 28)]), Sleepy(4.0))
    assert [round(h.start) for h in found.heard] == [0, 4, 8, 12, 16, 20, 24]
    assert all(h.words[0].start == h.start and h.words[-1].end == h.end for h in found.heard)
    assert [float(h.text.rstrip("。")) for h in found.heard] == pytest.approx(
        [h.start for h in found.heard], abs=0.1
    )
    assert found.silent == ()


@pytest.mark.parametrize(
    ("voiced", "asked"),
    [
        ([(0, 5)], 1),  # all of it was heard
        ([(0, 5), (10, 10.5)], 1),  # half a second of voice is no answer
        ([(0, 5), (10, 12)], 2),
        ([(0, 5), (10, 18)], 3),
        ([], 1),
    ],
)
def test_only_voice_is_heard_again(voiced: list[tuple[float, float]], asked: int) -> None:
    engine = Sleepy(5.0)
    hear(piece(voiced), engine)
    assert engine.asked == asked


def test_voice_without_text_is_told() -> None:
    found = hear(piece([(0, 28)]), Sleepy(10.0, deaf=(9.0, 100.0)))
    assert len(found.heard) == 1
    assert found.silent == ((pytest.approx(10.0, abs=0.1), pytest.approx(28.0, abs=0.1)),)


class Drawling(Sleepy):
    """Draws one word out over what it did not hear, then goes on."""

    def recognise(self, audio: Samples) -> list[Heard]:
        self.asked += 1
        if self.asked > 1:
            return [Heard(0.0, len(audio) / RATE, "乙", -0.1)]
        words = (Word(0.0, 0.4, "甲", 0.9), Word(0.4, 20.0, "啊", 0.9), Word(20.0, 20.4, "丙", 0.9))
        return [Heard(0.0, 20.4, "甲啊丙", -0.1, words=words)]


def test_a_word_drawn_out_hides_nothing() -> None:
    found = hear(piece([(0, 2), (5, 15), (19.5, 20.4)], 21.0), Drawling(1.0))
    assert [h.text for h in found.heard] == ["甲啊", "乙", "丙"]
    spans = [(h.start, h.end) for h in found.heard]
    assert all(a[1] <= b[0] + 0.5 for a, b in zip(spans, spans[1:], strict=False))
    assert found.heard[0].end == pytest.approx(1.4, abs=0.1)  # a second for 啊, then the hole


@pytest.mark.parametrize("voiced", [[(0, 1.5)], [(0, 1.5), (19.8, 20.4)], [(0, 1.6), (8, 8.5)]])
def test_a_word_drawn_out_over_silence_stays(voiced: list[tuple[float, float]]) -> None:
    engine = Drawling(1.0)
    found = hear(piece(voiced, 21.0), engine)
    assert engine.asked == 1
    assert [h.text for h in found.heard] == ["甲啊丙"]


class Repeating:
    """Never gets on: its text ends before anything was heard."""

    def __init__(self) -> None:
        self.asked = 0

    def identity(self) -> str:
        return "repeating"

    def recognise(self, audio: Samples) -> list[Heard]:
        self.asked += 1
        return [Heard(0.0, 0.0, "嗯", -0.1)]


def test_a_recogniser_that_never_gets_on_is_left() -> None:
    engine = Repeating()
    found = hear(piece([(0, 28)]), engine)
    assert engine.asked <= 3
    assert found.silent


@given(st.lists(st.tuples(st.floats(0, 27), st.floats(0.1, 9)), max_size=5), st.floats(0.7, 30))
def test_every_second_of_voice_is_heard_or_told(spans: list[tuple[float, float]], takes: float) -> None:
    whole = piece([(a, min(28.0, a + length)) for a, length in spans])
    found = hear(whole, Sleepy(takes))
    covered = [*((h.start, h.end) for h in found.heard), *found.silent]
    frames = np.flatnonzero(whole.voice > 0.5) * FRAME_SECONDS
    left = [t for t in frames if not any(a - 0.05 <= t <= b + 0.05 for a, b in covered)]
    assert len(left) * FRAME_SECONDS < 0.6 * (len(covered) + 1)
    assert [h.start for h in found.heard] == sorted(h.start for h in found.heard)


def test_the_note_names_the_place(own_home: Path, tmp_path: Path, stall: Samples) -> None:
    class Deaf(Sleepy):
        def recognise(self, audio: Samples) -> list[Heard]:
            return []

    *_, last = stream(write_audio(tmp_path / "a.wav", stall[: 10 * RATE]), engine=Deaf(1.0))
    assert last.final is not None
    assert any("处有说话声而没有识别出文字（00:00:00" in note for note in last.final.notes)


def test_joined_answers_are_not_lost(own_home: Path, tmp_path: Path, whisper: Engine, stall: Samples) -> None:
    """Short turns set hard against each other: most of every one of them comes back."""
    turns = [(8.6, 9.8), (14.2, 18.8), (26.3, 29.2), (14.2, 18.8), (8.6, 9.8), (26.3, 29.2)]
    sound = np.concatenate([stall[int(a * RATE) : int(b * RATE)] for a, b in turns])
    one = {}
    for a, b in set(turns):
        path = write_audio(tmp_path / "one.wav", stall[int(a * RATE) : int(b * RATE)])
        *_, last = stream(path, engine=whisper)
        one[a, b] = "".join(s.text for s in last.final.segments) if last.final else ""
    *_, last = stream(write_audio(tmp_path / "all.wav", sound), engine=whisper)
    assert last.final is not None
    heard = "".join(s.text for s in last.final.segments)
    assert wrong_share("".join(one[t] for t in turns), heard) < 0.35
