"""Which recognised stretches are speech, and which of them to look at again: nothing is deleted but non-speech."""

from __future__ import annotations

import math
import re

from assistant.corpora import Data, corpus, load
from assistant.speech.chinese import simplified, simplified_words
from assistant.speech.engine import Heard
from assistant.speech.engines import LOOP
from assistant.speech.model import Segment, Word
from assistant.speech.voice import Piece
from assistant.text.dates import NO_DAY, doubtful_dates

LOW = "低置信"
REPEATED = "重复"
NO_SUCH_DAY = "日期存疑"  # it says a day that no calendar has, so a number was misheard or misspoken
DOUBTFUL_WORD = 0.4  # words below are shown as doubtful
_LOW_CONFIDENCE = 0.55
_NO_SPEECH, _LOGPROB = 0.6, -1.0  # Whisper's own pair of limits
_UNVOICED = 0.25  # mean speech probability below which a stretch counts as unvoiced
_LOOP = re.compile(r"(.{1,8}?)\1{4,}")
_NOT_TEXT = re.compile(r"[^\w\u3400-\u9fff]|_")


class _Phrases(Data):
    phrases: tuple[re.Pattern[str], ...]


def is_credit(text: str) -> bool:
    """Whether a text is mostly subtitle credits, which Whisper puts where nobody speaks."""
    bare = _NOT_TEXT.sub("", text)
    phrases = load(corpus("lexicon/non_speech.yaml"), _Phrases).phrases
    covered = {at for pattern in phrases for m in pattern.finditer(bare) for at in range(m.start(), m.end())}
    return len(covered) * 5 >= len(bare) * 2 > 0


def is_loop(text: str, compression: float) -> bool:
    """Whether a text repeats itself as a recogniser does when it is lost."""
    return compression > LOOP or bool(_LOOP.search(_NOT_TEXT.sub("", text)))


def is_speech(heard: Heard, piece: Piece) -> bool:
    """False for empty text, credits, and stretches both the recogniser and the voice detector doubt."""
    if not _NOT_TEXT.sub("", heard.text) or is_credit(heard.text):
        return False
    doubted = heard.no_speech > _NO_SPEECH and heard.logprob < _LOGPROB
    unvoiced = piece.voiced(heard.start, heard.end) < _UNVOICED and heard.logprob < -0.7
    return not (doubted or unvoiced)


def to_segment(heard: Heard, piece: Piece) -> Segment:
    """The segment as the user sees it: times of the recording, simplified characters, confidence and marks."""
    words = tuple(
        Word(round(piece.time(w.start), 2), round(piece.time(w.end), 2), w.text, round(w.probability, 3))
        for w in heard.words
    )
    known = sum(w.probability * len(w.text) for w in words) / max(1, sum(len(w.text) for w in words))
    confidence = known if words else min(1.0, math.exp(heard.logprob))
    text = simplified(heard.text)
    doubts = {
        LOW: confidence < _LOW_CONFIDENCE,
        REPEATED: is_loop(heard.text, heard.compression),
        NO_SUCH_DAY: any(doubt.reason == NO_DAY for doubt in doubtful_dates(text)),
    }
    marks = tuple(mark for mark, applies in doubts.items() if applies)
    start, end = (
        (words[0].start, words[-1].end) if words else (piece.time(heard.start), piece.time(heard.end))
    )
    return Segment(
        round(start, 2), round(end, 2), text, round(confidence, 3), "", simplified_words(words), marks
    )
