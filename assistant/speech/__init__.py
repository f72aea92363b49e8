"""Room: speech. From the recording to segments with speakers, and on to the record of inquiry (see DESIGN)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.speech.model import Transcript
    from assistant.speech.speakers import SpeakerOptions


def transcribe(audio: Path, *, speakers: SpeakerOptions | None = None) -> Transcript:
    """The whole transcript of a recording; see ``assistant.speech.transcription.stream`` for progress and cancel.

    Args:
        audio: any audio or video file.
        speakers: how many people speak and whose voices are known; found from the sound when None.

    Raises:
        InputError: the file is missing, empty, not audio, or a video without sound.
        ModelError: the recogniser cannot be loaded.
    """
    from assistant.speech.transcription import transcribe as run  # loads the recogniser's packages

    return run(audio, speakers=speakers)
