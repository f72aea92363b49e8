"""Transcription in a worker: the record grows and is kept piece by piece; stopping keeps what is finished."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup

from assistant import jobs
from assistant.errors import InputError, JobCancelledError
from assistant.settings import settings
from assistant.speech.record_model import Record
from assistant.web import work
from assistant.web.components.shapes import button, waiting
from assistant.web.recording import views
from assistant.web.recording.kept import Kept, change, lexicon_of, load

if TYPE_CHECKING:
    from assistant.speech.transcription import Update


def hear(key: str, request: gr.Request) -> Iterator[dict[str, Any]]:
    """Transcribe the recording of a record that is kept.

    Raises:
        AssistantError: there is no recording, it cannot be read, or a bound was passed.
    """
    from assistant.speech.enrolment import Voices
    from assistant.speech.speakers import SpeakerOptions

    kept, chosen = load(key), settings()
    path = Path(kept.audio)
    if not kept.audio or not path.is_file():
        raise InputError("还没有录音，或者录音文件已不在", "请上传录音文件或现场录音；已转写的内容仍在")
    options = SpeakerOptions(kept.speakers or None, Voices(chosen.home, chosen.models).all())
    yield {"going": going("正在打开录音…")}
    with work.started(jobs.HEAR, request, path=path, speakers=options) as job:
        heard: list[Any] = []
        for event in job.events():
            if isinstance(event, jobs.Piece):
                heard += event.value.new
                yield _grown(key, path, event.value, heard)
        with suppress(JobCancelledError):
            job.result()


def _grown(key: str, path: Path, update: Update, heard: list[Any]) -> dict[str, Any]:
    from assistant.speech.model import Transcript
    from assistant.speech.record import from_transcript

    transcript = update.final or Transcript(tuple(heard), update.done)
    record = from_transcript(transcript, source=path.name)
    kept = change(key, lambda before: _with(before, record, final=update.final is not None))
    done = f"已转写 {views.clock(update.done)} / {views.clock(update.total)}"
    return {
        "going": Markup("") if update.final else going(done),
        "lines": views.transcript(kept.record, kept.page, lexicon_of(kept), running=update.final is None),
        "tools": views.tools(record) if update.final else Markup(""),
    }


def _with(kept: Kept, record: Record, *, final: bool) -> Kept:
    return kept.model_copy(update={"record": record, "page": 1 if final else views.pages(record)})


def going(text: str) -> Markup:
    """What is going on, and a button that stops it."""
    return Markup('<div class="bar-of-buttons">{}{}</div>').format(waiting(text), button("停止", "stop"))
