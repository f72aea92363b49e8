"""Voices that an officer has enrolled, so that later recordings name them. Voice prints stay on this machine."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np

from assistant.arrays import members
from assistant.dossier.failures import told_failures
from assistant.errors import InputError, ModelError
from assistant.files import replacing
from assistant.sealing import content
from assistant.speech.audio import RATE, open_recording, read_blocks
from assistant.speech.voice import find_pieces
from assistant.speech.voiceprint import PRINT_SIZE, Prints, VoicePrinter

_LEAST_SECONDS = 3.0


class Voices:
    """The enrolled voices: one file, name → print."""

    def __init__(self, home: Path, models: Path) -> None:
        self.path = home / "speech" / "voices.npz"
        self._models = models

    def all(self) -> dict[str, Prints]:
        """Every enrolled voice by name.

        Raises:
            ModelError: the file is damaged.
            StoreError: it cannot be read: the disk fails, or the key is not at hand.
        """
        if not self.path.is_file():
            return {}
        try:
            with told_failures():
                held = content.opened(self.path)
            names, prints = members(io.BytesIO(held), "names", "prints")
            return {str(name): voice for name, voice in zip(names, prints, strict=True)}
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, InputError) as error:
            raise ModelError(
                f"登记的声音 {self.path} 已损坏", "请运行 assistant doctor --repair，再重新登记"
            ) from error

    def enrol(self, name: str, audio: Path) -> None:
        """Keep the voice of a recording in which only this person speaks.

        Raises:
            InputError: no name, an unreadable file, or less than three seconds of speech.
        """
        if not name.strip():
            raise InputError("没有填写姓名", "请填写这段声音是谁的")
        open_recording(audio)
        pieces = list(find_pieces(read_blocks(audio)))
        if sum(len(p.audio) for p in pieces) < _LEAST_SECONDS * RATE:
            raise InputError(
                "录音里说话太短，不够登记声音", f"请用至少 {_LEAST_SECONDS:.0f} 秒只有本人说话的录音"
            )
        printer = VoicePrinter(self._models)
        prints = np.concatenate([printer.windows(p)[1] for p in pieces])
        mean = prints.mean(axis=0)
        self._write(self.all() | {name.strip(): np.asarray(mean / np.linalg.norm(mean), np.float32)})

    def remove(self, name: str) -> None:
        """Forget a voice.

        Raises:
            InputError: no such voice.
        """
        voices = self.all()
        if name not in voices:
            raise InputError(f"没有登记过“{name}”的声音", "请从列表中选择")
        self._write({k: v for k, v in voices.items() if k != name})

    def _write(self, voices: dict[str, Prints]) -> None:
        prints = np.array(list(voices.values()), np.float32).reshape(-1, PRINT_SIZE)
        out = io.BytesIO()
        np.savez(out, names=np.array(list(voices), str), prints=prints)
        with replacing(self.path) as written:
            written.write_bytes(content.sealed(out.getvalue()))
