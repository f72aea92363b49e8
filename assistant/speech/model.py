"""What transcription returns. Times are seconds from the start of the recording."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its time and the recogniser's probability (0 … 1)."""

    start: float
    end: float
    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One uttered stretch. ``speaker`` is "" until assigned; ``marks`` names doubts (低置信, 重复, 说话人不确定 …)."""

    start: float
    end: float
    text: str
    confidence: float
    speaker: str = ""
    words: tuple[Word, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole recording: its segments in order, duration in seconds, engine name, and notes for the user."""

    segments: tuple[Segment, ...]
    duration: float
    engine: str = ""
    notes: tuple[str, ...] = field(default_factory=tuple)


def clock(seconds: float) -> str:
    """Seconds as 00:12:34."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest:02d}"
