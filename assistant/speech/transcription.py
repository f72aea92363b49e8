"""From a recording to segments: pieces recognised one by one in the background, reported as they come.

The recogniser runs in a thread of its own, so that a cancel is answered at once although a piece may take
seconds. Each finished piece is put on disk; the same recording with the same engine goes on from there.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.settings import settings
from assistant.speech.audio import RATE, Recording, Samples, open_recording, read_blocks
from assistant.speech.checkpoint import Checkpoint, Finished
from assistant.speech.engine import Engine
from assistant.speech.engines import open_engine
from assistant.speech.hearing import hear
from assistant.speech.judge import is_speech, to_segment
from assistant.speech.model import Segment, Transcript, clock
from assistant.speech.recognisers.shelf import Shelf
from assistant.speech.recognisers.standing import standing
from assistant.speech.speakers import SpeakerOptions, assign_speakers
from assistant.speech.voice import Piece, find_pieces
from assistant.speech.voiceprint import VoicePrinter

_POLL_SECONDS = 0.2
_SHOWN = 5  # places named in a note


@dataclass(frozen=True, slots=True)
class Update:
    """What is known so far. ``done`` and ``total`` are seconds of sound; ``new`` the segments since the last update.

    In the last update ``final`` holds the whole transcript, with speakers; before it is None.
    """

    new: tuple[Segment, ...]
    done: float
    total: float
    final: Transcript | None = None


def default_engine() -> Engine:
    """The engine of the settings or of ``assistant speech models use``, loaded once.

    Raises:
        ModelError: it cannot be loaded.
    """
    chosen = settings()
    shelf = Shelf(chosen.home)
    return _engine(
        chosen.whisper or shelf.in_use, chosen.home, chosen.threads, shelf.sheet(shelf.in_use).sha256
    )


@lru_cache(maxsize=1)
def _engine(setting: str, home: Path, threads: int, digest: str) -> Engine:
    """``digest`` is there to load a model of the same name anew."""
    return open_engine(setting, home, threads)


def transcribe(audio: Path, *, speakers: SpeakerOptions | None = None) -> Transcript:
    """The whole transcript of a recording with the engine of the settings.

    Raises:
        InputError: the file is missing, empty, not audio, or a video without sound.
        ModelError: the recogniser cannot be loaded.
    """
    last = None
    for update in stream(audio, speakers=speakers):
        last = update.final
    assert last is not None  # stream() ends with a final update unless cancelled, and nobody cancels here
    return last


def stream(
    audio: Path,
    *,
    engine: Engine | None = None,
    speakers: SpeakerOptions | None = None,
    cancel: threading.Event | None = None,
    resume: bool = True,
) -> Iterator[Update]:
    """Transcribe while reporting: one update a piece, a last one with speakers assigned.

    Args:
        audio: any file PyAV reads.
        engine: the recogniser; that of the settings when None.
        speakers: how many people speak and whose voices are known; found from the sound when None.
        cancel: when set, the iterator ends within a second; what was finished is kept for the next run.
        resume: whether to use pieces finished by an earlier run.

    Raises:
        InputError: the file is missing, empty, not audio, or a video without sound.
        ModelError: the recogniser cannot be loaded.
    """
    recording = open_recording(audio)
    recogniser = engine or default_engine()
    store = Checkpoint(settings().home / "speech", recording.digest, recogniser.identity())
    if not resume:
        store.clear()
    job = _Job(recording, recogniser, store, cancel or threading.Event())
    for piece in job.run():
        yield Update(piece.segments, piece.end, max(recording.duration, piece.end))
    if not job.cancelled.is_set():
        final = _finish(job, speakers or SpeakerOptions())
        yield Update((), final.duration, final.duration, final)


class _Job:
    """Recognises the pieces of one recording in a thread; ``run`` hands them out until all are done or cancelled."""

    def __init__(
        self, recording: Recording, engine: Engine, store: Checkpoint, cancelled: threading.Event
    ) -> None:
        self.recording, self.engine, self.store, self.cancelled = recording, engine, store, cancelled
        self.finished: list[Finished] = []
        self.seconds = 0.0
        self._queue: queue.Queue[Finished | Exception | None] = queue.Queue()

    def run(self) -> Iterator[Finished]:
        threading.Thread(target=self._work, name="transcribe", daemon=True).start()
        try:
            yield from self._collect()
        except BaseException:  # the caller stopped listening, Ctrl-C included
            self.cancelled.set()
            raise

    def _collect(self) -> Iterator[Finished]:
        while not self.cancelled.is_set():
            with suppress(queue.Empty):
                item = self._queue.get(timeout=_POLL_SECONDS)
                if item is None:
                    return
                if isinstance(item, Exception):
                    raise item
                self.finished.append(item)
                yield item

    def _work(self) -> None:
        try:
            earlier = self.store.load()
            printer = VoicePrinter(settings().models)
            for number, piece in enumerate(find_pieces(self._blocks())):
                if self.cancelled.is_set():
                    return
                if number < len(earlier):
                    done = earlier[number]
                else:
                    done = finish_piece(piece, self.engine, printer)
                    self.store.add(done)
                self._queue.put(done)
            self._queue.put(None)
        except Exception as error:  # handed to the caller's thread, which raises it
            self._queue.put(error)

    def _blocks(self) -> Iterator[Samples]:
        for block in read_blocks(self.recording.path):
            self.seconds += len(block) / RATE
            yield block


def finish_piece(piece: Piece, engine: Engine, printer: VoicePrinter) -> Finished:
    """Recognise one piece, leave out what is no speech, and take the voice prints of its windows."""
    heard = hear(piece, engine)
    speech = [h for h in heard.heard if is_speech(h, piece)]
    dropped = tuple((piece.time(h.start), piece.time(h.end)) for h in heard.heard if h not in speech)
    silent = tuple((piece.time(a), piece.time(b)) for a, b in heard.silent)
    windows, prints = printer.windows(piece)
    segments = tuple(to_segment(h, piece) for h in speech)
    return Finished(piece.start, piece.end, segments, dropped, windows, prints.astype("float16"), silent)


def _finish(job: _Job, options: SpeakerOptions) -> Transcript:
    segments = assign_speakers(job.finished, options)
    return Transcript(segments, round(job.seconds, 2), job.engine.identity(), _notes(job, segments))


def _notes(job: _Job, segments: tuple[Segment, ...]) -> tuple[str, ...]:
    notes = []
    if not segments:
        notes.append("没有听到可辨认的说话声")
    declared = job.recording.duration
    if declared - job.seconds > max(2.0, declared * 0.02):
        notes.append(f"录音不完整：应有 {declared:.0f} 秒，只读出 {job.seconds:.0f} 秒，文件可能被截断")
    dropped = sum(len(piece.dropped) for piece in job.finished)
    if dropped:
        notes.append(f"略去 {dropped} 处非说话声")
    unheard = [span for piece in job.finished for span in piece.silent]
    if unheard:
        places = "、".join(clock(start) for start, _ in unheard[:_SHOWN])
        more = "等" if len(unheard) > _SHOWN else ""
        notes.append(f"{len(unheard)} 处有说话声而没有识别出文字（{places}{more}），请听录音")
    doubtful = sum(bool(s.marks) for s in segments)
    if doubtful:
        notes.append(f"{doubtful} 段标有疑点，请对照录音核对")
    return (*notes, *standing(job.engine.identity(), settings().home))
