"""The one small interface behind which every recogniser stands, and what it hears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.speech.audio import Samples
from assistant.speech.model import Word

BEAM = 5


@dataclass(frozen=True, slots=True)
class Heard:
    """What a recogniser made of a stretch of a piece; times are seconds from the piece's start.

    ``logprob`` is the mean log probability of its tokens, ``no_speech`` the model's own doubt that anybody
    speaks (0 … 1), ``compression`` the gzip ratio of the text (high when it repeats itself).
    """

    start: float
    end: float
    text: str
    logprob: float
    no_speech: float = 0.0
    compression: float = 1.0
    words: tuple[Word, ...] = ()


class Engine(Protocol):
    """A speech recogniser for Mandarin pieces of at most half a minute."""

    def identity(self) -> str:
        """Name of engine and model; results kept under another identity are not reused."""

    def recognise(self, audio: Samples) -> list[Heard]:
        """Text of 16 kHz mono samples, in order. No prompt, no hotwords: they made it invent legal phrases."""
