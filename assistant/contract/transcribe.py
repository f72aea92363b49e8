"""``transcribe``: a recording in, segments with times, speakers and confidence out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field

from assistant import verbs
from assistant.contract.base import PATH, Answer, Request, Verb
from assistant.speech.model import Transcript


class TranscribeRequest(Request):
    """A recording."""

    path: str = Field(description="录音或录像文件", examples=["录音.wav"], json_schema_extra={"format": PATH})
    speakers: int = Field(0, ge=0, le=20, description="说话人数；0 为自动判断")


class HeardSegment(Answer):
    """One uttered stretch."""

    start: float = Field(description="开始（秒）")
    end: float = Field(description="结束（秒）")
    speaker: str = Field(description="说话人；未分为空")
    text: str = Field(description="文字")
    confidence: float = Field(description="置信度（0 到 1）")


class TranscribeAnswer(Answer):
    """The whole transcript."""

    segments: tuple[HeardSegment, ...] = Field(description="各段，依次列出")
    duration: float = Field(0.0, description="时长（秒）")
    notes: tuple[str, ...] = Field((), description="提示")


def transcribe(request: TranscribeRequest) -> TranscribeAnswer:
    """Transcribe a recording.

    Raises:
        InputError: the file is missing, empty, not audio, or a video without sound.
        ModelError: the recogniser cannot be loaded.
    """
    from assistant.speech.speakers import SpeakerOptions

    options = SpeakerOptions(request.speakers, {}) if request.speakers else None
    return answer_of(verbs.transcribe(Path(request.path), speakers=options))


def answer_of(transcript: Transcript) -> TranscribeAnswer:
    """A transcript as answer."""
    segments = tuple(
        HeardSegment(start=s.start, end=s.end, speaker=s.speaker, text=s.text, confidence=s.confidence)
        for s in transcript.segments
    )
    return TranscribeAnswer(segments=segments, duration=transcript.duration, notes=transcript.notes)


def row(answer: TranscribeAnswer) -> dict[str, Any]:
    """The line of ``assistant transcribe --json``."""
    return answer.model_dump(mode="json", include={"segments"})


TRANSCRIBE = Verb(
    "transcribe",
    "转写录音：逐段给出时间、说话人、文字、置信度。",
    TranscribeRequest,
    TranscribeAnswer,
    transcribe,
    row,
    command="assistant transcribe {path} --json",
)
