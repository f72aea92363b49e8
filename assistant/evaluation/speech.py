"""How well recordings are heard: character error rate by source, and whether words go to the right speaker."""

from __future__ import annotations

import csv
import time
import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from assistant.errors import InputError
from assistant.evaluation.records import RecordScore, Turn, score_record
from assistant.evaluation.spoken_numbers import read_aloud
from assistant.files import working
from assistant.settings import settings
from assistant.speech.audio import RATE, read_all
from assistant.speech.compare import bare
from assistant.speech.engine import BEAM, Engine
from assistant.speech.model import Segment, Transcript
from assistant.speech.packaged import packaged_model
from assistant.speech.roles import ANSWERER, ASKER
from assistant.speech.speakers import SpeakerOptions
from assistant.speech.transcription import stream


@dataclass(frozen=True, slots=True)
class Errors:
    """Edit distance and characters of a group of recordings; ``aloud`` is the distance with digits read aloud."""

    name: str
    edits: int
    characters: int
    aloud: int = 0

    @property
    def rate(self) -> float:
        """Character error rate, a spoken numeral written in digits counted as wrong."""
        return self.edits / max(1, self.characters)

    @property
    def rate_aloud(self) -> float:
        """Character error rate with digits and spoken numerals made equal."""
        return self.aloud / max(1, self.characters)


@dataclass(frozen=True, slots=True)
class SpeakerScore:
    """Of a dialogue: share of recognised characters, and of true turns, under the right name."""

    name: str
    characters: float
    turns: float
    errors: Errors


@dataclass(frozen=True, slots=True)
class SpeechReport:
    """Everything ``assistant evaluate speech`` prints. ``plain`` is faster-whisper by itself on the same sound."""

    clips: tuple[Errors, ...]
    joined: Errors | None
    dialogues: tuple[SpeakerScore, ...]
    records: tuple[RecordScore, ...]
    plain: tuple[Errors, ...]
    sound_seconds: float
    wall_seconds: float
    cpu_seconds: float


def character_errors(name: str, said: str, heard: str) -> Errors:
    """Edit distance between what was said and what was recognised, with numerals as written and read aloud."""
    aloud = Levenshtein.distance(*read_aloud(said, heard))
    said, heard = bare(said), bare(heard)
    return Errors(name, Levenshtein.distance(said, heard), len(said), aloud)


@dataclass(frozen=True, slots=True)
class _Case:
    """A recording and what is said in it."""

    name: str
    sound: Path
    text: str


def measure_speech(folder: Path, engine: Engine | None = None, *, plain: bool = True) -> SpeechReport:
    """Transcribe the clips of ``folder/transcripts.tsv``, one by one and joined, and the dialogues NAME.wav with NAME.tsv.

    Args:
        folder: with the recordings.
        engine: None means that of the settings.
        plain: whether faster-whisper hears the same sound by itself, with the packaged model, as one would call it.

    Raises:
        InputError: the folder holds neither clips nor dialogues.
    """
    clips, tables = _clips(folder), _dialogues(folder)
    if not clips and not tables:
        raise InputError(f"{folder} 里没有 transcripts.tsv，也没有带话轮表的对话", "请检查目录")
    with working("speech") as work:
        joined = [_join(clips, work)] if clips else []
        clock, cpu = time.perf_counter(), time.process_time()
        heard = {c.sound: _transcript(c.sound, engine, SpeakerOptions(1)) for c in [*clips, *joined]}
        talks = {c.sound: _transcript(c.sound, engine, SpeakerOptions()) for c, _ in tables}
        wall, cpu = time.perf_counter() - clock, time.process_time() - cpu
        everything = [*clips, *joined, *(c for c, _ in tables)]
        alone = _by_itself(everything) if plain else {}
    texts = {sound: _text(t.segments) for sound, t in (heard | talks).items()}
    return SpeechReport(
        _sums(clips, texts),
        next((character_errors(c.name, c.text, texts[c.sound]) for c in joined), None),
        tuple(score_dialogue(c.name, turns, talks[c.sound].segments) for c, turns in tables),
        tuple(score_record(c.name, turns, talks[c.sound]) for c, turns in tables),
        (
            *_sums(clips, alone)[-1:],
            *(character_errors(c.name, c.text, alone[c.sound]) for c in everything[len(clips) :]),
        )
        if plain
        else (),
        sum(t.duration for t in (heard | talks).values()),
        wall,
        cpu,
    )


def _clips(folder: Path) -> list[_Case]:
    return [_Case(r["file"], folder / r["file"], r["text"]) for r in _rows(folder / "transcripts.tsv")]


def _dialogues(folder: Path) -> list[tuple[_Case, list[Turn]]]:
    found = []
    for table in sorted(folder.glob("*.tsv")):
        sound = next((p for p in (table.with_suffix(".wav"), table.with_suffix(".ogg")) if p.is_file()), None)
        if sound:
            turns = read_turns(table)
            found.append((_Case(table.stem, sound, "".join(t.text for t in turns)), turns))
    return found


def _join(clips: Sequence[_Case], work: Path) -> _Case:
    """All clips hard one after another, forwards and backwards: what a talk without pauses is to a recogniser."""
    order = [*clips, *clips[::-1]]
    path = work / "joined.wav"
    sound = np.concatenate([read_all(c.sound) for c in order])
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((sound * 32767).astype("<i2").tobytes())
    return _Case("首尾相接", path, "".join(c.text for c in order))


def _by_itself(cases: Sequence[_Case]) -> dict[Path, str]:
    """What faster-whisper makes of the recordings with its own voice detector and no code of ours."""
    from faster_whisper import WhisperModel

    chosen = settings()
    model = WhisperModel(
        str(packaged_model(chosen.home)), device="cpu", compute_type="int8", cpu_threads=chosen.threads
    )
    found = {}
    for case in cases:
        segments, _ = model.transcribe(str(case.sound), language="zh", beam_size=BEAM, vad_filter=True)
        found[case.sound] = "".join(s.text for s in segments)
    return found


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


def _sums(clips: Sequence[_Case], texts: Mapping[Path, str]) -> tuple[Errors, ...]:
    """The errors of each source of clips (the first part of the file's name), then of all."""
    groups: dict[str, list[Errors]] = {}
    for case in clips:
        errors = character_errors(case.name, case.text, texts[case.sound])
        groups.setdefault(case.name.partition("_")[0], []).append(errors)
    sums = [_sum(name, found) for name, found in sorted(groups.items())]
    return (*sums, _sum("全部", sums)) if sums else ()


def _sum(name: str, found: Sequence[Errors]) -> Errors:
    return Errors(
        name, sum(e.edits for e in found), sum(e.characters for e in found), sum(e.aloud for e in found)
    )
