"""What the measurement of speech counts."""

import wave
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import InputError
from assistant.evaluation.records import Turn, score_record
from assistant.evaluation.speech import character_errors, measure_speech
from assistant.settings import settings
from assistant.speech.audio import RATE, read_all
from assistant.speech.engine import Heard
from assistant.speech.model import Segment, Transcript, Word

STALL = Path(__file__).parent.parent / "speech" / "data" / "stall.ogg"


class OneSentence:
    """Hears the same in every piece."""

    def identity(self) -> str:
        return "one"

    def recognise(self, audio: np.ndarray) -> list[Heard]:  # type: ignore[type-arg]
        end = len(audio) / RATE
        return [Heard(0.0, end, "一共3趟", -0.1, words=(Word(0.0, end, "一共3趟", 0.9),))]


def turn(text: str, speaker: str, start: float) -> Turn:
    return Turn(text, speaker, start, start + 2.0)


def segment(text: str, speaker: str, start: float, *marks: str, doubtful: str = "") -> Segment:
    words = tuple(Word(start, start + 1, c, 0.1 if c in doubtful else 0.9) for c in text)
    return Segment(start, start + 2.0, text, 0.9, speaker, words, marks)


TURNS = [turn("有没有许可", "Q", 0.0), turn("没有办过", "A", 3.0)]


@pytest.mark.parametrize(
    ("segments", "expected"),  # lines, roles, wrong, told, doubted
    [
        ([segment("有没有许可", "询问人", 0), segment("没有办过", "被询问人", 3)], (2, 1.0, 0.0, 0.0, 0.0)),
        ([segment("有没有许可", "被询问人", 0), segment("没有办过", "询问人", 3)], (2, 0.0, 0.0, 0.0, 0.0)),
        (
            [segment("有没有训可", "询问人", 0, doubtful="训"), segment("没有办过", "被询问人", 3)],
            (2, 1.0, 1 / 9, 1.0, 1 / 9),
        ),
        (
            [segment("有没有训可", "询问人", 0), segment("没有办锅", "被询问人", 3, "低置信")],
            (2, 1.0, 2 / 9, 0.5, 4 / 9),
        ),
        ([], (0, 0.0, 1.0, 0.0, 0.0)),
    ],
)
def test_the_record_of_a_dialogue(segments: list[Segment], expected: tuple[float, ...]) -> None:
    found = score_record("x", TURNS, Transcript(tuple(segments), 5.0))
    assert (found.lines, found.roles, found.wrong, found.told, found.doubted) == pytest.approx(expected)


def test_numerals_count_once_as_written_and_once_as_said() -> None:
    errors = character_errors("x", "一共三趟", "一共3趟")
    assert (errors.edits, errors.aloud, errors.characters) == (1, 0, 4)


def test_clips_are_heard_one_by_one_and_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "home", tmp_path / "home")
    sound = read_all(STALL)[14 * RATE : 18 * RATE]
    for name in ("a_1.wav", "b_1.wav"):
        with wave.open(str(tmp_path / name), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes((sound * 32767).astype("<i2").tobytes())
    (tmp_path / "transcripts.tsv").write_text("file\ttext\na_1.wav\t一共三趟\nb_1.wav\t一共三趟\n", "utf-8")
    report = measure_speech(tmp_path, OneSentence(), plain=False)
    assert [(e.name, e.edits, e.aloud, e.characters) for e in report.clips] == [
        ("a", 1, 0, 4),
        ("b", 1, 0, 4),
        ("全部", 2, 0, 8),
    ]
    assert report.joined is not None
    assert report.joined.characters == 16
    assert (report.plain, report.dialogues) == ((), ())
    with pytest.raises(InputError, match="没有 transcripts"):
        measure_speech(tmp_path / "home", OneSentence())
