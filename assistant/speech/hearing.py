"""All that is said in a piece: what a recogniser leaves out where somebody speaks is given to it once more.

Whisper closes a window with one time mark when it takes a sentence for the last one, and what follows is lost
without a word (half a minute of short answers by several people came back as the first of them), or one word is
drawn out over all that was not heard. So the spans
that no text covers although the voice detector hears speech are recognised again by themselves, as often as that
brings anything; what stays without text is told, never passed over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from assistant.speech.engine import Engine, Heard
from assistant.speech.model import Word
from assistant.speech.voice import FRAME_SECONDS, THRESHOLD, Piece, cut

_LEAST = 0.6  # seconds of voice that must not stay without text
_TOLERANCE = 0.2  # seconds by which time marks are off
_DRAWN = 1.0  # seconds of a character at most; a word that is stretched further hides what was not heard
_EDGE = 0.4  # seconds kept before and after voice, as in voice.py
_PROGRESS = 0.5  # seconds by which a stretch must be shorter than the one it lay in
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was recognised in a piece, in order, and the spans of voice that gave no text (seconds of the piece)."""

    heard: tuple[Heard, ...]
    silent: tuple[Span, ...] = ()


def hear(piece: Piece, engine: Engine) -> Hearing:
    """Recognise a piece and, one by one, the stretches of speech that the recogniser passed over."""
    heard = [h for h in engine.recognise(piece.audio) if h.text.strip()]
    length = len(piece.frames) * FRAME_SECONDS
    holes = list(_holes(piece, heard))
    again = [_once_more(piece, hole, engine, length - _PROGRESS) for hole in holes]
    parts = [part for h in heard for part in _apart(h, [start for start, _ in holes])]
    found = sorted([*parts, *(h for a in again for h in a.heard)], key=lambda h: h.start)
    return Hearing(tuple(found), tuple(span for a in again for span in a.silent))


def _once_more(piece: Piece, hole: Span, engine: Engine, longest: float) -> Hearing:
    """A hole heard by itself if it is shorter than what was just heard; times are those of the piece."""
    if hole[1] - hole[0] > longest:
        return Hearing((), (hole,))
    first = int(hole[0] / FRAME_SECONDS)
    inner = hear(cut(piece, first, int(hole[1] / FRAME_SECONDS) + 1), engine)
    offset = first * FRAME_SECONDS
    silent = tuple((a + offset, b + offset) for a, b in inner.silent)
    return Hearing(tuple(_shifted(h, offset) for h in inner.heard), silent)


def _shifted(heard: Heard, by: float) -> Heard:
    words = tuple(replace(w, start=w.start + by, end=w.end + by) for w in heard.words)
    return replace(heard, start=heard.start + by, end=heard.end + by, words=words)


def _holes(piece: Piece, heard: Sequence[Heard]) -> Iterator[Span]:
    """Spans between, before and after the texts that hold enough voice, from the first of it to the last."""
    length = len(piece.frames) * FRAME_SECONDS
    at = 0.0
    for start, end in [*(span for h in heard for span in _spans(h)), (length, length)]:
        voiced = _voiced(piece, at + _TOLERANCE * (at > 0), start)
        if len(voiced) * FRAME_SECONDS >= _LEAST:
            yield (
                max(at, voiced[0] * FRAME_SECONDS - _EDGE),
                min(start, (voiced[-1] + 1) * FRAME_SECONDS + _EDGE),
            )
        at = max(at, end)


def _spans(heard: Heard) -> list[Span]:
    """What a text covers: its words, none longer than anybody draws out a character; without words all of it."""
    if not heard.words:
        return [(heard.start, heard.end)]
    return [(w.start, min(w.end, w.start + _DRAWN * max(1, len(w.text.strip())))) for w in heard.words]


def _apart(heard: Heard, holes: Sequence[float]) -> list[Heard]:
    """A text cut where holes begin in it, so that what fills them comes between its words."""
    if not heard.words:
        return [heard]
    groups = groupby(heard.words, key=lambda w: bisect_right(holes, w.start))
    return [_part(heard, tuple(words), holes[number:]) for number, words in groups]


def _part(heard: Heard, words: tuple[Word, ...], later: Sequence[float]) -> Heard:
    """Some words of a text, all of them ended when the next hole begins."""
    if words == heard.words and not (later and later[0] < heard.end):
        return heard
    ended = tuple(replace(w, end=min([w.end, *later[:1]])) for w in words)
    text = "".join(w.text for w in ended)
    return replace(heard, start=ended[0].start, end=ended[-1].end, text=text, words=ended)


def _voiced(piece: Piece, start: float, end: float) -> list[int]:
    """Frames with voice between two seconds of the piece."""
    low, high = int(start / FRAME_SECONDS), int(end / FRAME_SECONDS)
    return [low + int(n) for n in np.flatnonzero(piece.voice[low:high] >= THRESHOLD)]
