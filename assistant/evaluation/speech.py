"""How well recordings are heard: character error rate by source, and whether words go to the right speaker."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from assistant.errors import InputError
from assistant.speech.chinese import simplified
from assistant.speech.engine import Engine
from assistant.speech.model import Segment, Transcript
from assistant.speech.roles import ANSWERER, ASKER
from assistant.speech.speakers import SpeakerOptions
from assistant.speech.transcription import stream

_NOT_TEXT = re.compile(r"[^\w\u3400-\u9fff]|_")


@dataclass(frozen=True, slots=True)
class Errors:
    """Edit distance and characters of a group of recordings."""

    name: str
    edits: int
    characters: int

    @property
    def rate(self) -> float:
        """Character error rate."""
        return self.edits / max(1, self.characters)


@dataclass(frozen=True, slots=True)
class Turn:
    """A true turn of a dialogue: Q and P ask, A answers."""

    text: str
    speaker: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class SpeakerScore:
    """Of a dialogue: share of recognised characters, and of true turns, under the right name."""

    name: str
    characters: float
    turns: float
    errors: Errors


@dataclass(frozen=True, slots=True)
class SpeechReport:
    """Everything ``assistant evaluate speech`` prints."""

    clips: tuple[Errors, ...]
    dialogues: tuple[SpeakerScore, ...]
    sound_seconds: float
    wall_seconds: float
    cpu_seconds: float


def bare(text: str) -> str:
    """Text as it is compared: simplified, without punctuation and spaces, lower case; numerals as written."""
    return _NOT_TEXT.sub("", simplified(text)).lower()


def character_errors(name: str, said: str, heard: str) -> Errors:
    """Edit distance between what was said and what was recognised."""
    said, heard = bare(said), bare(heard)
    return Errors(name, Levenshtein.distance(said, heard), len(said))


def measure_speech(folder: Path, engine: Engine | None = None) -> SpeechReport:
    """Transcribe the clips of ``folder/transcripts.tsv`` and the dialogues NAME.wav with a NAME.tsv of turns.

    Raises:
        InputError: the folder holds neither.
    """
    clock, cpu, seconds = time.perf_counter(), time.process_time(), 0.0
    groups: dict[str, list[Errors]] = {}
    for row in _rows(folder / "transcripts.tsv"):
        heard = _transcript(folder / row["file"], engine, SpeakerOptions(1))
        seconds += heard.duration
        found = character_errors(row["file"], row["text"], _text(heard.segments))
        groups.setdefault(row["file"].partition("_")[0], []).append(found)
    dialogues = []
    for table in sorted(folder.glob("*.tsv")):
        sound = next((p for p in (table.with_suffix(".wav"), table.with_suffix(".ogg")) if p.is_file()), None)
        if sound:
            heard = _transcript(sound, engine, SpeakerOptions())
            seconds += heard.duration
            dialogues.append(score_dialogue(table.stem, read_turns(table), heard.segments))
    if not groups and not dialogues:
        raise InputError(f"{folder} 里没有 transcripts.tsv，也没有带话轮表的对话", "请检查目录")
    return SpeechReport(
        _sums(groups), tuple(dialogues), seconds, time.perf_counter() - clock, time.process_time() - cpu
    )


def read_turns(table: Path) -> list[Turn]:
    """The true turns of a dialogue: columns text, spk, start, end."""
    return [Turn(r["text"], r["spk"], float(r["start"]), float(r["end"])) for r in _rows(table)]


def score_dialogue(name: str, turns: Sequence[Turn], segments: Sequence[Segment]) -> SpeakerScore:
    """Compare names and words with the truth; a character belongs to the turn its word's middle lies in."""
    right: dict[int, int] = {}
    total: dict[int, int] = {}
    for moment, length, speaker in _spoken(segments):
        for number, turn in enumerate(turns):
            if turn.start - 0.1 <= moment <= turn.end + 0.1:
                total[number] = total.get(number, 0) + length
                right[number] = right.get(number, 0) + length * (_role(speaker) == _true_role(turn))
                break
    good_turns = sum(2 * right.get(n, 0) > total.get(n, 0) for n in range(len(turns)))
    errors = character_errors(name, "".join(t.text for t in turns), _text(segments))
    share = sum(right.values()) / max(1, sum(total.values()))
    return SpeakerScore(name, share, good_turns / max(1, len(turns)), errors)


def _spoken(segments: Sequence[Segment]) -> list[tuple[float, int, str]]:
    out = []
    for segment in segments:
        for word in segment.words:
            out.append(((word.start + word.end) / 2, len(bare(word.text)), segment.speaker))
    return out


def _role(speaker: str) -> str:
    return ASKER if speaker.startswith(ASKER) else speaker


def _true_role(turn: Turn) -> str:
    return ANSWERER if turn.speaker == "A" else ASKER


def _transcript(sound: Path, engine: Engine | None, speakers: SpeakerOptions) -> Transcript:
    *_, last = stream(sound, engine=engine, speakers=speakers, resume=False)
    assert last.final is not None  # the last update carries the transcript
    return last.final


def _text(segments: Sequence[Segment]) -> str:
    return "".join(s.text for s in segments)


def _rows(table: Path) -> list[dict[str, str]]:
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _sums(groups: dict[str, list[Errors]]) -> tuple[Errors, ...]:
    sums = [
        Errors(name, sum(e.edits for e in found), sum(e.characters for e in found))
        for name, found in sorted(groups.items())
    ]
    every = Errors("全部", sum(e.edits for e in sums), sum(e.characters for e in sums))
    return (*sums, every) if sums else ()
