"""The record of inquiry that a dialogue becomes, against what was said in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from assistant.speech.compare import bare, wrong_share
from assistant.speech.doubts import places
from assistant.speech.judge import LOW, REPEATED
from assistant.speech.model import Transcript
from assistant.speech.record import from_transcript
from assistant.speech.record_model import Line


@dataclass(frozen=True, slots=True)
class Turn:
    """A true turn of a dialogue: Q and P ask, A answers."""

    text: str
    speaker: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class RecordScore:
    """A record: its lines, the share of its characters under the right of 问 and 答, the share of wrong characters.

    ``told`` is the share of the wrong characters that stand under a doubt, ``doubted`` that of all characters.
    """

    name: str
    lines: int
    turns: int
    roles: float
    wrong: float
    told: float
    doubted: float


def score_record(name: str, turns: Sequence[Turn], transcript: Transcript) -> RecordScore:
    """Make the record of a dialogue without touching it, and compare."""
    lines = from_transcript(transcript).lines
    right = sum(len(bare(line.verbatim)) for line in lines if _fits(line, turns))
    marked = [flag for line in lines for flag in _doubted(line)]
    wrong = _wrong("".join(t.text for t in turns), "".join(line.verbatim for line in lines))
    return RecordScore(
        name,
        len(lines),
        len(turns),
        right / max(1, len(marked)),
        wrong_share("".join(t.text for t in turns), "".join(line.verbatim for line in lines)),
        sum(marked[at] for at in wrong) / max(1, len(wrong)),
        sum(marked) / max(1, len(marked)),
    )


def _fits(line: Line, turns: Sequence[Turn]) -> bool:
    """Whether a line stands under the role of the turn that it overlaps most."""
    if line.start is None or line.end is None:
        return False
    start, end = line.start, line.end
    turn = max(turns, key=lambda t: min(end, t.end) - max(start, t.start))
    return line.role == ("答" if turn.speaker == "A" else "问")


def _doubted(line: Line) -> list[bool]:
    """For each compared character of a line, whether a doubt about its wording stands in the exports."""
    whole = bool({LOW, REPEATED} & set(line.marks))
    spans = list(places(line.verbatim, line.doubtful))
    flags = []
    for at, character in enumerate(line.verbatim):
        under = whole or any(start <= at < end for start, end in spans)
        flags += [under] * len(bare(character))
    return flags


def _wrong(said: str, heard: str) -> list[int]:
    """Places of the compared characters of ``heard`` that were not said so."""
    edits = Levenshtein.editops(bare(said), bare(heard))
    return [e.dest_pos for e in edits if e.tag in ("replace", "insert")]
