"""Finished pieces of a recording on disk, so that a killed run goes on where it stopped."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.errors import InputError
from assistant.sealing import content
from assistant.speech.model import Segment, Word
from assistant.speech.voiceprint import PRINT_SIZE

_VERSION = 3  # raised when pieces are cut, recognised or printed in another way


@dataclass(frozen=True, slots=True)
class Finished:
    """What one piece gave: its span, segments, spans left out as non-speech, and voice prints of its windows."""

    start: float
    end: float
    segments: tuple[Segment, ...]
    dropped: tuple[tuple[float, float], ...]
    windows: npt.NDArray[np.float32]  # (n, 2): start and end of each window in the recording
    prints: npt.NDArray[np.float16]  # (n, 256)
    silent: tuple[tuple[float, float], ...] = ()  # spans of voice that gave no text


class Checkpoint:
    """One append-only file per recording and engine; a torn last line is ignored."""

    def __init__(self, folder: Path, digest: str, engine: str) -> None:
        key = hashlib.sha256(f"{_VERSION} {digest} {engine}".encode()).hexdigest()[:32]
        self.path = folder / f"{key}.jsonl"

    def load(self) -> list[Finished]:
        """The finished pieces, in order. A line torn by a crash is cut off the file with all that follows it."""
        if not self.path.is_file():
            return []
        done, good = [], 0
        for line in self.path.read_bytes().splitlines(keepends=True):
            piece = _parse(line)
            if piece is None:
                os.truncate(self.path, good)
                break
            done.append(piece)
            good += len(line)
        return done

    def add(self, piece: Finished) -> None:
        """Append a piece and put it on disk."""
        line = content.line(json.dumps(_row(piece), ensure_ascii=False).encode())
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def clear(self) -> None:
        """Forget the recording."""
        self.path.unlink(missing_ok=True)


def _row(piece: Finished) -> dict[str, Any]:
    return {
        "start": piece.start,
        "end": piece.end,
        "segments": [asdict(s) for s in piece.segments],
        "dropped": piece.dropped,
        "silent": piece.silent,
        "windows": piece.windows.tolist(),
        "prints": base64.b64encode(piece.prints.tobytes()).decode(),
    }


def _parse(line: bytes) -> Finished | None:
    try:
        return _read(json.loads(content.row_of(line))) if line.endswith(b"\n") else None
    except (ValueError, KeyError, TypeError, InputError):
        return None


def _read(row: dict[str, Any]) -> Finished:
    windows = np.asarray(row["windows"], np.float32).reshape(-1, 2)
    prints = np.frombuffer(base64.b64decode(row["prints"]), np.float16).reshape(-1, PRINT_SIZE)
    segments = tuple(segment_from(s) for s in row["segments"])
    dropped, silent = (tuple(map(tuple, row[key])) for key in ("dropped", "silent"))
    return Finished(row["start"], row["end"], segments, dropped, windows, prints, silent)


def segment_from(row: dict[str, Any]) -> Segment:
    """A segment from its JSON form (``dataclasses.asdict``)."""
    words = tuple(Word(**w) for w in row.get("words", ()))
    return Segment(**{**row, "words": words, "marks": tuple(row.get("marks", ()))})
