"""Who says what: windows grouped by voice, words given to voices, segments cut where the speaker changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from assistant.speech.checkpoint import Finished
from assistant.speech.clustering import cluster
from assistant.speech.model import Segment, Word
from assistant.speech.roles import name_roles
from assistant.speech.voiceprint import Prints

UNSURE = "说话人不确定"
_SWITCH = 0.25  # cost of a change of speaker between two words without a pause
_SWITCH_AT_PAUSE = 0.05
_PAUSE = 0.25  # seconds
_SHORT = 0.6  # seconds: a turn as short as this is marked
_MARGIN = 0.06  # similarity by which the best voice must lead
_KNOWN = 0.75  # similarity from which a voice is taken for an enrolled one
_SENTENCE = tuple("。？！，；")


@dataclass(frozen=True, slots=True)
class SpeakerOptions:
    """``number`` of people who speak (None: found), and ``enrolled`` voices by name."""

    number: int | None = None
    enrolled: Mapping[str, Prints] = field(default_factory=dict)


def assign_speakers(pieces: Sequence[Finished], options: SpeakerOptions) -> tuple[Segment, ...]:
    """The segments of all pieces cut into turns and named 询问人, 被询问人 or as enrolled.

    Turns that are short, overlap or sound like two voices are marked 说话人不确定.
    """
    segments = [s for piece in pieces for s in piece.segments]
    voices = _Voices(pieces, options.number)
    if not segments or not voices.number:
        return tuple(segments)
    turns = [turn for segment in segments for turn in _split(segment, voices)]
    names = {n: name for n, name in enumerate(_enrolled(voices.centres, options.enrolled)) if name}
    names = name_roles(turns, voices.number, names)
    return tuple(replace(s, speaker=names[voice]) for s, voice in turns)


class _Voices:
    """Similarity of every moment of the recording to every voice."""

    def __init__(self, pieces: Sequence[Finished], number: int | None) -> None:
        empty = np.zeros((0, 256), np.float32)
        prints = np.concatenate([empty, *(p.prints.astype(np.float32) for p in pieces)])
        windows = np.concatenate([np.zeros((0, 2), np.float32), *(p.windows for p in pieces)])
        self.centres = cluster(prints, number)
        self.number = len(self.centres)
        self._middle, self._half = windows.mean(axis=1), (windows[:, 1] - windows[:, 0]) / 2
        self._scores = prints @ self.centres.T if len(prints) else np.zeros((0, 0))

    def at(self, moment: float) -> npt.NDArray[np.float64]:
        """Similarities at a moment: the windows around it, the nearer the heavier; in a pause those on both sides."""
        low, high = np.searchsorted(self._middle, (moment - 1.0, moment + 1.0))
        apart = np.abs(self._middle[low:high] - moment)
        weight = np.maximum(0.0, self._half[low:high] + 0.05 - apart)
        if weight.sum() > 0:
            return np.asarray(weight @ self._scores[low:high] / weight.sum(), np.float64)
        after = int(np.searchsorted(self._middle, moment))
        return np.asarray(self._scores[max(0, after - 1) : after + 1].mean(axis=0), np.float64)


def _split(segment: Segment, voices: _Voices) -> list[tuple[Segment, int]]:
    """A segment's turns with the number of the voice that speaks each."""
    words = segment.words or (Word(segment.start, segment.end, segment.text, segment.confidence),)
    scores = np.stack([voices.at((w.start + w.end) / 2) for w in words])
    path = _best_path(scores, [_switch_cost(a, b) for a, b in zip(words, words[1:], strict=False)])
    cuts = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), len(words)]
    return [
        (_part(segment, words[a:b], scores[a:b]), int(path[a])) for a, b in zip(cuts, cuts[1:], strict=False)
    ]


def _switch_cost(before: Word, after: Word) -> float:
    pause = after.start - before.end >= _PAUSE or before.text.endswith(_SENTENCE)
    return _SWITCH_AT_PAUSE if pause else _SWITCH


def _best_path(scores: npt.NDArray[np.float64], costs: list[float]) -> npt.NDArray[np.int64]:
    """The sequence of voices with the highest similarity less the cost of its changes (Viterbi)."""
    total, back = scores[0].copy(), []
    for row, cost in zip(scores[1:], costs, strict=True):
        best = int(total.argmax())
        change = total[best] - cost > total
        back.append(np.where(change, best, np.arange(len(row))))
        total = np.where(change, total[best] - cost, total) + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return np.asarray(path[::-1], np.int64)


def _part(segment: Segment, words: Sequence[Word], scores: npt.NDArray[np.float64]) -> Segment:
    """The turn of a segment that these words make."""
    ranked = np.sort(scores.mean(axis=0))[::-1]
    close = len(ranked) > 1 and ranked[0] - ranked[1] < _MARGIN
    short = len(ranked) > 1 and words[-1].end - words[0].start < _SHORT
    marks = (*segment.marks, UNSURE) if close or short else segment.marks
    if len(words) == len(segment.words or (None,)):
        return replace(segment, marks=marks)
    confidence = round(sum(w.probability for w in words) / len(words), 3)
    text = "".join(w.text for w in words).strip("，")
    return Segment(words[0].start, words[-1].end, text, confidence, "", tuple(words), marks)


def _enrolled(centres: Prints, known: Mapping[str, Prints]) -> list[str]:
    """Name of the enrolled voice each centre sounds like, the surest pairs first; "" for none."""
    names = [""] * len(centres)
    pairs = sorted(
        ((float(c @ voice), name, n) for name, voice in known.items() for n, c in enumerate(centres)),
        key=lambda pair: (-pair[0], pair[1]),
    )
    for likeness, name, number in pairs:
        if likeness >= _KNOWN and not names[number] and name not in names:
            names[number] = name
    return names
