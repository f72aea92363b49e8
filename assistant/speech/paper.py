"""A recording as a paper: a part a stretch of speech, each with its second, so that a sentence can be played."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.paper.model import Paper, Part, placed
from assistant.speech.model import Segment, Transcript, clock
from assistant.speech.transcription import stream

_CHECK = "文字由录音识别得到，请对照录音核对"


def hear_paper(path: Path, name: str, progress: Callable[[str], None]) -> Paper:
    """The paper of a recording.

    Args:
        path: the recording.
        name: of its file.
        progress: told how much was heard.

    Raises:
        InputError: no sound that can be read.
        ModelError: the recogniser cannot be loaded.
    """
    final: Transcript | None = None
    for told in stream(path):
        progress(f"已转写 {clock(told.done)}，共 {clock(told.total)}")
        final = told.final
    assert final is not None  # stream() ends with a final update unless cancelled, and nobody cancels here
    return paper_of(final, name)


def paper_of(transcript: Transcript, name: str) -> Paper:
    """A transcript as a paper.

    Args:
        transcript: whole.
        name: of the recording.
    """
    notes = (_CHECK, *transcript.notes) if transcript.segments else transcript.notes
    return Paper(name, placed(map(_part, transcript.segments)), notes=notes)


def _part(segment: Segment) -> Part:
    said = f"{segment.speaker}：{segment.text}" if segment.speaker else segment.text
    return Part(said, 0, second=segment.start)
