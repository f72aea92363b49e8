"""The manifest of an index, and the pointer that swaps generations atomically."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import SearchIndexError
from assistant.files import flush, replacing
from assistant.search import sound

FORMAT = 3
_POINTER = "CURRENT"


@dataclass(frozen=True)
class Manifest:
    """What an index was built from.

    Args:
        corpus: digest of the indexed texts; source: the caller's own fingerprint of where they came from.
        tokens: digest of the tokeniser; pending: passages that still have no vector.
    """

    format: int
    corpus: str
    source: str
    encoder: str
    encoder_digest: str
    tokens: str
    rows: int
    units: int
    passages: int
    pending: int
    regions: tuple[str, ...]
    levels: tuple[str, ...]

    def save(self, directory: Path) -> None:
        """Write ``manifest.json`` into the generation."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (directory / "manifest.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, directory: Path) -> Manifest:
        """Read the manifest of a generation.

        Raises:
            SearchIndexError: if it is missing, damaged or of another format.
        """
        try:
            values = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
            values["regions"], values["levels"] = tuple(values["regions"]), tuple(values["levels"])
            manifest = cls(**values)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise SearchIndexError(f"索引 {directory} 不完整", "请运行 assistant index build 重建") from error
        if manifest.format != FORMAT:
            raise SearchIndexError(
                f"索引 {directory} 是旧格式（{manifest.format}）", "请运行 assistant index build 重建"
            )
        return manifest


def current(directory: Path) -> Path | None:
    """The generation in use, or None if the index was never built."""
    try:
        generation = directory / (directory / _POINTER).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return generation if generation.is_dir() else None


def publish(directory: Path, generation: Path) -> None:
    """Flush a complete generation to disk, make it the one in use, and remove the others."""
    sound.note(generation)
    for path in [*generation.rglob("*"), generation]:
        flush(path)
    with replacing(directory / _POINTER) as pointer:
        pointer.write_text(generation.name, encoding="utf-8")
    flush(directory)
    for other in directory.glob("generation-*"):
        if other != generation:
            shutil.rmtree(other, ignore_errors=True)
