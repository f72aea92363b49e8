"""A speech model of a few bytes, as folder and as zip."""

import hashlib
import zipfile
from pathlib import Path

from assistant.speech.recognisers.shelf import Shelf
from assistant.speech.recognisers.trial import Trial

GOOD = Trial(0.08, 21.0, 512.0)
FILES = {
    "model.bin": bytes(range(256)) * 12_000,
    "config.json": b"{}",
    "tokenizer.json": b'{"version": "1"}',
    "vocabulary.txt": "的\n是\n".encode(),
}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def folder_of(path: Path, files: dict[str, bytes] = FILES) -> Path:
    path.mkdir(parents=True)
    for name, content in files.items():
        (path / name).write_bytes(content)
    return path


def zip_of(path: Path, entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def stored(shelf: Shelf, name: str) -> dict[str, bytes]:
    folder = shelf.path(name)
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "model.json"}


def left_behind(home: Path) -> list[str]:
    """Parts and drafts that lie about."""
    return [
        p.name
        for p in (home / "models").rglob("*")
        if p.is_file() and (p.suffix == ".part" or p.name[0] == ".")
    ]
